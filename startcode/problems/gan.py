"""Generators, discriminators and scores of both, to check; and what well-known mistakes make of them."""

from itertools import pairwise
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "LEAK",
    "backward_slips",
    "bce",
    "bce_slope",
    "before_bends",
    "coverage_slips",
    "deaf_generator",
    "dense_net",
    "forward_slips",
    "judge_and_message",
    "logits_and_targets",
    "scattered",
    "some_logits",
    "step_down",
    "two_networks",
    "two_noises",
    "two_verdicts",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Guesses = dict[str, Array]
LEAK = 0.2  # slope of the discriminator's leaky ReLU below zero
CLEAR = 2e-3  # how far every unit keeps from its kink
RATE = 0.3  # of the steps under test


def dense_net(rng: np.random.Generator, dims: list[int], m: int, leak: float = 0.0) -> tuple[Array, Parameters]:
    """What goes in (n_0, m), and a net W1, b1 ... WL, bL of these widths; each unit is on and off."""
    while True:
        X, parameters = rng.normal(size=(dims[0], m)), _drawn(rng, dims)
        sums = before_bends(X, parameters, leak)[:-1]
        apart = all(np.abs(Z).min() > CLEAR for Z in sums)
        if apart and all(((Z > 0).any(axis=1) & (Z < 0).any(axis=1)).all() for Z in sums):
            return X, parameters


def _drawn(rng: np.random.Generator, dims: list[int]) -> Parameters:
    parameters = {}
    for number, (before, here) in enumerate(pairwise(dims), start=1):
        parameters[f"W{number}"] = rng.normal(size=(here, before)) / np.sqrt(before)
        parameters[f"b{number}"] = 0.4 * rng.normal(size=(here, 1))
    return parameters


def before_bends(X: Array, parameters: Parameters, leak: float, *, biased: bool = True) -> list[Array]:
    """The weighted sums of every layer, those of the last one included."""
    sums, incoming = [], X
    for number in range(1, len(parameters) // 2 + 1):
        shift = parameters[f"b{number}"] if biased else 0
        sums.append(np.matmul(parameters[f"W{number}"], incoming) + shift)
        incoming = np.maximum(sums[-1], leak * sums[-1])
    return sums


def forward_slips(X: Array, parameters: Parameters, leak: float) -> Guesses:
    """What other nets with the same weights give; `leak` is 0 for the generator."""
    right = before_bends(X, parameters, leak)[-1]
    slips = {
        "leaving out the biases": before_bends(X, parameters, leak, biased=False)[-1],
        "no bend at all: three layers without one are a single layer": before_bends(X, parameters, 1.0)[-1],
        "a bend behind the last layer as well": np.maximum(right, leak * right),
        "a tanh behind the last layer": np.tanh(right),
        "a sigmoid behind the last layer: scores are wanted, bce_with_logits does the rest": _sigmoid(right),
        "the bend of the other network: ReLU there, leaky ReLU here": before_bends(X, parameters, LEAK - leak)[-1],
    }
    if leak:
        slips["the leak on the wrong side: it is negative numbers that are made smaller"] = _leaking_above(
            X, parameters
        )
        slips["another slope below zero: 0.01, where 0.2 is meant"] = before_bends(X, parameters, 0.01)[-1]
    return slips


def _leaking_above(X: Array, parameters: Parameters) -> Array:
    """As if positive numbers were made smaller, and negative ones kept."""
    layers_count, incoming = len(parameters) // 2, X
    for number in range(1, layers_count + 1):
        Z = np.matmul(parameters[f"W{number}"], incoming) + parameters[f"b{number}"]
        incoming = np.minimum(Z, LEAK * Z) if number < layers_count else Z
    return incoming


def _sigmoid(z: Array) -> Array:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * z))


