"""Each broken run of softmax regression shows the curve by which its bug is known."""

import numpy as np
import pytest

from startcode import datasets, debuglab, layers

FLOOR = np.log(np.e + 9) - 1


@pytest.fixture(scope="module")
def digits():
    """The pictures of the lesson."""
    return datasets.load_digits(rng=np.random.default_rng(1), dev_share=0.3, test_share=0.2)


@pytest.fixture(scope="module")
def runs(digits):
    X, labels = (digits.X_train, digits.X_dev), (digits.Y_train, digits.Y_dev)
    return debuglab.softmax_regression(X, labels, classes=10)


def test_shifted_labels_are_learned_with_ease_and_all_wrong(runs):
    assert runs[1].costs[0] == pytest.approx(np.log(10))
    assert runs[1].costs[-1] < 0.3
    assert np.all(np.diff(runs[1].costs) < 0)
    assert max(runs[1].train_accuracy, runs[1].test_accuracy) < 2


def test_a_softmax_along_the_examples_begins_at_the_logarithm_of_their_number_and_rises_in_the_end(digits, runs):
    costs = runs[2].costs
    assert costs[0] == pytest.approx(np.log(digits.Y_train.size))
    assert np.min(costs) < costs[0] - 0.5
    assert costs[-1] > 2 * costs[0]
    assert np.isfinite(costs).all()


def test_two_softmaxes_begin_at_ln_10_and_stay_above_their_floor_though_many_answers_are_right(runs):
    costs = runs[3].costs
    assert costs[0] == pytest.approx(np.log(10))
    assert FLOOR < costs[-1] < FLOOR + 0.2
    assert runs[3].train_accuracy > 80


@pytest.mark.parametrize(("C", "floor"), [(3, 0.551), (10, 1.461)])
def test_the_floor_is_what_perfect_answers_cost(C, floor):
    loss, _ = layers.softmax_cross_entropy(np.eye(C), np.eye(C))
    assert loss == pytest.approx(np.log(np.e + C - 1) - 1, rel=1e-12)
    assert loss == pytest.approx(floor, abs=5e-4)


def test_without_a_bug_both_the_loss_and_the_mistakes_would_be_few(digits):
    Y, W = layers.one_hot(digits.Y_train, 10), np.zeros((10, 64))
    for _ in range(300):
        loss, dZ = layers.softmax_cross_entropy(W @ digits.X_train, Y)
        W -= 0.5 * dZ @ digits.X_train.T
    assert loss < 0.3
    assert np.mean(np.argmax(W @ digits.X_dev, axis=0) == digits.Y_dev) > 0.9
