"""Stacks of layers to be counted, and training runs of small picture nets to compare with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers
from startcode.checks import Check, Dict, Tuple

__all__ = [
    "PictureTraining",
    "check_picture_training",
    "layer_output",
    "layer_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = dict[str, Array]
Layer = Mapping[str, Any]
Shape = tuple[int, ...]
Guesses = dict[str, Any]  # a slip in words, and what it gives
SLIPS = {  # of `PictureTraining.run`, in words
    "a plain step of gradient descent, where one of the optimizer is meant": "plain",
    "all pictures in every step, where those of the mini-batch are meant": "whole",
    "a new optimizer in every step: it forgets what it should remember": "forgetful",
    "pictures in their first order beside labels in another": "mixed",
    "labels in their first order beside pictures in another": "labels",
    "the same pictures in every step of an epoch": "first",
}
COST_SLIPS = {
    **SLIPS,
    "counting a smaller mini-batch as much as the others": "unweighted",
    "the cost of the last mini-batch alone": "last",
}


def layer_output(shape: Shape, layer: Layer) -> tuple[Shape, int]:
    """What a layer makes of an example of this shape, tried out with zeros, and how many numbers it learns."""
    given = np.zeros((1, *shape))
    if layer["kind"] == "conv":
        W, b = np.zeros((layer["f"], layer["f"], shape[-1], layer["n_C"])), np.zeros((1, 1, 1, layer["n_C"]))
        return layers.conv_forward(given, W, b, layer)[0].shape[1:], W.size + b.size
    if layer["kind"] == "pool":
        return layers.pool_forward(given, layer)[0].shape[1:], 0
    if layer["kind"] == "flatten":
        return (given.size,), 0
    return (layer["n"],), (given.size + 1) * layer["n"]


def layer_slips(shape: Shape, layer: Layer) -> tuple[Guesses, Guesses]:
    """Wrong shapes behind a layer, and wrong numbers of parameters, that come from the usual slips."""
    right, count = layer_output(shape, layer)
    if layer["kind"] == "conv":
        f, n_C, n_C_prev = layer["f"], layer["n_C"], shape[-1]
        unframed, _ = layer_output(shape, {**layer, "pad": 0})
        dense, _ = layer_output(shape, {**layer, "stride": 1})
        shapes = {
            "leaving out the frame": unframed,
            "leaving out the stride": dense,
            "the channels that come in, where one for each filter goes out": (*right[:2], n_C_prev),
            "exchanging rows and columns": (right[1], right[0], n_C),
        }
        counts = {
            "leaving out the biases": f * f * n_C_prev * n_C,
            "leaving out the channels that come in: every filter is as deep as its input": (f * f + 1) * n_C,
            "weights for every place, where all places share them": count * right[0] * right[1],
            "a single bias, where each filter has one": f * f * n_C_prev * n_C + 1,
            "a bias for each channel that comes in": f * f * n_C_prev * n_C + n_C_prev,
        }
        return shapes, counts
    if layer["kind"] == "pool":
        framed = tuple(n // layer["f"] for n in shape[:2])
        return {"dividing by the side of the window, whatever the stride": (*framed, shape[-1])}, {
            "weights in the pooling, which has none": layer["f"] ** 2 * shape[-1]
        }
    if layer["kind"] == "dense":
        biased = "a single bias, where each unit has one"
        return {}, {"leaving out the biases": count - layer["n"], biased: count - layer["n"] + 1}
    return {"leaving out the channels": (shape[0] * shape[1],)}, {}


@dataclass(frozen=True)
class PictureTraining:
    """The parts that training is made of, a learner's own, and what it is given."""

    forward: Callable[[Array, Arrays, Mapping[str, Any]], tuple[Array, Any]]
    backward: Callable[[Array, Array, Any], Arrays]
    X: Array
    Y: Array
    start: Arrays
    hparameters: Mapping[str, Any]
    learning_rate: float

    def rng(self) -> np.random.Generator:
        """The generator that the program gets, always in the same state."""
        return np.random.default_rng(self.X.size)

    def run(self, epochs: int, size: int, slip: str = "") -> tuple[Arrays, list[float]]:
        """Parameters and costs after so many epochs of mini-batches of this size, with one of the slips or none."""
        rng, costs, here = self.rng(), [], dict(self.start)
        optimizer, m = layers.Adam(self.learning_rate), len(self.X)
        for _ in range(epochs):
            deck, losses = rng.permutation(m), []
            for begin in range(0, m, size):
                hand = deck[:size] if slip == "first" else deck[begin : begin + size]
                plain = np.arange(begin, min(begin + size, m))
                seen = plain if slip == "mixed" else np.arange(m) if slip == "whole" else hand
                told = plain if slip == "labels" else seen if slip == "whole" else hand
                cost, grads = self._slopes(seen, told, here)
                optimizer = layers.Adam(self.learning_rate) if slip == "forgetful" else optimizer
                step = layers.update_parameters(here, grads, self.learning_rate) if slip == "plain" else None
                here = optimizer.step(here, grads) if step is None else step
                losses.append((cost, len(hand)))
            counted = losses[-1:] if slip == "last" else losses
            means = sum(cost for cost, _ in losses) / len(losses)
            costs.append(means if slip == "unweighted" else sum(cost * count for cost, count in counted) / m)
        return here, costs

    def _slopes(self, seen: Array, told: Array, here: Arrays) -> tuple[float, Arrays]:
        A4, caches = self.forward(self.X[seen], here, self.hparameters)
        cost = float(-np.mean(np.log(np.sum(A4 * self.Y[:, told], axis=0))))
        return cost, self.backward(A4, self.Y[:, told], caches)


def check_picture_training(check: Check, net: PictureTraining, size: int) -> None:
    """What every program that trains such a net must do, with all pictures at once and with `size` at a time."""
    shapes = Dict(**{name: value.shape for name, value in net.start.items()})

    def trained(epochs: int, size: int) -> tuple[Arrays, Array]:
        settings: dict[str, Any] = {"learning_rate": net.learning_rate, "num_epochs": epochs, "mini_batch_size": size}
        given = (net.X, net.Y, net.start, net.hparameters)
        here, costs = check.call(*given, **settings, rng=net.rng(), returns=Tuple(parameters=shapes, costs=list))
        return {name: here[name] for name in net.start}, np.array(costs)

    def compare(name: str, got: Any, run: tuple[int, int], slips: Mapping[str, str], part: int) -> None:  # noqa: ANN401
        def of(slip: str = "") -> Any:  # noqa: ANN401 - parameters, or costs
            found = net.run(*run, slip)[part]
            return np.array(found) if part else found

        right = of()
        same = all(np.allclose(got[key], right[key]) for key in (right if part == 0 else range(len(right))))
        known = {} if same else {what: of(slip) for what, slip in slips.items()}
        check.close(name, got, right, because="what your own functions give, with Adam", suspects=known)

    m = len(net.X)
    one, costs = trained(1, m)
    stuck = "after a step all parameters are where they were: is what optimizer.step returns kept?"
    check.that(any(np.any(one[name] != net.start[name]) for name in one), stuck, diagnosis="not-kept", rung=1)
    compare("the cost of an epoch that is one mini-batch", costs, (1, m), SLIPS, 1)
    compare("parameters after one step with all pictures", one, (1, m), SLIPS, 0)
    many, costs = trained(2, size)
    compare(f"parameters after two epochs in mini-batches of {size}", many, (2, size), SLIPS, 0)
    compare(f"costs of two epochs in mini-batches of {size}", costs, (2, size), COST_SLIPS, 1)
