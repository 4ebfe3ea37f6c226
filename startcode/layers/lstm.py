"""Long short-term memory: a cell c that is forgotten and written through gates, and shown through a third."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from startcode.errors import StartCodeError
from startcode.layers.sequences import (
    Array,
    Parameters,
    answers,
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

GATES = "ofic"  # output, forget, update, candidate: the three sigmoids and the three that lead to c lie together


@dataclass(frozen=True, eq=False)
class Remembered:
    """One trip along a sequence, with what the way back needs."""

    rows: Array  # (T, m, n_x), what came in
    states: Array  # (T + 1, m, n_a), the first state in front
    cells: Array  # (T + 1, m, n_a), the first cell in front
    gates: Array  # (T, m, 4, n_a), in the order of GATES
    W: Array  # (4 n_a, n_a + n_x), all gates


def lstm_forward(
    x: ArrayLike, a0: ArrayLike, parameters: Parameters, c0: ArrayLike | None = None
) -> tuple[Array, Array, Array, Remembered]:
    """States a (n_a, m, T), answers y (n_y, m, T), cells c (n_a, m, T) and caches, from x (n_x, m, T) and a0 (n_a, m).

    The cell begins with c0, or with zeros. Gates see [a_before; x]: f, i and o are sigmoids of W [a_before; x] + b, the
    candidate is a tanh, c = f * c_before + i * candidate, a = o * tanh(c). parameters: Wf, Wi, Wc, Wo (n_a, n_a + n_x),
    bf, bi, bc, bo (n_a, 1); for the answers, a softmax, Wy (n_y, n_a) and by (n_y, 1). Without Wy, y has no rows.
    """
    sizes = demand_sequence(x, a0, "lstm_forward")
    _, n_a, m, T = sizes
    demand_parameters(parameters, gate_shapes("fico", sizes), "lstm_forward")
    W, halved, b = stacked(parameters, GATES)
    rows, first = steps(x), _first_cell(c0, a0)
    inner = driven(rows, halved[:, n_a:], b)
    gates = inner.astype(kind(inner, a0, first), copy=False)
    states, cells = (np.empty((T + 1, m, n_a), gates.dtype) for _ in range(2))
    states[0], cells[0] = np.transpose(a0), np.transpose(first)
    for now, gate in enumerate(gates):
        gate += states[now] @ halved[:, :n_a].T  # (m, n_a) @ (n_a, 4 n_a)
        np.tanh(gate, out=gate)
        sigmoids = gate[:, : 3 * n_a]
        sigmoids += 1
        sigmoids *= 0.5
        o, f, i, new = (gate[:, place : place + n_a] for place in range(0, 4 * n_a, n_a))
        cells[now + 1] = f * cells[now] + i * new
        np.multiply(o, np.tanh(cells[now + 1]), out=states[now + 1])
    a = sequence(states[1:])
    trip = Remembered(rows, states, cells, gates.reshape(T, m, 4, n_a), W)
    return a, answers(a, parameters, "lstm_forward"), sequence(cells[1:]), trip


def lstm_backward(da: Array, caches: Remembered, dc_last: Array | None = None) -> dict[str, Array]:
    """dx, da0, dc0 and the slopes of all weights and biases (dWf, dbf, ...) from the slope da (n_a, m, T).

    da holds what the cost sees of each state directly; dc_last (n_a, m), what it sees of the last cell, if it does.
    """
    demand_trip(caches, Remembered, "lstm_backward")
    T, m, _, n_a = caches.gates.shape
    demand_slope(da, (n_a, m, T), "lstm_backward")
    arriving = steps(da)
    shown = np.tanh(caches.cells[1:])
    o, f, i, new = (caches.gates[:, :, place] for place in range(4))
    to_cell = o * (1 - shown**2)
    bends = np.stack(
        [shown * o * (1 - o), caches.cells[:-1] * f * (1 - f), new * i * (1 - i), i * (1 - new**2)], axis=2
    )
    inner = bends.astype(np.result_type(bends, arriving), copy=False)  # becomes the slopes at the gates
    back, along = (np.zeros((m, n_a), inner.dtype) for _ in range(2))
    if dc_last is not None:
        demand_slope(dc_last, (n_a, m), "lstm_backward, dc_last")
        along += dc_last.T
    for now in reversed(range(T)):
        back += arriving[now]
        along += back * to_cell[now]
        inner[now, :, 0] *= back
        inner[now, :, 1:] *= along[:, np.newaxis]
        along *= f[now]
        back = inner[now].reshape(m, 4 * n_a) @ caches.W[:, :n_a]  # (m, 4 n_a) @ (4 n_a, n_a)
    ends = {"da0": np.array(back.T, order="C"), "dc0": np.array(along.T, order="C")}
    return ends | _to_parameters(inner.reshape(T, m, 4 * n_a), caches)


def _to_parameters(inner: Array, caches: Remembered) -> dict[str, Array]:
    """What the slopes at the gates (T, m, 4 n_a) say to inputs, weights and biases."""
    n_a = caches.states.shape[2]
    dW = np.concatenate([to_weights(inner, caches.states[:-1]), to_weights(inner, caches.rows)], axis=1)
    return {"dx": to_inputs(inner, caches.W[:, n_a:]), **by_gate(dW, inner.sum(axis=(0, 1)), GATES)}


def _first_cell(c0: ArrayLike | None, a0: ArrayLike) -> Array:
    first = np.zeros_like(a0) if c0 is None else np.asarray(c0)
    if first.shape != np.shape(a0):
        what = f"c0 has shape {first.shape}, a0 {np.shape(a0)}."
        raise StartCodeError("lstm_forward", what, "The first cell has the shape of the first state: (n_a, m).")
    return first
