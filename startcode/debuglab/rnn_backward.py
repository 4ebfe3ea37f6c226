"""Week 11, the way back: nets that are to remember the first symbol of a sequence, and ways back with one bug each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.rnn_backward import kept_caches

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
WayBack = Callable[[Array, Any], Mapping[str, Array]]
SYMBOLS = 4  # to be remembered; as many others follow them
GATES = "fico"


def memory_task(m: int, T_x: int, *, rng: np.random.Generator) -> tuple[Array, Array]:
    """Sequences x (8, m, T_x), one-hot at every step, and the one-hot symbol Y (4, m) that each begins with.

    The first symbol is one of 0 ... 3, all others are drawn from 4 ... 7 and say nothing.
    """
    symbols = rng.integers(SYMBOLS, 2 * SYMBOLS, size=(m, T_x))
    symbols[:, 0] = rng.integers(SYMBOLS, size=m)
    return np.moveaxis(np.eye(2 * SYMBOLS)[symbols], 2, 0), layers.one_hot(symbols[:, 0], SYMBOLS)


@dataclass(frozen=True)
class Training:
    """What a training run shows: of each step the cost of its batch, the share of right answers, the slope's norm."""

    parameters: Parameters
    costs: Array
    right: Array
    norms: Array


@dataclass(frozen=True)
class MemoryNet:
    """A recurrent layer, "rnn" or "lstm", with a softmax on its last state, for the memory task.

    `forget` is what bf starts with; `spread` multiplies the first Waa; `max_norm` clips the slopes by their norm;
    `back` is another way back than that of startcode.layers, and takes the same caches, or, if `plain`, those of the
    field, such as a learner writes it; `rate` is the step of plain descent, else Adam walks.
    """

    kind: str
    forget: float = 0.0
    spread: float = 1.0
    units: int = 16
    max_norm: float | None = 1.0
    back: WayBack | None = None
    plain: bool = False
    rate: float | None = None

    def start(self, rng: np.random.Generator) -> Parameters:
        """Weights with the spread of Xavier, biases 0, but for bf."""
        n_x, n_a = 2 * SYMBOLS, self.units
        shapes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "ba": (n_a, 1)}
        if self.kind == "lstm":
            shapes = {f"W{g}": (n_a, n_a + n_x) for g in GATES} | {f"b{g}": (n_a, 1) for g in GATES}
        shapes |= {"V": (SYMBOLS, n_a), "v": (SYMBOLS, 1)}
        parameters = {
            name: np.zeros(shape) if shape[1] == 1 else rng.normal(size=shape) / np.sqrt(shape[1])
            for name, shape in shapes.items()
        }
        if self.kind == "lstm":
            parameters["bf"] += self.forget
        else:
            parameters["Waa"] *= self.spread
        return parameters

    def cost_and_slopes(self, x: Array, Y: Array, parameters: Parameters) -> tuple[float, float, Parameters]:
        """Cost and share of right answers on x (8, m, T_x) with Y (4, m), and the slopes by the names of parameters."""
        a, caches = self._there(x, parameters)
        last = a[..., -1]
        scores = parameters["V"] @ last + parameters["v"]
        cost, dZ = layers.softmax_cross_entropy(scores, Y)
        da = np.zeros_like(a)
        da[..., -1] = parameters["V"].T @ dZ
        found = {**self._back(da, caches), "dV": dZ @ last.T, "dv": dZ.sum(axis=1, keepdims=True)}
        grads = {f"d{name}": found[f"d{name}"] for name in parameters}
        return cost, float(np.mean(scores.argmax(axis=0) == Y.argmax(axis=0))), grads

    def slope_norms(self, T_x: int, *, rng: np.random.Generator) -> Array:
        """How large a slope of 1 at every last state still is at the input of each step, (T_x,), before training."""
        a, caches = self._there(memory_task(16, T_x, rng=rng)[0], self.start(rng))
        da = np.zeros_like(a)
        da[..., -1] = 1
        return np.asarray(np.sqrt(np.sum(np.square(self._back(da, caches)["dx"]), axis=(0, 1))))

    def train(self, T_x: int, *, steps: int, rng: np.random.Generator, m: int = 32) -> Training:
        """Each step on m fresh sequences of T_x symbols."""
        here, walker = self.start(rng), layers.Adam(learning_rate=0.01)
        seen = np.zeros((3, steps))
        for step in range(steps):
            cost, right, grads = self.cost_and_slopes(*memory_task(m, T_x, rng=rng), here)
            norm = float(np.sqrt(sum(np.vdot(slope, slope) for slope in grads.values())))
            seen[:, step] = cost, right, norm
            if self.max_norm is not None and norm > self.max_norm:
                grads = {name: slope * (self.max_norm / norm) for name, slope in grads.items()}
            here = walker.step(here, grads) if self.rate is None else layers.update_parameters(here, grads, self.rate)
        return Training(here, *seen)

    def _there(self, x: Array, parameters: Parameters) -> tuple[Array, Any]:
        forward: Callable[..., Any] = layers.lstm_forward if self.kind == "lstm" else layers.rnn_forward
        first = np.zeros((self.units, x.shape[1]))
        a, *_, caches = forward(x, first, parameters)
        return a, kept_caches(self.kind, x, first, parameters) if self.plain else caches

    def _back(self, da: Array, caches: Any) -> Mapping[str, Array]:  # noqa: ANN401
        own: WayBack = layers.lstm_backward if self.kind == "lstm" else layers.rnn_backward
        return (self.back or own)(da, caches)


def colleagues_back() -> dict[int, MemoryNet]:
    """Four nets in training, three of them with a bug, by number.

    1: nothing is carried back from step to step; 2: nothing is clipped; 3: none; 4: slopes of weights are overwritten.
    """

    def alone(da: Array, caches: Any) -> Mapping[str, Array]:  # noqa: ANN401 - as opaque as any cache
        return layers.rnn_backward(da, replace(caches, Waa=np.zeros_like(caches.Waa)))

    net = MemoryNet("rnn", spread=1.5, rate=0.5)
    return {1: replace(net, back=alone), 2: replace(net, max_norm=None), 3: net, 4: replace(net, back=_overwriting)}


def _overwriting(da: Array, caches: Any) -> Mapping[str, Array]:  # noqa: ANN401
    """The loop runs from the last step to the first, so the first step's slopes are those that are left."""
    later = replace(caches, states=caches.states[1:], rows=caches.rows[1:])
    first = replace(caches, states=caches.states[:2], rows=caches.rows[:1])
    arriving = da[..., 0] + layers.rnn_backward(da[..., 1:], later)["da0"]
    return {**layers.rnn_backward(arriving[..., np.newaxis], first), "dx": layers.rnn_backward(da, caches)["dx"]}
