"""Layers and networks away from the kinks of ReLU."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 10**6)
WIDTHS = st.lists(st.integers(1, 7), min_size=2, max_size=6)


def evidences(X, parameters):
    """Z of every layer, written out with loops over units and examples."""
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = np.array([[np.sum(row * column) + start[0] for column in X.T] for row, start in zip(W, b, strict=True)])
        yield Z
        X = np.where(Z > 0, Z, 0)


@given(SEEDS, st.integers(1, 6), st.integers(2, 9))
def test_evidence_has_both_signs_in_every_row_and_keeps_away_from_the_kink(seed, rows, columns):
    (Z,) = problems.evidence(np.random.default_rng(seed), rows, columns)
    assert Z.shape == (rows, columns)
    assert ((Z > 0).any(axis=1) & (Z < 0).any(axis=1)).all()
    assert np.abs(Z).min() >= 0.1
    assert np.abs(Z).max() < 3


@given(SEEDS, st.integers(1, 7), st.integers(1, 7), st.integers(2, 12))
def test_a_layer_has_the_shapes_it_was_asked_for_and_no_bias_of_zero(seed, n_prev, n_l, m):
    A_prev, W, b = problems.deep_layer(np.random.default_rng(seed), n_prev, n_l, m)
    assert (A_prev.shape, W.shape, b.shape) == ((n_prev, m), (n_l, n_prev), (n_l, 1))
    assert b.all()


@given(SEEDS, WIDTHS, st.integers(2, 12))
def test_every_unit_of_a_network_is_on_for_some_examples_and_off_for_others(seed, layer_dims, m):
    X, parameters = problems.deep_network(np.random.default_rng(seed), layer_dims, m)
    assert X.shape == (layer_dims[0], m)
    assert len(parameters) == 2 * (len(layer_dims) - 1)
    for Z in evidences(X, parameters):
        assert ((Z > 0).any(axis=1) & (Z < 0).any(axis=1)).all()
        assert np.abs(Z).min() > 0.74 / (m - 1)
        assert np.abs(Z).max() < 2.51


@given(SEEDS, WIDTHS)
def test_the_upper_layers_are_the_net_without_its_first_layer(seed, layer_dims):
    X, parameters = problems.deep_network(np.random.default_rng(seed), layer_dims, 5)
    upper = problems.upper_layers(parameters)
    assert len(upper) == len(parameters) - 2
    first, *others = evidences(X, parameters)
    for Z, again in zip(others, evidences(np.where(first > 0, first, 0), upper), strict=True):
        np.testing.assert_array_equal(Z, again)


def tells(slope):
    """Is every slope 0 or large enough to be measured?"""
    return np.linalg.norm(slope) > 1e-3 and ((slope == 0) | (np.abs(slope) > 1e-4)).all()


@given(SEEDS, st.sampled_from([(3, 5, 7), (4, 2, 9)]), st.sampled_from(["linear", "relu", "sigmoid"]))
def test_every_slope_of_a_layer_and_its_message_can_be_measured(seed, sizes, activation):
    A_prev, W, b, message = problems.layer_and_message(np.random.default_rng(seed), *sizes)
    assert message.shape == (sizes[1], sizes[2])
    _, cache = layers.linear_activation_forward(A_prev, W, b, activation)
    assert all(tells(slope) for slope in layers.linear_activation_backward(message, cache, activation))


@given(SEEDS)
def test_every_slope_of_a_labelled_network_can_be_measured(seed):
    X, Y, parameters = problems.labelled_network(np.random.default_rng(seed), [5, 3, 7, 1], 9)
    assert Y.shape == (1, 9)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)
    assert all(tells(slope) for slope in grads.values())
