"""Probabilities sum to 1, the loss has the slope that is returned, and no score is too large."""

import numpy as np
import pytest

from startcode import layers
from startcode.checks.numeric import central_difference
from startcode.errors import StartCodeError

SIZES = [(3, 5), (2, 7), (10, 4), (4, 1)]


def scores_and_labels(C, m, seed=1):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(C, m)) * 2, layers.one_hot(rng.integers(0, C, size=m), C)


@pytest.mark.parametrize(("C", "m"), SIZES)
def test_columns_are_shares_in_the_ratio_of_the_exponentials(C, m):
    Z, _ = scores_and_labels(C, m)
    A = layers.softmax(Z)
    for column, scores in zip(A.T, Z.T, strict=True):
        assert sum(column) == pytest.approx(1, abs=1e-14)
        for one in range(C):
            assert column[one] / column[0] == pytest.approx(np.exp(scores[one] - scores[0]), rel=1e-12)


@pytest.mark.parametrize(("C", "m"), SIZES)
def test_the_slope_is_the_measured_slope_of_the_loss(C, m):
    Z, Y = scores_and_labels(C, m)
    loss, dZ = layers.softmax_cross_entropy(Z, Y)
    by_hand = -np.mean([np.log(layers.softmax(Z)[np.argmax(Y[:, i]), i]) for i in range(m)])
    assert loss == pytest.approx(by_hand, rel=1e-12)
    measured = central_difference(lambda moved: layers.softmax_cross_entropy(moved, Y)[0], Z)
    np.testing.assert_allclose(dZ, measured, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(dZ.sum(axis=0), 0, atol=1e-15)


def test_two_classes_give_the_log_loss_of_the_sigmoid_of_the_difference():
    Z, Y = scores_and_labels(2, 9)
    difference = Z[1:] - Z[:1]
    guess = 1 / (1 + np.exp(-difference))
    loss, dZ = layers.softmax_cross_entropy(Z, Y)
    np.testing.assert_allclose(layers.softmax(Z)[1:], guess, rtol=1e-12)
    assert loss == pytest.approx(layers.compute_cost(guess, Y[1:]), rel=1e-12)
    np.testing.assert_allclose(dZ, np.concatenate([-1 * (guess - Y[1:]), guess - Y[1:]]) / 9, rtol=1e-12)


@pytest.mark.parametrize("C", [3, 5, 10, 27])
def test_equal_scores_cost_the_logarithm_of_the_number_of_classes(C):
    _, Y = scores_and_labels(C, 6)
    assert layers.softmax_cross_entropy(np.full((C, 6), 7.0), Y)[0] == pytest.approx(np.log(C), rel=1e-14)


def test_scores_of_any_size_give_finite_numbers():
    Z = np.array([[1000.0, -1000.0, 1e300], [-1000.0, -1000.0, 0.0], [0.0, -3000.0, 0.0]])
    np.testing.assert_array_equal(layers.softmax(Z), [[1, 0.5, 1], [0, 0.5, 0], [0, 0, 0]])
    loss, dZ = layers.softmax_cross_entropy(Z[:, :2], layers.one_hot([1, 2], 3))
    assert loss == pytest.approx((2000 + 2000 + np.log(2)) / 2, rel=1e-14)
    np.testing.assert_array_equal(dZ, np.array([[1, 0.5], [-1, 0.5], [0, -1]]) / 2)


def test_labels_may_be_probabilities():
    Z, Y = scores_and_labels(3, 5)
    soft = 0.9 * Y + 0.1 / 3
    loss, dZ = layers.softmax_cross_entropy(Z, soft)
    assert loss == pytest.approx(-np.sum(soft * np.log(layers.softmax(Z))) / 5, rel=1e-12)
    np.testing.assert_allclose(dZ, (layers.softmax(Z) - soft) / 5, rtol=1e-12)


def test_single_precision_stays_and_arguments_are_left_alone():
    Z, Y = scores_and_labels(3, 5)
    Z = Z.astype(np.float32)
    kept = Z.copy(), Y.copy()
    assert layers.softmax(Z).dtype == np.float32
    assert layers.softmax_cross_entropy(Z, Y)[1].dtype == np.float32
    np.testing.assert_array_equal(Z, kept[0])
    np.testing.assert_array_equal(Y, kept[1])


@pytest.mark.parametrize("labels", [[2, 0, 1], np.array([[2, 0, 1]]), np.array([2.0, 0.0, 1.0])])
def test_one_hot_columns_hold_a_single_one_in_the_row_of_the_label(labels):
    expected = [[0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 0, 0]]
    np.testing.assert_array_equal(layers.one_hot(labels, 4), expected)
    assert layers.one_hot(labels, 4).dtype == np.float64


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: layers.one_hot([0, 4], 4), "there is a label 4, and depth is 4"),
        (lambda: layers.one_hot([-1], 4), "there is a label -1"),
        (lambda: layers.one_hot([0.5], 4), r"there is a label 0\.5"),
        (lambda: layers.one_hot(np.zeros((2, 3)), 4), r"labels has shape \(2, 3\)"),
        (lambda: layers.softmax([1.0, 2.0]), r"Z has shape \(2,\)"),
        (lambda: layers.softmax_cross_entropy(np.zeros((3, 5)), np.zeros((1, 5))), r"Z has shape \(3, 5\), Y \(1, 5\)"),
        (lambda: layers.softmax_cross_entropy(np.zeros((3, 5)), np.zeros((3, 5))), "does not sum to 1"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_next_step(call, message):
    with pytest.raises(StartCodeError, match=message) as caught:
        call()
    assert caught.value.next_step
