"""A text read in both directions and written anew, sign by sign: two gated layers, additive attention, a third layer.

The parameters lie in one flat dict; the part stands in front of a slash: forward/Wu, attention/v, decoder/Wy, ...
Without attention/... every step sees the same summary: the last state of either direction.
Texts are rows of numbers (m, T_x), padded behind with 0; what is written has numbers of its own, (m, T_y).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.layers import additive
from startcode.layers.gru import gru_backward, gru_forward
from startcode.layers.sequences import Array
from startcode.layers.softmax import one_hot, softmax_cross_entropy

Arrays = dict[str, Array]
DIRECTIONS = ("forward", "backward")
START = 0  # the sign before the first


@dataclass(frozen=True, eq=False)
class Heard:
    """What was read: the states of both directions, side by side."""

    a: Array  # (m, T_x, 2 n_a)
    mask: Array  # (m, T_x)
    turned: Array  # (m, T_x): where each place stands when the text is read from its end
    trips: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Written:
    """What was written, step by step, with what the way back needs."""

    parameters: Mapping[str, Array]
    heard: Heard
    keys: additive.Keys | None
    looks: tuple[Any, ...]
    trips: tuple[Any, ...]
    states: Array  # (T_y, m, n_s)
    weights: Array | None  # (m, T_y, T_x)


def part(parameters: Mapping[str, Array], name: str) -> Arrays:
    """The parameters of one part, under their short names."""
    return {key.partition("/")[2]: value for key, value in parameters.items() if key.startswith(f"{name}/")}


def reader_parameters(n_x: int, n_a: int, n_e: int, n_s: int, n_y: int, *, rng: np.random.Generator) -> Arrays:
    """Where learning starts: n_x signs in, n_a units in either direction, n_e of attention, n_s that write n_y signs.

    With n_e = 0 there is no attention.
    """
    sizes = {f"{way}/W{gate}": (n_a, n_a + n_x) for way in DIRECTIONS for gate in "urc"}
    if n_e:
        sizes["attention/W"] = (n_s + 2 * n_a, n_e)
    sizes |= {f"decoder/W{gate}": (n_s, n_s + 2 * n_a + n_y) for gate in "urc"} | {"decoder/Wy": (n_y, n_s)}
    found = {name: rng.normal(scale=np.sqrt(2 / sum(size)), size=size) for name, size in sizes.items()}
    found |= {name.replace("W", "b"): np.zeros((size[0], 1)) for name, size in sizes.items() if "attention" not in name}
    if n_e:
        found |= {"attention/b": np.zeros(n_e), "attention/v": rng.normal(scale=np.sqrt(1 / n_e), size=n_e)}
    return {name: found[name] for name in sorted(found)}


def both_ways_forward(X: Array, parameters: Mapping[str, Array]) -> Heard:
    """Both directions along texts X (m, T_x). What stands behind the end of a text changes nothing before it."""
    there = X != 0
    lengths, places = there.sum(axis=1, keepdims=True), np.arange(X.shape[1])
    turned = np.where(places < lengths, lengths - 1 - places, places)
    trips, states = [], []
    for way in DIRECTIONS:
        gates = part(parameters, way)
        n_a, width = gates["Wc"].shape
        numbers = X if way == "forward" else np.take_along_axis(X, turned, axis=1)
        rows = np.eye(width - n_a, dtype=gates["Wc"].dtype)[numbers]  # (m, T_x, n_x)
        found, trip = gru_forward(rows.transpose(2, 0, 1), np.zeros((n_a, len(X)), rows.dtype), gates)
        trips.append(trip)
        states.append(found.transpose(1, 2, 0))
    states[1] = np.take_along_axis(states[1], turned[:, :, np.newaxis], axis=1)
    return Heard(np.concatenate(states, axis=2), there, turned, tuple(trips))


def both_ways_backward(da: Array, heard: Heard) -> Arrays:
    """The slopes of both directions' parameters, dforward/Wu, ..., from the slope da (m, T_x, 2 n_a) at every state."""
    n_a, found = da.shape[2] // 2, Arrays()
    turned = np.take_along_axis(da[..., n_a:], heard.turned[:, :, np.newaxis], axis=1)
    for way, slope, trip in zip(DIRECTIONS, (da[..., :n_a], turned), heard.trips, strict=True):
        grads = gru_backward(slope.transpose(2, 0, 1), trip)
        found |= {f"d{way}/{name[1:]}": value for name, value in grads.items() if name not in ("dx", "dc0")}
    return found


def reader_forward(X: Array, before: Array, parameters: Mapping[str, Array]) -> tuple[Array, Written]:
    """Scores (m, T_y, n_y) of what is written, from texts X (m, T_x) and the sign before each, `before` (m, T_y)."""
    writer = _Writer(both_ways_forward(X, parameters), parameters)
    scores = [writer.step(before[:, t]) for t in range(before.shape[1])]
    return np.stack(scores, axis=1), writer.written()


