"""Week 4: a network of five layers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Forward = Callable[[Array, Weights], tuple[Array, Any]]
WIDTHS = (20, 10, 7, 5, 1)
RATE, STEPS = 0.1, 600


def deep_network(X: Array, Y: Array, *, rng: np.random.Generator) -> dict[int, Array]:
    """The costs of three broken runs on X (n_x, m) and Y (1, m), by number; each array holds one cost a step.

    1: first weights of spread 0.01 in every layer; 2: ReLU in the last layer too; 3: predictions in half precision.
    A cost that is no number ends the run, since its slope is none either: nan stands for the rest.
    """
    start = layers.initialize_parameters_deep((len(X), *WIDTHS), rng=rng, dtype=X.dtype)
    tiny = {name: value * X.dtype.type(0.01 * np.sqrt(value.shape[1])) for name, value in start.items()}
    return {
        1: _descend(tiny, X, Y, layers.L_model_forward),
        2: _descend(start, X, Y, _relu_everywhere),
        3: _descend(start, X, Y, _half_precise),
    }


def _descend(here: Weights, X: Array, Y: Array, forward: Forward) -> Array:
    costs = np.full(STEPS, np.nan)
    for step in range(STEPS):
        AL, caches = forward(X, here)
        costs[step] = _log_loss(AL, Y)
        if not np.isfinite(costs[step]):
            break
        here = layers.update_parameters(here, layers.L_model_backward(AL, Y, caches), RATE)
    return costs


def _log_loss(AL: Array, Y: Array) -> float:
    """The formula as it stands in the book: a prediction of exactly 0 or 1 gives nan."""
    with np.errstate(all="ignore"):
        return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))


def _relu_everywhere(X: Array, parameters: Weights) -> tuple[Array, Any]:
    A, caches = X, []
    for layer in range(1, len(WIDTHS) + 1):
        A, cache = layers.linear_activation_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu")
        caches.append(cache)
    return A, caches


def _half_precise(X: Array, parameters: Weights) -> tuple[Array, Any]:
    AL, caches = layers.L_model_forward(X, parameters)
    return AL.astype(np.float16).astype(X.dtype), caches
