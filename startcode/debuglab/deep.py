"""Week 4: a network of five layers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Pass = Callable[[Array, Array, Weights], tuple[Array, Weights]]  # X, Y, parameters -> predictions, slopes
WIDTHS = (20, 10, 7, 5, 1)
RATE, STEPS = 0.03, 1500


def deep_network(X: Array, Y: Array, *, rng: np.random.Generator) -> dict[int, Array]:
    """The costs of three broken runs on X (n_x, m) and Y (1, m), by number; each array holds one cost a step.

    1: first weights of spread 0.01 in every layer; 2: ReLU in the last layer too; 3: predictions in half precision.
    A cost that is no number ends the run, since its slope is none either: nan stands for the rest.
    """
    start = layers.initialize_parameters_deep((len(X), *WIDTHS), rng=rng, dtype=X.dtype)
    tiny = {name: value * X.dtype.type(0.01 * np.sqrt(value.shape[1])) for name, value in start.items()}
    return {
        1: _descend(tiny, X, Y, _whole),
        2: _descend(start, X, Y, _relu_everywhere),
        3: _descend(start, X, Y, _half_precise),
    }


def _descend(here: Weights, X: Array, Y: Array, there_and_back: Pass) -> Array:
    costs = np.full(STEPS, np.nan)
    with np.errstate(all="ignore"):  # two of the bugs end in nan, and are meant to
        for step in range(STEPS):
            AL, grads = there_and_back(X, Y, here)
            costs[step] = -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))  # as in the book: nan at exactly 0 or 1
            if not np.isfinite(costs[step]):
                costs[step] = np.nan
                break
            here = layers.update_parameters(here, grads, RATE)
    return costs


def _whole(X: Array, Y: Array, parameters: Weights) -> tuple[Array, Weights]:
    AL, caches = layers.L_model_forward(X, parameters)
    return AL, layers.L_model_backward(AL, Y, caches)


def _half_precise(X: Array, Y: Array, parameters: Weights) -> tuple[Array, Weights]:
    AL, grads = _whole(X, Y, parameters)
    return AL.astype(np.float16).astype(X.dtype), grads


def _relu_everywhere(X: Array, Y: Array, parameters: Weights) -> tuple[Array, Weights]:
    A, kept = X, {}
    for layer in range(1, len(WIDTHS) + 1):
        A, kept[layer] = layers.linear_activation_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu")
    dA, grads = (1 - Y) / (1 - A) - Y / A, {}
    for layer in range(len(WIDTHS), 0, -1):
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = layers.linear_activation_backward(dA, kept[layer], "relu")
    return A, grads
