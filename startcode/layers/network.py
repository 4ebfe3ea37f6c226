"""Layer after layer, there and back, and the cost in between."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.activations import activation as named
from startcode.layers.affine import Affine, Pass

Array = NDArray[Any]
HIDDEN, LAST = "relu", "sigmoid"


def linear_activation_forward(A_prev: Array, W: Array, b: Array, activation: str) -> tuple[Array, Pass]:
    """One layer: A (n, m) from A_prev (n_prev, m), W (n, n_prev) and b (n, 1), and its cache.

    `activation` is "sigmoid", "tanh", "relu", "leaky_relu" or "linear". StartCodeError if shapes do not fit.
    """
    where = "linear_activation_forward"
    trip = Affine(W, b, named(activation, where)).forward(A_prev, where)
    return trip.value, trip


def L_model_forward(X: Array, parameters: Mapping[str, Array]) -> tuple[Array, list[Pass]]:
    """A whole net on X (n_x, m): ReLU in every layer but the last, which has the sigmoid.

    Gives AL (n_L, m) and one cache a layer. `parameters` holds W1, b1, ..., WL, bL.
    """
    depth = _depth(parameters)
    trips: list[Pass] = []
    for layer in range(1, depth + 1):
        where = f"L_model_forward, layer {layer}"
        bend = named(LAST if layer == depth else HIDDEN, where)
        dense = Affine(parameters[f"W{layer}"], parameters[f"b{layer}"], bend)
        trips.append(dense.forward(trips[-1].value if trips else X, where))
    return trips[-1].value, trips


def compute_cost(AL: ArrayLike, Y: ArrayLike) -> float:
    """The mean log loss of predictions AL between 0 and 1 for labels Y of the same shape: summed over outputs.

    It stays finite for a prediction of exactly 0 or 1, which counts as the nearest number that has a logarithm.
    """
    guess, truth = _pair(AL, Y, "compute_cost")
    tiny = np.finfo(guess.dtype).tiny
    surprise = truth * np.log(np.maximum(guess, tiny)) + (1 - truth) * np.log(np.maximum(1 - guess, tiny))
    return float(-surprise.sum() / guess.shape[1])


def linear_activation_backward(dA: Array, cache: Pass, activation: str) -> tuple[Array, Array, Array]:
    """The way back through one layer: dA_prev (n_prev, m), dW (n, n_prev) and db (n, 1) from dA (n, m).

    `dA` is the slope of every example's own loss; dW and db are divided by m. `activation` is that of the way there.
    """
    where = "linear_activation_backward"
    trip, wanted = _trip(cache, where), named(activation, where).name
    if wanted != trip.layer.activation.name:
        what = f'this cache went forward through "{trip.layer.activation.name}", not "{wanted}".'
        raise StartCodeError(where, what, "Take the activation of the way there.")
    slope = trip.before_activation(dA, where)
    return (trip.to_input(slope), *trip.to_parameters(slope))


def L_model_backward(AL: ArrayLike, Y: ArrayLike, caches: Sequence[Pass]) -> dict[str, Array]:
    """The slopes of the cost: dW1, db1, ..., dWL, dbL, and dA1, ..., dA(L-1) of the values between the layers.

    The slope at the input, dA0, is left out: nothing learns from it, and in a wide net it is most of the work.
    """
    grads: dict[str, Array] = {}
    _demand_sigmoid(caches)
    guess, truth = _pair(AL, Y, "L_model_backward")
    slope = guess - truth  # log loss and sigmoid in one: finite even where AL is 0 or 1
    for layer in range(len(caches), 0, -1):
        trip = _trip(caches[layer - 1], "L_model_backward")
        if layer < len(caches):
            slope = trip.before_activation(grads[f"dA{layer}"], f"L_model_backward, layer {layer}")
        grads[f"dW{layer}"], grads[f"db{layer}"] = trip.to_parameters(slope)
        if layer > 1:
            grads[f"dA{layer - 1}"] = trip.to_input(slope)
    return grads


def _depth(parameters: Mapping[str, Array]) -> int:
    """The number of layers; StartCodeError unless each has its W and its b."""
    depth = max((int(name[1:]) for name in parameters if name[:1] in ("W", "b") and name[1:].isdecimal()), default=0)
    wanted = [f"{letter}{layer}" for layer in range(1, depth + 1) for letter in ("W", "b")]
    missing = [name for name in wanted or ["W1", "b1"] if name not in parameters]
    if missing:
        what = f"the parameters hold {', '.join(parameters) or 'nothing'}, but no {', '.join(missing)}."
        raise StartCodeError("L_model_forward", what, "Each layer needs its W and its b, counted from 1.")
    return depth


def _pair(AL: ArrayLike, Y: ArrayLike, where: str) -> tuple[Array, Array]:
    """Both as numbers of the kind that AL has, so that labels in whole numbers do not turn float32 into float64."""
    guess, truth = np.asarray(AL), np.asarray(Y)
    if truth.shape != guess.shape or guess.ndim != 2:
        what = f"AL has shape {guess.shape}, Y {truth.shape}."
        raise StartCodeError(where, what, "Each prediction needs its label: the same shape, (1, m), is wanted.")
    kind = guess.dtype if guess.dtype.kind == "f" else np.dtype(np.float64)
    return guess.astype(kind, copy=False), truth.astype(kind, copy=False)


def _demand_sigmoid(caches: Sequence[Pass]) -> None:
    """The slope that L_model_backward begins with is that of the log loss behind a sigmoid, of nothing else."""
    name = _trip(caches[-1], "L_model_backward").layer.activation.name if len(caches) else "no layer"
    if name != LAST:
        what = f'the way there ended in "{name}", not in "{LAST}".'
        step = "Go back layer by layer with linear_activation_backward."
        raise StartCodeError("L_model_backward", what, step if len(caches) else "Give the caches of L_model_forward.")


def _trip(cache: object, where: str) -> Pass:
    if not isinstance(cache, Pass):
        what = f"the cache is a {type(cache).__name__}, not one that startcode.layers made."
        raise StartCodeError(where, what, "The way there and the way back must come from the same place.")
    return cache
