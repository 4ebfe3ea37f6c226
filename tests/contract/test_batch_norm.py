"""What week 7 says about batch normalisation is what its own functions show on the digits."""

from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from startcode import debuglab

COURSE = Course(Path(__file__).parents[2])
NEEDED = ("spread through depth", "a training program")  # experiments that define what others use


@pytest.fixture(scope="module")
def notebook():
    """The names that the notebook's given code, answers and first experiments define."""
    (script,) = [path for path in COURSE.lessons(["week07"]) if path.stem == "batch_norm"]
    names = {"__name__": "__main__"}
    for cell in read_lesson(script).of(Kind.GIVEN, Kind.EXERCISE, Kind.EXPERIMENT):
        if cell.kind is not Kind.EXPERIMENT or cell.name in NEEDED:
            exec(compile(cell.source, cell.name, "exec"), names)
    return names


@pytest.fixture(scope="module")
def own(notebook):
    return notebook["batchnorm_forward"], notebook["batchnorm_backward"]


def test_without_normalisation_the_spread_vanishes_or_explodes_and_with_it_the_factor_has_no_effect(notebook, own):
    def normalised(z):
        memory = {"mode": "train", "running_mean": np.zeros(100), "running_var": np.ones(100)}
        return own[0](z, np.ones(100), np.zeros(100), memory)[0]

    plain = {factor: notebook["spreads"](factor)[-1] for factor in (0.7, 1.0, 1.4)}
    assert plain[0.7] < 1e-3
    assert 0.3 < plain[1.0] < 3
    assert 100 < plain[1.4] < 1000
    mended = [notebook["spreads"](factor, normalised)[-1] for factor in (0.7, 1.0, 1.4)]
    assert mended == pytest.approx([mended[0]] * 3, rel=1e-3)
    assert 0.5 < mended[0] < 0.7


@pytest.mark.parametrize(("rate", "plain_learns"), [(0.01, True), (0.1, True), (1, False), (3, False)])
def test_normalised_all_rates_learn_and_plain_the_small_ones(notebook, own, rate, plain_learns):
    _, costs, rights = notebook["train"](own, rate=rate, epochs=4)
    assert rights[-1] > 80
    assert costs[-1] < 0.75 * costs[0]
    _, costs, rights = notebook["train"](None, rate=rate, epochs=4)
    assert (rights[-1] > 80) == plain_learns
    assert np.isnan(costs[0]) == (rate == 3)


@pytest.mark.parametrize("factor", [0.3, 3])
def test_away_from_the_weights_of_he_only_normalised_networks_learn(notebook, own, factor):
    assert notebook["train"](own, factor=factor, epochs=5)[2][-1] > 75
    assert notebook["train"](None, factor=factor, epochs=5)[2][-1] < 60


def test_each_colleague_of_the_debug_lab_shows_what_the_answers_say(notebook, own):
    x, y = notebook["x_dev"], notebook["y_dev"]
    costs, together, alone = {}, {}, {}
    for number, normalise in debuglab.normalisations(*own).items():
        net, costs[number], rights = notebook["train"](normalise, rate=0.3, epochs=5)
        together[number] = rights[-1]
        alone[number] = np.mean([notebook["right"](x[[i]], y[[i]], net, normalise) for i in range(100)])
    assert costs[1] == costs[2] != costs[3]
    assert all(series[-1] < 0.6 * series[0] for series in costs.values())
    assert together[1] > 90
    assert alone[1] < 60
    assert max(together[2], alone[2]) < 72
    assert min(together[3], alone[3]) > 75
    assert abs(together[3] - alone[3]) < 10
