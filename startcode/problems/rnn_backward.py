"""Week 11, the way back: slopes that come back to recurrent cells and layers, and what was kept on the way there."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.convolution_backward import slopes_like

__all__ = [
    "gru_step_back",
    "kept_caches",
    "lstm_sequence_back",
    "lstm_step_back",
    "recurrent_weights",
    "rnn_sequence_back",
    "rnn_step_back",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Cache = tuple[Any, ...]
Grads = dict[str, Array]
Guesses = dict[str, dict[str, Array]]  # by the name of the slope: a slip in words, and what it gives
Caches = tuple[list[Cache], Array]  # of all steps, and x
GATES = {"rnn": "", "gru": "urc", "lstm": "fico"}
SPREAD = 0.6  # of weights and first states: no tanh is saturated
N_Y = 2


def recurrent_weights(rng: np.random.Generator, kind: str, n_x: int, n_a: int) -> Parameters:
    """Parameters of a layer "rnn", "gru" or "lstm", those of its answers included."""
    shapes = {f"W{gate}": (n_a, n_a + n_x) for gate in GATES[kind]} | {f"b{gate}": (n_a, 1) for gate in GATES[kind]}
    if kind == "rnn":
        shapes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "ba": (n_a, 1)}
    outer = {"rnn": "Wya", "gru": "", "lstm": "Wy"}[kind]
    shapes |= {outer: (N_Y, n_a), "by": (N_Y, 1)} if outer else {}
    return {name: SPREAD * rng.normal(size=shape) for name, shape in shapes.items()}


def rnn_step_back(rng: np.random.Generator, n_x: int, n_a: int, m: int) -> tuple[Array, Cache]:
    """The slope da_next (n_a, m) that comes back to a plain cell, and the cell's cache."""
    xt, a_prev = rng.normal(size=(n_x, m)), SPREAD * rng.normal(size=(n_a, m))
    cache = layers.rnn_cell_forward(xt, a_prev, recurrent_weights(rng, "rnn", n_x, n_a))[-1]
    return slopes_like(rng, (n_a, m)), cache


def gru_step_back(rng: np.random.Generator, n_x: int, n_a: int, m: int) -> tuple[Array, Cache]:
    """The slope dc_next (n_a, m) that comes back to a GRU cell, and the cell's cache."""
    xt, c_prev = rng.normal(size=(n_x, m)), slopes_like(rng, (n_a, m))
    cache = layers.gru_cell_forward(xt, c_prev, recurrent_weights(rng, "gru", n_x, n_a))[-1]
    return slopes_like(rng, (n_a, m)), cache


def lstm_step_back(rng: np.random.Generator, n_x: int, n_a: int, m: int) -> tuple[Array, Array, Cache]:
    """The slopes da_next and dc_next (n_a, m) that come back to an LSTM cell, and the cell's cache."""
    xt, a_prev, c_prev = rng.normal(size=(n_x, m)), SPREAD * rng.normal(size=(n_a, m)), slopes_like(rng, (n_a, m))
    cache = layers.lstm_cell_forward(xt, a_prev, c_prev, recurrent_weights(rng, "lstm", n_x, n_a))[-1]
    return slopes_like(rng, (n_a, m)), slopes_like(rng, (n_a, m)), cache


def rnn_sequence_back(rng: np.random.Generator, n_x: int, n_a: int, m: int, T_x: int) -> tuple[Array, Caches]:
    """Slopes da (n_a, m, T_x), none near 0, and the caches of a plain layer that began with a0 other than 0."""
    x, a0 = rng.normal(size=(n_x, m, T_x)), SPREAD * rng.normal(size=(n_a, m))
    return slopes_like(rng, (n_a, m, T_x)), kept_caches("rnn", x, a0, recurrent_weights(rng, "rnn", n_x, n_a))


def lstm_sequence_back(rng: np.random.Generator, n_x: int, n_a: int, m: int, T_x: int) -> tuple[Array, Caches]:
    """The same for an LSTM; its first cell is 0, as in lstm_forward."""
    x, a0 = rng.normal(size=(n_x, m, T_x)), SPREAD * rng.normal(size=(n_a, m))
    return slopes_like(rng, (n_a, m, T_x)), kept_caches("lstm", x, a0, recurrent_weights(rng, "lstm", n_x, n_a))


def kept_caches(kind: str, x: Array, first: Array, parameters: Parameters) -> Caches:
    """What a forward pass keeps in the form of the field: the caches of all cells in the order of time, and x."""
    cell: Callable[..., Any] = getattr(layers, f"{kind}_cell_forward")
    held = 2 if kind == "lstm" else 1  # arrays that are handed on
    state, kept = (first, np.zeros_like(first))[:held], list[Cache]()
    for xt in np.moveaxis(x, 2, 0):
        *came, own = cell(xt, *state, parameters)
        state = tuple(came[:held])
        kept.append(own)
    return kept, x


def slips_by_name(ways: Mapping[str, Grads], right: Grads) -> Guesses:
    """Slips by the slope that they change; a slip that leaves a slope as it is, is none of it."""
    return {
        name: {words: grads[name] for words, grads in ways.items() if not np.allclose(grads[name], value)}
        for name, value in right.items()
    }
