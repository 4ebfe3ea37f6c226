"""The fast convolution computes what slow loops compute, and its slopes are those of its sums."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from tests.startcode.layers.test_network import slopes

SIZES = [(m, n_H, n_W, f, pad, stride) for f, pad, stride in
         [(3, 1, 2), (3, 0, 1), (2, 0, 3), (3, 2, 1), (1, 0, 1), (1, 1, 2), (5, 2, 3), (2, 3, 1)]
         for m, n_H, n_W in [(2, 7, 6)]]  # fmt: skip


def problem(m, n_H, n_W, f, pad, stride, n_C_prev=2, n_C=3, dtype=np.float64):
    rng = np.random.default_rng(1)
    A_prev = rng.normal(size=(m, n_H, n_W, n_C_prev)).astype(dtype)
    W, b = (rng.normal(size=shape).astype(dtype) for shape in [(f, f, n_C_prev, n_C), (1, 1, 1, n_C)])
    return A_prev, W, b, {"stride": stride, "pad": pad}


def by_loops(A_prev, W, b, hparameters):
    f, stride, pad = len(W), hparameters["stride"], hparameters["pad"]
    framed = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    n_H, n_W = ((n - f) // stride + 1 for n in framed.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(Z.shape):
        window = framed[i, stride * h : stride * h + f, stride * w : stride * w + f]
        Z[i, h, w, c] = np.sum(window * W[:, :, :, c]) + b[0, 0, 0, c]
    return Z


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_it_computes_what_four_loops_compute(sizes):
    given = problem(*sizes)
    Z, _ = layers.conv_forward(*given)
    np.testing.assert_allclose(Z, by_loops(*given), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_slope_is_the_measured_one(sizes):
    A_prev, W, b, hparameters = problem(*sizes)
    Z, cache = layers.conv_forward(A_prev, W, b, hparameters)
    dZ = np.random.default_rng(2).normal(size=Z.shape)

    def total(A_prev, W, b):
        return np.sum(dZ * layers.conv_forward(A_prev, W, b, hparameters)[0])

    dA_prev, dW, db = layers.conv_backward(dZ, cache)
    for alone, beside in zip(layers.conv_backward_first(dZ, cache), (dW, db), strict=True):
        np.testing.assert_array_equal(alone, beside)
    np.testing.assert_allclose(dA_prev, slopes(lambda moved: total(moved, W, b), A_prev), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(dW, slopes(lambda moved: total(A_prev, moved, b), W), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(db, slopes(lambda moved: total(A_prev, W, moved), b), rtol=1e-6, atol=1e-8)


def test_a_planted_mistake_is_seen_by_both_comparisons(monkeypatch):
    from startcode.layers import convolution

    right = convolution.rows_of_windows
    monkeypatch.setattr(convolution, "rows_of_windows", lambda *given: np.roll(right(*given), 1, axis=1))
    with pytest.raises(AssertionError):
        test_it_computes_what_four_loops_compute(SIZES[0])
    with pytest.raises(AssertionError):
        test_every_slope_is_the_measured_one(SIZES[1])


@pytest.mark.parametrize("stride", [1, 2])
def test_what_comes_in_as_float32_stays_float32_and_nothing_is_changed(stride):
    given = problem(2, 7, 6, 3, 1, stride, dtype=np.float32)
    kept = [value.copy() for value in given[:3]]
    Z, cache = layers.conv_forward(*given)
    dZ = Z.copy()
    found = [Z, *layers.conv_backward(Z, cache)]
    assert {value.dtype for value in found} == {np.dtype(np.float32)}
    for value, before in zip([*given[:3], Z], [*kept, dZ], strict=True):
        np.testing.assert_array_equal(value, before)


def test_pictures_of_bytes_and_pictures_that_are_views_are_taken_as_numbers():
    A_prev, W, b, hparameters = problem(2, 7, 6, 3, 0, 1)
    pixels = np.arange(2 * 7 * 6 * 2).reshape(2, 7, 6, 2).astype(np.uint8)
    got, _ = layers.conv_forward(pixels, W, b, hparameters)
    np.testing.assert_allclose(got, by_loops(pixels.astype(float), W, b, hparameters))
    turned = A_prev.transpose(0, 2, 1, 3)
    np.testing.assert_allclose(
        layers.conv_forward(turned, W, b, hparameters)[0], by_loops(turned, W, b, hparameters), atol=1e-12
    )


def test_what_does_not_fit_is_refused_with_the_shapes():
    A_prev, W, b, hparameters = problem(2, 7, 6, 3, 1, 2)
    with pytest.raises(StartCodeError, match=r"A_prev has shape \(7, 6, 2\)"):
        layers.conv_forward(A_prev[0], W, b, hparameters)
    with pytest.raises(StartCodeError, match="as deep as what comes in"):
        layers.conv_forward(A_prev, W[:, :, :1], b, hparameters)
    with pytest.raises(StartCodeError, match=r"\(1, 1, 1, 3\)"):
        layers.conv_forward(A_prev, W, b.ravel(), hparameters)
    with pytest.raises(StartCodeError, match="no pad"):
        layers.conv_forward(A_prev, W, b, {"stride": 1})
    Z, cache = layers.conv_forward(A_prev, W, b, hparameters)
    with pytest.raises(StartCodeError, match="the slope coming back"):
        layers.conv_backward(Z[:1], cache)
    with pytest.raises(StartCodeError, match="the cache is a tuple"):
        layers.conv_backward(Z, (A_prev, W, b, hparameters))
    with pytest.raises(StartCodeError, match="the cache is a tuple"):
        layers.conv_backward_first(Z, (A_prev, W, b, hparameters))
