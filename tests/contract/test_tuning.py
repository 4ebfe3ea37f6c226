"""What week 7 says about searches is what its own functions find."""

from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.reference import lesson
from startcode import datasets, layers

SCRIPT = Path(__file__).parents[2] / "course" / "week07" / "tuning.py"


@pytest.fixture(scope="module")
def ours():
    return lesson("week07/tuning")


@pytest.fixture(scope="module")
def program():
    """`train` and `accuracy`, as the lesson gives them to learners."""
    names = {"np": np, "layers": layers}
    (cell,) = (cell for cell in read_lesson(SCRIPT).of(Kind.EXPERIMENT) if cell.name == "a training program")
    exec(compile(cell.source, str(SCRIPT), "exec"), names)
    return names


@pytest.fixture(scope="module")
def digits():
    parts = datasets.load_digits(rng=np.random.default_rng(1))
    X = np.hstack([parts.X_train, parts.X_dev, parts.X_test])
    return X, np.hstack([parts.Y_train, parts.Y_dev, parts.Y_test])


@pytest.fixture(scope="module")
def parts(ours, digits):
    return ours.split_data(digits[0], digits[1] % 2, (0.7, 0.15, 0.15), np.random.default_rng(3))


@pytest.fixture(scope="module")
def tried(program, parts):
    """Accuracies of a network with these settings, as in the lesson's experiments."""

    def train_and_eval(settings, seed=1):
        net = program["train"](*parts[0], settings, seed=seed)
        return {"train": program["accuracy"](net, *parts[0]), "dev": program["accuracy"](net, *parts[1])}

    return train_and_eval


def test_a_sorted_file_misleads_and_a_random_order_does_not(ours, program, digits):
    X, labels = digits
    rows = np.argsort(labels[0], kind="stable")
    right = ours.split_data(X[:, rows], labels[:, rows] % 2, (0.7, 0.15, 0.15), np.random.default_rng(2))
    pieces = np.split(rows, [1258, 1527])
    assert set(labels[0, pieces[0]]) == set(range(7))
    assert {7, 8} <= set(labels[0, pieces[1]]) <= {6, 7, 8}
    assert set(labels[0, pieces[2]]) == {8, 9}
    in_order = [(X[:, piece], labels[:, piece] % 2) for piece in pieces]
    settings = {"learning_rate": 0.5, "n_h": 16}
    wrong_net, net = (program["train"](*split[0], settings) for split in (in_order, right))
    train, dev, test = (program["accuracy"](wrong_net, *part) for part in in_order)
    assert train > 95
    assert max(dev, test) < 80
    assert min(program["accuracy"](net, *part) for part in right) > 90


def test_of_the_six_learning_rates_the_middle_ones_work(tried):
    dev = [tried({"learning_rate": 10.0**power, "n_h": 16})["dev"] for power in (-4, -1, 0, 1)]
    assert max(dev[0], dev[3]) < 60
    assert min(dev[1], dev[2]) > 90


def test_the_learning_rate_rules_the_landscape(tried, parts):
    at_best = [tried({"learning_rate": 0.3, "n_h": n_h})["dev"] for n_h in (2, 32)]
    assert abs(at_best[0] - at_best[1]) < 2
    assert max(tried({"learning_rate": 3.0, "n_h": n_h})["dev"] for n_h in (2, 8, 32)) < 60
    first = layers.initialize_parameters_deep([64, 1, 1], rng=np.random.default_rng(1))
    assert np.mean(first["W1"] @ parts[0][0] <= 0) > 0.9


def test_random_search_is_ahead_where_one_matters_and_the_grid_where_both_do():
    rng = np.random.default_rng(3)
    places = [0.125, 0.375, 0.625, 0.875]
    grid_x, grid_y = (part.reshape(1, 16) for part in np.meshgrid(places, places))
    random_x, random_y, top_x, top_y = (rng.random((4000, columns)) for columns in (16, 16, 1, 1))

    def found(wide_x, wide_y, x, y):
        return np.exp(-(((x - top_x) / wide_x) ** 2) - (((y - top_y) / wide_y) ** 2)).max(axis=1).mean()

    assert found(0.07, 1e9, random_x, random_y) > found(0.07, 1e9, grid_x, grid_y) + 0.2
    assert found(0.2, 0.2, grid_x, grid_y) > found(0.2, 0.2, random_x, random_y) + 0.05


def test_the_narrowed_space_makes_nearly_every_trial_a_good_one_and_the_last_line_is_honest(
    ours, program, parts, tried
):
    space = {"learning_rate": ("log", 0.0001, 10.0), "n_h": ("whole", 2, 32), "start": ("log", 0.01, 100.0)}
    coarse = ours.random_search(tried, space, 20, np.random.default_rng(3))
    finer = ours.narrow(space, coarse, keep=5)
    fine = ours.random_search(tried, finer, 20, np.random.default_rng(4))
    wide, narrowed = ([result["dev"] for result in results] for results in (coarse, fine))
    assert np.median(narrowed) > np.median(wide) + 10
    assert np.quantile(narrowed, 0.2) > 85
    _, dev, test = ours.tune(program["train"], program["accuracy"], finer, parts, 8, np.random.default_rng(7))
    assert abs(dev - test) < 4


def test_two_seeds_mislead_where_ten_tell(ours, tried):
    def dev_accuracy(settings, seed):
        return tried(settings, seed)["dev"]

    few = {"learning_rate": 0.5, "n_h": 8}
    more, most = ({**few, "n_h": n_h} for n_h in (16, 32))
    assert min(dev_accuracy(more, seed) - dev_accuracy(few, seed) for seed in (1, 2)) > 1
    for settings, real in [(more, False), (most, True)]:
        difference, error = ours.compare(dev_accuracy, settings, few, list(range(10)))
        assert abs(difference) > 2 * error if real else abs(difference) < error


def test_the_best_of_many_equal_networks_flatters():
    rng = np.random.default_rng(5)
    dev = {m: 100 * rng.binomial(m, 0.9, size=(2000, 200)) / m for m in (100, 1000)}
    assert dev[100][:, :50].max(axis=1).mean() == pytest.approx(96, abs=0.3)
    assert dev[100].max(axis=1).mean() == pytest.approx(97.1, abs=0.3)
    assert 92 < dev[1000].max(axis=1).mean() < 93
