"""Problems of the trigger word: sizes are kept, every case occurs, and every slip gives something else."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


def differ(values):
    for (one, first), (other, second) in combinations(values.items(), 2):
        assert not np.allclose(first, second), f"{one} / {other}"


@given(SEEDS)
def test_stretches_share_a_moment_exactly_if_it_is_said_so(seed):
    cases = problems.stretches_that_teach(np.random.default_rng(seed))
    assert len(cases) == 14
    for name, ((start, end), others, said) in cases.items():
        assert start < end, name
        assert all(first < last for first, last in others), name
        assert any(max(start, first) <= min(end, last) for first, last in others) == said, name


@given(SEEDS, st.integers(1, 5))
def test_stretches_on_the_grid_have_their_number_and_a_length(seed, count):
    (start, end), others = problems.a_stretch_and_others(np.random.default_rng(seed), count, 500)
    assert len(others) == count
    assert all(100 <= last - first <= 600 for first, last in [(start, end), *others])


@given(SEEDS, st.integers(0, 20), st.booleans())
def test_the_end_lies_where_it_should_and_not_at_the_edge_of_a_step(seed, room, late):
    y, end_ms, _ = problems.y_to_mark(np.random.default_rng(seed), 137, 5, room, late)
    steps = end_ms * 137 / 10000
    assert int(steps) == 136 - room
    assert late / 2 < steps % 1 < (1 + late) / 2
    assert end_ms < 10000
    assert y.sum() == 3


@pytest.mark.parametrize("seed", range(20))
def test_slips_of_the_labels_all_differ_and_none_is_right(seed):
    y, end_ms, ones = problems.y_to_mark(np.random.default_rng(seed), 200, 8, 60)
    right = y.copy()
    right[0, 140:148] = 1
    slips = problems.marking_slips(y, end_ms, ones)
    added = next(slip for slip in slips if slip.startswith("labels added"))
    rounded, late = (next(slip for slip in slips if words in slip) for words in ("rounded", "too late"))
    np.testing.assert_array_equal(slips.pop(added), right)  # here no two words share a label
    np.testing.assert_array_equal(slips.pop(late), slips[rounded])
    np.testing.assert_array_equal(slips.pop("200 steps, whatever the length of y"), right)
    differ({**slips, "right": right})


@given(SEEDS)
def test_slips_of_the_loss_all_differ_and_none_is_right(seed):
    z, y, weight = problems.logits_of_a_word(np.random.default_rng(seed), 3, 7)
    p = 1 / (1 + np.exp(-z))
    right = np.mean(-weight * y * np.log(p) - (1 - y) * np.log(1 - p))
    slips = problems.weighing_loss_slips(z, y, weight)
    at_p = slips.pop("the slope at p, where that at z is meant")
    assert at_p[0] == pytest.approx(right)
    assert not np.allclose(at_p[1], ((1 - y) * p - weight * y * (1 - p)) / z.size)
    assert all(not np.isclose(loss, right) for loss, _ in slips.values())
    for loss, slope in slips.values():
        assert isinstance(loss, float)
        assert slope.shape == z.shape
    differ({slip: slope for slip, (_, slope) in slips.items()})


@given(SEEDS)
def test_slips_of_the_last_layer_all_differ_and_none_is_right(seed):
    dz, a, Wy = problems.a_last_layer(np.random.default_rng(seed), 4, 3, 6)
    right = {"da": Wy.T[:, :, None] * dz, "dWy": np.einsum("ymt,amt->ya", dz, a), "dby": dz.sum().reshape(1, 1)}
    everything = {**problems.last_layer_slips(dz, a, Wy), "right": right}
    differ({slip: np.concatenate([found[name].ravel() for name in right]) for slip, found in everything.items()})


@given(SEEDS, st.sampled_from([(60, 8), (41, 5), (90, 13)]))
def test_slips_of_chiming_all_differ_from_what_is_right(seed, sizes):
    p, threshold, pause = problems.chances_of_a_word(np.random.default_rng(seed), *sizes)
    assert p.shape == sizes[:1]
    right = problems.spaced(np.flatnonzero(p > threshold), pause)
    assert threshold in p
    assert pause in np.diff(right)
    for slip, wrong in problems.chiming_slips(p, threshold, pause).items():
        assert wrong != right, slip


@given(SEEDS, st.integers(7, 14), st.integers(3, 11))
def test_slips_of_judging_differ_from_what_is_right(seed, words, window):
    chimes, ends, _ = problems.chimes_to_judge(np.random.default_rng(seed), words, window)
    assert chimes == sorted(chimes)
    assert len(ends) == words
    assert min(np.diff(ends)) > 2 * window
    heard = sum(any(abs(chime - end) <= window for chime in chimes) for end in ends)
    right = heard, len(chimes) - heard, words - heard
    for slip, wrong in problems.judging_slips(chimes, ends, window).items():
        assert wrong != right, slip
