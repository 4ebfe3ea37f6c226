"""Gated recurrent units: gate u says how much of the state is overwritten, gate r how much of it the new state sees."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from startcode.layers.sequences import (
    Array,
    Parameters,
    by_gate,
    demand_parameters,
    demand_sequence,
    demand_trip,
    driven,
    gate_shapes,
    kind,
    sequence,
    stacked,
    steps,
    to_inputs,
    to_weights,
)
from startcode.layers.windows import demand_slope

GATES = "urc"  # update, reset, candidate: the order in memory


@dataclass(frozen=True, eq=False)
class Gated:
    """One trip along a sequence, with what the way back needs."""

    rows: Array  # (T, m, n_x), what came in
    states: Array  # (T + 1, m, n_a), the first state in front
    gates: Array  # (T, m, 3, n_a), in the order of GATES
    kept: Array  # (T, m, n_a), what the reset gate lets through of the state before
    W: Array  # (3 n_a, n_a + n_x), all gates


def gru_forward(x: ArrayLike, c0: ArrayLike, parameters: Parameters) -> tuple[Array, Gated]:
    """States c (n_a, m, T) and caches, from a sequence x (n_x, m, T) and the first state c0 (n_a, m).

    u and r are sigmoids of W [c_before; x] + b, the candidate is tanh(Wc [r * c_before; x] + bc), and
    c = u * candidate + (1 - u) * c_before. parameters: Wu, Wr, Wc (n_a, n_a + n_x), bu, br, bc (n_a, 1).
    """
    sizes = demand_sequence(x, c0, "gru_forward")
    _, n_a, m, T = sizes
    demand_parameters(parameters, gate_shapes(GATES, sizes), "gru_forward")
    W, halved, b = stacked(parameters, GATES)
    rows = steps(x)
    inner = driven(rows, halved[:, n_a:], b)
    gates = inner.astype(kind(inner, c0), copy=False).reshape(T, m, 3, n_a)
    states, kept = np.empty((T + 1, m, n_a), gates.dtype), np.empty((T, m, n_a), gates.dtype)
    states[0] = np.transpose(c0)
    W_gates, W_new = halved[: 2 * n_a, :n_a].T, halved[2 * n_a :, :n_a].T
    for now, before in enumerate(states[:-1]):
        open_, new = gates[now, :, :2], gates[now, :, 2]
        open_ += (before @ W_gates).reshape(m, 2, n_a)
        np.tanh(open_, out=open_)
        open_ += 1
        open_ *= 0.5
        np.multiply(open_[:, 1], before, out=kept[now])
        new += kept[now] @ W_new
        np.tanh(new, out=new)
        states[now + 1] = before + open_[:, 0] * (new - before)
    return sequence(states[1:]), Gated(rows, states, gates, kept, W)


def gru_backward(dc: Array, caches: Gated) -> dict[str, Array]:
    """dx, dc0 and the slopes of all weights and biases (dWu, dbu, ...) from the slope dc (n_a, m, T) at every state."""
    demand_trip(caches, Gated, "gru_backward")
    T, m, _, n_a = caches.gates.shape
    demand_slope(dc, (n_a, m, T), "gru_backward")
    arriving, before = steps(dc), caches.states[:-1]
    u, r, new = (caches.gates[:, :, place] for place in range(3))
    bends = np.stack([(new - before) * u * (1 - u), before * r * (1 - r), u * (1 - new**2)], axis=2)
    inner = bends.astype(np.result_type(bends, arriving), copy=False)  # becomes the slopes at the gates
    W_gates, W_new = caches.W[: 2 * n_a, :n_a], caches.W[2 * n_a :, :n_a]
    back = np.zeros((m, n_a), inner.dtype)
    for now in reversed(range(T)):
        back += arriving[now]
        inner[now, :, 0] *= back
        inner[now, :, 2] *= back
        through = inner[now, :, 2] @ W_new  # the slope at r * c_before
        inner[now, :, 1] *= through
        back *= 1 - u[now]
        back += through * r[now]
        back += inner[now, :, :2].reshape(m, 2 * n_a) @ W_gates
    return {"dc0": np.array(back.T, order="C"), **_to_parameters(inner.reshape(T, m, 3 * n_a), caches)}


def _to_parameters(inner: Array, caches: Gated) -> dict[str, Array]:
    """What the slopes at the gates (T, m, 3 n_a) say to inputs, weights and biases."""
    n_a = caches.states.shape[2]
    of_gates, of_new = inner[:, :, : 2 * n_a], inner[:, :, 2 * n_a :]
    to_state = np.concatenate([to_weights(of_gates, caches.states[:-1]), to_weights(of_new, caches.kept)])
    dW = np.concatenate([to_state, to_weights(inner, caches.rows)], axis=1)
    return {"dx": to_inputs(inner, caches.W[:, n_a:]), **by_gate(dW, inner.sum(axis=(0, 1)), GATES)}
