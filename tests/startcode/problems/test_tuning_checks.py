"""What a search or a draw must do is demanded, and each slip gets its name."""

import numpy as np
import pytest

from startcode import problems
from startcode.checks import Check
from startcode.checks.failure import Failure

LOW, HIGH = 1e-3, 10.0


def right(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def near_one(low, high, n, rng):
    return 1 - right(1 - high, 1 - low, n, rng)


DRAWS = {
    "one-draw": lambda low, high, n, rng: right(low, high, 1, rng)[0],
    "one-draw for all": lambda low, high, n, rng: np.full(n, right(low, high, 1, rng)[0]),
    "global generator": lambda low, high, n, rng: right(low, high, n, np.random.default_rng()),
    "seed": lambda low, high, n, rng: right(low, high, n, np.random.default_rng(1)),
    "ordered": lambda low, high, n, rng: np.sort(right(low, high, n, rng)),
    "outside": lambda low, high, n, rng: np.log10(right(low, high, n, rng)),
    "linear": lambda low, high, n, rng: rng.uniform(low, high, size=n),
    "bases": lambda low, high, n, rng: np.exp(rng.uniform(np.log10(low), np.log10(high), size=n)),
    "repeated": lambda low, high, n, rng: 10.0 ** rng.integers(-3, 2, size=n),
    "uneven": lambda low, high, n, rng: np.maximum(right(low, high, n, rng), right(low, high, n, rng)),
    "ends": lambda low, high, n, rng: right(low * 1.1, high, n, rng),
}
NEAR_ONE = {
    "distances": lambda low, high, n, rng: 1 - near_one(low, high, n, rng),
    "outside": lambda low, high, n, rng: 2 - near_one(low, high, n, rng),
    "linear": lambda low, high, n, rng: rng.uniform(low, high, size=n),
    "not-from-one": right,
    "repeated": lambda low, high, n, rng: np.round(near_one(low, high, n, rng), 3),
}


def check_of(function):
    return Check("f", {"f": function})


@pytest.mark.parametrize("seed", range(5))
def test_a_right_draw_passes_with_any_stream(seed, monkeypatch):
    monkeypatch.setenv("STARTCODE_SEED", str(seed))
    problems.check_sampling(check_of(right), LOW, HIGH, 4000)
    problems.check_sampling(check_of(near_one), 0.4, 0.9995, 4000, from_one=True)


@pytest.mark.parametrize(("name", "draw"), DRAWS.items(), ids=DRAWS.keys())
def test_a_wrong_draw_is_named(name, draw):
    with pytest.raises(Failure) as caught:
        problems.check_sampling(check_of(draw), LOW, HIGH, 4000)
    assert caught.value.diagnosis == name.split(" for")[0]


@pytest.mark.parametrize(("name", "draw"), NEAR_ONE.items(), ids=NEAR_ONE.keys())
def test_a_wrong_draw_near_one_is_named(name, draw):
    with pytest.raises(Failure) as caught:
        problems.check_sampling(check_of(draw), 0.4, 0.9995, 4000, from_one=True)
    assert caught.value.diagnosis == name


SPACE = {"learning_rate": ("log", 0.01, 1.0), "n_h": ("whole", 2, 9)}
ASKED = {
    "settings": [{"learning_rate": 0.1}],
    "settings of no dict": [(0.1, 3)],
    "settings in arrays": [{"learning_rate": np.array([0.1]), "n_h": 3}],
    "outside": [{"learning_rate": 2.0, "n_h": 3}],
    "not-whole": [{"learning_rate": 0.1, "n_h": 3.5}],
    "one-draw": [{"learning_rate": 0.1, "n_h": 3}] * 2,
    "grid": [{"learning_rate": rate, "n_h": n_h} for rate in (0.1, 0.2) for n_h in (3, 4)],
}


@pytest.mark.parametrize(("name", "asked"), ASKED.items(), ids=ASKED.keys())
def test_settings_that_no_search_should_try_are_named(name, asked):
    with pytest.raises(Failure) as caught:
        problems.check_settings(check_of(right), asked, SPACE)
    assert caught.value.diagnosis == name.split()[0]


def test_settings_drawn_anew_in_each_trial_are_accepted():
    asked = [{"learning_rate": 0.1, "n_h": 3}, {"learning_rate": np.float64(0.2), "n_h": 4}]
    problems.check_settings(check_of(right), [*asked, {"learning_rate": 0.3, "n_h": np.int64(3)}], SPACE)


@pytest.fixture
def stage():
    some = problems.Stage(np.random.default_rng(1))
    for n_h in (3, 4, 5):
        some.train_and_eval({"n_h": n_h})
    return some


def written_down(stage):
    return [{"settings": asked, **given} for asked, given in zip(stage.asked, stage.given, strict=True)]


SLIPS = {
    "results-missing": lambda results: results[1:],
    "not-a-dict": lambda results: [list(result) for result in results],
    "not-a-dict for settings": lambda results: [{**result, "settings": 3} for result in results],
    "missing-key": lambda results: [{"settings": result["settings"], "dev": result["dev"]} for result in results],
    "same-dict": lambda results: [{**result, "settings": results[-1]["settings"]} for result in results],
    "other-settings": lambda results: [{**result, "settings": {"n_h": 9 + k}} for k, result in enumerate(results)],
    "other-settings in arrays": lambda results: [{**result, "settings": {"n_h": np.ones(2)}} for result in results],
    "other-accuracies": lambda results: [{**result, "dev": result["train"]} for result in results],
}


def test_one_result_for_each_trial_is_accepted_in_any_order(stage):
    problems.check_results(check_of(right), written_down(stage)[::-1], stage)


@pytest.mark.parametrize(("name", "spoil"), SLIPS.items(), ids=SLIPS.keys())
def test_results_that_do_not_tell_what_was_tried_are_named(name, spoil, stage):
    with pytest.raises(Failure) as caught:
        problems.check_results(check_of(right), spoil(written_down(stage)), stage)
    assert caught.value.diagnosis == name.split()[0]
