"""Graphs of numbers to differentiate, and networks as a framework stores them, one example a row."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np

__all__ = [
    "column_network",
    "few_numbers",
    "graph",
    "misordered_slopes",
    "one_layer",
    "row_network",
    "scores_and_classes",
    "slopes",
    "unrounded",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Plan = list[dict[int, float]]  # of each node its parents, with the slope of the node by each of them


def few_numbers(rng: np.random.Generator, count: int) -> tuple[float, ...]:
    """Numbers of either sign between 0.3 and 1.7 in size, no two of one size, not all of one sign (two or more)."""
    room = 1.4 / count  # of the range, for each of them; a tenth of it stays free
    sizes = rng.permutation(0.3 + room * (np.arange(count) + rng.uniform(0, 0.9, size=count)))
    signs = rng.permutation(np.where(np.arange(count) % 2 == 0, 1.0, -1.0))
    return tuple(float(number) for number in signs * sizes)


def graph(rng: np.random.Generator, leaves: int, made: int) -> Plan:
    """A plan of a graph: `leaves` nodes without parents, then `made` ones with two parents each.

    Every node has at least one child but the last one, and at least one has two or more: a slope comes to it on several
    ways, of different lengths. Slopes are between 0.5 and 1.5 in size.
    """
    while True:
        plan: Plan = [{} for _ in range(leaves)]
        for node in range(leaves, leaves + made):
            older = int(rng.integers(0, node - 1))
            plan.append({place: _slope(rng) for place in (older, node - 1)})
        if _all_used(plan) and _branches(plan):
            return plan


def slopes(plan: Plan) -> list[float]:
    """The slope of the last node by each node, found from the front: move one node, and see how far the last moves."""
    found = []
    for source in range(len(plan)):
        moves = np.zeros(len(plan))
        moves[source] = 1.0
        for node in range(source + 1, len(plan)):
            moves[node] = sum(slope * moves[parent] for parent, slope in plan[node].items())
        found.append(float(moves[-1]))
    return found


def misordered_slopes(plan: Plan) -> list[float]:
    """What one gets for `slopes` if every node hands on at once what has come to it, before all of it has come."""
    found = np.zeros(len(plan))
    found[-1] = 1.0
    seen: set[int] = set()

    def hand_on(node: int) -> None:
        if node not in seen:
            seen.add(node)
            for parent, slope in plan[node].items():
                found[parent] += slope * found[node]
            for parent in plan[node]:
                hand_on(parent)

    hand_on(len(plan) - 1)
    return [float(slope) for slope in found]


def unrounded(got: Array, candidates: Iterable[Array | float]) -> Array:
    """The first of the candidates that `got`, which was computed in single precision, is a rounding of; else `got`."""
    for candidate in candidates:
        value = np.asarray(candidate, dtype=np.float64)
        if value.shape == np.shape(got) and np.allclose(got, value, rtol=1e-4, atol=1e-5):
            return value
    return np.asarray(got, dtype=np.float64)


def column_network(rng: np.random.Generator, layer_dims: list[int]) -> tuple[Parameters]:
    """Parameters W1 (n_1, n_0), b1 (n_1, 1), ... as in this course; no two numbers of them are equal."""
    parameters: Parameters = {}
    for number, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        parameters[f"W{number}"] = rng.normal(size=(n, n_prev))
        parameters[f"b{number}"] = rng.normal(size=(n, 1))
    return (parameters,)


def row_network(rng: np.random.Generator, layer_dims: list[int], m: int) -> tuple[Array, list[Array], list[Array]]:
    """Examples as rows (m, n_0); kernels (n_in, n_out) and biases (n_out,) in turn; the sums of each layer (m, n).

    Hidden layers are ReLU, the sums of the last layer are the scores. About half of all hidden units are on.
    """
    X = rng.normal(size=(m, layer_dims[0]))
    weights: list[Array] = []
    sums: list[Array] = []
    for n_prev, n in pairwise(layer_dims):
        incoming = np.maximum(sums[-1], 0) if sums else X
        weights += [rng.normal(size=(n_prev, n)) / np.sqrt(n_prev), rng.normal(size=n) / 2]
        sums.append(incoming @ weights[-2] + weights[-1])
    return X, weights, sums


def scores_and_classes(rng: np.random.Generator, classes: int, m: int) -> tuple[Array, Array]:
    """Scores Z (classes, m) of either sign, and one-hot labels Y (classes, m); m is at least `classes`.

    Every class occurs. No two scores are equal.
    """
    numbers = rng.permutation(np.concatenate([np.arange(classes), rng.integers(0, classes, size=m - classes)]))
    return rng.normal(scale=1.5, size=(classes, m)), np.eye(classes)[:, numbers]


def one_layer(rng: np.random.Generator, n: int, n_prev: int, m: int) -> tuple[Array, Array, Array]:
    """W (n, n_prev), X (n_prev, m), b (n, 1)."""
    return rng.normal(size=(n, n_prev)), rng.normal(size=(n_prev, m)), rng.normal(size=(n, 1))


def _slope(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.5, 1.5) * rng.choice([-1.0, 1.0]))


def _all_used(plan: Plan) -> bool:
    return {parent for parents in plan for parent in parents} == set(range(len(plan) - 1))


def _branches(plan: Plan) -> bool:
    """Whether handing on too early would spoil a slope: the order matters, by more than a hair."""
    return max(abs(a - b) for a, b in zip(slopes(plan), misordered_slopes(plan), strict=True)) > 0.1
