"""Every slip of a transposed convolution gives other numbers than the right answer, of the same shape."""

import numpy as np
import pytest

from startcode import layers, problems

SIZES = [
    {"m": 2, "n_H": 3, "n_W": 4, "n_C": 3, "n_C_new": 2, "f": 3, "stride": 2, "pad": 1},
    {"m": 3, "n_H": 2, "n_W": 3, "n_C": 2, "n_C_new": 2, "f": 2, "stride": 3, "pad": 0},
    {"m": 2, "n_H": 4, "n_W": 3, "n_C": 2, "n_C_new": 3, "f": 4, "stride": 1, "pad": 1},
    {"m": 2, "n_H": 3, "n_W": 4, "n_C": 3, "n_C_new": 2, "f": 4, "stride": 2, "pad": 1},
]
every = pytest.mark.parametrize("size", SIZES, ids=str)


@every
def test_every_slip_on_the_way_there_gives_another_picture(size):
    given = problems.transposed_convolution(np.random.default_rng(1), **size)
    right, _ = layers.transposed_conv_forward(*given)
    slips = problems.transposed_slips(*given)
    if size["f"] <= size["stride"]:
        assert not any("overwriting" in words for words in slips)  # stamps that do not touch
    for words, wrong in slips.items():
        assert wrong.shape == right.shape, words
        if words != "stamps one pixel apart, whatever the stride is" or size["stride"] > 1:
            assert not np.allclose(wrong, right, rtol=1e-3), words


@every
def test_every_slip_on_the_way_back_gives_another_slope(size):
    dZ, cache = problems.transposed_message(np.random.default_rng(2), **size)
    _, trip = layers.transposed_conv_forward(*cache)
    assert dZ.shape == trip.made
    right = dict(zip(("dA_prev", "dW", "db"), layers.transposed_conv_backward(dZ, trip), strict=True))
    for name, slips in problems.transposed_backward_slips(dZ, cache).items():
        for words, wrong in slips.items():
            assert wrong.shape == right[name].shape, words
            if "one pixel apart" not in words or size["stride"] > 1:
                assert not np.allclose(wrong, right[name], rtol=1e-3), (name, words)


def test_overwriting_is_what_a_loop_without_a_plus_leaves():
    A_prev, W, b, hparameters = problems.transposed_convolution(np.random.default_rng(3), **SIZES[0])
    sheet = np.zeros((2, 7, 9, 2))
    for i, h, w in np.ndindex(2, 3, 4):
        sheet[i, 2 * h : 2 * h + 3, 2 * w : 2 * w + 3] = W @ A_prev[i, h, w]
    slip = problems.transposed_slips(A_prev, W, b, hparameters)[
        "overwriting what is there already, where it must be added to"
    ]
    np.testing.assert_allclose(slip, sheet[:, 1:-1, 1:-1] + b)
