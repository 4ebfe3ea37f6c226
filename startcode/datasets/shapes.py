"""Small grey pictures of one simple shape each, for networks that learn to make pictures."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError

Array = NDArray[Any]
SIDE = 16  # pixels
CLASSES = ("disc", "ring", "square", "triangle", "cross")
SIZES, SHIFT, LIGHTS = (4.5, 6.0), 1.0, (0.75, 1.0)  # of a shape, in pixels; from the middle; of what is not dark
LINE = 1.3  # half the width of a line of ring and cross, in pixels


class ShapeData(NamedTuple):
    """Pictures, and what is on them."""

    X: NDArray[np.float64]  # (m, 16, 16, 1), from 0, dark, to 1
    labels: NDArray[np.int64]  # (m,), numbers of the classes
    classes: tuple[str, ...]


def draw_shapes(m: int, *, rng: np.random.Generator) -> ShapeData:
    """So many pictures of a light shape on dark ground; kind, place, size and light are drawn, edges are soft."""
    demand_generator(rng, "draw_shapes")
    if m < 1:
        raise DatasetError("draw_shapes", f"m is {m}.", "Ask for at least one picture.")
    labels = rng.integers(len(CLASSES), size=m)
    size, light = (rng.uniform(*ends, size=(m, 1, 1)) for ends in (SIZES, LIGHTS))
    down, across = rng.uniform(-SHIFT, SHIFT, size=(2, m, 1, 1))
    y, x = np.indices((SIDE, SIDE)) - (SIDE - 1) / 2
    outside = np.choose(labels.reshape(m, 1, 1), _distances(x - across, y - down, size))
    return ShapeData((light * np.clip(0.5 - outside, 0, 1))[..., np.newaxis], labels, CLASSES)


def _distances(x: Array, y: Array, size: Array) -> list[Array]:
    """How far each pixel lies outside of each kind of shape, below 0 inside; all (m, 16, 16)."""
    away, wide, high = np.hypot(x, y), np.abs(x), np.abs(y)
    inner = 0.6 * size  # from the middle of the triangle to its sides
    bars = np.minimum(np.maximum(wide - LINE, high - size), np.maximum(high - LINE, wide - size))
    return [
        away - size,
        np.abs(away - size + LINE) - LINE,
        np.maximum(wide, high) - 0.85 * size,
        np.maximum(y - inner, (np.sqrt(3) * wide - y) / 2 - inner),
        bars,
    ]
