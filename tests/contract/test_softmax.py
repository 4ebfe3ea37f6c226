"""What week 7 says about digits is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers

SETTINGS = {"learning_rate": 0.005, "num_epochs": 40, "mini_batch_size": 64}


@pytest.fixture(scope="module")
def ours():
    return lesson("week07/softmax")


@pytest.fixture(scope="module")
def digits():
    return datasets.load_digits(rng=np.random.default_rng(1), dev_share=0.3, test_share=0.2)


def plain(X):
    return X


def half_negative(X):
    return np.where(np.arange(X.shape[1]) % 2, 1 - X, X)


def wrong_shares(ours, digits, change):
    """Shares of wrong answers (train, dev) of softmax regression, and of the network of the lesson."""
    X, Y = change(digits.X_train), ours.one_hot_matrix(digits.Y_train[0], 10)
    W, b, costs = ours.softmax_regression(X, Y, 500, 0.5)
    assert costs[0] == pytest.approx(np.log(10))
    net, _ = ours.digit_model(X, Y, [64, 32, 16, 10], **SETTINGS, rng=np.random.default_rng(2))
    parts = [(X, digits.Y_train), (change(digits.X_dev), digits.Y_dev)]
    answers = lambda X: np.argmax(W @ X + b, axis=0), lambda X: ours.predict_classes(X, net)
    return [[np.mean(answer(X) != labels) for X, labels in parts] for answer in answers]


def test_on_clean_digits_one_layer_is_nearly_as_good_as_three(ours, digits):
    regression, network = wrong_shares(ours, digits, plain)
    assert network[0] < 0.005
    assert network[1] < regression[1] < network[1] + 0.03 < 0.08


def test_with_negatives_one_layer_fails_and_three_do_not(ours, digits):
    regression, network = wrong_shares(ours, digits, half_negative)
    assert regression[1] > 0.6
    assert network[1] < 0.12


def test_the_logarithm_of_a_softmax_fails_between_740_and_800_and_the_whole_does_not(ours):
    right = np.array([[0.0], [1.0]])
    for distance, finite in [(400.0, True), (740.0, True), (800.0, False)]:
        Z = np.array([[distance], [0.0]])
        with np.errstate(all="ignore"):
            theirs = -np.sum(right * np.log(ours.softmax_stable(Z)))
        assert np.isfinite(theirs) == finite
        assert ours.softmax_cross_entropy(Z, right)[0] == pytest.approx(distance)


def test_two_classes_are_logistic_regression(ours):
    Z, Y = np.random.default_rng(4).normal(size=(2, 9)), layers.one_hot(np.arange(9) % 2, 2)
    neuron = 1 / (1 + np.exp(Z[:1] - Z[1:]))
    loss, dZ = ours.softmax_cross_entropy(Z, Y)
    assert loss == pytest.approx(layers.compute_cost(neuron, Y[1:]), rel=1e-12)
    np.testing.assert_allclose(dZ[1:], (neuron - Y[1:]) / 9, rtol=1e-12)


@pytest.mark.parametrize("C", [3, 10])
def test_two_softmaxes_never_cost_less_than_the_floor(ours, C):
    rng, Y = np.random.default_rng(5), np.eye(C)
    floor = np.log(np.e + C - 1) - 1
    losses = [
        ours.softmax_cross_entropy(ours.softmax_stable(size * (Y + rng.normal(size=(C, C)) / 9)), Y)[0]
        for size in (1, 10, 1000)
    ]
    assert min(losses) >= floor - 1e-12
    assert losses[-1] == pytest.approx(floor)
