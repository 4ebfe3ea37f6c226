"""Rows of a table are found by number, and what flows back to them is summed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import layers
from startcode.errors import StartCodeError

SEEDS = st.integers(0, 10**6)


def drawn(seed, shape=(4, 7), V=5, d=3):
    rng = np.random.default_rng(seed)
    return rng.integers(0, V, size=shape), rng.normal(size=(V, d)), rng.normal(size=(*shape, d))


@given(SEEDS, st.sampled_from([(3,), (4, 7), (2, 3, 5)]))
def test_the_way_back_adds_up_what_reaches_a_row_from_all_its_places(seed, shape):
    x, W, dout = drawn(seed, shape)
    out, cache = layers.embedding_forward(x, W)
    np.testing.assert_array_equal(out, W[x])
    wanted = np.zeros_like(W)
    for place in np.ndindex(*shape):
        wanted[x[place]] += dout[place]
    np.testing.assert_allclose(layers.embedding_backward(dout, cache), wanted, atol=1e-12)


def test_rows_that_nobody_read_have_no_slope():
    _, W, dout = drawn(1)
    _, cache = layers.embedding_forward(np.full((4, 7), 2), W)
    dW = layers.embedding_backward(dout, cache)
    assert not np.delete(dW, 2, axis=0).any()
    np.testing.assert_allclose(dW[2], dout.sum(axis=(0, 1)))


def test_what_is_read_is_no_window_on_the_table():
    x, W, _ = drawn(2)
    out, _ = layers.embedding_forward(x, W)
    out += 1
    np.testing.assert_array_equal(W, drawn(2)[1])


def test_nothing_read_is_no_slope_and_single_precision_stays_single():
    W = np.ones((5, 3), np.float32)
    out, cache = layers.embedding_forward(np.zeros((0, 4), np.int64), W)
    assert out.shape == (0, 4, 3)
    dW = layers.embedding_backward(out, cache)
    assert dW.dtype == np.float32
    assert not dW.any()


@pytest.mark.parametrize(
    ("x", "W", "told"),
    [
        ([[0, 5]], np.ones((5, 3)), "from 0 to 5"),
        ([[-1, 2]], np.ones((5, 3)), "from -1 to 2"),
        ([[0.0, 2.0]], np.ones((5, 3)), "holds float64"),
        ([0], np.ones(5), "W has shape"),
    ],
)
def test_what_is_no_number_of_a_row_is_refused(x, W, told):
    with pytest.raises(StartCodeError, match=told):
        layers.embedding_forward(np.array(x), W)


def test_a_slope_of_another_shape_is_refused():
    x, W, dout = drawn(3)
    _, cache = layers.embedding_forward(x, W)
    with pytest.raises(StartCodeError, match="slope coming back"):
        layers.embedding_backward(dout[:, 1:], cache)
    with pytest.raises(StartCodeError, match=r"startcode\.layers made"):
        layers.embedding_backward(dout, (x, W))
