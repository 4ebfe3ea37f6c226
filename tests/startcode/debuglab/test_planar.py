"""Broken networks on the plane: the learner's own functions with one bug, and only that one."""

import numpy as np
import pytest

from startcode import datasets, debuglab, problems


def forward(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ np.tanh(Z1) + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": A2}


def cost(A2, Y):
    return -np.where(Y == 1, np.log(A2), np.log(1 - A2)).sum() / Y.shape[1]


def by_answers(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, 1 - cache["A1"] ** 2)


def by_sums(parameters, cache, X, Y):
    return backward(parameters, cache, X, Y, 1 / np.cosh(cache["Z1"]) ** 2)


def backward(parameters, cache, X, Y, slope):
    m, error = X.shape[1], cache["A2"] - Y
    hidden = parameters["W2"].T @ error * slope
    grads = {"dW1": hidden @ X.T, "db1": hidden.sum(axis=1, keepdims=True), "dW2": error @ cache["A1"].T}
    return {name: value / m for name, value in {**grads, "db2": error.sum(axis=1, keepdims=True)}.items()}


def update(parameters, grads, learning_rate):
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}


@pytest.fixture
def problem():
    return problems.shallow(np.random.default_rng(1), n_x=3, n_h=5, n_y=2, m=7)


@pytest.fixture
def flower():
    return datasets.flower(120, rng=np.random.default_rng(1))


@pytest.fixture
def start():
    rng = np.random.default_rng(2)
    return {
        "W1": 0.01 * rng.normal(size=(4, 2)),
        "b1": np.zeros((4, 1)),
        "W2": 0.01 * rng.normal(size=(1, 4)),
        "b2": np.zeros((1, 1)),
    }


def assert_equal(grads, others):
    for name in others:
        np.testing.assert_allclose(grads[name], others[name], rtol=1e-10)


@pytest.mark.parametrize("own", [by_answers, by_sums])
def test_with_the_slope_of_tanh_nothing_is_spoiled(problem, own):
    parameters, X, Y = problem
    _, cache = forward(X, parameters)
    mended = debuglab.with_slope(own, lambda cache: 1 - cache["A1"] ** 2)
    assert_equal(mended(parameters, cache, X, Y), own(parameters, cache, X, Y))


@pytest.mark.parametrize("own", [by_answers, by_sums])
def test_another_slope_changes_the_first_layer_only(problem, own):
    parameters, X, Y = problem
    _, cache = forward(X, parameters)
    spoiled = debuglab.with_slope(own, lambda cache: cache["A1"] * (1 - cache["A1"]))(parameters, cache, X, Y)
    assert_equal(spoiled, backward(parameters, {**cache}, X, Y, cache["A1"] * (1 - cache["A1"])))
    right = own(parameters, cache, X, Y)
    assert_equal({name: spoiled[name] for name in ("dW2", "db2")}, {name: right[name] for name in ("dW2", "db2")})
    assert not np.allclose(spoiled["dW1"], right["dW1"])


def test_the_measured_gradient_needs_no_backward_pass_to_be_right(problem):
    parameters, X, Y = problem
    measured = debuglab.measured_gradient(forward, cost, parameters, X, Y)
    right = by_answers(parameters, forward(X, parameters)[1], X, Y)
    assert measured.keys() == right.keys()
    for name in right:
        np.testing.assert_allclose(measured[name], right[name], atol=1e-9)


def test_every_slip_of_the_slope_gives_another_wrong_gradient(problem):
    parameters, X, Y = problem
    _, cache = forward(X, parameters)
    slips = debuglab.slope_slips(parameters, cache, X, Y)
    known = [by_answers(parameters, cache, X, Y)]
    for slip in slips.values():
        for name, value in slip.items():
            assert not any(np.allclose(value, other[name], rtol=1e-3) for other in known if name in other)
        known.append(slip)
    left_out = debuglab.with_slope(by_answers, lambda _cache: 1.0)(parameters, cache, X, Y)
    assert_equal(left_out, slips["leaving out the slope of tanh"])


def test_a_descent_tells_the_cost_before_every_step(flower, start):
    network = debuglab.Network(forward, cost, by_answers, update)
    end, costs = network.descend(start, *flower, steps=600)
    assert costs.shape == (600,)
    assert costs[0] == pytest.approx(cost(forward(flower[0], start)[0], flower[1]))
    assert costs[-1] < 0.8 * costs[0]
    halfway, _ = network.descend(start, *flower, steps=200)
    assert_equal(network.descend(halfway, *flower, steps=400)[0], end)


def test_each_broken_run_has_its_own_symptom(start):
    turn = np.linspace(0, np.pi, 80)  # two half circles that reach into each other
    X = np.hstack([[np.cos(turn), np.sin(turn)], [1 - np.cos(turn), 0.5 - np.sin(turn)]])
    Y = np.repeat([[0, 1]], 80, axis=1)
    network = debuglab.Network(forward, cost, by_answers, update)
    whole = network.descend(start, X, Y, steps=5000)[1]
    straight, jumping, zero = debuglab.shallow_network(network, start, X, Y).values()
    assert np.ptp(zero) < 1e-6  # nothing moves but b2
    assert whole[-1] < 0.7 * straight[-1] < 0.5 * straight[0]  # a line is all it can draw, and it found one
    assert np.ptp(straight[-50:]) < 0.01
    assert np.diff(jumping).max() > 0.2
