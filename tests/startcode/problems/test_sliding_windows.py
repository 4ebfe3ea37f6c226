"""Windows and boxes that the usual slips give are wrong, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

HEATS = [
    {"n_rows": 5, "n_columns": 7, "window": 11, "strides": (2, 3), "threshold": 0.72},
    {"n_rows": 3, "n_columns": 8, "window": 17, "strides": (3, 1, 2, 4), "threshold": 0.47},
]
CUTS = [
    {"n_H": 7, "n_W": 9, "n_C": 3, "window": 4, "stride": 2},
    {"n_H": 8, "n_W": 12, "n_C": 2, "window": 2, "stride": 3},
]


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


@pytest.mark.parametrize("size", CUTS, ids=str)
def test_cut_windows_are_what_loops_cut(size):
    X, window, stride = problems.picture_and_window(rng(), **size)
    crops, corners = problems.cut_windows(X, window, stride)
    assert len(corners) == len(crops)
    assert corners[:, 2].max() <= size["n_W"] < corners[:, 2].max() + stride
    assert corners[:, 3].max() <= size["n_H"] < corners[:, 3].max() + stride
    for crop, (x1, y1, x2, y2) in zip(crops, corners, strict=True):
        np.testing.assert_array_equal(crop, X[y1:y2, x1:x2])
    assert corners[1].tolist() == [stride, 0, stride + window, window]


@pytest.mark.parametrize("size", CUTS, ids=str)
def test_slips_of_the_windows_are_wrong_and_told_apart(size):
    given = problems.picture_and_window(rng(), **size)
    crops, corners = problems.cut_windows(*given)
    for right, slips in [(crops, problems.crop_slips(*given)), (corners, problems.corner_slips(*given))]:
        assert {value.shape for value in slips.values()} == {right.shape}
        assert apart([right, *slips.values()])


def test_filters_in_another_order_hold_the_same_weights_and_give_other_numbers():
    W, b, f = problems.dense_on_volume(rng(), n=4, f=3, n_C=2)
    V = problems.volumes(rng(2), m=2, n_H=3, n_W=3, n_C=2)
    wanted = (W @ V.reshape(2, -1).T + b).T
    for filters in problems.filter_orders(W, f).values():
        np.testing.assert_array_equal(np.sort(filters, axis=None), np.sort(W, axis=None))
        Z, _ = layers.conv_forward(V, filters, b.reshape(1, 1, 1, -1), {"stride": 1, "pad": 0})
        assert not np.allclose(Z[:, 0, 0], wanted)


def test_the_network_sees_just_its_window():
    weights = problems.window_network(rng(), first=5, second=3, f=3, depths=(3, 4, 2, 7), outputs=2)
    side = problems.window_side(5, 3, 3)
    for n in (side - 1, side):
        A = problems.volumes(rng(), m=1, n_H=n, n_W=n, n_C=3)
        for place in "12":
            Z, _ = layers.conv_forward(A, weights[f"W{place}"], weights[f"b{place}"], {"stride": 1, "pad": 0})
            A, _ = layers.pool_forward(Z, {"f": 2, "stride": 2})
        assert (A[0].size == weights["W3"].shape[1]) == (n == side)


@pytest.mark.parametrize("size", HEATS, ids=str)
def test_the_best_windows_come_first_and_slips_are_told_apart(size):
    given = problems.score_map(rng(), **size)
    boxes, best = problems.found_windows(*given)
    assert len(best) > 2
    assert np.all(np.diff(best) < 0)
    assert best.min() > size["threshold"]
    scores, window, strides, _ = given
    for (x1, y1, x2, y2), score in zip(boxes.astype(int), best, strict=True):
        assert scores[y1 // np.prod(strides), x1 // np.prod(strides)] == score
        assert (x2 - x1, y2 - y1) == (window, window)
    slips = problems.found_slips(*given)
    assert {value.shape for value in slips.values()} == {boxes.shape}
    assert apart([boxes, *slips.values()])
    none, nothing = problems.found_windows(scores, window, strides, 1.0)
    assert (none.shape, nothing.shape) == ((0, 4), (0,))
