"""Numerical gradients: the oracle that needs no answer."""

from collections.abc import Callable
from typing import Any

import numpy as np

Vector = np.ndarray[Any, np.dtype[np.float64]]


def central_difference(f: Callable[[Any], float], at: Any, step: float = 1e-5) -> Vector:  # noqa: ANN401
    """The gradient of `f` at `at` (an array or a number), entry by entry: (f(x + h) - f(x - h)) / 2h.

    Same shape as `at`. The error falls with h² until rounding (about 1e-16 / h) takes over; 1e-5 balances the two
    for functions of ordinary size (Nocedal and Wright, Numerical Optimization, section 8.1).
    """
    point = np.array(at, dtype=np.float64)
    slope = np.zeros_like(point)
    for place in np.ndindex(point.shape):
        ends = []
        for move in (step, -step):
            moved = point.copy()
            moved[place] += move
            ends.append(float(np.asarray(f(moved if point.shape else float(moved))).item()))
        slope[place] = (ends[0] - ends[1]) / (2 * step)
    return slope


def relative_error(one: Vector, other: Vector) -> float:
    """‖one − other‖ / (‖one‖ + ‖other‖), 0 when both vanish: the usual measure of a gradient check."""
    total = float(np.linalg.norm(one) + np.linalg.norm(other))
    return float(np.linalg.norm(one - other)) / total if total else 0.0
