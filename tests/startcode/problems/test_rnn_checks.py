"""A loop over a cell gives what the finished layer gives, spoiled loops do not, and wrong caches are named."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems
from startcode.checks import Check
from startcode.checks.failure import Failure

SIZE = {"n_x": 3, "n_a": 5, "n_y": 2, "m": 4}


@pytest.fixture
def plain():
    return problems.rnn_sequence(np.random.default_rng(1), T_x=7, **SIZE)


@pytest.fixture
def lstm():
    return problems.lstm_sequence(np.random.default_rng(1), T_x=7, **SIZE)


def test_the_cell_step_by_step_is_the_finished_layer(plain, lstm):
    x, a0, parameters = plain
    results, caches = problems.unrolled(layers.rnn_cell_forward, x, (a0,), parameters, ("a", "y_pred"))
    for got, wanted in zip(results.values(), layers.rnn_forward(*plain)[:2], strict=True):
        np.testing.assert_allclose(got, wanted)
    assert len(caches) == 7
    x, a0, parameters = lstm
    results, _ = problems.unrolled(layers.lstm_cell_forward, x, (a0, 0 * a0), parameters, ("a", "c", "y"))
    for got, wanted in zip((results[name] for name in "ayc"), layers.lstm_forward(*lstm)[:3], strict=True):
        np.testing.assert_allclose(got, wanted)


def demand_apart(right, slips):
    for what, results in slips.items():
        assert {name: value.shape for name, value in results.items()} == {
            name: value.shape for name, value in right.items()
        }
        assert any(not np.allclose(results[name], right[name]) for name in right), what
    for (one, a), (other, b) in combinations(slips.items(), 2):
        assert any(not np.allclose(a[name], b[name]) for name in right), (one, other)


def test_spoiled_loops_are_wrong_and_told_apart(plain, lstm):
    x, a0, parameters = plain
    given = layers.rnn_cell_forward, x, (a0,), parameters, ("a", "y_pred")
    demand_apart(problems.unrolled(*given)[0], problems.sequence_slips(*given))
    x, a0, parameters = lstm
    given = layers.lstm_cell_forward, x, (a0, 0 * a0), parameters, ("a", "c", "y")
    slips = problems.sequence_slips(*given)
    demand_apart(problems.unrolled(*given)[0], slips)
    assert len(slips) == 13


def test_the_state_of_a_loop_that_carries_nothing_hears_of_its_own_step_only(plain):
    x, a0, parameters = plain
    given = a0, parameters, ("a", "y_pred")
    slip = "beginning every step with a0: the state is not carried on"
    usual = problems.sequence_slips(layers.rnn_cell_forward, x, (a0,), *given[1:])[slip]["a"]
    x = x.copy()
    x[:, :, 2] += 1
    moved = problems.sequence_slips(layers.rnn_cell_forward, x, (a0,), *given[1:])[slip]["a"]
    assert np.flatnonzero(np.any(moved != usual, axis=(0, 1))).tolist() == [2]


def stale(steps):
    return [(steps[-1][0], *step[1:]) for step in steps]


CACHES = {
    "": lambda steps, x: (steps, x),
    "caches": lambda steps, x: (tuple(steps), 0 * x),
    "caches: x first": lambda steps, x: (x, steps),
    "caches: no pair": lambda steps, x: steps,
    "how many caches": lambda steps, x: (steps[:-1], x),
    "how many caches: none": lambda steps, x: ([], x),
    "one cache": lambda steps, x: ([steps[-1]] * len(steps), x),
    "state of the last step": lambda steps, x: (stale(steps), x),
    "caches: empty ones": lambda steps, x: ([()] * len(steps), x),
    "caches: None": lambda steps, x: ([None] * len(steps), x),
    "caches: turned": lambda steps, x: (steps[::-1], x),
}


@pytest.mark.parametrize("name", CACHES)
def test_wrong_caches_are_named(plain, name):
    x, a0, parameters = plain
    _, kept = problems.unrolled(layers.rnn_cell_forward, x, (a0,), parameters, ("a", "y_pred"))
    check = Check("f", {"f": layers.rnn_forward})
    given = CACHES[name](kept, x)
    if not name:
        problems.check_caches(check, given, kept, x)
        return
    with pytest.raises(Failure) as caught:
        problems.check_caches(check, given, kept, x)
    assert caught.value.diagnosis == name.split(":")[0]


def test_of_a_sequence_of_one_step_the_single_cache_is_right(plain):
    x, a0, parameters = plain
    x = x[:, :, :1]
    _, kept = problems.unrolled(layers.rnn_cell_forward, x, (a0,), parameters, ("a", "y_pred"))
    problems.check_caches(Check("f", {"f": layers.rnn_forward}), (kept, x), kept, x)
