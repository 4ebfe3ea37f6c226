"""Networks with tanh for gradient checking, backward passes with a planted bug, and a cost that notes what it is asked."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from startcode import layers
from startcode.problems.binary import labels

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Backward = Callable[[Array, Array, Parameters], Parameters]  # X, Y, cache -> gradients
Forward = Callable[[Array, Array, Parameters], tuple[float, Parameters]]  # X, Y, parameters -> cost, cache
SHORT = 1e-3  # a slope whose entries are together smaller: rounding is seen in its measured value


class Bug(NamedTuple):
    """A mistake in a backward pass: the line it stands in ("dZ", "dW" or "db"), and what that line gives instead.

    The line's right value, the evidence Z and the values A of the same layer, and m come in.
    """

    line: str
    gives: Callable[[Array, Array, Array, int], Array]


BUGS = {
    "dW twice as large": Bug("dW", lambda right, Z, A, m: 2 * right),
    "dW not divided by m": Bug("dW", lambda right, Z, A, m: m * right),
    "db four times as large": Bug("db", lambda right, Z, A, m: 4 * right),
    "db with the other sign": Bug("db", lambda right, Z, A, m: -right),
    "1 - Z² for the slope of tanh": Bug("dZ", lambda right, Z, A, m: right / (1 - A**2) * (1 - Z**2)),
    "the slope of tanh left out": Bug("dZ", lambda right, Z, A, m: right / (1 - A**2)),
}
"""Those in dZ are for hidden layers only."""


def checked_network(rng: np.random.Generator, layer_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """X (n_0, m), labels Y (1, m) and W1, b1, ..., WL, bL of a net with tanh and a sigmoid at the end.

    No unit is saturated or nearly linear (its largest |Z| is between 0.7 and 2.2), and every slope is easy to measure.
    """
    while True:
        X, Y = rng.normal(size=(layer_dims[0], m)), labels(rng, m)
        parameters, values = _layers(rng, X, layer_dims)
        slopes = planted(None, 0)(X, Y, values)
        if min(float(np.linalg.norm(slope)) for slope in slopes.values()) > SHORT:
            return X, Y, parameters


def planted(bug: str | None, layer: int) -> Backward:
    """A backward pass `(X, Y, cache) -> gradients` that is right, or has the `bug` (a name in BUGS) in one layer.

    The cache holds A0 and Z, A, W of every layer; tanh in the hidden layers, at the end a sigmoid with the log loss.
    """

    def backward(X: Array, Y: Array, cache: Parameters) -> Parameters:
        depth, m = len(cache) // 3, X.shape[1]
        gradients: Parameters = {}
        dA = np.zeros_like(Y)
        for number in range(depth, 0, -1):
            Z, A = cache[f"Z{number}"], cache[f"A{number}"]

            def line(name: str, right: Array, here: bool, Z: Array, A: Array) -> Array:
                spoiled = here and bug is not None and BUGS[bug].line == name
                return BUGS[bug].gives(right, Z, A, m) if spoiled and bug is not None else right

            here = number == layer
            dZ = A - Y if number == depth else line("dZ", dA * (1 - A**2), here, Z, A)
            gradients[f"dW{number}"] = line("dW", dZ @ cache[f"A{number - 1}"].T / m, here, Z, A)
            gradients[f"db{number}"] = line("db", np.mean(dZ, axis=1, keepdims=True), here, Z, A)
            dA = cache[f"W{number}"].T @ dZ
        return gradients

    return backward
