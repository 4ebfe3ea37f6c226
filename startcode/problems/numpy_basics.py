"""Numbers, matrices, labels and sets of points: what functions of whole arrays are tried on."""

from typing import Any

import numpy as np

__all__ = [
    "class_numbers",
    "matrix",
    "numbers",
    "picture",
    "point_sets",
    "predictions",
    "vectors",
]

Array = np.ndarray[Any, np.dtype[Any]]


def numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers of both signs in an array of any shape, `()` included: 0.1 < |x| < 4, so ratios keep their digits."""
    return np.asarray(rng.uniform(0.1, 4.0, size=shape) * rng.choice([-1.0, 1.0], size=shape))


def matrix(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """The same as a matrix (rows, columns), whose sizes have names in messages."""
    return numbers(rng, (rows, columns))


def picture(rng: np.random.Generator, height: int, width: int, channels: int) -> Array:
    """One random picture (height, width, channels), whole numbers from 0 to 255 as uint8."""
    return rng.integers(0, 256, size=(height, width, channels), dtype=np.uint8)


def predictions(rng: np.random.Generator, m: int, *, column: bool = False) -> tuple[Array, Array]:
    """Predictions and truths (m,), or (m, 1) as a column: m > 1 differences of both signs, each 0.1 < |d| < 4."""
    y = rng.normal(size=m)
    gaps = np.abs(numbers(rng, (m,))) * rng.permutation(np.where(np.arange(m) % 2, 1.0, -1.0))
    shape = (m, 1) if column else (m,)
    return (y + gaps).reshape(shape), y.reshape(shape)


def class_numbers(rng: np.random.Generator, m: int, C: int, absent: int) -> tuple[Array, int]:
    """Labels (m,) from 0 to C - 1, and C; class `absent` does not occur, the highest of the others does."""
    present = np.array([label for label in range(C) if label != absent])
    labels = rng.choice(present, size=m)
    labels[rng.integers(m)] = present[-1]
    return labels, C


def point_sets(rng: np.random.Generator, N: int, M: int, d: int) -> tuple[Array, Array]:
    """Two sets of points X (N, d) and Y (M, d), no point of one nearer than 0.1 to a point of the other."""
    while True:
        X, Y = rng.normal(size=(N, d)), rng.normal(size=(M, d))
        if min(float(np.linalg.norm(x - y)) for x in X for y in Y) > 0.1:
            return X, Y


def vectors(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Two vectors (n,) with entries of both signs, their dot product 0.1 or more away from 0."""
    while True:
        a, b = numbers(rng, (n,)), numbers(rng, (n,))
        if abs(float(np.sum(a * b))) > 0.1:
            return a, b
