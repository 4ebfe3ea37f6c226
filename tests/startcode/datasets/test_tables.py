"""The tumours come split, standardised and named."""

import numpy as np
import pytest

from startcode.datasets import load_tumours
from startcode.errors import DatasetError


def test_the_table_is_in_columns_and_named():
    table = load_tumours(rng=np.random.default_rng(1))
    assert table.X_train.shape == (30, 398)
    assert table.X_test.shape == (30, 171)
    assert table.Y_train.shape == (1, 398)
    assert table.Y_test.shape == (1, 171)
    assert len(table.features) == 30
    assert table.features[0] == "mean radius"
    assert table.classes == ("malignant", "benign")
    assert (table.X_train.dtype, table.Y_train.dtype) == (np.float64, np.int64)
    assert table.Y_train.sum() + table.Y_test.sum() == 357


def test_the_training_part_sets_the_scale_and_the_test_part_is_not_looked_at():
    table = load_tumours(rng=np.random.default_rng(1))
    np.testing.assert_allclose(table.X_train.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(table.X_train.std(axis=1), 1)
    assert np.abs(table.X_test.mean(axis=1)).max() > 0.01


def test_the_generator_decides_the_split():
    one, again, other = (load_tumours(rng=np.random.default_rng(seed)).Y_test for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("share", [0, 1, -0.2, 0.0001])
def test_a_share_that_leaves_a_part_empty_is_refused(share):
    with pytest.raises(DatasetError, match="test_share is"):
        load_tumours(rng=np.random.default_rng(1), test_share=share)


def test_a_seed_in_the_place_of_a_generator_is_refused():
    with pytest.raises(DatasetError, match="rng is a int"):
        load_tumours(rng=1)
