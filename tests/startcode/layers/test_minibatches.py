"""An epoch shows every example once, with its own label."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import layers
from startcode.errors import StartCodeError


def numbered(m, n_y=2):
    """Columns that tell which they are, and labels that tell the same."""
    return np.arange(m) + 100.0 * np.arange(3)[:, np.newaxis], np.arange(m) - 100 * np.arange(n_y)[:, np.newaxis]


@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 10**6))
def test_every_example_comes_once_with_its_label_and_only_the_last_batch_may_be_smaller(m, size, seed):
    X, Y = numbered(m)
    batches = list(layers.mini_batches(X, Y, size, rng=np.random.default_rng(seed)))
    assert [x.shape[1] for x, _ in batches] == [size] * (m // size) + [m % size] * (m % size > 0)
    seen = [int(number) for x, _ in batches for number in x[0]]
    assert sorted(seen) == list(range(m))
    for x, y in batches:
        np.testing.assert_array_equal(x, X[:, x[0].astype(int)])
        np.testing.assert_array_equal(y, Y[:, x[0].astype(int)])


def test_each_epoch_has_its_own_order_and_the_generator_decides():
    X, Y = numbered(40)

    def order(rng):
        return [number for x, _ in layers.mini_batches(X, Y, 7, rng=rng) for number in x[0]]

    rng = np.random.default_rng(1)
    first, second = order(rng), order(rng)
    assert first != second
    assert first != sorted(first)
    assert first == order(np.random.default_rng(1))


def test_a_batch_is_a_copy_and_keeps_its_type():
    X, Y = numbered(5)
    for x, y in layers.mini_batches(X.astype(np.float32), Y, 2, rng=np.random.default_rng(1)):
        assert (x.dtype, y.dtype) == (np.float32, Y.dtype)
        x[:], y[:] = -1, -1
    assert X.min() == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Y": np.zeros((1, 4))}, "Examples are columns"),
        ({"X": np.float64(3)}, "Examples are columns"),
        ({"size": 0}, "the size is 0"),
        ({"rng": 1}, "rng is a int"),
    ],
)
def test_what_makes_no_batches_is_refused_before_the_first(change, message):
    X, Y = numbered(5)
    given_ = {"X": X, "Y": Y, "size": 2, "rng": np.random.default_rng(1), **change}
    with pytest.raises(StartCodeError, match=message):
        layers.mini_batches(given_.pop("X"), given_.pop("Y"), given_.pop("size"), **given_)
