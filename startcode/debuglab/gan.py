"""Week 15: four pairs of networks that play against each other, each pair with one well-known fault."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode import datasets, layers

Array = np.ndarray[Any, np.dtype[Any]]
Net = dict[str, Array]
WIDTHS, NOISE, BATCH, STEPS = 32, 2, 128, 800
SHOWN = 400  # fakes at the end


@dataclass(frozen=True)
class Bout:
    """What a game leaves: the losses of judge and faker (steps, 2), and fakes of the last generator (2, m)."""

    losses: Array
    samples: Array


@dataclass(frozen=True)
class Adversaries:
    """A judge and a faker for points of the plane, and the rules of their game."""

    g_rate: float = 0.002
    d_rate: float = 0.002
    g_turns: int = 1
    d_turns: int = 1
    g_target: float = 1.0  # what the faker wants its fakes to be called
    squares: bool = False  # least squares in the place of the log loss
    squashed: bool = False  # the judge's scores go through a sigmoid before the loss, which has one of its own

    def play(self, steps: int, *, rng: np.random.Generator) -> Bout:
        """So many rounds on the ring of eight clouds."""
        faker, judge = _net(NOISE, 2, rng), _net(2, 1, rng)
        g_adam, d_adam = layers.Adam(self.g_rate, beta1=0.5), layers.Adam(self.d_rate, beta1=0.5)
        losses = np.zeros((steps, 2))
        for row in losses:
            for _ in range(self.d_turns):
                shown = np.hstack([datasets.ring_of_gaussians(BATCH, rng=rng), self._fakes(faker, rng)[0]])
                truth = np.repeat([1.0, 0.0], BATCH).reshape(1, -1)
                # the mean over both halves together is half of the sum of two means
                cost, slopes, _ = self._judged(judge, shown, truth)
                row[0], judge = 2 * cost, d_adam.step(judge, {name: 2 * slope for name, slope in slopes.items()})
            for _ in range(self.g_turns):
                fakes, trips = self._fakes(faker, rng)
                row[1], _, back = self._judged(judge, fakes, np.full((1, BATCH), self.g_target))
                faker = g_adam.step(faker, _back(back, trips)[0])
        return Bout(losses, self._fakes(faker, rng, SHOWN)[0])

    def _fakes(self, faker: Net, rng: np.random.Generator, count: int = BATCH) -> tuple[Array, list[Any]]:
        return _there(rng.standard_normal((NOISE, count)), faker, "relu")

    def _judged(self, judge: Net, X: Array, truth: Array) -> tuple[float, Net, Array]:
        """Mean loss of the judge's verdicts, its slopes, and those of X (not divided by the number of examples)."""
        scores, trips = _there(X, judge, "leaky_relu")
        if self.squares:
            slopes, back = _back(2 * (scores - truth), trips)
            return float(np.mean(np.square(scores - truth))), slopes, back
        share = _squash(scores)
        heard, inner = (share, share * (1 - share)) if self.squashed else (scores, np.ones_like(scores))
        slopes, back = _back((_squash(heard) - truth) * inner, trips)
        return float(np.mean(np.logaddexp(0.0, heard) - truth * heard)), slopes, back


FAIR = Adversaries()
FAULTS = {
    1: replace(FAIR, squashed=True),
    2: replace(FAIR, d_rate=0.02, d_turns=3, g_rate=0.00002),
    3: replace(FAIR, g_target=0.0),
    4: replace(FAIR, g_turns=10),
}


def adversaries(*, steps: int = STEPS, seed: int = 1) -> dict[int, Bout]:
    """Four games on the ring, by number, each with one fault.

    1: a sigmoid in the judge and another in the loss; 2: a judge that is far too strong; 3: target 0 for the faker;
    4: ten turns of the faker for each of the judge's.
    """
    return {number: rules.play(steps, rng=np.random.default_rng(seed)) for number, rules in FAULTS.items()}


def _net(n_in: int, n_out: int, rng: np.random.Generator) -> Net:
    """Two hidden layers, He's spread."""
    dims, net = [n_in, WIDTHS, WIDTHS, n_out], {}
    for number in (1, 2, 3):
        shape = dims[number], dims[number - 1]
        net[f"W{number}"] = rng.normal(scale=np.sqrt(2 / shape[1]), size=shape)
        net[f"b{number}"] = np.zeros((shape[0], 1))
    return net


def _there(X: Array, net: Net, bend: str) -> tuple[Array, list[Any]]:
    trips = []
    for number, kind in enumerate((bend, bend, "linear"), start=1):
        X, trip = layers.linear_activation_forward(X, net[f"W{number}"], net[f"b{number}"], kind)
        trips.append((trip, kind))
    return X, trips


def _back(message: Array, trips: list[Any]) -> tuple[Net, Array]:
    slopes = {}
    for number, (trip, kind) in reversed(list(enumerate(trips, start=1))):
        message, slopes[f"dW{number}"], slopes[f"db{number}"] = layers.linear_activation_backward(message, trip, kind)
    return slopes, message


def _squash(scores: Array) -> Array:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * scores))
