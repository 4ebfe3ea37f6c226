"""Each broken run of the deep network shows the curve by which its bug is known."""

import numpy as np
import pytest

from startcode import datasets, debuglab


@pytest.fixture(scope="module")
def shares_and_runs():
    """The runs of the lesson: every fourth pixel, one cat for every two other pictures."""
    pictures, labels, *_ = datasets.load_cats()
    X = (pictures[:, ::4, ::4].reshape(len(pictures), -1).T / 255).astype(np.float32)
    Y = labels.astype(np.float32)
    cats, others = np.flatnonzero(Y[0] == 1), np.flatnonzero(Y[0] == 0)
    chosen = np.concatenate([cats[: len(others) // 2], others])
    runs = debuglab.deep_network(X[:, chosen], Y[:, chosen], rng=np.random.default_rng(1))
    return float(Y[:, chosen].mean()), runs


def test_tiny_first_weights_stand_still_at_the_entropy_of_the_classes(shares_and_runs):
    share, runs = shares_and_runs
    entropy = -share * np.log(share) - (1 - share) * np.log(1 - share)
    assert runs[1][0] == pytest.approx(np.log(2), abs=1e-4)
    assert runs[1][len(runs[1]) // 2 :] == pytest.approx(entropy, abs=1e-3)
    assert entropy < np.log(2) - 0.03  # the two are told apart in the figure


def test_relu_in_the_last_layer_gives_nan_at_once(shares_and_runs):
    assert np.isnan(shares_and_runs[1][2]).all()


def test_half_precise_predictions_learn_and_then_give_nan(shares_and_runs):
    costs = shares_and_runs[1][3]
    good = int(np.argmax(np.isnan(costs)))
    assert good > len(costs) // 4
    assert np.isnan(costs[good:]).all()
    assert costs[good - 1] < costs[0] / 3


def test_the_same_generator_gives_the_same_runs():
    rng = np.random.default_rng(0)
    X, Y = rng.random((12, 9)), (np.arange(9) % 3 == 0).astype(float)[np.newaxis]
    first, second = (debuglab.deep_network(X, Y, rng=np.random.default_rng(5)) for _ in range(2))
    for number, costs in first.items():
        np.testing.assert_array_equal(costs, second[number])
