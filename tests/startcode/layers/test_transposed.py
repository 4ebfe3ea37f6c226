"""The transposed convolution is the transpose of the convolution, and its slopes are those of its sums."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from tests.startcode.layers.test_network import slopes

SIZES = [(2, 3, 4, f, pad, stride) for f, pad, stride in
         [(3, 1, 2), (4, 1, 2), (2, 0, 3), (3, 2, 1), (1, 0, 1), (5, 2, 3)]]  # fmt: skip


def problem(m, n_H, n_W, f, pad, stride, n_C=3, n_C_new=2, dtype=np.float64):
    rng = np.random.default_rng(1)
    A_prev = rng.normal(size=(m, n_H, n_W, n_C)).astype(dtype)
    W, b = (rng.normal(size=shape).astype(dtype) for shape in [(f, f, n_C_new, n_C), (1, 1, 1, n_C_new)])
    return A_prev, W, b, {"stride": stride, "pad": pad}


def by_loops(A_prev, W, b, hparameters):
    f, stride, pad = len(W), hparameters["stride"], hparameters["pad"]
    m, n_H, n_W, _ = A_prev.shape
    sheet = np.zeros((m, stride * (n_H - 1) + f, stride * (n_W - 1) + f, W.shape[2]))
    for i, h, w, j, k in np.ndindex(m, n_H, n_W, f, f):
        sheet[i, stride * h + j, stride * w + k] += W[j, k] @ A_prev[i, h, w]
    return sheet[:, pad : sheet.shape[1] - pad, pad : sheet.shape[2] - pad] + b


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_it_computes_what_loops_compute(sizes):
    given = problem(*sizes)
    Z, _ = layers.transposed_conv_forward(*given)
    np.testing.assert_allclose(Z, by_loops(*given), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_it_is_the_transpose_of_the_convolution_with_the_same_filters(sizes):
    A, W, b, hparameters = problem(*sizes)
    Z, _ = layers.transposed_conv_forward(A, W, 0 * b, hparameters)
    x = np.random.default_rng(2).normal(size=Z.shape)
    gathered, _ = layers.conv_forward(x, W, np.zeros((1, 1, 1, A.shape[3])), hparameters)
    assert gathered.shape == A.shape
    assert np.sum(gathered * A) == pytest.approx(np.sum(x * Z), rel=1e-10)


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_slope_is_the_measured_one(sizes):
    A_prev, W, b, hparameters = problem(*sizes)
    Z, cache = layers.transposed_conv_forward(A_prev, W, b, hparameters)
    dZ = np.random.default_rng(2).normal(size=Z.shape)

    def total(A_prev, W, b):
        return np.sum(dZ * layers.transposed_conv_forward(A_prev, W, b, hparameters)[0])

    dA_prev, dW, db = layers.transposed_conv_backward(dZ, cache)
    np.testing.assert_allclose(dA_prev, slopes(lambda moved: total(moved, W, b), A_prev), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(dW, slopes(lambda moved: total(A_prev, moved, b), W), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(db, slopes(lambda moved: total(A_prev, W, moved), b), rtol=1e-6, atol=1e-8)


def test_a_planted_mistake_is_seen_by_the_comparison_with_loops(monkeypatch):
    from startcode.layers import transposed

    right = transposed.places
    monkeypatch.setattr(
        transposed, "places", lambda n_H, n_W, row, column, stride: right(n_H, n_W, column, row, stride)
    )
    with pytest.raises((AssertionError, ValueError)):
        test_it_computes_what_loops_compute(SIZES[0])


def test_what_comes_in_as_float32_stays_float32_and_nothing_is_changed():
    given = problem(2, 3, 4, 4, 1, 2, dtype=np.float32)
    kept = [value.copy() for value in given[:3]]
    Z, cache = layers.transposed_conv_forward(*given)
    found = [Z, *layers.transposed_conv_backward(Z, cache)]
    assert {value.dtype for value in found} == {np.dtype(np.float32)}
    for value, before in zip(given[:3], kept, strict=True):
        np.testing.assert_array_equal(value, before)


@pytest.mark.parametrize("n", [1, 4, 7])
@pytest.mark.parametrize(("f", "pad", "stride"), [(4, 1, 2), (3, 0, 2), (2, 0, 3), (5, 2, 1)])
def test_the_convolution_of_the_new_size_has_the_old_one(n, f, pad, stride):
    larger = layers.transposed_output_size(n, f, pad, stride)
    assert layers.conv_output_size(larger, f, pad, stride) == n


def test_with_four_pixels_stride_two_and_pad_one_a_side_is_doubled():
    assert [layers.transposed_output_size(n, 4, 1, 2) for n in (4, 8, 13)] == [8, 16, 26]


@pytest.mark.parametrize(
    ("sizes", "what"),
    [((0, 3, 0, 1), "n is 0"), ((2, 3, -1, 1), "pad -1"), ((1, 2, 1, 2), "leaves nothing of 2")],
)
def test_sizes_that_leave_nothing_are_refused(sizes, what):
    with pytest.raises(StartCodeError, match=what):
        layers.transposed_output_size(*sizes)


def test_stamps_biases_caches_and_slopes_that_do_not_fit_are_refused():
    A, W, b, hparameters = problem(*SIZES[0])
    Z, cache = layers.transposed_conv_forward(A, W, b, hparameters)
    with pytest.raises(StartCodeError, match="last axis fits A_prev"):
        layers.transposed_conv_forward(A, W.transpose(0, 1, 3, 2), b, hparameters)
    with pytest.raises(StartCodeError, match="one number for each channel that goes out"):
        layers.transposed_conv_forward(A, W, b[..., :1], hparameters)
    with pytest.raises(StartCodeError, match="the slope coming back"):
        layers.transposed_conv_backward(Z[:, 1:], cache)
    with pytest.raises(StartCodeError, match="the cache is a tuple"):
        layers.transposed_conv_backward(Z, (A, W, b, hparameters))
