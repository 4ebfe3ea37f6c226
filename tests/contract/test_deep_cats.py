"""On the course's own cats, week 4 shows what its text says it shows."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers
from tests.contract.test_field_figures import descended


@pytest.fixture(scope="module")
def ours():
    return lesson("week04/deep_network_application")


@pytest.fixture(scope="module")
def cats():
    pictures, Y_train, more, Y_test, _ = datasets.load_cats()
    X_train, X_test = (these.reshape(len(these), -1).T / 255 for these in (pictures, more))
    return X_train, Y_train, X_test, Y_test


@pytest.fixture(scope="module")
def networks(ours, cats):
    """The three networks of the lesson, trained: (parameters, costs) by number of layers."""
    X, Y, *_ = cats
    n_x, rng = len(X), np.random.default_rng
    zeros = {"W1": np.zeros((1, n_x)), "b1": np.zeros((1, 1))}
    two = layers.initialize_parameters(n_x, 7, 1, rng=rng(1))
    four = layers.initialize_parameters_deep([n_x, 20, 7, 5, 1], rng=rng(1))
    return {
        1: descended(ours.L_layer_model, X, Y, zeros, rate=0.005, steps=2000),
        2: descended(ours.two_layer_model, X, Y, two, steps=2500),
        4: descended(ours.L_layer_model, X, Y, four, steps=2500),
    }


def test_more_layers_answer_more_test_pictures_rightly(ours, cats, networks):
    _, _, X, Y = cats
    share = {depth: ours.predict(X, Y, parameters)[1] for depth, (parameters, _) in networks.items()}
    assert share[1] < share[2] - 0.03
    assert share[1] < share[4] - 0.06


def test_hidden_layers_learn_the_training_pictures_by_heart(ours, cats, networks):
    X, Y, *_ = cats
    assert [ours.predict(X, Y, networks[depth][0])[1] for depth in (2, 4)] == [1.0, 1.0]


def test_the_curves_are_those_of_the_figure_s_title(networks):
    neuron, two, four = (np.array(networks[depth][1]) for depth in (1, 2, 4))
    assert neuron[5] < 0.65 * neuron[0]  # falls at once
    assert two[5] > 0.9 * two[0]  # hesitates
    assert four[-1] < min(neuron[-1], two[-1]) / 5  # ends lowest


def test_the_validation_cost_turns_round_while_the_training_cost_falls_on(ours):
    pictures, Y, *_ = datasets.load_cats()
    X = (pictures[:, ::4, ::4].reshape(len(pictures), -1).T / 255).astype(np.float32)
    order, Y = np.random.default_rng(1).permutation(len(pictures)), Y.astype(np.float32)
    away, kept = order[: len(order) // 4], order[len(order) // 4 :]
    parameters = layers.initialize_parameters_deep([len(X), 7, 1], rng=np.random.default_rng(1), dtype=np.float32)
    training, validation = [], []
    for _ in range(40):
        for these, costs in ((kept, training), (away, validation)):
            costs.append(layers.compute_cost(layers.L_model_forward(X[:, these], parameters)[0], Y[:, these]))
        parameters, _ = ours.L_layer_model(X[:, kept], Y[:, kept], [len(X), 7, 1], 0.03, 50, start=parameters)
    best = ours.best_iteration(validation, 50)
    assert 200 < best < 1600
    assert validation[best // 50] < min(validation[0], validation[-1]) - 0.05
    assert np.all(np.diff(training) < 0)


def test_one_hidden_unit_is_dead_and_another_dies_having_seen_a_single_picture(cats, networks):
    X, *_ = cats
    first = layers.initialize_parameters(len(X), 7, 1, rng=np.random.default_rng(1))
    parameters, _ = networks[2]
    on = layers.linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")[0] > 0
    learned = parameters["W1"] - first["W1"]
    size = np.linalg.norm(learned, axis=1)
    likeness = np.abs(learned @ X) / (size[:, np.newaxis] + 1e-12) / np.linalg.norm(X, axis=0)
    from_the_start = size < 1e-9
    single = likeness.max(axis=1) > 0.999
    assert (from_the_start.sum(), single.sum()) == (1, 1)
    np.testing.assert_array_equal(~on.any(axis=1), from_the_start | single)
    assert np.all(learned[single] @ X < 0)  # the picture stands there in negative
