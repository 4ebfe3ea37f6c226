"""Slopes that the usual slips give are wrong, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems
from startcode.problems.convolution_backward import ONE_PIXEL, OVERWRITING

SIZES = [
    {"m": 2, "n_H_prev": 6, "n_W_prev": 7, "n_C_prev": 2, "n_C": 3, "f": 3, "stride": 2, "pad": 1},
    {"m": 2, "n_H_prev": 5, "n_W_prev": 4, "n_C_prev": 3, "n_C": 4, "f": 2, "stride": 3, "pad": 2},
]
POOLS = [
    {"m": 2, "n_H_prev": 5, "n_W_prev": 7, "n_C": 3, "f": 3, "stride": 2},
    {"m": 2, "n_H_prev": 4, "n_W_prev": 5, "n_C": 3, "f": 2, "stride": 1},
]


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


def test_slips_of_the_convolution_are_wrong_and_told_apart():
    dZ, cache = problems.convolution_and_message(rng(), **SIZES[0])
    right = layers.conv_backward(dZ, layers.conv_forward(*cache)[1])
    slips = problems.convolution_backward_slips(dZ, cache)
    for name, wanted in zip(("dA_prev", "dW", "db"), right, strict=True):
        assert {np.shape(value) for value in slips[name].values()} == {wanted.shape}
        assert apart([wanted, *slips[name].values()]), name


def by_loops(dZ, cache):
    """A learner's loops with = for +=."""
    A_prev, W, b, settings = cache
    f, stride, pad = len(W), settings["stride"], settings["pad"]
    framed = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dA, dW, db = np.zeros_like(framed), np.zeros_like(W), np.zeros_like(b)
    for i, h, w, c in np.ndindex(dZ.shape):
        window = np.s_[i, h * stride : h * stride + f, w * stride : w * stride + f]
        dA[window] = W[:, :, :, c] * dZ[i, h, w, c]
        dW[:, :, :, c] = framed[window] * dZ[i, h, w, c]
        db[:, :, :, c] = dZ[i, h, w, c]
    return dA[:, pad : pad + A_prev.shape[1], pad : pad + A_prev.shape[2]], dW, db


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_overwriting_is_what_loops_leave_that_do_not_add(size):
    dZ, cache = problems.convolution_and_message(rng(), **size)
    slips = problems.convolution_backward_slips(dZ, cache)
    for name, left in zip(("dA_prev", "dW", "db"), by_loops(dZ, cache), strict=True):
        np.testing.assert_allclose(slips[name][OVERWRITING], left, atol=1e-12)


@pytest.mark.parametrize("mode", ["max", "average"])
@pytest.mark.parametrize("size", POOLS, ids=str)
def test_slips_of_the_pooling_are_wrong_and_told_apart(size, mode):
    dA, cache = problems.pooling_and_message(rng(), **size)
    right = layers.pool_backward(dA, layers.pool_forward(*cache, mode)[1], mode)
    slips = problems.pooling_backward_slips(dA, cache, mode)
    assert {value.shape for value in slips.values()} == {right.shape}
    assert apart([right, *(value for what, value in slips.items() if size["stride"] > 1 or what != ONE_PIXEL)])


def test_masks_are_wrong_unless_the_numbers_make_them_right():
    x = np.array([[1.0, -9.0, 4.0], [2.0, 8.0, 5.0]])
    assert apart(
        [
            x == x.max(),
            *(
                value
                for what, value in problems.mask_slips(x).items()
                if "begin with 0" not in what and "sign" not in what
            ),
        ]
    )
    below = problems.mask_slips(x - 10)
    assert not any(value.any() for what, value in below.items() if "begin with 0" in what)


@pytest.mark.parametrize(("f", "pad", "stride"), [(2, 0, 1), (3, 1, 2)])
def test_rows_in_another_order_hold_the_same_numbers(f, pad, stride):
    X = problems.spread_pictures(rng(), m=3, n_H=5, n_W=6, n_C=2)
    rows = problems.window_rows(X, f, pad, stride)
    slips = problems.window_row_slips(X, f, pad, stride)
    for what, value in slips.items():
        if what != ONE_PIXEL:
            np.testing.assert_array_equal(np.sort(value, axis=None), np.sort(rows, axis=None))
    assert apart([rows, *(value for what, value in slips.items() if stride > 1 or what != ONE_PIXEL)])


def test_filters_in_another_order_give_other_outputs():
    given = problems.convolution(rng(), **SIZES[0])
    right = layers.conv_forward(*given)[0]
    slips = problems.product_slips(*given)
    assert {value.shape for value in slips.values()} == {right.shape}
    assert apart([right, *slips.values()])


def test_slopes_and_shares_keep_away_from_0():
    assert np.abs(problems.slopes_like(rng(), (5, 7))).min() >= 0.3
    dz, shape = problems.share_of_one(rng(), n_H=3, n_W=5)
    assert abs(dz) >= 0.3
    assert shape == (3, 5)
    assert np.unique(problems.a_window(rng(), n_H=3, n_W=5)).size == 15
