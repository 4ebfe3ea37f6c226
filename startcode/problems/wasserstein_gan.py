"""Week 15, other losses: scores and samples to check, what well-known slips make of them, and the critic's turn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.checks import Check, Dict, Tuple
from startcode.problems.gan import Array, Parameters, dense_net, some_logits, step_down

__all__ = [
    "CriticParts",
    "bounding_slips",
    "check_critic_turn",
    "critic_and_examples",
    "fixed_examples",
    "two_samples",
    "unbounded_weights",
    "uneven_scores",
    "wasserstein_slips",
]

Sampler = Callable[[int, np.random.Generator], Array]
Update = Callable[[Parameters, Parameters], Parameters]
NO_RNG = -1  # noted when a sampler is called with something else than a generator


def two_samples(rng: np.random.Generator, m: int) -> tuple[Array, Array]:
    """Numbers a and b, (1, m) both, in no order: two heaps that overlap, of other spread."""
    while True:
        a, b = 2.3 * rng.normal(size=(1, m)) + rng.uniform(-1, 1), rng.normal(size=(1, m)) + rng.uniform(-1, 2)
        right = float(np.abs(np.sort(a) - np.sort(b)).mean())
        slips = np.array(list(wasserstein_slips(a, b).values()))
        apart = np.abs(slips - np.append(slips[1:], right)).min()  # neighbours in the list are the likeliest twins
        if a.mean() < b.mean() - 0.1 and np.abs(slips - right).min() > 0.03 * right and apart > 1e-3:
            return a, b


def wasserstein_slips(a: Array, b: Array) -> dict[str, float]:
    """Other numbers that people compute for the distance of two heaps."""
    apart = np.sort(a) - np.sort(b)
    return {
        "the numbers in the order in which they come: sort both": float(np.abs(a - b).mean()),
        "only one of the two sorted": float(np.abs(np.sort(a) - b).mean()),
        "one sorted upwards and the other downwards": float(np.abs(np.sort(a) - np.sort(b)[:, ::-1]).mean()),
        "the distance of the two means": float(np.abs(a.mean() - b.mean())),
        "the difference of the two means, sign included": float(a.mean() - b.mean()),
        "squares in the place of sizes": float(np.square(apart).mean()),
        "the root of the mean square in the place of the mean size": float(np.sqrt(np.square(apart).mean())),
        "the sum of the ways, where their mean is meant": float(np.abs(apart).sum()),
        "the longest way": float(np.abs(apart).max()),
        "the way in the middle: the median, where the mean is meant": float(np.median(np.abs(apart))),
    }


def uneven_scores(rng: np.random.Generator, m: int, k: int) -> tuple[Array, Array]:
    """Scores of m real and of k fake examples, of both signs, their means not alike."""
    while True:
        real, fake = 1.3 * some_logits(rng, m) + 0.37, some_logits(rng, k) - 0.53
        mixed = all((scores > 0.1).any() and (scores < -0.1).any() for scores in (real, fake))
        if mixed and min(abs(fake.mean()), abs(real.mean()), abs(fake.mean() - real.mean())) > 0.1:
            return real, fake


def unbounded_weights(rng: np.random.Generator, dims: list[int], c: float) -> tuple[Parameters, float]:
    """A net W1, b1, ..., and c: every array has entries above c, below -c and between."""
    parameters = dense_net(rng, dims, 2 * max(dims))[1]
    for name, value in parameters.items():
        sizes = c * rng.permutation(np.resize([1.7, 0.6, -1.4, -0.3], value.size)).reshape(value.shape)
        parameters[name] = sizes * rng.uniform(0.95, 1.05, size=value.shape)
    return parameters, c


def bounding_slips(parameters: Parameters, c: float) -> dict[str, Parameters]:
    """What else is made of weights that shall be between -c and c."""

    def all_of(change: Callable[[Array], Array]) -> Parameters:
        return {name: change(value) for name, value in parameters.items()}

    right = all_of(lambda value: np.clip(value, -c, c))
    return {
        "leaving the biases as they are": {n: right[n] if n[0] == "W" else parameters[n] for n in parameters},
        "clipping the biases alone": {n: right[n] if n[0] == "b" else parameters[n] for n in parameters},
        "clipping from above only": all_of(lambda value: np.minimum(value, c)),
        "clipping from below only": all_of(lambda value: np.maximum(value, -c)),
        "clipping to the range from 0 to c": all_of(lambda value: np.clip(value, 0, c)),
        "scaling the whole array down until its largest entry is c": all_of(
            lambda value: value * min(1.0, c / float(np.abs(value).max()))
        ),
        "setting what is too large to 0": all_of(lambda value: np.where(np.abs(value) > c, 0, value)),
        "c times the sign of every entry": all_of(lambda value: c * np.sign(value)),
        "dropping the sign": all_of(lambda value: np.minimum(np.abs(value), c)),
        "changing nothing": parameters,
    }


def critic_and_examples(rng: np.random.Generator, dims: list[int], m: int, rounds: int) -> tuple[Any, ...]:
    """A critic, and for each round m real examples and m fakes, all of them different."""
    real, D = dense_net(rng, dims, m, 0.2)
    truths = [real, *(dense_net(rng, dims, m, 0.2)[0] for _ in range(rounds - 1))]
    return D, truths, [1.2 * rng.normal(size=real.shape) - 0.8 for _ in range(rounds)]


def fixed_examples(rng: np.random.Generator, dims: list[int], m: int, rounds: int, c: float) -> tuple[Any, ...]:
    """Arguments of critic_turn whose samplers give the same examples at every call."""
    D, (real,), (fake,) = critic_and_examples(rng, dims, m, 1)
    return (
        D,
        lambda count, _: real[:, :count],
        lambda count, _: fake[:, :count],
        rounds,
        m,
        c,
        step_down,
        rng.spawn(1)[0],
    )


@dataclass(frozen=True)
class CriticParts:
    """What a critic's turn is made of: the net there and back, the learner's loss and clipping."""

    forward: Callable[[Array, Parameters], tuple[Array, list[Array]]]
    backward: Callable[[Array, list[Array], Parameters], tuple[Parameters, Array]]
    loss: Callable[[Array, Array], tuple[Any, Array, Array]]
    clip: Callable[[Parameters, float], Parameters]

    def turn(self, given: tuple[Any, ...], c: float, slip: str = "") -> tuple[Parameters, list[float]]:
        """D after all rounds and the estimate of each, with one of the slips of `TURNS` or none."""
        D, truths, fakes = given
        estimates = []
        for real, fake in zip(truths, fakes, strict=True):
            if slip == "same":
                real, fake = truths[0], fakes[0]
            loss, slopes = self._slopes(D, real, fake, slip)
            estimates.append(-loss)
            start = self.clip(D, c) if slip == "before" else D
            moved = step_down(start, slopes)
            D = moved if slip in ("before", "never", "end") else self.clip(moved, c)
            if slip == "one":
                break
        return self.clip(D, c) if slip == "end" else D, estimates

    def _slopes(self, D: Parameters, real: Array, fake: Array, slip: str) -> tuple[float, Parameters]:
        """Loss and slopes of a round."""
        ends, caches = zip(*(self.forward(x, D) for x in (real, fake)), strict=True)
        loss, *messages = self.loss(*ends)
        if slip == "one cache":
            caches = (caches[1], caches[1])
        back = [self.backward(message, cache, D)[0] for message, cache in zip(messages, caches, strict=True)]
        weights = WEIGHTS.get(slip, (1, 1))
        return float(loss), {name: weights[0] * slope + weights[1] * back[1][name] for name, slope in back[0].items()}


WEIGHTS = {"real": (1, 0), "fake": (0, 1), "uphill": (-1, -1), "half": (0.5, 0.5), "minus": (1, -1)}  # of both slopes
TURNS = {
    "never": "weights that are never clipped",
    "before": "clipping before the step and not after it: the step leads out again",
    "end": "clipping once at the end, where every round clips",
    "uphill": "the opposite sign: a step uphill, where the loss shall fall",
    "real": "the slopes of the real examples alone",
    "fake": "the slopes of the fakes alone",
    "half": "the mean of the two slopes, where their sum is meant",
    "minus": "the difference of the two slopes, where their sum is meant",
    "one cache": "one cache for both ways back: each has its own",
    "one": "one round, where n_critic rounds are meant",
    "same": "the examples of the first round in every round: fresh ones are wanted",
}


def check_critic_turn(check: Check, parts: CriticParts, given: tuple[Any, ...], c: float) -> None:
    """What the learner's `critic_turn(D, real_sampler, fake_sampler, n_critic, ...)` must do."""
    D, truths, fakes = given
    rounds, batch = len(truths), truths[0].shape[1]
    (real_sampler, asked_real), (fake_sampler, asked_fake) = _sampler(truths), _sampler(fakes)
    updates: list[int] = []

    def update(parameters: Parameters, grads: Parameters) -> Parameters:
        updates.append(len(updates))
        shapes = {name: np.shape(slope) for name, slope in grads.items()}
        fitting = all(shapes.get(f"d{name}") == np.shape(value) for name, value in parameters.items())
        return step_down(parameters, grads) if fitting else parameters

    form = Tuple(D=Dict(**{name: value.shape for name, value in D.items()}), estimate=())
    rng = check.rng.spawn(1)[0]
    got, estimate = check.call(D, real_sampler, fake_sampler, rounds, batch, c, update, rng, returns=form)
    for whose, asked in (("real_sampler", asked_real), ("fake_sampler", asked_fake)):
        check.that(NO_RNG not in asked, f"{whose} takes how many, and rng.", diagnosis="sampler without rng", rung=1)
        told = f"{whose} was asked for {asked}; {rounds} rounds ask {rounds} times for {batch}."
        fresh = f"{told} Fresh examples are wanted in every round."
        check.that(len(asked) != 1 or rounds == 1, fresh, diagnosis="same examples", rung=1)
        check.that(asked == [batch] * rounds, told, diagnosis="asked", rung=1)
    told = f"`update` was called {len(updates)} times in {rounds} rounds."
    check.that(len(updates) == rounds, told, diagnosis="updates", rung=1)
    right, estimates = parts.turn(given, c)
    for slip, words in TURNS.items():
        wrong = parts.turn(given, c, slip)[0]
        told = f"D is what one gets from {words}."
        check.that(_alike(wrong, right) or not _alike(got, wrong), told, diagnosis=slip, rung=2)
    check.that(not _alike(got, D), "D came back as it went in: is what `update` returns kept?", diagnosis="not-kept")
    beyond = max(float(np.abs(value).max()) for value in got.values())
    check.that(beyond <= c * (1 + 1e-9), f"a weight of {beyond:.4g} is beyond c = {c}.", diagnosis="beyond c", rung=2)
    _check_estimate(check, parts, (float(estimate), estimates), (right, truths[-1], fakes[-1]))
    check.close("D", got, right, because="a step and then clipping, in every round")


