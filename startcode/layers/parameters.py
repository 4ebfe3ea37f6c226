"""Where learning starts, and a step of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]
SMALL = 0.01  # standard deviation of the weights of a shallow net


def initialize_parameters(
    n_x: int, n_h: int, n_y: int, *, rng: np.random.Generator, dtype: DTypeLike = np.float64
) -> dict[str, Array]:
    """W1 (n_h, n_x), b1, W2 (n_y, n_h), b2 of a net with one hidden layer: normal weights of size 0.01, biases zero."""
    _demand("initialize_parameters", (n_x, n_h, n_y), rng)
    return _columns([(n_h, n_x, SMALL), (n_y, n_h, SMALL)], rng, dtype)


def initialize_parameters_deep(
    layer_dims: Sequence[int], *, rng: np.random.Generator, dtype: DTypeLike = np.float64
) -> dict[str, Array]:
    """W1, b1, ..., WL, bL for `layer_dims` = [n_0, n_1, ..., n_L]: normal weights, biases zero.

    The weights of a layer have the standard deviation 1 / sqrt(number of its inputs), so that the sums in a deep net
    neither vanish nor explode on the way (Y. LeCun and others, "Efficient BackProp", 1998).
    """
    _demand("initialize_parameters_deep", layer_dims, rng)
    inputs, units = layer_dims[:-1], layer_dims[1:]
    return _columns([(n, n_in, 1 / np.sqrt(n_in)) for n, n_in in zip(units, inputs, strict=True)], rng, dtype)


def update_parameters(
    parameters: Mapping[str, Array], grads: Mapping[str, Array], learning_rate: float
) -> dict[str, Array]:
    """The parameters after one step of gradient descent; those that came in stay as they are.

    To every name in `parameters` belongs a slope of the same shape, named with a d before it; `grads` may hold more.
    """
    stepped = {}
    for name, value in parameters.items():
        slope = grads.get(f"d{name}")
        if slope is None or np.shape(slope) != np.shape(value):
            what = f"d{name} is missing." if slope is None else f"d{name} has shape {np.shape(slope)}."
            step = f"{name} has shape {np.shape(value)}: grads must hold a slope d{name} of the same shape."
            raise StartCodeError("update_parameters", what, step)
        stepped[name] = value - float(learning_rate) * slope
    return stepped


def _columns(shapes: Sequence[tuple[int, int, float]], rng: np.random.Generator, dtype: DTypeLike) -> dict[str, Array]:
    parameters: dict[str, Array] = {}
    for number, (units, inputs, size) in enumerate(shapes, start=1):
        parameters[f"W{number}"] = rng.normal(scale=size, size=(units, inputs)).astype(dtype, copy=False)
        parameters[f"b{number}"] = np.zeros((units, 1), dtype)
    return parameters


def _demand(where: str, sizes: Sequence[int], rng: object) -> None:
    if len(sizes) < 2 or min(sizes) < 1:
        what = f"the layers are {list(sizes)}."
        raise StartCodeError(where, what, "Give the number of inputs and of the units of each layer, each at least 1.")
    if not isinstance(rng, np.random.Generator):
        what = f"rng is a {type(rng).__name__}, not a random generator."
        raise StartCodeError(where, what, "Write rng=np.random.default_rng(1), with any number.")
