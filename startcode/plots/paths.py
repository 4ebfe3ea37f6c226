"""Ways down a valley: contour lines, and the path that each optimiser takes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import DASHES, PALETTE, figure, heading, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Surface = Callable[[NDArray[np.float64], NDArray[np.float64]], Any]
Range = tuple[float, float]
FINENESS = 160  # points of the grid along each side
LEVELS = 14  # contour lines, each with as much of the picture between it and the next
MARKS = ("o", "^", "s", "D", "v", "P", "X")
MARKED = 40  # steps of a path that get a mark


def paths(
    f: Surface,
    named: Mapping[str, ArrayLike],
    *,
    title: str,
    alt: str,
    x: Range,
    y: Range,
    names: tuple[str, str] = ("w1", "w2"),
) -> None:
    """Contour lines of `f` between the ends `x` and `y`, and over them one path for each name, points (k, 2).

    `f(across, up)` takes two arrays of the same shape and gives its values there, in that shape. What lies outside is
    cut off, and a path ends where its numbers are no longer finite. `names` stand at the axes.
    """
    paper, (axis,) = figure(width=7.0, height=4.4)
    _draw_contours(axis, f, x, y)
    for place, (name, points) in enumerate(named.items()):
        _draw_path(axis, place, name, _read(name, points))
    axis.set_xlim(*x)
    axis.set_ylim(*y)
    style(axis, title="", xlabel=names[0], ylabel=names[1])
    heading(paper, title)
    if named:
        axis.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    show(paper, alt)


def _read(name: str, points: ArrayLike) -> NDArray[np.float64]:
    """The points (k, 2) up to the first that is not finite."""
    path = np.asarray(points, dtype=np.float64)
    if path.ndim != 2 or path.shape[1] != 2:
        what = f'the path "{name}" has shape {path.shape}.'
        raise StartCodeError("paths", what, "Give the points of a path one below the other: shape (k, 2).")
    broken = np.flatnonzero(~np.isfinite(path).all(axis=1))
    return path[: broken[0]] if broken.size else path


def _draw_contours(axis: "Axes", f: Surface, x: Range, y: Range) -> None:
    across, up = np.meshgrid(np.linspace(*x, FINENESS), np.linspace(*y, FINENESS))
    heights = np.asarray(f(across, up), dtype=np.float64)
    if heights.shape != across.shape:
        what = f"f gave shape {heights.shape} for arrays of shape {across.shape}."
        raise StartCodeError("paths", what, "f takes two arrays of the same shape and gives one value for each place.")
    known = heights[np.isfinite(heights)]
    levels = np.unique(np.quantile(known, np.linspace(0, 1, LEVELS + 2)[1:-1])) if known.size else known
    if levels.size and np.ptp(known) > 0:
        axis.contour(across, up, heights, levels=levels, cmap="Greys_r", linewidths=0.8, alpha=0.6)


def _draw_path(axis: "Axes", place: int, name: str, path: NDArray[np.float64]) -> None:
    """A line with a mark at each step, or at some of many, and a ring where it begins."""
    colour, mark = PALETTE[place % len(PALETTE)], MARKS[place % len(MARKS)]
    every = max(1, -(-len(path) // MARKED))
    dash = DASHES[place % len(DASHES)]
    axis.plot(*path.T, dash, color=colour, marker=mark, markersize=4, markevery=every, linewidth=1.4, label=name)
    axis.plot(*path[:1].T, "o", markerfacecolor="none", markeredgecolor="black", markersize=9)
