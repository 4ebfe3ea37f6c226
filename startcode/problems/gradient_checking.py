"""Networks with tanh, backward passes with a planted bug, and a cost that notes what a gradient check asks of it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from startcode import layers
from startcode.problems.binary import labels

__all__ = [
    "BUGS",
    "WatchedCost",
    "any_parameters",
    "checked_network",
    "one_weight",
    "planted",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Backward = Callable[[Array, Array, Parameters], Parameters]  # X, Y, cache -> gradients
Forward = Callable[[Array, Array, Parameters], tuple[float, Parameters]]  # X, Y, parameters -> cost, cache
SHORT = 1e-3  # a slope whose entries are together smaller: its measured value shows rounding


class Bug(NamedTuple):
    """A mistake in a backward pass: the line it stands in ("dZ", "dW" or "db"), and what that line gives instead.

    What comes in: the line's right value, and the evidence Z and the values A of the same layer, (n, m) each.
    """

    line: str
    gives: Callable[[Array, Array, Array], Array]


BUGS = {
    "dW twice as large": Bug("dW", lambda right, _Z, _A: 2 * right),
    "dW not divided by m": Bug("dW", lambda right, Z, _A: Z.shape[1] * right),
    "db four times as large": Bug("db", lambda right, _Z, _A: 4 * right),
    "db with the other sign": Bug("db", lambda right, _Z, _A: -right),
    "1 - Z² for the slope of tanh": Bug("dZ", lambda right, Z, A: right / (1 - A**2) * (1 - Z**2)),
    "the slope of tanh left out": Bug("dZ", lambda right, _Z, A: right / (1 - A**2)),
}
"""Those of dZ are for hidden layers."""


def one_weight(rng: np.random.Generator, m: int) -> tuple[Array, float]:
    """Examples x (1, m) whose mean is from 0.5 to 3 or from -3 to -0.5, and a parameter from the same ranges."""
    mean, theta = rng.uniform(0.5, 3.0, size=2) * rng.choice([-1.0, 1.0], size=2)
    x = rng.normal(size=(1, m))
    return x - np.mean(x) + mean, float(theta)


def any_parameters(rng: np.random.Generator, layer_dims: list[int]) -> Parameters:
    """W1, b1, ..., WL, bL of these layers, all numbers normal."""
    parameters: Parameters = {}
    for number, (below, width) in enumerate(pairwise(layer_dims), start=1):
        parameters |= {f"W{number}": rng.normal(size=(width, below)), f"b{number}": rng.normal(size=(width, 1))}
    return parameters


def checked_network(rng: np.random.Generator, layer_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """X (n_0, m), labels Y (1, m), and W1, b1, ..., WL, bL of a net: tanh in the hidden layers, a sigmoid at the end.

    No unit is nearly linear or saturated (the largest |Z| of each is from 0.8 to 2), and every slope can be measured.
    """
    while True:
        X, Y = rng.normal(size=(layer_dims[0], m)), labels(rng, m)
        parameters: Parameters = {}
        A, cache = X, {"A0": X}
        for number, width in enumerate(layer_dims[1:], start=1):
            W, b = _unit_rows(rng, A, width)
            Z = W @ A + b
            A, _ = layers.linear_activation_forward(A, W, b, "tanh" if number < len(layer_dims) - 1 else "sigmoid")
            parameters |= {f"W{number}": W, f"b{number}": b}
            cache |= {f"W{number}": W, f"Z{number}": Z, f"A{number}": A}
        slopes = planted(None, 0)(X, Y, cache)
        if min(float(np.linalg.norm(slope)) for slope in slopes.values()) > SHORT:
            return X, Y, parameters


def planted(bug: str | None, layer: int) -> Backward:
    """A backward pass `(X, Y, cache) -> gradients` that is right, or has the `bug`, a name in BUGS, in one layer.

    The cache holds A0 and, of every layer, W, Z and A: tanh in the hidden layers, at the end a sigmoid with log loss.
    """
    spoiled = None if bug is None else BUGS[bug]

    def backward(X: Array, Y: Array, cache: Parameters) -> Parameters:
        depth, gradients = len(cache) // 3, {}
        dZ = cache[f"A{depth}"] - Y
        for number in range(depth, 0, -1):
            Z, A, below = cache[f"Z{number}"], cache[f"A{number}"], cache[f"A{number - 1}"]
            here = spoiled if number == layer else None
            if number < depth:
                dZ = _line(here, "dZ", cache[f"W{number + 1}"].T @ dZ * (1 - A**2), Z, A)
            gradients[f"dW{number}"] = _line(here, "dW", dZ @ below.T / X.shape[1], Z, A)
            gradients[f"db{number}"] = _line(here, "db", np.mean(dZ, axis=1, keepdims=True), Z, A)
        return gradients

    return backward


class WatchedCost:
    """A forward pass that notes how each call moved the parameters, to say which slip a gradient check makes."""

    def __init__(self, forward: Forward, X: Array, parameters: Parameters) -> None:
        self._forward, self._X, self._start = forward, X, parameters
        self._moves: list[Array] = []
        self._other_inputs = False

    def forward(self, X: Array, Y: Array, parameters: Parameters) -> tuple[float, Parameters]:
        """The cost and cache of the forward pass, as asked."""
        self._other_inputs |= not np.array_equal(X, self._X)
        self._moves.append(np.concatenate([np.ravel(parameters[name] - value) for name, value in self._start.items()]))
        return self._forward(X, Y, parameters)

    def slip(self, epsilon: float) -> str:
        """What is wrong with the way the parameters were moved: a phrase, a general one if nothing is."""
        moves = np.array(self._moves)
        if not moves.size:
            return "the cost never came from `forward`. Call what came in under that name."
        moved = np.abs(moves) > epsilon * 1e-3
        if self._other_inputs:
            return "the cost was asked for another X than came in. Is dropout still on?"
        if (most := int(moved.sum(axis=1).max())) > 1:
            return (
                f"in one call {most} entries were away from their place. Move each one alone, in a fresh copy of theta."
            )
        if still := int((~moved.any(axis=0)).sum()):
            return f"of {moves.shape[1]} entries {still} never moved. Which does the loop leave out?"
        if (moves > -epsilon / 2).all() or (moves < epsilon / 2).all():
            return "the parameters were moved to one side only. The central difference needs both."
        if not np.allclose(np.abs(moves[moved]), epsilon, rtol=1e-3):
            return "the entries were moved by something else than epsilon."
        return "every entry was moved as it should be. Look at the quotient, and whether both vectors have one order."


def _line(here: Bug | None, name: str, right: Array, Z: Array, A: Array) -> Array:
    """What the line `name` gives if the bug, or none, stands in this layer."""
    return here.gives(right, Z, A) if here is not None and here.line == name else right


def _unit_rows(rng: np.random.Generator, incoming: Array, width: int) -> tuple[Array, Array]:
    """W and b of a layer whose units reach a largest |Z| from 0.8 to 2, with biases that are not 0.

    Of four times as many directions those are taken that reach furthest: where the incoming values hardly reach,
    weights would be so large and the cost so curved that a central difference loses its digits.
    """
    W = rng.normal(size=(4 * width, len(incoming)))
    W /= np.linalg.norm(W, axis=1, keepdims=True)
    b = rng.uniform(0.1, 0.3, size=(4 * width, 1)) * rng.choice([-1, 1], size=(4 * width, 1))
    reach = np.abs(W @ incoming + b).max(axis=1)
    best = rng.permutation(np.argsort(-reach)[:width])
    scale = (rng.uniform(0.8, 2.0, size=width) / reach[best])[:, np.newaxis]
    return scale * W[best], scale * b[best]
