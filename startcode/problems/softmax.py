"""Scores of several classes, networks that give them, and a training run by mini-batches to compare with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from startcode import layers
from startcode.checks import Check, Dict, Tuple
from startcode.problems.deep import deep_network

__all__ = [
    "TWICE",
    "Epochs",
    "answered",
    "check_epochs",
    "classes_of",
    "classified",
    "classifier",
    "clouds",
    "scored_classes",
    "scores",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Trained = tuple[Parameters, list[float]]
OFFSET = 2.0  # how far the scores of one example lie from those of another
TWICE = "applying the softmax twice: probabilities went in where scores are meant"
STEPS = {  # slips of `Epochs.run` in words
    TWICE: "twice",
    "a plain step of gradient descent, where one of the optimizer is meant": "plain",
    "all examples in every step, where those of the mini-batch are meant": "whole",
    "a new optimizer in every step: it forgets what it should remember": "forgetful",
}
ALL_AT_ONCE = {
    **STEPS,
    "the labels of all examples, in their first order, beside a mini-batch in another": "mixed",
    "the loss without its number of examples: every loss counts as often as it has examples": "unweighted",
}
COSTS = {
    **STEPS,
    "counting a smaller mini-batch as much as the others": "unweighted",
    "counting the smaller mini-batch as a full one": "full",
    "the loss of the last mini-batch alone": "last",
}


def scores(rng: np.random.Generator, C: int, m: int) -> Array:
    """Scores Z (C, m) of both signs; the columns lie apart, and so do the rows."""
    shifts = rng.normal(size=(C, 1)) + OFFSET * rng.normal(size=(1, m))
    return np.asarray(rng.normal(size=(C, m)) + shifts)


def classes_of(rng: np.random.Generator, C: int, m: int) -> Array:
    """Labels Y (C, m), one-hot: m > C examples, every class occurs, and some more often than others."""
    rest = rng.integers(0, 2, size=m - C)  # mostly of the first two classes
    return layers.one_hot(rng.permutation(np.concatenate([np.arange(C), rest])), C)


def scored_classes(rng: np.random.Generator, C: int, m: int) -> tuple[Array, Array]:
    """Scores Z (C, m) as in `scores`, and labels Y (C, m) as in `classes_of`."""
    return scores(rng, C, m), classes_of(rng, C, m)


def classified(rng: np.random.Generator, n_x: int, C: int, m: int) -> tuple[Array, Array]:
    """Examples X (n_x, m), whose mean is not 0, and labels Y (C, m) as in `classes_of`."""
    return rng.normal(size=(n_x, m)) + rng.normal(size=(n_x, 1)), classes_of(rng, C, m)


def clouds(rng: np.random.Generator, C: int, m: int) -> tuple[Array, Array]:
    """Points X (2, m) in clouds around C places of a circle, and labels Y (C, m) as in `classes_of`."""
    Y = classes_of(rng, C, m)
    angle = 2 * np.pi * np.argmax(Y, axis=0) / C
    return np.stack([np.cos(angle), np.sin(angle)]) + rng.normal(scale=0.2, size=(2, m)), Y


def classifier(rng: np.random.Generator, layers_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """Examples X (n_0, m), labels Y (n_L, m) as in `classes_of`, and parameters of a net as in `deep_network`."""
    X, parameters = deep_network(rng, layers_dims, m)
    return X, classes_of(rng, layers_dims[-1], m), parameters


def answered(rng: np.random.Generator, classes: int, m: int) -> tuple[Array, Array, int]:
    """Labels and predictions (1, m), and how many classes there are; the highest class occurs in neither.

    Mistakes have a direction: they are one class too high more often than too low. Several examples share a pair.
    """
    known = classes - 1
    labels = rng.integers(0, known, size=(1, m))
    slip = rng.choice([0, 1, 2], size=(1, m), p=[0.5, 0.4, 0.1])
    slip[0, :3], labels[0, :3] = 1, 0  # at least three of class 0 are called 1
    return labels, (labels + slip) % known, classes


@dataclass(frozen=True)
class Epochs:
    """The parts that training by mini-batches is made of, a learner's own or ours, and what it is given."""

    initialize: Callable[[list[int], np.random.Generator], Parameters]
    forward: Callable[[Array, Parameters], tuple[Array, list[dict[str, Array]]]]
    loss: Callable[[Array, Array], tuple[float, Array]]
    backward: Callable[[Array, list[dict[str, Array]]], Parameters]
    X: Array
    Y: Array
    layers_dims: list[int]
    learning_rate: float

    def rng(self, stream: int = 0) -> np.random.Generator:
        """The generator that the program gets, always in the same state."""
        return np.random.default_rng([self.X.size, stream])

    def whole_loss(self, parameters: Parameters) -> float:
        """The loss of all examples."""
        return self._slopes(self.X, self.Y, parameters)[0]

    def run(self, epochs: int, size: int, slip: str = "") -> Trained:
        """Parameters and costs after so many epochs of mini-batches of this size, with one of these slips or none.

        "twice" takes probabilities for scores, "whole" all examples in every step, "mixed" all labels in every step
        (where a mini-batch holds all examples); "forgetful" begins a new optimiser at every step, "plain" uses none. In
        the cost "unweighted" counts every mini-batch as one example, "full" as a full one, "last" knows only the last.
        """
        rng, costs = self.rng(), []
        parameters = self.initialize(self.layers_dims, rng)
        optimizer = layers.Adam(self.learning_rate)
        for _ in range(epochs):
            losses = []
            for X, Y in layers.mini_batches(self.X, self.Y, size, rng=rng):
                X_used, Y_used = self.X if slip == "whole" else X, self.Y if slip in ("whole", "mixed") else Y
                loss, grads = self._slopes(X_used, Y_used, parameters, twice=slip == "twice")
                optimizer = layers.Adam(self.learning_rate) if slip == "forgetful" else optimizer
                if slip == "plain":
                    parameters = layers.update_parameters(parameters, grads, self.learning_rate)
                else:
                    parameters = optimizer.step(parameters, grads)
                examples = int(X.shape[1])
                losses.append(loss * {"unweighted": 1, "full": size}.get(slip, examples))
            costs.append(sum(losses[-1:] if slip == "last" else losses) / self.X.shape[1])
        return parameters, costs

    def _slopes(self, X: Array, Y: Array, parameters: Parameters, *, twice: bool = False) -> tuple[float, Parameters]:
        AL, caches = self.forward(X, parameters)
        loss, dZ = self.loss(AL if twice else caches[-1]["Z"], Y)
        return loss, self.backward(dZ, caches)


