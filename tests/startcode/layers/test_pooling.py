"""The fast pooling computes what slow loops compute, and its slopes are those of its sums."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from tests.startcode.layers.test_network import slopes

SIZES = [(f, stride) for f in (1, 2, 3) for stride in (1, 2, 3)]
MODES = ("max", "average")


def pictures(dtype=np.float64):
    """Numbers that are all apart, half of them negative."""
    rng = np.random.default_rng(1)
    return (rng.permutation(2 * 7 * 6 * 3).reshape(2, 7, 6, 3) / 10 - 12).astype(dtype)


def by_loops(A_prev, f, stride, mode):
    m, height, width, n_C = A_prev.shape
    A = np.zeros((m, (height - f) // stride + 1, (width - f) // stride + 1, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        window = A_prev[i, stride * h : stride * h + f, stride * w : stride * w + f, c]
        A[i, h, w, c] = {"max": np.max, "average": np.mean}[mode](window)
    return A


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("f", "stride"), SIZES)
def test_it_computes_what_four_loops_compute(f, stride, mode):
    A, _ = layers.pool_forward(pictures(), {"f": f, "stride": stride}, mode)
    np.testing.assert_allclose(A, by_loops(pictures(), f, stride, mode), rtol=1e-12)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("f", "stride"), SIZES)
def test_every_slope_is_the_measured_one(f, stride, mode):
    hparameters = {"f": f, "stride": stride}
    A, cache = layers.pool_forward(pictures(), hparameters, mode)
    dA = np.random.default_rng(2).normal(size=A.shape)
    measured = slopes(lambda moved: np.sum(dA * layers.pool_forward(moved, hparameters, mode)[0]), pictures())
    np.testing.assert_allclose(layers.pool_backward(dA, cache, mode), measured, rtol=1e-6, atol=1e-7)


def test_planted_mistakes_are_seen_by_those_comparisons(monkeypatch):
    from startcode.layers import pooling

    places, back = pooling.places, layers.pool_backward
    monkeypatch.setattr(layers, "pool_backward", lambda *given: 1.01 * back(*given))
    with pytest.raises(AssertionError):
        test_every_slope_is_the_measured_one(3, 2, "average")
    monkeypatch.setattr(pooling, "places", lambda n_H, n_W, row, column, stride: places(n_H, n_W, row, 0, stride))
    with pytest.raises(AssertionError):
        test_it_computes_what_four_loops_compute(3, 2, "max")


def test_of_several_largest_the_first_gets_the_slope_so_that_nothing_is_made_or_lost():
    A, cache = layers.pool_forward(np.ones((1, 4, 4, 1)), {"f": 2, "stride": 2})
    dA_prev = layers.pool_backward(np.full(A.shape, 3.0), cache)
    assert dA_prev.sum() == 12
    assert dA_prev[0, 0, 0, 0] == 3


@pytest.mark.parametrize("mode", MODES)
def test_what_comes_in_as_float32_stays_float32_and_nothing_is_changed(mode):
    given = pictures(np.float32)
    A, cache = layers.pool_forward(given, {"f": 3, "stride": 2}, mode)
    dA = A.copy()
    dA_prev = layers.pool_backward(dA, cache, mode)
    assert A.dtype == dA_prev.dtype == np.float32
    np.testing.assert_array_equal(given, pictures(np.float32))
    np.testing.assert_array_equal(dA, A)


def test_what_does_not_fit_is_refused():
    given = pictures()
    with pytest.raises(StartCodeError, match="there is no mode 'mean'"):
        layers.pool_forward(given, {"f": 2, "stride": 2}, "mean")
    with pytest.raises(StartCodeError, match="no f"):
        layers.pool_forward(given, {"stride": 2})
    A, cache = layers.pool_forward(given, {"f": 2, "stride": 2})
    with pytest.raises(StartCodeError, match='the way there was "max"'):
        layers.pool_backward(A, cache, "average")
    with pytest.raises(StartCodeError, match="the slope coming back"):
        layers.pool_backward(A[:1], cache)
    with pytest.raises(StartCodeError, match="the cache is a tuple"):
        layers.pool_backward(A, (given, {"f": 2}))
