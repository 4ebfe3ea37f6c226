"""Nets of three layers with weights and masks, costs to stop at, pictures to cut."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode.checks.numeric import central_difference
from startcode.problems.deep import labelled_network
from startcode.problems.planar import guesses

__all__ = [
    "crowd",
    "numbered_pictures",
    "steep_network",
    "stopping",
    "three_layers",
    "weights_and_guesses",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Cost = Callable[[Array, Array, Parameters], float]

SMALLEST = 0.02  # of the weights of a net whose penalty is measured
TRIES = 30
STEPS = 1e-5, 3e-5  # of two measurements, which differ where a kink is near
APART, SHALLOW = 1e-8, 2e-4  # how far they may differ; slopes below this are hardly told from 0


def weights_and_guesses(
    rng: np.random.Generator, layer_dims: list[int], m: int, lambd: float
) -> tuple[Array, Array, Parameters, float]:
    """Predictions A3 (n_L, m), labels Y, and parameters W1, b1 ... WL, bL for any number of layers; and lambd."""
    parameters: Parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1]))
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1))
    A3, Y = guesses(rng, layer_dims[-1], m)
    return A3, Y, parameters, lambd


def three_layers(rng: np.random.Generator, n_x: int, n_1: int, n_2: int, m: int) -> tuple[Array, Array, Parameters]:
    """X (n_x, m), Y (1, m) and a net of three layers as in `labelled_network`, none of its weights near 0."""
    while True:
        X, Y, parameters = labelled_network(rng, [n_x, n_1, n_2, 1], m)
        if all(np.abs(parameters[name]).min() > SMALLEST for name in ("W1", "W2", "W3")):
            return X, Y, parameters


def crowd(rng: np.random.Generator, n_x: int, n_1: int, n_2: int, m: int) -> tuple[Array, Parameters]:
    """A net of three layers and m examples X (n_x, m), of which there are only six different ones, each m / 6 times.

    What chance makes of alike examples can be counted: choose m large, and a multiple of 6.
    """
    X, _, parameters = labelled_network(rng, [n_x, n_1, n_2, 1], 6)
    return np.repeat(X, m // 6, axis=1), parameters


def steep_network(
    rng: np.random.Generator, cost: Cost, n_x: int, n_1: int, n_2: int, m: int
) -> tuple[Array, Array, Parameters]:
    """X, Y and a net of three layers where the slopes of the learner's own `cost(X, Y, parameters)` can be measured.

    No kink is near and no slope nearly 0 (a unit that is off for all examples has slope 0). A cost that never lets
    itself be measured gets the last of some tries.
    """
    for _ in range(TRIES):
        X, Y, parameters = labelled_network(rng, [n_x, n_1, n_2, 1], m)
        if _measurable(cost, X, Y, parameters):
            break
    return X, Y, parameters


def stopping(rng: np.random.Generator, records: int, patience: int) -> tuple[list[float], int, int]:
    """Costs on the dev set, a patience of 2 or more, and the index where the costs were lowest before training stopped.

    There are `records` new lowest costs; between them come too few others to stop, but more than patience in all, and
    once one fewer than patience. The last record is followed by enough to stop, and then by still lower costs and some
    higher ones. No cost comes twice, and within a lull some are lower than the one before.
    """
    lulls = [patience - 1, *(int(rng.integers(1, patience)) for _ in range(records - 2))]
    lows = 1 - np.cumsum(rng.uniform(0.02, 0.05, size=records))
    costs: list[float] = []
    for low, lull in zip(lows, [*rng.permutation(lulls), patience], strict=True):
        costs += [float(low), *_lull(rng, low, int(lull))]
    best = len(costs) - patience - 1
    costs += [float(costs[best] - drop) for drop in np.cumsum(rng.uniform(0.02, 0.05, size=patience))]
    return [*costs, *_lull(rng, costs[-1], 3)], patience, best


def numbered_pictures(rng: np.random.Generator, m: int, n_H: int, n_W: int) -> Array:
    """Pictures (m, n_H, n_W, 3) of whole numbers, no two of which are equal: each tells where it comes from."""
    return rng.permutation(m * n_H * n_W * 3).reshape(m, n_H, n_W, 3)


def _measurable(cost: Cost, X: Array, Y: Array, parameters: Parameters) -> bool:
    for name, value in parameters.items():
        near, far = (central_difference(_along(cost, X, Y, parameters, name), value, step) for step in STEPS)
        if np.abs(near - far).max() > APART or ((near != 0) & (np.abs(near) < SHALLOW)).any():
            return False
    return True


def _along(cost: Cost, X: Array, Y: Array, parameters: Parameters, name: str) -> Callable[[Array], float]:
    """The cost as a function of one parameter."""
    return lambda value: cost(X, Y, {**parameters, name: value})


def _lull(rng: np.random.Generator, low: float, length: int) -> list[float]:
    """Costs above `low`, by turns higher and lower, the first of them higher than the second."""
    heights = np.sort(rng.uniform(0.02, 0.3, size=length))[::-1]
    heights[2::2] += 0.3
    return [float(low + height) for height in heights]
