"""Week 11, back along a sequence: what the usual slips make of the slopes, by slope and by the slip in words."""

from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.rnn_backward import Caches, slips_by_name

__all__ = [
    "is_last_step",
    "lstm_slips",
    "rnn_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Grads = dict[str, Array]
Guesses = dict[str, dict[str, Array]]  # by the name of the slope: a slip in words, and what it gives
NOT_SUMMED = "overwriting what is there already, where every step must be added"
ALONE = "each step for itself: nothing is carried back to the step before"


def rnn_slips(da: Array, caches: Caches) -> Guesses:
    """Wrong slopes of the right shape, for each of dx, da0, dWax, dWaa and dba."""
    walk = _Walk("rnn", da, caches)
    ways = _shared_ways(walk) | {ALONE: walk.grads(carried=())}
    return slips_by_name(ways, walk.grads())


def lstm_slips(da: Array, caches: Caches) -> Guesses:
    """Wrong slopes of the right shape, for dx, da0 and all weights and biases."""
    walk = _Walk("lstm", da, caches)
    memory = walk.grads()["dc0"]
    ways = _shared_ways(walk) | {
        "adding da to the memory, too: the cost sees the states only": walk.grads(to_memory=True),
        "exchanging da_prev and dc_prev": walk.grads(exchanged=True),
        "what is handed back to the memory, where the state's slope is meant": walk.grads() | {"da0": memory},
        "carrying da_prev back, but not dc_prev": walk.grads(carried=("da0",)),
        "carrying dc_prev back, but not da_prev": walk.grads(carried=("dc0",)),
        ALONE: walk.grads(carried=()),
    }
    return slips_by_name(ways, walk.grads())


def is_last_step(came: object, kind: str, da: Array, caches: Caches) -> bool:
    """Whether a cell's way back gave, for da of the last step alone, what it should."""
    walk, last = _Walk(kind, da, caches), len(caches[0]) - 1
    wanted = walk.step_back(last, da[..., last], None)
    wanted |= {"da_prev": wanted.pop("da0"), "dxt": wanted.pop("dx")[..., 0]}
    if "dc0" in wanted:
        wanted["dc_prev"] = wanted.pop("dc0")
    if not isinstance(came, dict):
        return False
    return all(
        name in came and np.shape(came[name]) == value.shape and np.allclose(came[name], value)
        for name, value in wanted.items()
    )


def _shared_ways(walk: "_Walk") -> dict[str, Grads]:
    right, last = walk.grads(), np.zeros_like(walk.da)
    last[..., -1] = walk.da[..., -1]
    backwards = dict(right, dx=right["dx"][..., ::-1])
    return {
        NOT_SUMMED: walk.grads(summed=False),
        "going through the steps from the first to the last": walk.grads(forwards=True),
        "the last step's slope alone: da of every other step is left out": walk.grads(da=last),
        "the slope of the last step twice": walk.grads(first=walk.da[..., -1]),
        "the cache of the first step at every step": walk.grads(one_cache=True),
        "every step's dxt in the place of its mirror image": backwards,
        "what the last step hands back, where the first step's is meant": right | {"da0": walk.after_the_last()},
    }


class _Walk:
    """The way back along a sequence, step by step, with something changed."""

    def __init__(self, kind: str, da: Array, caches: Caches) -> None:
        self.kind, self.da, self.caches = kind, da, caches[0]

    def grads(
        self,
        *,
        da: Array | None = None,
        carried: tuple[str, ...] = ("da0", "dc0"),
        summed: bool = True,
        forwards: bool = False,
        first: Array | None = None,
        one_cache: bool = False,
        exchanged: bool = False,
        to_memory: bool = False,
    ) -> Grads:
        """The slopes of the whole; `first` is what arrives behind the last step."""
        arriving = self.da if da is None else da
        back: Grads = {} if first is None else {"da0": first}
        places = range(len(self.caches)) if forwards else reversed(range(len(self.caches)))
        total: Grads = {"dx": np.zeros((len(self._step(0)[0]), *arriving.shape[1:]))}
        for t in places:
            more = back.get("dc0")
            if to_memory:
                more = arriving[..., t] + (0.0 if more is None else more)
            found = self.step_back(0 if one_cache else t, arriving[..., t] + back.get("da0", 0.0), more)
            if exchanged:
                found["da0"], found["dc0"] = found["dc0"], found["da0"]
            total["dx"][..., t] = found.pop("dx")[..., 0]
            back = {name: value for name, value in found.items() if name in carried}
            for name, value in found.items():
                add = summed and name not in ("da0", "dc0")
                total[name] = total.get(name, 0.0) + value if add else value
        return total

    def after_the_last(self) -> Array:
        """The slope that the last step hands on."""
        last = len(self.caches) - 1
        return self.step_back(last, self.da[..., last], None)["da0"]

    def _step(self, t: int) -> tuple[Array, Array, Array | None]:
        cache = self.caches[t]
        return (cache[8], cache[2], cache[3]) if self.kind == "lstm" else (cache[2], cache[1], None)

    def step_back(self, t: int, slope: Array, dc: Array | None) -> Grads:
        """What the cell of step t gives for this slope at its state, and dc at its memory."""
        xt, a_prev, c_prev = self._step(t)
        parameters = self.caches[t][-1]
        one = slope[..., np.newaxis]
        if self.kind == "lstm":
            return layers.lstm_backward(
                one, layers.lstm_forward(xt[..., np.newaxis], a_prev, parameters, c_prev)[-1], dc
            )
        return layers.rnn_backward(one, layers.rnn_forward(xt[..., np.newaxis], a_prev, parameters)[-1])
