"""What week 9 says about broken picture nets and about towers is what they show."""

import numpy as np
import pytest

from startcode import datasets, debuglab, layers, problems
from startcode.checks.numeric import central_difference
from tests.startcode.problems.test_cnn_application import NET, block_back


@pytest.fixture(scope="module")
def digits():
    return datasets.load_digits(rng=np.random.default_rng(1))


def test_each_way_back_is_wrong_just_where_the_lesson_says():
    A4, Y, caches = problems.net_and_caches(np.random.default_rng(3), **NET)
    right = problems.net_slopes(block_back, A4, Y, caches)
    wrong = {
        1: {"dW3", "db3", "dW4", "db4"},
        2: set(),
        3: {"dW1", "db1", "dW2", "db2"},
        4: {"dW1", "db1", "dW2", "db2"},
    }
    ways = debuglab.broken_picture_nets(lambda *given: problems.net_slopes(block_back, *given))
    for number, way in ways.items():
        grads = way(A4, Y, caches)
        assert {name for name, value in right.items() if not np.allclose(grads[name], value)} == wrong[number]
    again = problems.net_slopes(block_back, A4, Y, caches, "channels")  # the order that colleague 3 mixes up
    np.testing.assert_allclose(ways[3](A4, Y, caches)["dW1"], again["dW1"])


@pytest.mark.parametrize("tower", [debuglab.plain_tower()], ids=["plain"])
def test_the_slopes_of_a_tower_are_the_measured_ones(tower):
    rng = np.random.default_rng(5)
    weights = tower.start(6, 5, 3, blocks=2, second=1.0, rng=rng)
    X, Y = rng.normal(size=(6, 7)), layers.one_hot(rng.integers(0, 3, 7), 3)
    _, slopes = tower.cost_and_slopes(X, Y, weights)
    assert slopes.keys() == {f"d{name}" for name in weights}
    for name in ("in", "W1_0", "b2_0", "W2_1", "out"):

        def cost(value, name=name):
            return tower.cost_and_slopes(X, Y, weights | {name: value})[0]

        np.testing.assert_allclose(slopes[f"d{name}"], central_difference(cost, weights[name], 1e-6), atol=1e-7)


def test_a_plain_tower_loses_the_difference_between_digits(digits):
    tower, alike = debuglab.plain_tower(), []
    for blocks in (1, 30):
        weights = tower.start(64, 32, 10, blocks=blocks, second=1.0, rng=np.random.default_rng(4))
        columns = tower.forward(digits.X_train[:, :200], weights)[0]
        columns = columns / np.linalg.norm(columns, axis=0)
        alike.append(np.mean(columns.T @ columns))
    assert alike[0] < 0.9 < 0.98 < alike[1]


def test_the_dense_reader_learns_and_its_slopes_are_the_measured_ones(digits):
    X, Y = digits.X_train, layers.one_hot(digits.Y_train, 10)
    reader = debuglab.DenseReader.trained(X, Y, [64, 16, 10], rate=0.01, epochs=8, rng=np.random.default_rng(2))
    assert reader.accuracy(digits.X_test, digits.Y_test) > 0.9
    slopes = reader.slopes(X[:, :5], Y[:, :5])

    def cost(value):
        parameters = reader.parameters | {"b1": value}
        return layers.softmax_cross_entropy(debuglab.DenseReader(parameters).scores(X[:, :5])[0], Y[:, :5])[0]

    np.testing.assert_allclose(slopes["db1"], central_difference(cost, reader.parameters["b1"], 1e-6), atol=1e-7)
