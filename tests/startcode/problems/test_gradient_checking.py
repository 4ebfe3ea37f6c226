"""Networks for gradient checking are easy to measure, a planted bug shows where it was planted, a slip is named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import debuglab, problems

SEEDS = st.integers(0, 10**6)
TWELVE = [3] + 11 * [2] + [1]
DIMS = st.sampled_from([[5, 3, 4, 1], [3, 2, 5, 1], [4, 2, 5, 3, 1]])
EPSILON = 1e-5
SEEN = 1e-6  # an error that the lesson takes for a bug


def forward(X, Y, parameters):
    A, cache = X, {"A0": X}
    depth = len(parameters) // 2
    for number in range(1, depth + 1):
        W = parameters[f"W{number}"]
        Z = W @ A + parameters[f"b{number}"]
        A = np.tanh(Z) if number < depth else 1 / (1 + np.exp(-Z))
        cache |= {f"W{number}": W, f"Z{number}": Z, f"A{number}": A}
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)), cache


def relative_error(one, other):
    return np.linalg.norm(one - other) / (np.linalg.norm(one) + np.linalg.norm(other))


def both_slopes(X, Y, parameters, backward):
    def first(X, moved):
        return forward(X, Y, moved)

    measured = debuglab.measured_gradient(first, lambda cost, Y: cost, parameters, X, Y)
    return backward(X, Y, forward(X, Y, parameters)[1]), measured


def errors(X, Y, parameters, backward):
    slopes, measured = both_slopes(X, Y, parameters, backward)
    return {name: relative_error(slopes[f"d{name}"], measured[f"d{name}"]) for name in parameters}


@given(SEEDS, st.one_of(DIMS, st.just(TWELVE)), st.integers(5, 11))
def test_no_unit_is_nearly_linear_or_saturated_and_biases_count(seed, layer_dims, m):
    X, Y, parameters = problems.checked_network(np.random.default_rng(seed), layer_dims, m)
    _, cache = forward(X, Y, parameters)
    peaks = np.concatenate([np.abs(cache[f"Z{number}"]).max(axis=1) for number in range(1, len(layer_dims))])
    assert 0.79 < peaks.min() <= peaks.max() < 2.01
    assert all(np.all(parameters[f"b{number}"] != 0) for number in range(1, len(layer_dims)))


@settings(max_examples=30)
@given(SEEDS, DIMS)
def test_a_backward_pass_without_a_bug_fits_the_forward_pass(seed, layer_dims):
    network = problems.checked_network(np.random.default_rng(seed), layer_dims, 7)
    assert max(errors(*network, problems.planted(None, 0)).values()) < 1e-7


@settings(max_examples=20)
@given(SEEDS)
def test_a_backward_pass_through_twelve_layers_fits_on_the_whole(seed):
    """There the cost is so curved that a central difference keeps fewer digits; the lesson allows for 1e-5."""
    network = problems.checked_network(np.random.default_rng(seed), TWELVE, 9)
    slopes, measured = (
        np.concatenate([side[f"d{name}"].ravel() for name in network[2]])
        for side in both_slopes(*network, problems.planted(None, 0))
    )
    assert relative_error(slopes, measured) < SEEN


@pytest.mark.parametrize("bug", problems.BUGS)
@settings(max_examples=20)
@given(seed=SEEDS, layer=st.integers(1, 3))
def test_a_planted_bug_spoils_its_own_line_and_nothing_above(bug, seed, layer):
    network = problems.checked_network(np.random.default_rng(seed), [4, 2, 5, 3, 1], 7)
    found = errors(*network, problems.planted(bug, layer))
    line = problems.BUGS[bug].line
    spoiled = {f"W{layer}", f"b{layer}"} if line == "dZ" else {f"{line[1]}{layer}"}
    above = {f"{kind}{number}" for number in range(layer, 5) for kind in "Wb"} - spoiled
    assert min(found[name] for name in spoiled) > 100 * SEEN
    assert max(found[name] for name in above) < SEEN
    if line != "dZ":
        assert max(found[name] for name in found.keys() - spoiled) < SEEN


@given(SEEDS, st.integers(2, 9))
def test_neither_the_weight_nor_the_mean_input_is_near_zero(seed, m):
    x, theta = problems.one_weight(np.random.default_rng(seed), m)
    assert x.shape == (1, m)
    assert all(0.49 < abs(number) < 3.01 for number in (x.mean(), theta))


def test_parameters_have_the_shapes_of_their_layers():
    parameters = problems.any_parameters(np.random.default_rng(1), [4, 7, 2])
    assert {name: value.shape for name, value in parameters.items()} == {
        "W1": (7, 4),
        "b1": (7, 1),
        "W2": (2, 7),
        "b2": (2, 1),
    }


class TestWatchedCost:
    """Every entry must be moved alone, to both sides, by epsilon, with the same X: else the slip is named."""

    def slip(self, moves, factor=1.0):
        X, Y = np.array([[0.5, -1.0, 2.0]]), np.array([[0.0, 1.0, 1.0]])
        start = {"W1": np.array([[0.7]]), "b1": np.array([[-0.2]])}
        watch = problems.WatchedCost(forward, X, start)
        for W, b in moves:
            moved = {"W1": start["W1"] + EPSILON * W, "b1": start["b1"] + EPSILON * b}
            assert watch.forward(factor * X, Y, moved)[0] == forward(factor * X, Y, moved)[0]
        return watch.slip(EPSILON)

    @pytest.mark.parametrize(
        ("moves", "words"),
        [
            ([], "never came from"),
            ([(1, 0), (-1, 0), (1, 1), (0, -1)], "2 entries were away"),
            ([(1, 0), (-1, 0)], "1 never moved"),
            ([(1, 0), (0, 0), (0, 1), (0, 0)], "one side only"),
            ([(-1, 0), (0, 0), (0, -1), (0, 0)], "one side only"),
            ([(2, 0), (-2, 0), (0, 2), (0, -2)], "something else than epsilon"),
            ([(1, 0), (-1, 0), (0, 1), (0, -1)], "moved as it should be"),
        ],
    )
    def test_a_slip_is_named(self, moves, words):
        assert words in self.slip(moves)

    def test_another_x_is_told(self):
        assert "dropout" in self.slip([(1, 0), (-1, 0), (0, 1), (0, -1)], factor=1.25)