def judge_and_message(rng: np.random.Generator, dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """Slopes of the scores (1, m), none near 0, points (n_0, m) and a discriminator as in `dense_net`."""
    X, parameters = dense_net(rng, dims, m, LEAK)
    return rng.choice([-1.0, 1.0], size=(1, m)) * rng.uniform(0.3, 2.0, size=(1, m)), X, parameters


def backward_slips(dlogits: Array, x: Array, parameters: Parameters) -> dict[str, Guesses]:
    """Wrong slopes of the right shape, for dx and for dW1, db1, ... each."""
    right, m = _slopes(dlogits, x, parameters), x.shape[1]
    others = {
        "dividing by m once more, though 1/m is in dlogits already": {name: slope / m for name, slope in right.items()},
        "the opposite sign": {name: -slope for name, slope in right.items()},
        "leaving out the slope of the leaky ReLU": _slopes(dlogits, x, parameters, leak=1.0),
        "the slope of ReLU, 0 below zero, where leaky ReLU has 0.2": _slopes(dlogits, x, parameters, leak=0.0),
        "the slope of a leaky ReLU of 0.01, where it is 0.2": _slopes(dlogits, x, parameters, leak=0.01),
        "the two sides of the leaky ReLU exchanged": _slopes(dlogits, x, parameters, turned=True),
        "the bend's slope at the input, too, where there is none": _slopes(dlogits, x, parameters, at_input=True),
    }
    return {name: {words: wrong[name] for words, wrong in others.items()} for name in right}


def _slopes(
    dlogits: Array,
    x: Array,
    parameters: Parameters,
    *,
    leak: float = LEAK,
    turned: bool = False,
    at_input: bool = False,
) -> Parameters:
    """Slopes of a discriminator by name, dx among them, with something changed on the way back."""
    sums, slopes, message = before_bends(x, parameters, LEAK), {}, dlogits
    for number in range(len(sums), 0, -1):
        below = np.maximum(sums[number - 2], LEAK * sums[number - 2]) if number > 1 else x
        slopes[f"dW{number}"], slopes[f"db{number}"] = np.inner(message, below), message.sum(axis=1)[:, np.newaxis]
        message = np.matmul(np.transpose(parameters[f"W{number}"]), message)
        if number > 1 or at_input:
            positive = (below < 0) if turned else (below > 0)
            message = np.select([positive], [message], leak * message)
    return slopes | {"dx": message}


def some_logits(rng: np.random.Generator, m: int) -> Array:
    """Scores (1, m) of both signs, their mean not 0."""
    return np.asarray(1.7 * rng.normal(size=(1, m)) + rng.choice([-0.9, 0.9]))


def logits_and_targets(rng: np.random.Generator, m: int) -> tuple[Array, Array]:
    """Scores (1, m), and targets 0 and 1 in uneven numbers."""
    target = rng.permutation(np.arange(m) % 3 == 0).astype(float)
    return some_logits(rng, m), target.reshape(1, m)


def two_verdicts(rng: np.random.Generator, m: int, k: int) -> tuple[Array, Array]:
    """Scores of m real and of k fake examples."""
    return some_logits(rng, m), some_logits(rng, k)


def bce(logits: Array, target: float | Array) -> float:
    """The mean log loss of the scores, through the logarithm of a sum."""
    return float(np.mean(np.logaddexp(0, logits) - target * logits))


def bce_slope(logits: Array, target: float | Array) -> Array:
    """Its slope at the scores, (1, m)."""
    return np.asarray((_sigmoid(logits) - target) / logits.size)


def scattered(rng: np.random.Generator, m: int, k: int) -> tuple[Array, Array, float]:
    """Samples (2, m), k centres (2, k) and a radius: some centres have many samples near them, some have none.

    Many samples lie close to the edge of a circle, none on it; circles do not touch; some samples are near no centre.
    Every one of `coverage_slips` gives other shares.
    """
    while True:
        turn = 2 * np.pi * (np.arange(k) + rng.uniform()) / k
        centers = (2 + k / 3) * np.stack([np.cos(turn), 0.8 * np.sin(turn)])
        radius = float(rng.uniform(0.35, 0.5))
        hit = rng.integers(0, k - k // 3, size=m - 3)  # the last third of the centres gets nothing
        away, angle = radius * rng.choice([0.4, 0.997, 1.003, 1.3], size=m - 3), rng.uniform(0, 2 * np.pi, size=m - 3)
        near = centers[:, hit] + away * np.stack([np.cos(angle), np.sin(angle)])
        samples = np.concatenate([near, rng.uniform(-0.2, 0.2, size=(2, 3))], axis=1)
        shares = list(coverage_slips(samples, centers, radius).values())
        if not any(np.allclose(share, shares[0][::-1]) for share in shares):  # the first is the right pair, turned
            return samples, centers, radius


def coverage_slips(samples: Array, centers: Array, radius: float) -> dict[str, tuple[float, float]]:
    """Other shares (coverage, good) that people compute."""
    apart = samples[:, np.newaxis] - centers[:, :, np.newaxis]
    distance = np.sqrt(np.square(apart).sum(axis=0))
    near = distance <= radius
    squared, boxed = np.square(distance) <= radius, np.abs(apart).max(axis=0) <= radius
    right = float(near.any(axis=1).mean()), float(near.any(axis=0).mean())
    return {
        "the two numbers exchanged": right[::-1],
        "the number of centres, where their share is meant": (right[0] * near.shape[0], right[1]),
        "the number of samples, where their share is meant": (right[0], right[1] * near.shape[1]),
        "squared distances compared with the radius": (_share(squared, 1), _share(squared, 0)),
        "a square in place of a circle: each coordinate is compared by itself": (_share(boxed, 1), _share(boxed, 0)),
        "centres that have every sample near them, where one is enough": (float(near.all(axis=1).mean()), right[1]),
        "the share of all pairs of a sample and a centre": (right[0], float(near.mean())),
    }


def _share(near: Array, axis: int) -> float:
    return float(near.any(axis=axis).mean())


def two_noises(rng: np.random.Generator, n_z: int) -> tuple[Array, Array]:
    """Two columns of noise (n_z, 1)."""
    return rng.normal(size=(n_z, 1)), rng.normal(size=(n_z, 1))


def two_networks(rng: np.random.Generator, g_dims: list[int], d_dims: list[int], m: int) -> tuple[Any, ...]:
    """D, G and real examples (n_x, m)."""
    _, G = dense_net(rng, g_dims, m)
    real, D = dense_net(rng, d_dims, m, LEAK)
    return D, G, real


def deaf_generator(rng: np.random.Generator, g_dims: list[int], d_dims: list[int], m: int) -> tuple[Any, ...]:
    """As `two_networks`, with a generator that gives the same example for any noise."""
    D, G, real = two_networks(rng, g_dims, d_dims, m)
    return D, {**G, "W1": 0 * G["W1"]}, real


def step_down(parameters: Parameters, grads: Parameters) -> Parameters:
    """A step of gradient descent, to hand to d_step and g_step."""
    return layers.update_parameters(parameters, grads, RATE)
