"""Pictures and filters tell mistakes apart: every slip gives a wrong result of the right shape, and no other slip's."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

SIZES = [
    {"m": 2, "n_H_prev": 5, "n_W_prev": 7, "n_C_prev": 3, "n_C": 4, "f": 3, "stride": 1, "pad": 0},
    {"m": 3, "n_H_prev": 6, "n_W_prev": 4, "n_C_prev": 2, "n_C": 5, "f": 3, "stride": 2, "pad": 1},
    {"m": 2, "n_H_prev": 8, "n_W_prev": 5, "n_C_prev": 4, "n_C": 3, "f": 2, "stride": 3, "pad": 2},
]
ALIKE = (
    "going on by one pixel",
    "using the stride",
    "a frame of ones",
)  # right where stride is 1, where there is no frame


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_slip_of_the_layer_has_the_right_shape_and_other_values(size):
    given = problems.convolution(rng(), **size)
    right = layers.conv_forward(*given)[0]
    assert right.shape == problems.convolved_shape(**size)
    slips = problems.convolution_slips(*given)
    assert {np.shape(value) for value in slips.values()} == {right.shape}
    telling = size["stride"] > 1 and size["pad"] > 0
    telling = size["stride"] > 1 and size["pad"] > 0
    real = [value for what, value in slips.items() if telling or not what.startswith(ALIKE)]
    assert apart([right, *real])
    assert len(slips) == 9 + (size["stride"] == 1)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_slip_of_one_filter_shows_where_all_pictures_are_ones(size):
    A_prev, W, b, settings = problems.convolution(rng(), **size)
    right = layers.conv_forward(np.ones_like(A_prev), W, b, settings | {"pad": 0})[0][0, 0, 0]
    slips = problems.filter_slips(W, b)
    assert {np.shape(value) for value in slips.values()} == {right.shape}
    assert apart([right, *slips.values()])


def test_frames_of_other_kinds_differ_from_the_right_one():
    X, pad = problems.framed_pictures(rng(), m=2, n_H=3, n_W=5, n_C=4, pad=2)
    right = layers.zero_pad(X, pad)
    slips = problems.frame_slips(X, pad)
    assert {value.shape for value in slips.values()} == {right.shape}
    assert apart([right, *slips.values()])
    assert np.abs(X).min() > 1.5


def test_only_turning_convolutions_turn():
    A_prev, W, b, settings = problems.convolution(rng(), **SIZES[1])
    right = layers.conv_forward(A_prev, W, b, settings)[0]
    rights = [conv(A_prev, W, b, settings)[0] for conv in problems.right_convolutions().values()]
    for Z in rights:
        np.testing.assert_allclose(Z, right, rtol=1e-9, atol=1e-9)
    assert any(np.any(right != Z) for Z in rights)  # a test to the last digit raises a false alarm
    assert apart([right, *(conv(A_prev, W, b, settings)[0] for conv in problems.turning_convolutions().values())])


def test_a_window_and_filters_have_the_shapes_and_biases_that_are_not_0():
    a_slice_prev, W, b = problems.one_window(rng(), f=3, n_C_prev=2)
    assert (a_slice_prev.shape, W.shape, b.shape) == ((3, 3, 2), (3, 3, 2), (1, 1, 1))
    W, b = problems.filters(rng(), 3, 2, 5)
    assert (W.shape, b.shape) == ((3, 3, 2, 5), (1, 1, 1, 5))
    assert b.min() > 0.4


@pytest.mark.parametrize(
    "stack", [[], [(3, 1)], [(3, 2), (2, 3), (5, 1)], [(2, 3), (2, 1)], [(1, 2), (4, 1), (2, 2)]], ids=str
)
def test_the_side_that_is_seen_is_what_a_row_of_pixels_shows(stack):
    n = 60
    influence = np.eye(n)  # row: number behind the layers so far; column: pixel
    for f, stride in stack:
        influence = np.array([influence[i : i + f].sum(axis=0) for i in range(0, len(influence) - f + 1, stride)])
    pixels = np.flatnonzero(influence[0])
    assert problems.seen_side(stack) == pixels[-1] - pixels[0] + 1


def test_slips_of_the_field_are_told_apart_by_the_stacks_of_the_lesson():
    stacks = [
        [],
        [(3, 1)],
        [(3, 1), (3, 1)],
        [(5, 2)],
        [(2, 2), (3, 1)],
        [(3, 2), (2, 3), (5, 1)],
        [(5, 1), (2, 2), (3, 1), (2, 2)],
    ]
    right = np.array([problems.seen_side(stack) for stack in stacks])
    assert apart([right, *problems.field_slips(stacks).values()])
