"""Sets can be told apart example by example, spaces and results have one right answer, stand-ins miss nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


@settings(max_examples=20)
@given(SEEDS, st.integers(2, 6), st.integers(20, 60), st.integers(2, 4))
def test_examples_are_sorted_by_class_and_every_number_is_another(seed, n_x, m, classes):
    X, Y = problems.sorted_examples(np.random.default_rng(seed), n_x, m, classes)
    assert (X.shape, Y.shape) == ((n_x, m), (1, m))
    assert np.unique(X).size == X.size
    assert list(Y[0]) == sorted(Y[0])
    counts = np.bincount(Y[0], minlength=classes)
    assert counts.max() - counts.min() <= 1


@given(SEEDS, st.integers(2, 6), st.integers(5, 90))
def test_a_space_has_three_scales_with_low_ends_below_high_ones(seed, decades, units):
    space = problems.search_space(np.random.default_rng(seed), decades, units)
    assert {scale for scale, _, _ in space.values()} == {"log", "whole", "beta"}
    assert all(0 < low < high for _, low, high in space.values())
    assert space["n_h"] == ("whole", 2, units)
    assert space["learning_rate"][2] / space["learning_rate"][1] == pytest.approx(10**decades)
    assert space["beta"][2] < 1


@given(SEEDS, st.integers(5, 30))
def test_each_part_has_another_best_trial_neither_first_nor_last(seed, trials):
    results = problems.trial_results(np.random.default_rng(seed), trials)
    assert len(results) == trials
    columns = {part: [result[part] for result in results] for part in ("train", "dev", "test")}
    best = [int(np.argmax(column)) for column in columns.values()]
    assert len(set(best)) == 3
    assert not {0, trials - 1} & set(best)
    assert all(len(set(column)) == trials for column in columns.values())
    assert all(0 < accuracy < 100 for column in columns.values() for accuracy in column)


@given(SEEDS, st.integers(6, 20), st.integers(2, 5))
def test_all_settings_of_a_search_lie_inside_of_its_space(seed, trials, keep):
    space, results, kept = problems.searched(np.random.default_rng(seed), trials, keep)
    assert kept == keep
    for result in results:
        assert result["settings"].keys() == space.keys()
        assert all(low < result["settings"][name] < high for name, (_, low, high) in space.items())


def test_a_stage_notes_what_was_asked_as_it_was_then_and_never_answers_alike():
    stage, asked = problems.Stage(np.random.default_rng(1)), {"n_h": 3}
    first = stage.train_and_eval(asked)
    asked["n_h"] = 5
    second = stage.train_and_eval(asked)
    first["dev"] = 0.0
    assert stage.asked == [{"n_h": 3}, {"n_h": 5}]
    assert stage.given[1] == second != stage.given[0]
    assert stage.given[0]["dev"] > 0


def test_a_workshop_notes_which_network_met_which_set():
    shop = problems.Workshop(np.random.default_rng(1), 5, (7, 3, 4))
    train, dev, test = shop.parts
    network = shop.train(*train, {"n_h": 3})
    assert shop.accuracy(network, *dev) == shop.scores[0]["dev"]
    assert shop.accuracy(network, train[0], -train[1] - 1) == 0.0
    shop.train(*test, {"n_h": 4})
    assert shop.accuracy({"network": 9}, *test) == 0.0
    assert shop.trained == [("train", {"n_h": 3}), ("test", {"n_h": 4})]
    assert shop.judged == [(0, "dev"), (0, "another set"), (9, "test")]
    assert len({shop.best(part) for part in ("train", "dev", "test")}) == 3


@given(SEEDS, st.integers(5, 13))
def test_the_luck_of_the_seeds_is_larger_than_that_of_the_differences(seed, runs):
    pair = problems.PairedRuns(np.random.default_rng(seed), runs)
    assert len(set(pair.seeds)) == runs
    assert pair.one != pair.other
    one, other = ([pair.dev_accuracy(some, seed) for seed in pair.seeds] for some in (pair.one, pair.other))
    np.testing.assert_array_equal(one, pair.one_scores)
    np.testing.assert_array_equal(other, pair.other_scores)
    assert pair.dev_accuracy(pair.one, -1) == pair.dev_accuracy({"learning_rate": 7.0}, pair.seeds[0]) == 0.0
    assert len(pair.asked) == 2 * runs + 2


def test_over_many_runs_pairing_makes_the_error_several_times_smaller():
    pair = problems.PairedRuns(np.random.default_rng(2), 400)
    paired = np.std(pair.one_scores - pair.other_scores)
    assert 3 * paired < np.sqrt(np.var(pair.one_scores) + np.var(pair.other_scores))
