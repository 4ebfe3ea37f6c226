"""The ring has eight clouds that do not touch, and nothing but the generator decides."""

import numpy as np
import pytest

from startcode import datasets
from startcode.errors import DatasetError


def test_points_are_columns_near_one_of_eight_centres_and_all_centres_occur():
    X, centers = datasets.ring_of_gaussians(4000, rng=np.random.default_rng(1)), datasets.ring_centers()
    assert (X.shape, centers.shape, X.dtype) == ((2, 4000), (2, 8), np.float64)
    distance = np.linalg.norm(X[:, np.newaxis] - centers[:, :, np.newaxis], axis=0)
    assert distance.min(axis=0).max() < 5 * datasets.RING_SPREAD
    assert np.bincount(distance.argmin(axis=0)).min() > 400


def test_clouds_do_not_touch():
    centers = datasets.ring_centers()
    apart = np.linalg.norm(centers - np.roll(centers, 1, axis=1), axis=0)
    np.testing.assert_allclose(apart, apart[0])
    assert apart[0] > 12 * datasets.RING_SPREAD


def test_the_generator_decides_and_goes_on():
    one, again = (datasets.ring_of_gaussians(9, rng=np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(one, again)
    rng = np.random.default_rng(3)
    assert not np.array_equal(*(datasets.ring_of_gaussians(9, rng=rng) for _ in range(2)))


@pytest.mark.parametrize(("m", "rng", "what"), [(0, np.random.default_rng(1), "m is 0"), (5, 1, "rng is a int")])
def test_what_cannot_be_drawn_is_refused(m, rng, what):
    with pytest.raises(DatasetError, match=what):
        datasets.ring_of_gaussians(m, rng=rng)
