"""Each broken search shows the symptom of its bug, and of no other."""

import numpy as np
import pytest

from startcode import datasets, debuglab, layers


def train(X, Y, settings):
    net = layers.initialize_parameters_deep([64, settings["n_h"], 1], rng=np.random.default_rng(1))
    for _ in range(200):
        AL, caches = layers.L_model_forward(X, net)
        net = layers.update_parameters(net, layers.L_model_backward(AL, Y, caches), settings["learning_rate"])
    return net


def accuracy(net, X, Y):
    return 100 * np.mean((layers.L_model_forward(X, net)[0] > 0.5) == Y)


@pytest.fixture(scope="module")
def reports():
    digits = datasets.load_digits(rng=np.random.default_rng(1))
    X = np.hstack([digits.X_train, digits.X_dev, digits.X_test])
    classes = np.hstack([digits.Y_train, digits.Y_dev, digits.Y_test])
    return debuglab.searches(train, accuracy, X, classes % 2, classes)


def test_examples_in_two_parts_flatter_on_dev_and_not_on_the_test_part(reports):
    assert reports[1].dev > 95
    assert reports[1].test < reports[1].dev - 5


def test_a_sorted_file_is_learned_well_and_fails_on_unseen_classes(reports):
    assert reports[2].train > 95
    assert max(reports[2].dev, reports[2].test) < 80


def test_even_draws_give_learning_rates_that_all_fail(reports):
    assert np.median(reports[3].rates) > 20
    assert max(reports[3].train, reports[3].dev, reports[3].test) < 60


def test_the_other_two_draw_on_the_log_scale(reports):
    for number in (1, 2):
        assert 0.05 <= reports[number].rates.min() < np.median(reports[number].rates) < 0.5
