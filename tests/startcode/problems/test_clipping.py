"""Slopes to be clipped pass the limit on both sides, and slips of clipping give something else."""

from itertools import combinations

import numpy as np

from startcode import problems
from startcode.problems.clipping import INSIDE


def drawn(seed=1):
    return problems.large_slopes(np.random.default_rng(seed), n_x=3, n_a=5, n_y=2)


def differ(one, other):
    return any(not np.allclose(one[name], other[name]) for name in one)


def test_every_array_passes_the_limit_on_both_sides():
    for seed in range(5):
        slopes, limit = drawn(seed)
        assert all(value.max() > limit and value.min() < -limit for value in slopes.values())
        assert any(np.any(np.abs(value) < limit) for value in slopes.values())


def test_slips_of_clipping_by_value_are_wrong_and_told_apart():
    slopes, limit = drawn()
    right = {name: np.clip(value, -limit, limit) for name, value in slopes.items()}
    slips = problems.clipping_slips(slopes, limit)
    assert all(wrong.keys() == slopes.keys() for wrong in slips.values())
    assert all(differ(one, other) for one, other in combinations([right, *slips.values()], 2))


def test_slips_of_clipping_by_norm_are_wrong_and_told_apart_but_for_short_slopes():
    slopes, limit = drawn()
    norm = np.sqrt(sum(np.sum(value**2) for value in slopes.values()))
    right = {name: value * limit / norm for name, value in slopes.items()}
    slips = problems.norm_slips(slopes, limit)
    assert not differ(slips.pop(INSIDE), right)  # that slip shows only where slopes are short
    assert all(differ(one, other) for one, other in combinations([right, *slips.values()], 2))
    assert differ(problems.norm_slips(slopes, 2 * norm)[INSIDE], slopes)