def reader_loss(
    X: Array, Y: Array, parameters: Mapping[str, Array], before: Array | None = None
) -> tuple[float, Arrays]:
    """The loss of a sign, a mean over all Y (m, T_y), and its slopes.

    Each step is told which sign was right one step before, or what stands in `before` (m, T_y).
    """
    if before is None:
        before = np.pad(Y[:, :-1], ((0, 0), (1, 0)), constant_values=START)
    scores, written = reader_forward(X, before, parameters)
    flat = scores.reshape(Y.size, -1).T
    loss, slope = softmax_cross_entropy(flat, one_hot(Y.ravel(), len(flat)))
    return loss, reader_backward(slope.T.reshape(scores.shape), written)


def reader_decode(X: Array, parameters: Mapping[str, Array], start: int, steps: int) -> tuple[Array, Array | None]:
    """The likeliest sign (m, steps), step after step, each seen by the next; and the weights (m, steps, T_x)."""
    writer = _Writer(both_ways_forward(X, parameters), parameters)
    said = [np.full(len(X), start)]
    for _ in range(steps):
        said.append(writer.step(said[-1]).argmax(axis=1))
    return np.stack(said[1:], axis=1), writer.written().weights


class _Writer:
    """The second half of the network, on its way."""

    def __init__(self, heard: Heard, parameters: Mapping[str, Array]) -> None:
        self.heard, self.parameters = heard, parameters
        attention = part(parameters, "attention")
        self.cell = part(parameters, "decoder")
        self.keys = additive.keys(heard.a, heard.mask, attention) if attention else None
        n_s = len(self.cell["Wc"])
        self.states = [np.zeros((len(heard.a), n_s), heard.a.dtype)]
        self.looks: list[Any] = []
        self.trips: list[Any] = []

    def step(self, before: Array) -> Array:
        """Scores (m, n_y) of the next sign, after the sign `before` (m,)."""
        state, n_y = self.states[-1], len(self.cell["Wy"])
        context, look = additive.look(self.keys, state) if self.keys else (summary(self.heard), None)
        came = np.concatenate([context, np.eye(n_y, dtype=context.dtype)[before]], axis=1)
        found, trip = gru_forward(came.T[:, :, np.newaxis], state.T, self.cell)
        self.states.append(found[..., 0].T)
        self.looks.append(look)
        self.trips.append(trip)
        return np.asarray(self.states[-1] @ self.cell["Wy"].T + self.cell["by"].T)

    def written(self) -> Written:
        weights = np.stack([look.weights for look in self.looks], axis=1) if self.keys else None
        looks, trips, states = tuple(self.looks), tuple(self.trips), np.stack(self.states[1:])
        return Written(self.parameters, self.heard, self.keys, looks, trips, states, weights)


def summary(heard: Heard) -> Array:
    """(m, 2 n_a): what is known at the end of the text by one direction, and at its beginning by the other."""
    n_a, last = heard.a.shape[2] // 2, heard.mask.sum(axis=1) - 1
    return np.concatenate([heard.a[np.arange(len(last)), last, :n_a], heard.a[:, 0, n_a:]], axis=1)


def reader_backward(dscores: Array, written: Written) -> Arrays:
    """The slope at every parameter, with a d in front of its name, from the slope (m, T_y, n_y) at the scores."""
    cell, keys = part(written.parameters, "decoder"), written.keys
    steps, m, n_s = written.states.shape
    flat = dscores.transpose(1, 0, 2)
    found = {"decoder/Wy": np.tensordot(flat, written.states, ((0, 1), (0, 1)))}
    found["decoder/by"] = flat.sum(axis=(0, 1))[:, np.newaxis]
    da, back = np.zeros_like(written.heard.a), np.zeros((m, n_s), dscores.dtype)
    inner = np.zeros_like(keys.seen) if keys else np.zeros(0)
    for t in reversed(range(steps)):
        back = back + flat[t] @ cell["Wy"]
        grads = gru_backward(back.T[:, :, np.newaxis], written.trips[t])
        back = grads.pop("dc0").T
        dcontext = grads.pop("dx")[: da.shape[2], :, 0].T
        for name, slope in grads.items():
            _add(found, f"decoder/{name[1:]}", slope)
        if keys is None:
            _spread(da, dcontext, written.heard)
            continue
        slopes, seen, upper = additive.look_backward(dcontext, keys, written.looks[t])
        da += slopes["a"]
        inner += seen
        back = back + slopes["state"]
        for name, slope in {"W": upper, "b": slopes["b"], "v": slopes["v"]}.items():
            _add(found, f"attention/{name}", slope)
    if keys:
        through, lower = additive.keys_backward(inner, keys)
        da += through
        found["attention/W"] = np.concatenate([found["attention/W"], lower])
    return {f"d{name}": slope for name, slope in found.items()} | both_ways_backward(da, written.heard)


def _spread(da: Array, dcontext: Array, heard: Heard) -> None:
    """The way back through `summary`, into da."""
    n_a, last = da.shape[2] // 2, heard.mask.sum(axis=1) - 1
    da[np.arange(len(last)), last, :n_a] += dcontext[:, :n_a]
    da[:, 0, n_a:] += dcontext[:, n_a:]


def _add(found: Arrays, name: str, slope: Array) -> None:
    found[name] = found[name] + slope if name in found else slope
