"""Week 11, back through one cell: what the usual slips make of the slopes, by slope and by the slip in words."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from startcode.problems.rnn_backward import Cache, slips_by_name

__all__ = [
    "gru_cell_slips",
    "rnn_cell_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Grads = dict[str, Array]
Guesses = dict[str, dict[str, Array]]  # by the name of the slope: a slip in words, and what it gives
NO_BEND = "leaving out the slope of the tanh"


def rnn_cell_slips(da_next: Array, cache: Cache) -> Guesses:
    """Wrong slopes of the right shape, for each of dxt, da_prev, dWax, dWaa and dba."""
    a_next, a_prev, xt, parameters = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]

    def slopes(inner: Array, before: Array = a_prev, W: Array = Waa) -> Grads:
        return {
            "dxt": np.einsum("ax,am->xm", Wax, inner),
            "da_prev": np.einsum("ab,am->bm", W, inner),
            "dWax": np.einsum("am,xm->ax", inner, xt),
            "dWaa": np.einsum("am,bm->ab", inner, before),
            "dba": np.einsum("am->a", inner)[:, np.newaxis],
        }

    inner = da_next - da_next * np.square(a_next)
    ways = {
        NO_BEND: slopes(da_next),
        "1 - a where 1 - a² is meant": slopes(da_next * (1 - a_next)),
        "bending a_next once more: it is the tanh already": slopes(da_next / np.cosh(a_next) ** 2),
        "the slope of the tanh at a_prev, where a_next came out of it": slopes(da_next * (1 - a_prev**2)),
        "the slope of the tanh alone, without what comes back to it": slopes(1 - a_next**2),
        "the slope of the tanh twice": slopes(inner * (1 - a_next**2)),
        "the slope of a sigmoid, a (1 - a)": slopes(da_next * a_next * (1 - a_next)),
        "a_next in place of a_prev": slopes(inner, before=a_next),
        "Waa as it is, where its transpose is meant": slopes(inner, W=Waa.T),
    }
    return slips_by_name(ways, slopes(inner))


def gru_cell_slips(dc_next: Array, cache: Cache) -> Guesses:
    """Wrong slopes of the right shape, for everything that comes back from a GRU cell."""
    _, c_prev, ut, rt, cct, _, _ = cache
    u_bend, r_bend, new_bend = ut * (1 - ut), rt * (1 - rt), 1 - cct**2
    change = cct - c_prev  # what a wider update gate adds
    changes: dict[str, dict[str, Array | float]] = {
        "leaving out the path through the reset gate": {"r": 0.0},
        "leaving out what the candidate sees of the old state": {"seen": 0.0},
        "leaving the reset gate out on the way from the candidate to the old state": {"seen": 1 / rt},
        "ut in place of 1 - ut, the share that is kept": {"kept": ut / (1 - ut)},
        "leaving out the state that is kept": {"kept": 0.0},
        "handing the whole slope on to the old state": {"kept": 1 / (1 - ut)},
        "the candidate alone at the update gate: a wider gate also keeps less of c_prev": {"u": cct / change},
        "the sign turned at the update gate: a wider gate brings more of the candidate": {"u": -1.0},
        "leaving out the slopes of the sigmoids": {"u": 1 / u_bend, "r": 1 / r_bend},
        "the slopes of the sigmoids twice": {"u": u_bend, "r": r_bend},
        "leaving out the slope of the candidate's tanh": {"c": 1 / new_bend},
        "leaving out the update gate on the way to the candidate": {"c": 1 / ut},
        "leaving out ds: the gates see the old state and the input, too": {"gates": 0.0},
        "leaving out dk: the candidate sees the input, too": {"new": 0.0},
        "c_prev as it is in dWc: the candidate sees it through the reset gate": {"met": 1 / rt},
    }
    ways = {words: _gru_back(dc_next, cache, factors) for words, factors in changes.items()}
    swapped = (*cache[:-1], {**cache[-1], "Wr": cache[-1]["Wu"]})
    ways["Wu in place of Wr"] = _gru_back(dc_next, swapped, {})
    return slips_by_name(ways, _gru_back(dc_next, cache, {}))


def _gru_back(dc_next: Array, cache: Cache, factors: Mapping[str, Array | float]) -> Grads:
    """The way back through a GRU cell, parts of it multiplied by factors."""
    _, c_prev, ut, rt, cct, xt, parameters = cache
    n_a = len(c_prev)
    new = dc_next * ut * (1 - np.square(cct)) * factors.get("c", 1.0)
    turned = np.einsum("ab,am->bm", parameters["Wc"], new)
    inner = {
        "u": dc_next * (cct - c_prev) * (ut - ut**2) * factors.get("u", 1.0),
        "r": turned[:n_a] * c_prev * (rt - rt**2) * factors.get("r", 1.0),
    }
    back = np.zeros((n_a + len(xt), c_prev.shape[1]))
    for gate, slope in inner.items():
        back += np.einsum("ab,am->bm", parameters[f"W{gate}"], slope)
    kept, seen = dc_next * (1 - ut) * factors.get("kept", 1.0), turned[:n_a] * rt * factors.get("seen", 1.0)
    back *= factors.get("gates", 1.0)
    grads = {"dxt": back[n_a:] + turned[n_a:] * factors.get("new", 1.0), "dc_prev": kept + seen + back[:n_a]}
    for gate, slope in (inner | {"c": new}).items():
        met = np.vstack([c_prev * (rt * factors.get("met", 1.0) if gate == "c" else 1.0), xt])
        grads |= {f"dW{gate}": np.einsum("am,bm->ab", slope, met), f"db{gate}": slope.sum(axis=1, keepdims=True)}
    return grads
