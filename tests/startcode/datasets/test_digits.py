"""The digits come as columns, in three parts that share no picture."""

import numpy as np
import pytest

from startcode.datasets import load_digits
from startcode.errors import DatasetError


@pytest.fixture(scope="module")
def digits():
    return load_digits(rng=np.random.default_rng(1))


def test_pictures_are_columns_between_0_and_1_and_labels_a_row(digits):
    for X, Y, m in [
        (digits.X_train, digits.Y_train, 1257),
        (digits.X_dev, digits.Y_dev, 270),
        (digits.X_test, digits.Y_test, 270),
    ]:
        assert (X.shape, X.dtype, Y.shape, Y.dtype) == ((64, m), np.float64, (1, m), np.int64)
        assert (X.min(), X.max()) == (0.0, 1.0)
        assert set(np.unique(Y)) == set(range(10))


def test_a_column_is_a_picture_row_by_row(digits):
    from sklearn.datasets import load_digits as load

    pictures = {(picture / 16).tobytes(): digit for picture, digit in zip(load().images, load().target, strict=True)}
    for X, Y in [(digits.X_train, digits.Y_train), (digits.X_dev, digits.Y_dev), (digits.X_test, digits.Y_test)]:
        assert all(pictures[x.reshape(8, 8).tobytes()] == y for x, y in zip(X.T, Y[0], strict=True))


def test_the_three_parts_are_the_whole_set_and_share_no_picture(digits):
    columns = np.concatenate([digits.X_train, digits.X_dev, digits.X_test], axis=1)
    assert len(np.unique(columns, axis=1).T) == columns.shape[1] == 1797


def test_the_generator_decides_the_split(digits):
    again, other = (load_digits(rng=np.random.default_rng(seed)) for seed in (1, 2))
    np.testing.assert_array_equal(digits.X_dev, again.X_dev)
    assert not np.array_equal(digits.X_dev, other.X_dev)


def test_the_shares_decide_the_sizes():
    some = load_digits(rng=np.random.default_rng(1), dev_share=0.3, test_share=0.1)
    assert [some.Y_dev.size, some.Y_test.size, some.Y_train.size] == [539, 180, 1078]


@pytest.mark.parametrize("shares", [(0, 0.2), (0.2, 0), (0.6, 0.4), (-0.1, 0.2), (1.2, -0.4)])
def test_shares_that_leave_a_part_empty_are_refused(shares):
    with pytest.raises(DatasetError, match="a part is left without pictures"):
        load_digits(rng=np.random.default_rng(1), dev_share=shares[0], test_share=shares[1])


def test_a_seed_in_the_place_of_a_generator_is_refused():
    with pytest.raises(DatasetError, match="rng is a int"):
        load_digits(rng=1)


def test_every_part_lies_row_after_row_in_memory():
    assert all(part.flags.c_contiguous for part in load_digits(rng=np.random.default_rng(1)))
