"""The picture of one wrong result: its squares, and the words that stand for it."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.checks.pictures.grid import Grid, grid_of
from startcode.checks.pictures.steps import steps_of
from startcode.checks.pictures.svg import svg
from startcode.checks.sizes import names_of

_FIGURE = (
    '<figure style="margin: 0.6em 0 0.2em">{drawing}<figcaption style="font-size: 90%">{caption}</figcaption></figure>'
)


@dataclass(frozen=True, eq=False)
class Picture:
    """Where a result is wrong; `alt` says in words what is drawn, `caption` how to read it."""

    grid: Grid
    alt: str
    caption: str
    first: int | None = None  # the first wrong time step, where there are right ones before it

    def html(self) -> str:
        """The drawing with its caption."""
        return _FIGURE.format(drawing=svg(self.grid, self.alt, first=self.first), caption=html.escape(self.caption))


def picture_of(
    name: str,
    gaps: np.ndarray[Any, np.dtype[Any]],
    right: np.ndarray[Any, np.dtype[Any]],
    *,
    sizes: Mapping[str, int],
    time_axis: int | None = None,
) -> Picture | None:
    """The picture of a result with these gaps, |got - expected|; None where numbers say as much.

    `sizes` gives the axes the names that the lesson uses; along `time_axis` the first wrong step is marked.
    """
    steps = steps_of(right, time_axis)
    time = time_axis % right.ndim if steps and time_axis is not None else None
    grid = grid_of(gaps, right, along=time)
    if grid is None:
        return None
    names = [_name(axis, length, sizes, time) for axis, length in enumerate(grid.shape)]
    first = steps.first if steps and steps.first else None
    return Picture(grid, _alt(name, grid, right), _caption(name, grid, names), first)


def _name(axis: int, length: int, sizes: Mapping[str, int], time: int | None) -> str:
    """What is counted along an axis."""
    known = names_of(sizes).get(length)
    if axis == time:
        return f"time steps ({known})" if known else "time steps"
    return known or f"axis {axis}"


def _alt(name: str, grid: Grid, right: np.ndarray[Any, np.dtype[Any]]) -> str:
    rows, columns = grid.right.shape
    place = ", ".join(map(str, grid.worst))
    count = int(np.count_nonzero(right))
    return (
        f"Picture of where {name} is wrong, {rows} by {columns} squares: {count} of {right.size} entries are right, "
        f"each a dot; the worst, ringed, is at [{place}]."
    )


def _caption(name: str, grid: Grid, names: list[str]) -> str:
    """Which way the axes run, and what one square stands for."""
    down, along = grid.axes
    runs = f"to the right: {names[along]}" if down is None else f"down: {names[down]}, to the right: {names[along]}"
    summed = []
    if grid.block != (1, 1):
        each = " × ".join(str(length) for length in (grid.block if down is not None else grid.block[1:]))
        summed.append(f"of a block of {each}")
    if grid.folded:
        summed.append(f"along {' and '.join(names[axis] for axis in grid.folded)}")
    square = f" Each square shows the worst entry {', and '.join(summed)}." if summed else ""
    return f"Where {name} is wrong; {runs}.{square}"
