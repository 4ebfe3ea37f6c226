"""Examples of two classes, and pictures."""

from typing import Any

import numpy as np

__all__ = [
    "binary",
    "labels",
    "pictures",
    "separable",
]

Array = np.ndarray[Any, np.dtype[Any]]


def binary(rng: np.random.Generator, n_x: int, m: int) -> tuple[Array, float, Array, Array]:
    """Parameters and examples of a two-class problem: w (n_x, 1), b, X (n_x, m), labels Y (1, m) of both classes.

    No example lies on the border, and none so far from it that 1 - sigmoid(z) loses its digits: 0.05 < |wᵀx + b| < 8.
    """
    w, b = rng.uniform(-1, 1, size=(n_x, 1)) / np.sqrt(n_x), float(rng.uniform(-1, 1))
    X = np.clip(rng.normal(size=(n_x, m)), -4, 4)
    z = w.T @ X + b
    X = X + w / np.sum(w * w) * np.where(np.abs(z) < 0.05, 0.2 * np.where(z < 0, -1, 1), 0.0)
    return w, b, X, labels(rng, m)


def labels(rng: np.random.Generator, m: int) -> Array:
    """Random labels (1, m), 0.0 or 1.0; from m = 3 on both classes occur, and one more often than the other."""
    fewer = int(rng.integers(1, max((m - 1) // 2, 1) + 1)) if m > 1 else int(rng.integers(0, 2))
    Y = np.zeros((1, m))
    Y[0, rng.choice(m, size=fewer, replace=False)] = 1.0
    return Y if rng.random() < 0.5 else 1.0 - Y


def pictures(rng: np.random.Generator, m: int, num_px: int) -> Array:
    """Random pictures (m, num_px, num_px, 3), whole numbers from 0 to 255 as uint8."""
    return rng.integers(0, 256, size=(m, num_px, num_px, 3), dtype=np.uint8)


def separable(rng: np.random.Generator, n_x: int, m_train: int, m_test: int) -> tuple[Array, Array, Array, Array]:
    """Two sets X (n_x, m) and Y (1, m) that one straight border tells apart, no example nearer to it than 0.3."""
    direction = rng.normal(size=(n_x, 1))
    direction /= np.linalg.norm(direction)

    def some(m: int) -> tuple[Array, Array]:
        Y = labels(rng, m)
        X = rng.normal(size=(n_x, m))
        distance = np.where(Y == 1, 1, -1) * rng.uniform(0.3, 2.0, size=(1, m))
        return X + direction * (distance - direction.T @ X), Y

    return (*some(m_train), *some(m_test))
