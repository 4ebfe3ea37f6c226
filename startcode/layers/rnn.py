"""A plain recurrent layer: a = tanh(Wax x + Waa a_before + ba), step after step."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from startcode.layers.sequences import (
    Array,
    Parameters,
    answers,
    demand_parameters,
    demand_sequence,
    demand_trip,
    driven,
    kind,
    sequence,
    steps,
    to_inputs,
    to_weights,
)
from startcode.layers.windows import demand_slope


@dataclass(frozen=True, eq=False)
class Recurred:
    """One trip along a sequence, with what the way back needs."""

    rows: Array  # (T, m, n_x), what came in
    states: Array  # (T + 1, m, n_a), the first state in front
    Wax: Array
    Waa: Array


def rnn_forward(x: ArrayLike, a0: ArrayLike, parameters: Parameters) -> tuple[Array, Array, Recurred]:
    """States a (n_a, m, T), answers y_pred (n_y, m, T) and caches, from a sequence x (n_x, m, T) and a0 (n_a, m).

    parameters: Wax (n_a, n_x), Waa (n_a, n_a), ba (n_a, 1); for the answers, a softmax at every step, Wya (n_y, n_a)
    and by (n_y, 1). Without Wya, y_pred has no rows. StartCodeError if shapes do not fit.
    """
    n_x, n_a, m, T = demand_sequence(x, a0, "rnn_forward")
    demand_parameters(parameters, {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "ba": (n_a, 1)}, "rnn_forward")
    rows, Waa = steps(x), parameters["Waa"]
    inner = driven(rows, parameters["Wax"], parameters["ba"])
    states = np.empty((T + 1, m, n_a), kind(inner, a0, Waa))
    states[0] = np.transpose(a0)
    for now, reached in enumerate(states[1:]):
        np.matmul(states[now], Waa.T, out=reached)  # (m, n_a) @ (n_a, n_a)
        reached += inner[now]
        np.tanh(reached, out=reached)
    a = sequence(states[1:])
    return a, answers(a, parameters, "rnn_forward"), Recurred(rows, states, parameters["Wax"], Waa)


def rnn_backward(da: Array, caches: Recurred) -> dict[str, Array]:
    """dx, da0, dWax, dWaa and dba from the slope da (n_a, m, T) of a cost at every state.

    What a state does to later states is added here; da holds only what the cost sees of each step directly.
    """
    demand_trip(caches, Recurred, "rnn_backward")
    later, m, n_a = caches.states.shape
    demand_slope(da, (n_a, m, later - 1), "rnn_backward")
    slopes = 1 - caches.states[1:] ** 2
    inner = np.multiply(steps(da), slopes)
    back = np.zeros((m, n_a), inner.dtype)
    for now in reversed(range(len(inner))):
        inner[now] += back * slopes[now]
        back = inner[now] @ caches.Waa  # (m, n_a) @ (n_a, n_a)
    return {
        "dx": to_inputs(inner, caches.Wax),
        "da0": np.array(back.T, order="C"),
        "dWax": to_weights(inner, caches.rows),
        "dWaa": to_weights(inner, caches.states[:-1]),
        "dba": inner.sum(axis=(0, 1))[:, np.newaxis],
    }
