"""Rows to normalise, what a normalisation remembers, and a call that may change it."""

import copy
from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from startcode import checks
from startcode.checks.calls import call
from startcode.checks.shape import demand

__all__ = [
    "gain_and_shift",
    "layer_normalisation",
    "normalisation",
    "remembered",
    "rows",
    "two_averages",
    "upstream",
]

Array = np.ndarray[Any, np.dtype[Any]]
LEAST_SPREAD = 0.5  # of a column or row, so that dividing by it magnifies no rounding error


def rows(rng: np.random.Generator, N: int, D: int) -> Array:
    """Examples x (N, D), one a row: every column with a mean and a spread of its own, and so every row.

    No mean is near 0 and no spread near 1.
    """
    while True:
        means = rng.uniform(1, 5, size=D) * rng.choice([-1, 1], size=D)
        x = np.asarray(means + rng.normal(size=(N, D)) * rng.uniform(1.5, 4, size=D))
        spreads = np.concatenate([x.std(axis=0), x.std(axis=1)])
        if spreads.min() > LEAST_SPREAD and np.abs(spreads - 1).min() > 0.1 and np.abs(x.mean(axis=0)).min() > 0.1:
            return x


def gain_and_shift(rng: np.random.Generator, D: int) -> tuple[Array, Array]:
    """gamma (D,) and beta (D,): of both signs, none near 0 or 1 in size, no two equal."""
    sizes = rng.uniform(0.3, 0.7, size=(2, D)) * rng.choice([1, 4], size=(2, D))
    gamma, beta = sizes * rng.choice([-1, 1], size=(2, D))
    return gamma, beta


def two_averages(rng: np.random.Generator, D: int, momentum: float) -> tuple[Array, Array, float]:
    """A running average (D,), a new number for each feature (D,), and the share that the old ones keep."""
    running, new = rng.uniform(1, 5, size=(2, D)) * rng.choice([-1, 1], size=(2, D))
    return running, new, momentum


def normalisation(
    rng: np.random.Generator, N: int, D: int, **settings: str | float
) -> tuple[Array, Array, Array, dict[str, Any]]:
    """x (N, D), gamma (D,), beta (D,), and a bn_param that was used before: its averages are not those of x.

    `settings` come into it: mode="test", eps=0.1, momentum=0.7.
    """
    x = rows(rng, N, D)
    gamma, beta = gain_and_shift(rng, D)
    before = {"running_mean": x.mean(axis=0) + rng.uniform(1, 3, size=D), "running_var": rng.uniform(0.2, 0.7, size=D)}
    return x, gamma, beta, {"mode": "train", **before, **settings}


def layer_normalisation(
    rng: np.random.Generator, N: int, D: int, spread: float = 1.0, **settings: float
) -> tuple[Array, Array, Array, dict[str, float]]:
    """x (N, D), gamma (D,), beta (D,), and an ln_param with these settings; `spread` multiplies x."""
    gamma, beta = gain_and_shift(rng, D)
    return spread * rows(rng, N, D), gamma, beta, settings


def upstream(rng: np.random.Generator, N: int, D: int) -> Array:
    """Slopes dout (N, D) of a cost at what went out; none is near 0, and no column and no row of them has mean 0."""
    return np.asarray(rng.uniform(0.3, 2, size=(N, D)) * np.where(rng.random((N, D)) < 0.3, -1, 1))


def remembered(
    check: checks.Check, x: Array, gamma: Array, beta: Array, bn_param: Mapping[str, Any], returns: checks.Tuple
) -> tuple[Any, dict[str, Any]]:
    """What the learner's function gives, in the form `returns`, and what bn_param holds after it.

    bn_param is the one argument that the function shall change, so it gets a copy; a change of any other one fails.
    """
    after = copy.deepcopy(dict(bn_param))
    given = {"x": x, "gamma": gamma, "beta": beta}
    done = call(check.name, partial(check.function, bn_param=after), given, by_position=len(given))
    for text in done.warned:
        check.remark(f"NumPy warned: {text}. This costs no points, but it is worth a look.")
    result = demand(check.name, done.result, returns, check.sizes)
    names = ", ".join(done.changed)
    message = f"{check.name} changes its argument {names}; only bn_param is there to be changed. Work on a copy."
    check.that(not done.changed, message, diagnosis="changes-argument", rung=1)
    return result, after