def _check_estimate(
    check: Check, parts: CriticParts, found: tuple[float, list[float]], last: tuple[Parameters, Array, Array]
) -> None:
    """The estimate is that of the last round, before its step."""
    (estimate, right), (D, real, fake) = found, last
    after = -float(parts.loss(parts.forward(real, D)[0], parts.forward(fake, D)[0])[0])
    slips = {
        "the loss itself: the estimate has the opposite sign": -right[-1],
        "the estimate of the first round, where that of the last is meant": right[0],
        "the mean over all rounds, where the last is meant": float(np.mean(right)),
        "the estimate after the last step, where that before it is meant": after,
    }
    for words, wrong in slips.items():
        clear = not np.isclose(wrong, right[-1]) and np.isclose(estimate, wrong)
        check.that(not clear, f"estimate is {words}.", diagnosis=words, rung=2)
    check.close(
        "estimate", estimate, right[-1], because="mean score of the real minus mean score of the fakes, last round"
    )


def _sampler(examples: list[Array]) -> tuple[Sampler, list[int]]:
    """A source that gives one of the examples after the other, and how many it was asked for each time."""
    asked: list[int] = []

    def draw(count: int, rng: np.random.Generator) -> Array:
        asked.append(int(count) if isinstance(rng, np.random.Generator) else NO_RNG)
        return np.asarray(examples[(len(asked) - 1) % len(examples)][:, : int(count)])

    return draw, asked


def _alike(one: Parameters, other: Parameters) -> bool:
    return all(np.allclose(value, other[name], rtol=1e-7, atol=1e-10) for name, value in one.items())
