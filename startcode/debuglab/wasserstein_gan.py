"""Week 15: critics in one dimension with one well-known fault each, beside the distance that they should read."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode import layers
from startcode.debuglab.gan import Net, _back, _net, _there

Array = np.ndarray[Any, np.dtype[Any]]
NOISE, BATCH, STEPS, EVERY = 2, 128, 300, 10
HILLS, SPREAD = (-2.0, 3.0), 0.5  # where the real numbers are, and how far around
MANY = 2000  # numbers that the distance is measured with


@dataclass(frozen=True)
class Duel:
    """What a game leaves, measured every ten rounds.

    `estimates` by the critic and true `distances` of the fakes from the real numbers; `largest` weight of the critic.
    """

    estimates: Array
    distances: Array
    largest: Array


@dataclass(frozen=True)
class Critics:
    """A critic and a faker of numbers, and the rules of their game: the Wasserstein GAN with clipped weights."""

    c: float = 0.1  # how large a weight of the critic may be
    clips: str = "after"  # its step; "before" and "never" are faults
    sign: float = 1.0  # of the critic's loss
    critic_turns: int = 5
    faker_turns: int = 1
    critic_rate: float = 0.005
    faker_rate: float = 0.002

    def play(self, steps: int, *, rng: np.random.Generator) -> Duel:
        """So many rounds against numbers from two hills."""
        critic, faker = self._bounded(_net(1, 1, rng)), _net(NOISE, 1, rng)
        steps_of = [layers.Adam(rate, beta1=0.0).step for rate in (self.critic_rate, self.faker_rate)]
        aside = np.random.default_rng(0)
        truth, noise, notes = two_hills(MANY, rng=aside), aside.standard_normal((NOISE, MANY)), []
        for step in range(steps):
            for _ in range(self.critic_turns):
                slopes, estimate = self._judged(critic, two_hills(BATCH, rng=rng), _fakes(faker, rng)[0])
                critic = self._stepped(critic, slopes, steps_of[0])
            for _ in range(self.faker_turns):
                fakes, trips = _fakes(faker, rng)
                _, road = _there(fakes, critic, "leaky_relu")
                back = _back(-np.ones((1, BATCH)), road)[1]
                faker = steps_of[1](faker, _back(back, trips)[0])
            if (step + 1) % EVERY == 0:
                made, _ = _there(noise, faker, "relu")
                apart = float(np.abs(np.sort(made) - np.sort(truth)).mean())
                notes.append((estimate, apart, max(float(np.abs(value).max()) for value in critic.values())))
        return Duel(*np.array(notes).reshape(-1, 3).T)

    def _judged(self, critic: Net, real: Array, fakes: Array) -> tuple[Net, float]:
        """Slopes of the critic's loss, and its estimate of the distance."""
        scores, trips = _there(np.hstack([real, fakes]), critic, "leaky_relu")
        # `_back` divides by the number of both together: twice as many
        message = 2 * self.sign * np.repeat([-1.0, 1.0], BATCH).reshape(1, -1)
        return _back(message, trips)[0], float(scores[:, :BATCH].mean() - scores[:, BATCH:].mean())

    def _stepped(self, critic: Net, slopes: Net, step: Any) -> Net:  # noqa: ANN401 - of an optimizer
        if self.clips == "before":
            return dict(step(self._bounded(critic), slopes))
        moved = dict(step(critic, slopes))
        return self._bounded(moved) if self.clips == "after" else moved

    def _bounded(self, critic: Net) -> Net:
        return {name: np.minimum(self.c, np.maximum(-self.c, value)) for name, value in critic.items()}


RIGHT = Critics()
FAULTS = {
    1: replace(RIGHT, clips="before", critic_rate=0.08),
    2: replace(RIGHT, sign=-1.0),
    3: replace(RIGHT, clips="never"),
    4: replace(RIGHT, critic_turns=1, faker_turns=5),
}


def two_hills(m: int, *, rng: np.random.Generator) -> Array:
    """Numbers (1, m), half of them around each of two places."""
    return np.asarray(rng.choice(HILLS, size=(1, m)) + SPREAD * rng.standard_normal((1, m)))


def broken_critics(*, steps: int = STEPS, seed: int = 1) -> dict[int, Duel]:
    """Four games with one fault each, by number, and 0, a right one.

    1: weights clipped before the step, not after it; 2: the critic's loss with the opposite sign; 3: weights never
    clipped; 4: the faker has five turns for each of the critic's.
    """
    return {
        number: rules.play(steps, rng=np.random.default_rng(seed)) for number, rules in ({0: RIGHT} | FAULTS).items()
    }


def _fakes(faker: Net, rng: np.random.Generator) -> tuple[Array, list[Any]]:
    return _there(rng.standard_normal((NOISE, BATCH)), faker, "relu")
