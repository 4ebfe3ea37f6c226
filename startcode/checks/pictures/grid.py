"""A result laid out in squares, each one entry or the worst of several."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
ROWS, COLUMNS = 16, 28  # squares at most; what is longer is drawn in blocks
FEWEST, SHORT_VECTOR = 6, 12  # smaller results are read faster as numbers


@dataclass(frozen=True, eq=False)
class Grid:
    """Squares in rows and columns; `axes` are those of the result that run downwards (if any) and to the right."""

    gaps: Array  # (rows, columns): the largest |got - expected| among the wrong entries of a square, 0 without any
    right: Array  # (rows, columns): whether every entry of a square is right
    axes: tuple[int | None, int]
    block: tuple[int, int]  # how many indices along both axes one square stands for
    shape: tuple[int, ...]  # of the result
    worst: tuple[int, ...]  # where in the result the worst entry stands

    @property
    def largest(self) -> float:
        """The largest finite gap; 1 if there is none to measure by."""
        finite = self.gaps[np.isfinite(self.gaps)]
        return float(np.max(finite, initial=0.0)) or 1.0

    @property
    def worst_square(self) -> tuple[int, int]:
        """Row and column of the square that holds the worst entry."""
        down, along = self.axes
        return (0 if down is None else self.worst[down] // self.block[0]), self.worst[along] // self.block[1]

    @property
    def folded(self) -> list[int]:
        """The other axes longer than 1: a square shows the worst along them."""
        return [axis for axis, length in enumerate(self.shape) if length > 1 and axis not in self.axes]


def grid_of(gaps: Array, right: Array, along: int | None = None) -> Grid | None:
    """The squares for a result with these gaps, |got - expected|; None where numbers say as much.

    Of a result with more than two axes those two are drawn along which right and wrong part best. The axis `along`,
    if given, always runs to the right.
    """
    axes = _axes(right, along)
    if axes is None or right.all():
        return None
    sizes = gaps_of_wrong(gaps, right)
    worst = np.unravel_index(int(np.argmax(sizes)), sizes.shape)
    flat_sizes, flat_right = _flat(sizes, axes, np.max), _flat(right, axes, np.all)
    block = tuple(-(-length // most) for length, most in zip(flat_right.shape, (ROWS, COLUMNS), strict=True))
    return Grid(
        gaps=_blocks(flat_sizes, block, np.maximum),
        right=_blocks(flat_right, block, np.logical_and),
        axes=axes,
        block=(block[0], block[1]),
        shape=right.shape,
        worst=tuple(int(index) for index in worst),
    )


def gaps_of_wrong(gaps: Array, right: Array) -> Array:
    """How far off the wrong entries are: infinitely where a gap is no number, 0 for right entries."""
    return np.where(right, 0.0, np.where(np.isfinite(gaps), gaps, np.inf))


def _axes(right: Array, along: int | None) -> tuple[int | None, int] | None:
    long = [axis for axis, length in enumerate(right.shape) if length > 1]
    if len(long) == 1:
        return (None, long[0]) if right.size > SHORT_VECTOR or long[0] == along else None
    if not long or right.size < FEWEST:
        return None
    pairs = list(combinations(long, 2))
    if along in long:
        pairs = [(axis, along) for axis in long if axis != along]
    return max(pairs, key=lambda pair: _contrast(right, pair))


def _contrast(right: Array, axes: tuple[int, int]) -> tuple[float, int]:
    """How much of the picture along these axes would be right, and how many squares it would have."""
    shown = _flat(right, axes, np.all)
    return float(np.mean(shown)), shown.size


def _flat(values: Array, axes: tuple[int | None, int], reduce: Any) -> Array:  # noqa: ANN401 - np.max, np.all
    """The values along two axes, or along one in a single row, the others reduced."""
    down, along = axes
    others = tuple(axis for axis in range(values.ndim) if axis not in axes)
    flat = np.asarray(reduce(values, axis=others) if others else values)
    if down is None:
        return flat.reshape(1, -1)
    return flat if down < along else flat.T


def _blocks(values: Array, block: tuple[int, ...], reduce: Any) -> Array:  # noqa: ANN401 - a ufunc
    for axis, length in enumerate(block):
        values = reduce.reduceat(values, np.arange(0, values.shape[axis], length), axis=axis)
    return np.asarray(values)
