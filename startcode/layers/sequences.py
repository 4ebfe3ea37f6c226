"""Sequences (n, m, T), and the order that is quick: step by step (T, m, n), examples in rows.

What all recurrent layers share: reading what comes in, and the way back through their weights.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.softmax import softmax

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Sizes = tuple[int, int, int, int]  # n_x, n_a, m, T


def steps(sequence: ArrayLike) -> Array:
    """(n, m, T) as (T, m, n), each step's numbers side by side in memory; a new array."""
    return np.array(np.transpose(sequence, (2, 1, 0)), order="C")


def sequence(rows: Array) -> Array:
    """(T, m, n) as (n, m, T); a new array."""
    return np.array(rows.transpose(2, 1, 0), order="C")


def demand_sequence(x: ArrayLike, state: ArrayLike, where: str) -> Sizes:
    """n_x, n_a, m and T of a sequence and the state it begins with; StartCodeError if they do not fit."""
    came, begun = np.shape(x), np.shape(state)
    if len(came) != 3 or len(begun) != 2 or came[1] != begun[1] or not came[2]:
        what = f"x has shape {came}, the first state {begun}."
        raise StartCodeError(where, what, "x is (n_x, m, T_x) with at least one step, the first state (n_a, m).")
    return came[0], begun[0], came[1], came[2]


def demand_parameters(parameters: Parameters, shapes: Mapping[str, tuple[int, int]], where: str) -> None:
    """Every name is there, with its shape."""
    missing = [name for name in shapes if name not in parameters]
    if missing:
        what = f"parameters holds no {' and no '.join(missing)}."
        raise StartCodeError(where, what, f"Its names are {', '.join(shapes)}.")
    for name, shape in shapes.items():
        if np.shape(parameters[name]) != shape:
            what = f"{name} has shape {np.shape(parameters[name])}."
            raise StartCodeError(where, what, f"For this x and this first state it is {shape}.")


def gate_shapes(gates: str, sizes: Sizes) -> dict[str, tuple[int, int]]:
    """Shapes of the weights and biases of gates that see the state above the input."""
    n_x, n_a, _, _ = sizes
    return {f"W{gate}": (n_a, n_a + n_x) for gate in gates} | {f"b{gate}": (n_a, 1) for gate in gates}


def stacked(parameters: Parameters, gates: str) -> tuple[Array, Array, Array]:
    """Weights of all gates, one above the other; then weights and biases once more, halved but for the candidate "c".

    sigmoid(z) = (1 + tanh(z / 2)) / 2, so one tanh does for all of them, and nothing overflows.
    """
    W, b = (np.concatenate([parameters[f"{letter}{gate}"] for gate in gates]) for letter in "Wb")
    n_a = len(parameters["bc"])
    half = np.repeat([1.0 if gate == "c" else 0.5 for gate in gates], n_a)[:, np.newaxis]
    return W, W * half.astype(W.dtype), b * half.astype(b.dtype)


def kind(*values: ArrayLike) -> np.dtype[Any]:
    """The floating-point type that all of these have in common; whole numbers count as float64."""
    found = np.result_type(*values)
    return found if found.kind == "f" else np.dtype(np.float64)


def driven(rows: Array, W: Array, b: Array) -> Array:
    """What the inputs of all steps say to the units, in one product: (T, m, n_x) @ (n_x, k) + (k,) -> (T, m, k)."""
    T, m, n_x = rows.shape
    return np.asarray((rows.reshape(T * m, n_x) @ W.T + b.reshape(-1)).reshape(T, m, len(W)))


def to_weights(slopes: Array, seen: Array) -> Array:
    """Slopes (T, m, k) of units that saw (T, m, n), as slopes of their weights (k, n): over all steps and examples."""
    T, m, k = slopes.shape
    return np.asarray(slopes.reshape(T * m, k).T @ seen.reshape(T * m, -1))


def to_inputs(slopes: Array, W: Array) -> Array:
    """Slopes (T, m, k) of the units as slopes of what they saw (n, m, T)."""
    T, m, k = slopes.shape
    return sequence((slopes.reshape(T * m, k) @ W).reshape(T, m, -1))


def answers(a: Array, parameters: Parameters, where: str) -> Array:
    """softmax(Wya a + by) (n_y, m, T), or Wy for Wya; without either in parameters it has no rows: (0, m, T)."""
    n_a, m, T = a.shape
    name = next((name for name in ("Wya", "Wy") if name in parameters), None)
    if name is None:
        return np.zeros((0, m, T), a.dtype)
    n_y = len(parameters[name])
    demand_parameters(parameters, {name: (n_y, n_a), "by": (n_y, 1)}, where)
    return softmax(parameters[name] @ a.reshape(n_a, m * T) + parameters["by"]).reshape(n_y, m, T)


def by_gate(dW: Array, db: Array, gates: str) -> dict[str, Array]:
    """Slopes of stacked weights and biases under the names of their gates: dWf, dbf, ..."""
    parts = zip(gates, np.split(dW, len(gates)), np.split(db[:, np.newaxis], len(gates)), strict=True)
    return {name: part for gate, W, b in parts for name, part in ((f"dW{gate}", W), (f"db{gate}", b))}


def demand_trip(caches: object, made_by: type, where: str) -> None:
    """A way back starts from the caches that its own way there has made."""
    if not isinstance(caches, made_by):
        what = f"the caches are a {type(caches).__name__}, not those that startcode.layers made."
        raise StartCodeError(where, what, "The way there and the way back must come from the same place.")
