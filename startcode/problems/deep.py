"""Layers and whole networks for ReLU: every unit is on for some examples and off for others, never near its kink."""

from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.binary import labels

__all__ = [
    "deep_layer",
    "deep_network",
    "evidence",
    "labelled_network",
    "layer_and_message",
    "upper_layers",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]

ACTIVATIONS = ("linear", "relu", "sigmoid")
TINY, SHORT = 2e-4, 2e-3  # a slope below, or all slopes of an array together: central differences hardly see them


def evidence(rng: np.random.Generator, rows: int, columns: int) -> tuple[Array]:
    """Numbers Z (rows, columns) with 0.1 < |Z| < 3, both signs in every row (two columns or more)."""
    size = rng.uniform(0.1, 3.0, size=(rows, columns))
    negative = rng.permuted(np.tile(np.arange(columns) % 2 == 0, (rows, 1)), axis=1)
    return (np.where(negative, -size, size),)


def deep_layer(rng: np.random.Generator, n_prev: int, n_l: int, m: int) -> tuple[Array, Array, Array]:
    """One layer and what comes in: A_prev (n_prev, m), W (n_l, n_prev), b (n_l, 1); m at least 2."""
    A_prev = rng.normal(size=(n_prev, m))
    return (A_prev, *_straddling(rng, A_prev, n_l))


def layer_and_message(rng: np.random.Generator, n_prev: int, n_l: int, m: int) -> tuple[Array, Array, Array, Array]:
    """A layer as in `deep_layer` and what comes back to it from above, dZ or dA (n_l, m), no entry near 0.

    Every slope that the layer makes of it can be measured, with any activation.
    """
    while True:
        A_prev, W, b = deep_layer(rng, n_prev, n_l, m)
        (message,) = evidence(rng, n_l, m)
        caches = {name: layers.linear_activation_forward(A_prev, W, b, name)[1] for name in ACTIVATIONS}
        if all(_measurable(*layers.linear_activation_backward(message, caches[name], name)) for name in caches):
            return A_prev, W, b, message


def deep_network(rng: np.random.Generator, layer_dims: list[int], m: int) -> tuple[Array, Parameters]:
    """Examples X (n_0, m) and parameters W1, b1 ... WL, bL of a net with these widths; m at least 2."""
    X = rng.normal(size=(layer_dims[0], m))
    parameters: Parameters = {}
    incoming = X
    for number, width in enumerate(layer_dims[1:], start=1):
        W, b = _straddling(rng, incoming, width)
        parameters |= {f"W{number}": W, f"b{number}": b}
        incoming = np.clip(np.matmul(W, incoming) + b, 0, None)
    return X, parameters


def labelled_network(rng: np.random.Generator, layer_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """X (n_0, m), labels Y (1, m) and a net as in `deep_network`, of two layers or more; slopes can be measured."""
    while True:
        X, parameters = deep_network(rng, layer_dims, m)
        Y = labels(rng, m)
        AL, caches = layers.L_model_forward(X, parameters)
        grads = layers.L_model_backward(AL, Y, caches)
        dA0, _, _ = layers.linear_activation_backward(grads["dA1"], caches[0], "relu")
        if _measurable(dA0, *grads.values()):
            return X, Y, parameters


def upper_layers(parameters: Parameters) -> Parameters:
    """The same net without its first layer: what was layer 2 is layer 1."""
    return {f"{name[0]}{int(name[1:]) - 1}": value for name, value in parameters.items() if name[1:] != "1"}


def _measurable(*slopes: Array) -> bool:
    """Whether central differences tell all of these well: the error they make is far below each that is not 0."""
    return all(
        np.linalg.norm(slope) > SHORT and bool(((slope == 0) | (np.abs(slope) > TINY)).all()) for slope in slopes
    )


def _straddling(rng: np.random.Generator, incoming: Array, width: int) -> tuple[Array, Array]:
    """W and b of a layer whose units are on for some of the incoming examples and off for others.

    The bias puts the kink into the middle of the widest gap between the examples, and the largest |Z| of each unit is
    between 1.5 and 2.5: with m examples none is nearer to the kink than 0.75 / (m - 1), and no sigmoid saturates.
    """
    W, kink, reach = _directions(rng, incoming, 4 * width)
    best = np.argsort(-reach)[:width]  # where examples hardly differ, large weights would make the cost too steep
    scale = rng.uniform(1.5, 2.5, size=width) / reach[best]
    return scale[:, np.newaxis] * W[best], (-scale * kink[best])[:, np.newaxis]


def _directions(rng: np.random.Generator, incoming: Array, count: int) -> tuple[Array, Array, Array]:
    """Random rows of length one, for each the middle of the widest gap between examples, and how far they reach."""
    W = rng.normal(size=(count, incoming.shape[0]))
    W /= np.linalg.norm(W, axis=1, keepdims=True)
    ordered = np.sort(W @ incoming, axis=1)
    gaps = np.diff(ordered, axis=1)
    here = np.argmax(gaps, axis=1)[:, np.newaxis]
    kink = np.take_along_axis(ordered, here, axis=1) + np.take_along_axis(gaps, here, axis=1) / 2
    return W, kink[:, 0], np.max(np.abs(ordered - kink), axis=1)
