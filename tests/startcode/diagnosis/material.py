"""Random right answers of many sorts, and what surrounds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Planted:
    """A wrong result with a known mistake in it, or with none that has a name."""

    got: object
    expected: object
    sizes: Mapping[str, float] = field(default_factory=dict)
    inputs: Mapping[str, object] = field(default_factory=dict)
    suspects: Mapping[str, object] = field(default_factory=dict)
    also: tuple[str, ...] = ()  # relations that are as true as the planted one


def length(rng, least=3):
    return int(rng.integers(least, 10))


def lengths(rng, count, least=3):
    return tuple(int(n) for n in rng.choice(np.arange(least, least + 9), size=count, replace=False))


def shape(rng, least=3):
    """Vectors, columns, rows, matrices, square matrices, batches of sequences and pictures."""
    n, m, t, c = lengths(rng, 4, least)
    choices = [(n,), (n, 1), (1, m), (n, m), (n, m), (n, n), (n, m, t), (n, m, t, c)]
    return choices[rng.integers(len(choices))]


def matrix_shape(rng, least=3):
    n, m, t = lengths(rng, 3, least)
    choices = [(n, m), (n, m), (n, n), (n, m, t)]
    return choices[rng.integers(len(choices))]


def real(rng, size):
    """Real numbers of either sign, small or large, some of them sparse as after a ReLU's gradient."""
    values = rng.normal(size=size) * 10.0 ** rng.integers(-4, 4)
    if rng.random() < 0.2 and values.size > 12:
        values = values * (rng.random(size) < 0.6)
    return values


def moderate(rng, size):
    return rng.normal(size=size) * rng.uniform(0.5, 2.0)


def positive(rng, size):
    return rng.uniform(0.1, 3.0, size=size) * 10.0 ** rng.integers(-2, 3)


def probabilities(rng, size):
    return 1 / (1 + np.exp(-rng.normal(size=size)))


def computed_otherwise(rng, values):
    """The same numbers, as another order of the same arithmetic leaves them."""
    return values * (1 + 1e-14 * rng.normal(size=np.shape(values))) if rng.random() < 0.5 else values


def surroundings(rng, expected):
    """Sizes and inputs such as a test would hand over."""
    m, n_x, n_h = lengths(rng, 3)
    sizes = {"m": m, "n_x": n_x, "n_h": n_h}
    inputs = {"X": rng.normal(size=(n_x, m)), "W": moderate(rng, np.shape(expected)), "b": rng.normal()}
    return sizes, inputs
