"""Typical widths and heights of boxes, found by k-means; one box is near another if their IoU is high."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def likeness(sizes: Array, centres: Array) -> Array:
    """IoU of boxes (n, 2) and (k, 2), widths and heights, laid corner on corner: shape (n, k)."""
    common = np.minimum(sizes[:, None], centres).prod(axis=2)
    return np.asarray(common / (sizes.prod(axis=1)[:, None] + centres.prod(axis=1) - common))


def typical_sizes(sizes: Array, count: int, rng: np.random.Generator, rounds: int = 100) -> Array:
    """`count` widths and heights (count, 2), from small to large, such that each of `sizes` (n, 2) is like one.

    As in J. Redmon and A. Farhadi, "YOLO9000" (2017), section 2, but with medians, which few odd boxes move little.
    """
    centres = sizes[rng.choice(len(sizes), size=count, replace=False)]
    for _ in range(rounds):
        nearest = likeness(sizes, centres).argmax(axis=1)
        moved = [np.median(sizes[nearest == k], axis=0) if (nearest == k).any() else centres[k] for k in range(count)]
        if np.array_equal(moved, centres):
            break
        centres = np.array(moved)
    return centres[np.argsort(centres.prod(axis=1))]
