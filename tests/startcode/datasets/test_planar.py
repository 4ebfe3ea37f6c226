"""The drawn sets have the shapes that the lessons count on, and the difficulty that they were made for."""

import numpy as np
import pytest

from startcode import datasets
from startcode.errors import DatasetError

MAKERS = {
    "flower": datasets.flower,
    "moons": datasets.moons,
    "circles": datasets.circles,
    "blobs": datasets.blobs,
    "gaussian_quantiles": datasets.gaussian_quantiles,
}
every = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


@every
@pytest.mark.parametrize("m", [2, 7, 200])
def test_points_are_columns_and_labels_a_row(make, m):
    X, Y = make(m, rng=np.random.default_rng(1))
    assert (X.shape, X.dtype) == ((2, m), np.float64)
    assert (Y.shape, Y.dtype) == ((1, m), np.int64)
    assert X.flags.c_contiguous
    assert set(Y.ravel()) == {0, 1}
    assert abs(np.sum(Y == 0) - np.sum(Y == 1)) <= 1


@every
def test_the_generator_decides_and_nothing_else(make):
    one, again, other = (make(50, rng=np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


@every
def test_a_generator_goes_on_to_other_points(make):
    rng = np.random.default_rng(1)
    assert not np.array_equal(make(50, rng=rng)[0], make(50, rng=rng)[0])


@every
def test_the_examples_come_in_no_order(make):
    _, Y = make(200, rng=np.random.default_rng(1))
    assert 60 < np.sum(np.diff(Y.ravel()) != 0) < 140


@every
def test_a_seed_in_the_place_of_a_generator_is_refused_with_the_next_step(make):
    with pytest.raises(DatasetError, match=r"rng is a int, .* Write rng=np\.random\.default_rng\(1\)"):
        make(20, rng=1)


@every
def test_too_few_points_for_the_classes_are_refused(make):
    with pytest.raises(DatasetError, match="m is 1"):
        make(1, rng=np.random.default_rng(1))


@pytest.mark.parametrize("make", [datasets.blobs, datasets.gaussian_quantiles])
def test_more_classes_come_on_request(make):
    X, Y = make(31, classes=5, rng=np.random.default_rng(1))
    assert X.shape == (2, 31)
    assert sorted(np.bincount(Y.ravel())) == [6, 6, 6, 6, 7]
    with pytest.raises(DatasetError, match="classes is 1"):
        make(31, classes=1, rng=np.random.default_rng(1))


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_neighbouring_blobs_are_five_apart(classes):
    X, Y = datasets.blobs(60, classes=classes, spread=0.0, rng=np.random.default_rng(3))
    centres = np.array([X[:, Y.ravel() == label][:, 0] for label in range(classes)])
    apart = [np.linalg.norm(centres[k] - centres[k - 1]) for k in range(classes)]
    np.testing.assert_allclose(apart, 5.0)


def test_noise_of_zero_gives_clean_rings_and_moons():
    X, Y = datasets.circles(40, noise=0.0, rng=np.random.default_rng(1))
    np.testing.assert_allclose(np.linalg.norm(X, axis=0), np.where(Y.ravel() == 1, 0.5, 1.0))
    X, Y = datasets.moons(40, noise=0.0, rng=np.random.default_rng(1))
    assert np.all(X[1, Y.ravel() == 0] >= 0)


def test_gaussian_quantiles_are_told_apart_by_the_distance_from_the_middle():
    X, Y = datasets.gaussian_quantiles(90, classes=3, rng=np.random.default_rng(1))
    distance = np.linalg.norm(X, axis=0)
    assert np.all(np.diff(Y.ravel()[np.argsort(distance)]) >= 0)


# ---- what the flower is for


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def straight_line(X, Y, steps=1000, rate=0.3):
    """Training accuracy of logistic regression."""
    w, b = np.zeros((1, 2)), 0.0
    for _ in range(steps):
        error = (sigmoid(w @ X + b) - Y) / Y.size
        w, b = w - rate * error @ X.T, b - rate * error.sum()
    return np.mean((w @ X + b > 0) == Y)


def hidden_layer(X, Y, units=4, steps=10_000, rate=1.2, seed=0):
    """Training accuracy of a net with one tanh layer."""
    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(scale=0.01, size=(units, 2)), np.zeros((units, 1))
    W2, b2 = rng.normal(scale=0.01, size=(1, units)), 0.0
    for _ in range(steps):
        H = np.tanh(W1 @ X + b1)
        error = (sigmoid(W2 @ H + b2) - Y) / Y.size
        back = W2.T @ error * (1 - H * H)
        W2, b2 = W2 - rate * error @ H.T, b2 - rate * error.sum()
        W1, b1 = W1 - rate * back @ X.T, b1 - rate * back.sum(axis=1, keepdims=True)
    return np.mean((W2 @ np.tanh(W1 @ X + b1) + b2 > 0) == Y)


@pytest.mark.parametrize("seed", range(8))
def test_a_straight_line_learns_nothing_about_the_flower(seed):
    assert straight_line(*datasets.flower(rng=np.random.default_rng(seed))) < 0.55


def test_four_hidden_units_learn_the_flower():
    accuracies = [hidden_layer(*datasets.flower(rng=np.random.default_rng(seed)), seed=seed) for seed in range(5)]
    assert np.median(accuracies) > 0.85
    assert min(accuracies) < 1.0  # not so easy that a larger net could gain nothing
