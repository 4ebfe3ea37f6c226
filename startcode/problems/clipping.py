"""Week 11: slopes that are too large, and what the usual slips make of clipping them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from startcode.problems.convolution_backward import slopes_like

__all__ = [
    "clipping_slips",
    "large_slopes",
    "norm_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Grads = dict[str, Array]
INSIDE = "making slopes larger that are inside the limit already"


def large_slopes(rng: np.random.Generator, n_x: int, n_a: int, n_y: int) -> tuple[dict[str, Array], float]:
    """Slopes of a plain layer and its answers under the names of the field, and a limit that some of them pass."""
    shapes = {"dWaa": (n_a, n_a), "dWax": (n_a, n_x), "dWya": (n_y, n_a), "dba": (n_a, 1), "dby": (n_y, 1)}
    slopes = {name: slopes_like(rng, shape) * rng.choice([1.0, 20.0], size=shape) for name, shape in shapes.items()}
    for value in slopes.values():  # every array goes beyond the limit on both sides, and holds something inside
        value.flat[0], value.flat[1] = rng.uniform(11, 40), -rng.uniform(11, 40)
        if value.size > 2:
            value.flat[2] = rng.uniform(1, 3)
    return slopes, float(rng.uniform(4, 9))


def clipping_slips(gradients: Mapping[str, Array], limit: float) -> dict[str, Grads]:
    """What the usual slips make of clipping by value: a slip in words, and all slopes."""

    def each(change: Callable[[Array], Array], but: tuple[str, ...] = ()) -> Grads:
        return {name: value if name in but else np.array(change(value)) for name, value in gradients.items()}

    def cut(value: Array) -> Array:
        return np.clip(value, -limit, limit)

    return {
        "giving a name in the loop to what np.clip returns: the dict still holds the old arrays": each(np.copy),
        "the upper bound alone: below, slopes stay as large as they are": each(lambda v: np.minimum(v, limit)),
        "the lower bound alone: above, slopes stay as large as they are": each(lambda v: np.maximum(v, -limit)),
        "cutting off everything below 0": each(lambda v: np.clip(v, 0, limit)),
        "setting slopes beyond the limit to 0": each(lambda v: np.where(np.abs(v) > limit, 0, v)),
        "making each array smaller as a whole": each(lambda v: v * min(1.0, limit / np.abs(v).max())),
        "losing the signs": each(lambda v: np.minimum(np.abs(v), limit)),
        "a limit of 1, whatever maxValue is": each(lambda v: np.clip(v, -1, 1)),
        "leaving the biases out": each(cut, ("dba", "dby")),
        "leaving dby out": each(cut, ("dby",)),
        "leaving dba out": each(cut, ("dba",)),
    }


def norm_slips(gradients: Mapping[str, Array], limit: float) -> dict[str, Grads]:
    """What the usual slips make of clipping by norm: a slip in words, and all slopes."""
    square = sum(float(np.sum(np.square(value))) for value in gradients.values())
    norms = {name: float(np.linalg.norm(value)) for name, value in gradients.items()}

    def times(*factors: float) -> Grads:
        every = factors * len(gradients) if len(factors) == 1 else factors
        return {name: value * factor for (name, value), factor in zip(gradients.items(), every, strict=True)}

    return {
        "a norm for each array by itself: then their sizes no longer fit together": times(
            *(min(1.0, limit / norm) for norm in norms.values())
        ),
        "dividing by the square of the norm: the root is missing": times(min(1.0, limit / square)),
        "adding up the norms of the arrays, where their squares add up": times(min(1.0, limit / sum(norms.values()))),
        "dividing by the norm alone, without max_norm": times(1 / square**0.5),
        "dividing by the largest entry, not by the norm": times(
            limit / max(float(np.abs(value).max()) for value in gradients.values())
        ),
        "clipping every entry by value": {name: np.clip(value, -limit, limit) for name, value in gradients.items()},
        "leaving everything as it is": times(1.0),
        INSIDE: times(limit / square**0.5),
    }