def check_epochs(check: Check, net: Epochs, size: int) -> None:
    """What every program that trains by mini-batches must do, with all examples at once and with `size` at a time."""
    m, start = net.X.shape[1], net.run(0, size)[0]
    form = Tuple(parameters=Dict(**{name: value.shape for name, value in start.items()}), costs=list)

    def trained(epochs: int, size: int) -> tuple[Parameters, Parameters]:
        parameters, costs = check.call(
            *(net.X, net.Y, net.layers_dims),
            learning_rate=net.learning_rate,
            num_epochs=epochs,
            mini_batch_size=size,
            rng=net.rng(),
            returns=form,
        )
        return parameters, {"costs": np.array(costs)}

    one, costs = trained(1, m)
    stuck = "after a step all parameters are where they were: is what optimizer.step returns kept?"
    check.that(any(np.any(one[name] != start[name]) for name in start), stuck, diagnosis="not-kept", rung=1)
    compare = partial(_compare, check, net)
    compare("an epoch that is one mini-batch", costs, (1, m), ALL_AT_ONCE, "the loss of all examples at the start")
    because = "{} of your own functions with Adam"
    compare("parameters after one step with all examples", one, (1, m), ALL_AT_ONCE, because.format("one step"))
    three, _ = trained(3, m)
    compare("parameters after three steps with all examples", three, (3, m), STEPS, because.format("three steps"))
    (many, costs), place = trained(2, size), f"two epochs in mini-batches of {size}"
    compare(f"parameters after {place}", many, (2, size), STEPS, because.format("so many steps"))
    compare(place, costs, (2, size), COSTS, "loss times number of examples, added up, over m")


def _compare(
    check: Check,
    net: Epochs,
    name: str,
    got: Parameters,
    run: tuple[int, int],
    slips: Mapping[str, str],
    because: str,
) -> None:
    """Parameters, or {"costs": ...}, are those of this run of `net`; slips are tried where they are not."""

    def of(trained: Trained) -> Parameters:
        return {"costs": np.array(trained[1])} if "costs" in got else trained[0]

    expected = of(net.run(*run))
    right = all(got[key].shape == value.shape and np.allclose(got[key], value) for key, value in expected.items())
    known = {} if right else {words: of(net.run(*run, slip)) for words, slip in slips.items()}
    check.close(name, got, expected, because=because, suspects=known)
