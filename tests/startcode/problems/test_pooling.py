"""Pictures to be pooled have one largest number in every window, and slips show."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

SIZES = [
    {"m": 2, "n_H_prev": 5, "n_W_prev": 7, "n_C": 3, "f": 3, "stride": 2},
    {"m": 3, "n_H_prev": 8, "n_W_prev": 6, "n_C": 4, "f": 2, "stride": 3},
]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_numbers_are_further_apart_than_a_measuring_step(size):
    A_prev, settings = problems.pooling(np.random.default_rng(1), **size)
    assert np.diff(np.sort(A_prev, axis=None)).min() > 1e-3
    assert settings == {"f": size["f"], "stride": size["stride"]}
    assert A_prev.min() < 0 < A_prev.max()


@pytest.mark.parametrize("mode", ["max", "average"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_slip_has_the_right_shape_and_other_values(size, mode):
    given = problems.pooling(np.random.default_rng(1), **size)
    right = layers.pool_forward(*given, mode)[0]
    slips = problems.pooling_slips(*given, mode)
    assert {value.shape for value in slips.values()} == {right.shape}
    assert all(not np.allclose(one, other) for one, other in combinations([right, *slips.values()], 2))


@pytest.mark.parametrize("seed", range(20))
def test_a_tied_window_has_several_largest_and_at_least_one_smaller(seed):
    x = problems.window_with_ties(np.random.default_rng(seed), n_H=2, n_W=2 + seed % 3)
    assert 2 <= np.sum(x == x.max()) < x.size
