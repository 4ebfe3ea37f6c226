"""Nets to regularise can be measured, costs to stop at have one right answer, pictures tell where they come from."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems
from startcode.checks.numeric import central_difference

SEEDS = st.integers(0, 10**6)
FEW = st.integers(2, 7)


def log_loss(X, Y, parameters):
    return layers.compute_cost(layers.L_model_forward(X, parameters)[0], Y)


def brute_force_stop(costs, patience):
    """The first index that no cost of the next `patience` undercuts and none before undercut."""
    for here in range(len(costs)):
        ahead = costs[here + 1 : here + 1 + patience]
        if costs[here] < min(costs[:here], default=np.inf) and all(cost >= costs[here] for cost in ahead):
            return here
    raise AssertionError("some cost is the lowest")


@given(SEEDS, st.integers(3, 9), st.floats(0.1, 9))
def test_a_penalty_is_tried_on_any_number_of_layers_with_biases_that_are_not_0(seed, m, lambd):
    A3, Y, parameters, price = problems.weights_and_guesses(np.random.default_rng(seed), [4, 3, 5, 2, 1], m, lambd)
    assert A3.shape == Y.shape == (1, m)
    assert price == lambd
    assert {name: value.shape for name, value in parameters.items()} == {
        **{"W1": (3, 4), "W2": (5, 3), "W3": (2, 5), "W4": (1, 2)},
        **{"b1": (3, 1), "b2": (5, 1), "b3": (2, 1), "b4": (1, 1)},
    }
    assert all(np.all(value != 0) for value in parameters.values())


@settings(max_examples=20)
@given(SEEDS, FEW, FEW, FEW)
def test_no_weight_of_a_net_with_a_price_on_weights_is_nearly_0(seed, n_x, n_1, n_2):
    X, Y, parameters = problems.three_layers(np.random.default_rng(seed), n_x, n_1, n_2, m=9)
    assert X.shape == (n_x, 9)
    assert Y.shape == (1, 9)
    assert min(np.abs(parameters[name]).min() for name in ("W1", "W2", "W3")) > 0.02


@settings(max_examples=20)
@given(SEEDS)
def test_a_crowd_is_made_of_six_examples(seed):
    X, parameters = problems.crowd(np.random.default_rng(seed), n_x=3, n_1=5, n_2=4, m=120)
    assert X.shape == (3, 120)
    assert parameters["W2"].shape == (4, 5)
    assert len(np.unique(X, axis=1).T) == 6


@settings(max_examples=10)
@given(SEEDS)
def test_the_slopes_of_a_steep_network_do_not_depend_on_how_they_are_measured(seed):
    X, Y, parameters = problems.steep_network(np.random.default_rng(seed), log_loss, n_x=3, n_1=4, n_2=5, m=9)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)
    for name, value in parameters.items():
        measured = central_difference(lambda v, name=name: log_loss(X, Y, {**parameters, name: v}), value)
        assert np.allclose(measured, grads[f"d{name}"], rtol=1e-6, atol=0)


@pytest.mark.parametrize("cost", [lambda *_: 1e-6 * np.random.default_rng().normal(), lambda X, Y, parameters: 0.0])
def test_a_cost_that_cannot_be_measured_gets_a_network_all_the_same(cost):
    X, _Y, parameters = problems.steep_network(np.random.default_rng(1), cost, n_x=2, n_1=3, n_2=4, m=5)
    assert X.shape == (2, 5)
    assert set(parameters) == {"W1", "b1", "W2", "b2", "W3", "b3"}


def test_a_network_with_a_kink_nearby_is_not_taken():
    def kinked(X, Y, parameters):  # a kink a hair beyond the first entry of W1 of the first network that is offered
        return log_loss(X, Y, parameters) + abs(parameters["W1"][0, 0] - first["W1"][0, 0] - 2e-5)

    first = problems.steep_network(np.random.default_rng(3), log_loss, n_x=3, n_1=4, n_2=5, m=9)[2]
    again = problems.steep_network(np.random.default_rng(3), kinked, n_x=3, n_1=4, n_2=5, m=9)[2]
    assert not np.array_equal(first["W1"], again["W1"])


@given(SEEDS, st.integers(3, 9), st.integers(2, 9))
def test_training_has_one_best_moment_that_hasty_and_lazy_rules_miss(seed, records, patience):
    costs, given_patience, best = problems.stopping(np.random.default_rng(seed), records, patience)
    assert given_patience == patience
    assert len(set(costs)) == len(costs)
    assert brute_force_stop(costs, patience) == best
    assert brute_force_stop(costs, patience - 1) < best < brute_force_stop(costs, patience + 1)
    assert np.argmin(costs) not in (best, best + patience, len(costs) - 1)
    lows = np.minimum.accumulate(costs[: best + 1])
    assert len(np.unique(lows)) == records
    assert best + 1 - records >= patience  # a count that never starts again is used up before


@given(SEEDS, st.integers(1, 4), FEW, FEW)
def test_every_number_on_a_picture_stands_at_one_place_only(seed, m, n_H, n_W):
    pictures = problems.numbered_pictures(np.random.default_rng(seed), m, n_H, n_W)
    assert pictures.shape == (m, n_H, n_W, 3)
    assert np.array_equal(np.sort(pictures.ravel()), np.arange(pictures.size))
