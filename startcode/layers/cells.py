"""One step of a recurrent layer, with the cache of the field: a plain tuple, for a way back that somebody else writes.

    rnn   (a_next, a_prev, xt, parameters)
    gru   (c_next, c_prev, ut, rt, cct, xt, parameters)
    lstm  (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)

Each is the layer's own way there along a sequence of one step; cct is the candidate.
"""

from typing import Any

import numpy as np

from startcode.layers.gru import gru_forward
from startcode.layers.lstm import lstm_forward
from startcode.layers.rnn import rnn_forward
from startcode.layers.sequences import Array, Parameters

Cache = tuple[Any, ...]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: Parameters) -> tuple[Array, Array, Cache]:
    """a_next (n_a, m), yt_pred (n_y, m) and the cache, from xt (n_x, m) and a_prev (n_a, m)."""
    a, y, _ = rnn_forward(_one_step(xt), a_prev, parameters)
    return a[..., 0], y[..., 0], (a[..., 0].copy(), a_prev, xt, parameters)


def gru_cell_forward(xt: Array, c_prev: Array, parameters: Parameters) -> tuple[Array, Cache]:
    """c_next (n_a, m) and the cache, from xt (n_x, m) and c_prev (n_a, m)."""
    c, trip = gru_forward(_one_step(xt), c_prev, parameters)
    ut, rt, cct = (gate.T.copy() for gate in trip.gates[0].swapaxes(0, 1))
    return c[..., 0], (c[..., 0].copy(), c_prev, ut, rt, cct, xt, parameters)


def lstm_cell_forward(
    xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters
) -> tuple[Array, Array, Array, Cache]:
    """a_next, c_next (n_a, m), yt_pred (n_y, m) and the cache, from xt (n_x, m), a_prev and c_prev (n_a, m)."""
    a, y, c, trip = lstm_forward(_one_step(xt), a_prev, parameters, c_prev)
    ot, ft, it, cct = (gate.T.copy() for gate in trip.gates[0].swapaxes(0, 1))
    kept = (a[..., 0].copy(), c[..., 0].copy(), a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    return a[..., 0], c[..., 0], y[..., 0], kept


def _one_step(xt: Array) -> Array:
    return np.asarray(xt)[..., np.newaxis]
