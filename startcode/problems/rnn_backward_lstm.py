"""Week 11, back through an LSTM cell: what the usual slips make of the slopes, by slope and by the slip in words."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from startcode.problems.rnn_backward import Cache, slips_by_name

__all__ = [
    "lstm_cell_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Grads = dict[str, Array]
Guesses = dict[str, dict[str, Array]]  # by the name of the slope: a slip in words, and what it gives


def lstm_cell_slips(da_next: Array, dc_next: Array, cache: Cache) -> Guesses:
    """Wrong slopes of the right shape, for everything that comes back from an LSTM cell."""
    way = _Way(da_next, dc_next, cache)
    guesses = slips_by_name(_memory_ways(way) | _gate_ways(way), way.slopes())
    for name in ("dWf", "dWi", "dWc", "dWo"):
        right, n_a = way.slopes()[name], len(da_next)
        turned = np.concatenate([right[:, n_a:], right[:, :n_a]], axis=1)
        guesses[name].update(
            {f"those of another gate, W{gate}": way.slopes()[f"dW{gate}"] for gate in "fico" if gate != name[2]}
        )
        guesses[f"db{name[2]}"].update(
            {f"those of another gate, b{gate}": way.slopes()[f"db{gate}"] for gate in "fico" if gate != name[2]}
        )
        guesses[name]["the input above the state: the order here is a_prev, then xt"] = turned
    guesses["dc_prev"]["leaving the forget gate out"] = way.dc
    for gate in "fico":
        alone = way.slopes(without=gate)
        for name in ("dxt", "da_prev"):
            guesses[name][f"leaving out W{gate}: all four gates see the state and the input"] = alone[name]
    return guesses


def _memory_ways(way: "_Way") -> dict[str, Grads]:
    """Slips in dc, the slope at the memory."""
    shown = way.da_next * way.gates["o"]
    kinds = {
        "leaving dc_next out: the memory's slope from later steps": way.dc - way.dc_next,
        "dc_next alone: da_next reaches the memory, too, through a = o tanh(c)": way.dc_next,
        "da_next where dc is meant: the memory gets more than the state shows": way.da_next,
        "leaving the slope of the tanh out on the way from a to c": way.dc_next + shown,
        "leaving the output gate out on the way from a to c": way.dc_next + way.da_next / np.cosh(way.c_next) ** 2,
        "1 - a_next², where the tanh of c_next is meant": way.dc_next + shown * (1 - way.a_next**2),
        "the tanh of c_prev, where that of c_next is meant": way.dc_next + shown / np.cosh(way.c_prev) ** 2,
        "c_next itself, where its tanh is meant": way.dc_next + shown * (1 - way.c_next**2),
    }
    return {words: way.slopes(dc=dc) for words, dc in kinds.items()}


def _gate_ways(way: "_Way") -> dict[str, Grads]:
    """Slips at the gates and at the candidate."""
    bends = {gate: value * (1 - value) for gate, value in way.gates.items()}
    return {
        "leaving out the slopes of the sigmoids": way.slopes(factors={gate: 1 / bend for gate, bend in bends.items()}),
        "the slopes of the sigmoids twice": way.slopes(factors=bends),
        "the slope of a sigmoid for the candidate, which is a tanh": way.slopes(
            factors={"c": way.cct * (1 - way.cct) / (1 - way.cct**2)}
        ),
        "leaving out the slope of the candidate's tanh": way.slopes(factors={"c": 1 / (1 - way.cct**2)}),
        "c_next in place of c_prev": way.slopes(factors={"f": way.c_next / way.c_prev}),
        "c_next in place of its tanh": way.slopes(factors={"o": way.c_next / np.tanh(way.c_next)}),
        "exchanging what the gates f and i are multiplied by": way.slopes(
            factors={"f": way.cct / way.c_prev, "i": way.c_prev / way.cct}
        ),
    }


class _Way:
    """The way back through an LSTM cell, with something changed."""

    def __init__(self, da_next: Array, dc_next: Array, cache: Cache) -> None:
        self.a_next, self.c_next, self.a_prev, self.c_prev, f, i, self.cct, o, self.xt, self.parameters = cache
        self.gates = {"f": f, "i": i, "o": o}
        self.da_next, self.dc_next = da_next, dc_next
        self.dc = dc_next + da_next * o / np.cosh(self.c_next) ** 2

    def slopes(
        self, *, dc: Array | None = None, factors: Mapping[str, Array] | None = None, without: str = ""
    ) -> Grads:
        """Everything that comes back; `factors` by gate, `without` the weights of a gate on the way to its inputs."""
        cell = self.dc if dc is None else dc
        f, i, o = (gate - gate**2 for gate in self.gates.values())
        inner = {
            "f": cell * self.c_prev * f,
            "i": cell * self.cct * i,
            "c": cell * self.gates["i"] / np.cosh(np.arctanh(self.cct)) ** 2,
            "o": self.da_next * np.tanh(self.c_next) * o,
        }
        for gate, factor in (factors or {}).items():
            inner[gate] = inner[gate] * factor
        met, n_a = np.vstack([self.a_prev, self.xt]), len(self.a_prev)
        back = np.zeros_like(met)
        grads: Grads = {"dc_prev": cell * self.gates["f"]}
        for gate, slope in inner.items():
            back += np.einsum("ab,am->bm", self.parameters[f"W{gate}"], slope) * (gate != without)
            grads |= {f"dW{gate}": np.einsum("am,bm->ab", slope, met), f"db{gate}": slope.sum(axis=1, keepdims=True)}
        return grads | {"da_prev": back[:n_a], "dxt": back[n_a:]}
