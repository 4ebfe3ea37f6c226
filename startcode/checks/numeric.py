"""Numerical gradients: the oracle that needs no answer."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRADIENT_NORM = 1e-7  # relative error of the whole gradient that a right float64 answer stays below
GRADIENT_ENTRY = 1e-5  # the same for every single entry that is not vanishingly small
VANISHING = 1e-8
NOISE = 1e-9  # error of a central difference, beside slopes of about 1
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


def compare_gradients(analytic: Vector, measured: Vector, looser: float = 1.0) -> tuple[NDArray[np.bool_], bool]:
    """Which entries of `analytic` are right, and whether all of it is, by the gradient that was `measured`.

    The relative error ‖a − m‖ / (‖a‖ + ‖m‖) must stay below 1e-7, that of every entry above 1e-8 below 1e-5. What a
    central difference gets wrong by itself, about 1e-9 of the largest entry, counts against nobody. `looser` multiplies
    these limits, for answers in single precision. A nan is never right.
    """
    size, apart = np.maximum(np.abs(analytic), np.abs(measured)), np.abs(analytic - measured)
    noise = looser * NOISE * max(1.0, float(np.max(np.abs(measured), initial=0.0)))
    right = (apart <= np.maximum(looser * GRADIENT_ENTRY * size, noise)) | (size <= VANISHING)
    total = float(np.linalg.norm(analytic) + np.linalg.norm(measured))
    near = float(np.linalg.norm(apart)) <= looser * GRADIENT_NORM * total + noise * np.sqrt(apart.size)
    return right, bool(near and right.all())
