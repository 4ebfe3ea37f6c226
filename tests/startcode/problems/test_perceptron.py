"""Random problems of the perceptron lesson keep what their makers promise."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(2, 6), st.integers(3, 14))
def test_the_perceptron_of_half_spaces_answers_every_example_clearly(seed, n_x, m):
    w, b, X, Y = problems.half_spaces(np.random.default_rng(seed), n_x, m)
    assert w.shape == (n_x, 1)
    assert X.shape == (n_x, m)
    assert set(Y.ravel()) == {-1.0, 1.0}
    assert np.min(Y * (w.T @ X + b)) / np.linalg.norm(w) > 0.29
    assert abs(b) / np.linalg.norm(w) > 0.79


@given(SEEDS, st.integers(2, 6), st.integers(3, 14))
def test_no_perceptron_without_a_bias_answers_half_spaces(seed, n_x, m):
    _, _, X, Y = problems.half_spaces(np.random.default_rng(seed), n_x, m)
    lengths = np.linalg.norm(X, axis=0)
    on_one_ray = (X.T @ X) / np.outer(lengths, lengths) > 1 - 1e-9
    assert np.any(on_one_ray & (Y != Y.T))


@given(SEEDS, st.integers(2, 6), st.sampled_from([-1.0, 1.0]), st.booleans())
def test_one_example_is_answered_as_asked_and_not_near_the_border(seed, n_x, label, agrees):
    w, b, x, y = problems.one_example(np.random.default_rng(seed), n_x, label, agrees)
    z = float(np.vdot(w, x) + b)
    assert y == label
    assert (y * z > 0) == agrees
    assert 0.09 < abs(z) < 3.01
    assert np.vdot(w, x) * z > 0


@given(SEEDS, st.integers(2, 6), st.integers(2, 6))
def test_no_unit_of_a_network_is_dead_or_saturated(seed, n_x, n_h):
    X, Y, parameters = problems.two_layers(np.random.default_rng(seed), n_x, n_h, 7)
    hidden = np.tanh(0.5 * (parameters["W1"] @ X + parameters["b1"])) / 2 + 0.5
    output = parameters["W2"] @ hidden + parameters["b2"]
    assert set(Y.ravel()) == {0.0, 1.0}
    assert np.min(hidden * (1 - hidden)) > 1e-4
    assert np.max(np.abs(output)) < 8
    assert min(np.min(np.abs(value)) for value in parameters.values()) > 0.05


@given(SEEDS)
def test_one_and_network_gives_a_column_and_a_number(seed):
    x, y, parameters = problems.one_and_network(np.random.default_rng(seed), 3, 2)
    assert x.shape == (3, 1)
    assert y in (0.0, 1.0)
    assert parameters["W1"].shape == (2, 3)
