"""Every class occurs and slips give other numbers, so that a check which uses these problems can fail."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 10**6)
CLASSES = st.integers(2, 7)
SLIPS = ["twice", "whole", "forgetful", "plain"]
COSTS_ONLY = ["unweighted", "full", "last"]


@given(SEEDS, CLASSES, st.integers(1, 9))
def test_labels_are_one_hot_and_every_class_occurs(seed, C, more):
    for Y in (
        problems.classes_of(np.random.default_rng(seed), C, C + more),
        problems.scored_classes(np.random.default_rng(seed), C, C + more)[1],
        problems.classified(np.random.default_rng(seed), 3, C, C + more)[1],
        problems.clouds(np.random.default_rng(seed), C, C + more)[1],
    ):
        assert Y.shape == (C, C + more)
        assert set(np.unique(Y)) == {0, 1}
        np.testing.assert_array_equal(Y.sum(axis=0), 1)
        assert Y.sum(axis=1).min() >= 1


@given(SEEDS, CLASSES, st.integers(2, 9))
def test_a_softmax_along_the_wrong_axis_shows_on_these_scores(seed, C, m):
    Z = problems.scores(np.random.default_rng(seed), C, m)
    assert Z.shape == (C, m)
    assert not np.allclose(layers.softmax(Z), layers.softmax(Z.T).T)


@given(SEEDS)
def test_clouds_can_be_told_apart(seed):
    X, Y = problems.clouds(np.random.default_rng(seed), 3, 60)
    means = np.stack([X[:, Y[k] == 1].mean(axis=1) for k in range(3)])
    nearest = np.argmin(((X.T[:, None] - means) ** 2).sum(axis=2), axis=1)
    assert np.mean(nearest == np.argmax(Y, axis=0)) > 0.9


@settings(max_examples=20)
@given(SEEDS)
def test_a_classifier_comes_with_as_many_outputs_as_classes(seed):
    X, Y, parameters = problems.classifier(np.random.default_rng(seed), [4, 6, 5, 3], 7)
    assert X.shape == (4, 7)
    assert Y.shape == (3, 7)
    assert {name: value.shape for name, value in parameters.items() if name[0] == "W"} == {
        "W1": (6, 4),
        "W2": (5, 6),
        "W3": (3, 5),
    }


@given(SEEDS, st.integers(3, 8), st.integers(12, 60))
def test_answers_show_a_turned_matrix_a_pair_that_counts_once_and_a_class_that_is_left_out(seed, classes, m):
    labels, predictions, told = problems.answered(np.random.default_rng(seed), classes, m)
    assert told == classes
    assert labels.shape == predictions.shape == (1, m)
    assert max(labels.max(), predictions.max()) < classes - 1
    assert min(labels.min(), predictions.min()) >= 0
    counts = np.zeros((classes, classes))
    np.add.at(counts, (labels[0], predictions[0]), 1)
    assert counts.max() >= 3


def test_mistakes_have_a_direction():
    labels, predictions, _ = problems.answered(np.random.default_rng(1), 6, 200)
    counts = np.zeros((6, 6))
    np.add.at(counts, (labels[0], predictions[0]), 1)
    assert not np.array_equal(counts, counts.T)


def training(seed=1):
    """The parts of `startcode.layers`, put together for a net with one hidden layer."""

    def initialize(dims, rng):
        return layers.initialize_parameters_deep(dims, rng=rng)

    def forward(X, p):
        Z1 = p["W1"] @ X + p["b1"]
        Z2 = p["W2"] @ np.maximum(Z1, 0) + p["b2"]
        return layers.softmax(Z2), [{"A_prev": X, "Z": Z1}, {"A_prev": np.maximum(Z1, 0), "W": p["W2"], "Z": Z2}]

    def backward(dZ, caches):
        dZ1 = (caches[1]["W"].T @ dZ) * (caches[0]["Z"] > 0)
        return {
            **{"dW1": dZ1 @ caches[0]["A_prev"].T, "db1": dZ1.sum(axis=1, keepdims=True)},
            **{"dW2": dZ @ caches[1]["A_prev"].T, "db2": dZ.sum(axis=1, keepdims=True)},
        }

    X, Y = problems.classified(np.random.default_rng(seed), 3, 4, 11)
    return problems.Epochs(initialize, forward, layers.softmax_cross_entropy, backward, X, Y, [3, 7, 4], 0.02)


def test_training_is_the_same_each_time_and_lowers_the_loss():
    net = training()
    (start, _), (end, costs), (again, _) = net.run(0, 4), net.run(60, 4), net.run(60, 4)
    assert len(costs) == 60
    assert net.whole_loss(end) < 0.7 * net.whole_loss(start)
    for name, value in end.items():
        np.testing.assert_array_equal(value, again[name])


def test_the_cost_of_one_mini_batch_is_the_loss_of_all_examples():
    net = training()
    start, _ = net.run(0, 11)
    assert net.run(1, 11)[1] == pytest.approx([net.whole_loss(start)])


@pytest.mark.parametrize("slip", SLIPS + COSTS_ONLY)
def test_every_slip_gives_other_numbers(slip):
    net = training()
    (right, costs), (wrong, wrong_costs) = net.run(2, 4), net.run(2, 4, slip)
    assert not np.allclose(costs, wrong_costs, rtol=1e-4)
    same = all(np.allclose(right[name], wrong[name]) for name in right)
    assert same == (slip in COSTS_ONLY)


def test_mixed_labels_belong_to_other_examples():
    net = training()
    assert not np.allclose(net.run(1, 11)[1], net.run(1, 11, "mixed")[1], rtol=1e-4)
