"""Graphs whose order matters, networks in rows, and numbers that no slip confuses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(2, 9))
def test_few_numbers_differ_in_size_and_have_both_signs(seed, count):
    numbers = np.array(problems.few_numbers(np.random.default_rng(seed), count))
    sizes = np.sort(np.abs(numbers))
    assert numbers.shape == (count,)
    assert sizes[0] >= 0.3
    assert sizes[-1] <= 1.7
    assert np.diff(sizes).min() > 0.01
    assert set(np.sign(numbers)) == {-1.0, 1.0}


@settings(max_examples=50)
@given(SEEDS, st.integers(2, 4), st.integers(4, 8))
def test_a_graph_leads_to_its_last_node_only_and_punishes_haste(seed, leaves, made):
    plan = problems.graph(np.random.default_rng(seed), leaves, made)
    assert [len(parents) for parents in plan] == [0] * leaves + [2] * made
    assert all(parent < node for node, parents in enumerate(plan) for parent in parents)
    assert {parent for parents in plan for parent in parents} == set(range(len(plan) - 1))
    hasty, right = problems.misordered_slopes(plan), problems.slopes(plan)
    assert np.abs(np.subtract(hasty, right)).max() > 0.1


def ways(plan, node):
    """By brute force: the products of the slopes along every way from a node to the last one."""
    if node == len(plan) - 1:
        return 1.0
    return sum(
        slope * ways(plan, child)
        for child, parents in enumerate(plan)
        for parent, slope in parents.items()
        if parent == node
    )


@settings(max_examples=30)
@given(SEEDS)
def test_slopes_are_sums_over_all_ways(seed):
    plan = problems.graph(np.random.default_rng(seed), 3, 6)
    assert np.allclose(problems.slopes(plan), [ways(plan, node) for node in range(len(plan))])


def test_the_diamond_of_the_text():
    plan = [{}, {0: 2.0}, {1: 3.0}, {1: 1.0, 2: 1.0}]
    assert problems.slopes(plan) == [8.0, 4.0, 1.0, 1.0]
    assert problems.misordered_slopes(plan) == [2.0, 4.0, 1.0, 1.0]


def test_a_network_in_columns_has_the_shapes_of_the_course():
    (parameters,) = problems.column_network(np.random.default_rng(1), [3, 5, 2])
    assert {name: value.shape for name, value in parameters.items()} == {
        **{"W1": (5, 3), "b1": (5, 1), "W2": (2, 5), "b2": (2, 1)},
    }


@given(SEEDS)
def test_a_network_in_rows_computes_what_its_weights_say(seed):
    X, weights, sums = problems.row_network(np.random.default_rng(seed), [3, 5, 4, 2], 7)
    assert [array.shape for array in weights] == [(3, 5), (5,), (5, 4), (4,), (4, 2), (2,)]
    A = X
    for kernel, bias, Z in zip(weights[::2], weights[1::2], sums, strict=True):
        assert np.allclose(Z, A @ kernel + bias)
        A = np.where(Z > 0, Z, 0)


@given(SEEDS, st.integers(2, 6), st.integers(0, 8))
def test_every_class_occurs_in_the_labels(seed, classes, more):
    Z, Y = problems.scores_and_classes(np.random.default_rng(seed), classes, classes + more)
    assert Z.shape == Y.shape == (classes, classes + more)
    assert np.all(Y.sum(axis=0) == 1)
    assert np.all(Y.sum(axis=1) >= 1)


def test_one_layer_has_three_sizes():
    W, X, b = problems.one_layer(np.random.default_rng(1), 3, 5, 7)
    assert (W.shape, X.shape, b.shape) == ((3, 5), (5, 7), (3, 1))


@pytest.mark.parametrize(("got", "expected"), [(1 / 3, 1 / 3), (0.34, 0.34), (2 / 7, 2 / 7)])
def test_what_single_precision_has_rounded_is_told_apart_again(got, expected):
    came = np.float32(got)
    exact = problems.unrounded(came, [1 / 3, 2 / 7])
    assert exact == (expected if expected != 0.34 else np.float64(came))
    assert exact.dtype == np.float64


def test_candidates_of_another_shape_are_passed_over():
    came = np.ones(3, dtype=np.float32)
    assert problems.unrounded(came, [1.0, np.ones((3, 1)), np.full(3, 1 + 1e-6)])[0] == 1 + 1e-6
