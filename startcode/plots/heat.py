"""Values over a plane, as colours."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, heading, limits, show, style

GROWING, TWO_SIDED = "cividis", "RdBu_r"  # colour scales that every kind of colour vision can read
MOST_NAMES = 12  # of rows or columns, that find room beside an axis
FINENESS = 160  # places along each side of a field
Field = Callable[[NDArray[np.float64], NDArray[np.float64]], Any]


def heat(
    values: ArrayLike,
    *,
    title: str,
    alt: str,
    xlabel: str,
    ylabel: str,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
) -> None:
    """Values (n, k) as colours, the first row at the bottom, with a colour bar; `x` (k,) and `y` (n,) name the places.

    With negative numbers the colours run from blue over white (zero) to red; else from dark to light, as the numbers
    grow. What is nan or infinite stays grey. For few numbers that one should read there is `matrix`.
    """
    table = np.asarray(values)
    if table.ndim != 2 or not table.size or table.dtype.kind not in "fiub":
        what = f"the values have shape {table.shape} and dtype {table.dtype}."
        raise StartCodeError("heat", what, "Give numbers in rows and columns: (n, k).")
    shown = np.ma.masked_invalid(table.astype(np.float64))
    scale: dict[str, Any] = {"cmap": GROWING}
    if (shown < 0).any():
        edge = limits(shown.compressed())
        scale = {"cmap": TWO_SIDED, "vmin": -edge, "vmax": edge}
    paper, (axis,) = figure(width=6.4, height=4.4)
    axis.set_facecolor("#bbbbbb")
    drawn = axis.imshow(shown, origin="lower", aspect="auto", interpolation="nearest", **scale)
    style(axis, title=title, xlabel=xlabel, ylabel=ylabel)
    axis.grid(visible=False)
    axis.set_xticks(*_names("x", x, table.shape[1]))
    axis.set_yticks(*_names("y", y, table.shape[0]))
    paper.colorbar(drawn, ax=axis)
    show(paper, alt)


def trials(
    f: Field, searches: Mapping[str, ArrayLike], *, title: str, alt: str, xlabel: str = "x", ylabel: str = "y"
) -> None:
    """What searches of the square from 0 to 1 have tried of `f(x, y)`, one panel each, under its name.

    The values of f are the colours, light for high; the points (k, 2) of a search are dots, the highest of them is a
    star; marks below each panel show which x were tried.
    """
    sides = np.linspace(0, 1, FINENESS)
    field = np.asarray(f(*np.meshgrid(sides, sides)), dtype=np.float64)
    paper, axes = figure(1, max(1, len(searches)), width=3.7 * max(1, len(searches)), height=3.9)
    for axis, (name, given) in zip(axes, searches.items(), strict=False):
        points = np.asarray(given, dtype=np.float64)
        if points.ndim != 2 or points.shape[1] != 2 or not len(points):
            what = f'the points of "{name}" have shape {points.shape}.'
            raise StartCodeError("trials", what, "Give one row (x, y) for each: (k, 2).")
        x, y = points.T
        best = int(np.argmax(f(x, y)))
        axis.imshow(field, origin="lower", extent=(0, 1, 0, 1), aspect="auto", cmap=GROWING)
        axis.plot(x, y, "o", color="white", markeredgecolor="black", markersize=6, clip_on=False)
        axis.plot(x[best], y[best], "*", color=PALETTE[1], markeredgecolor="white", markersize=17)
        axis.plot(x, np.full_like(x, -0.05), "|", color="black", markersize=11, clip_on=False)
        style(axis, title=name, xlabel=xlabel, ylabel=ylabel)
        axis.grid(visible=False)
        axis.set(xlim=(0, 1), ylim=(-0.1, 1), xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
    heading(paper, title)
    show(paper, alt)


def _names(axis: str, places: ArrayLike | None, count: int) -> tuple[list[int], list[str]]:
    """Where names stand along an axis of `count` places, and which: every one, or every second, third ..."""
    named: NDArray[Any] = np.arange(count) if places is None else np.asarray(places)
    if named.shape != (count,):
        what = f"{axis} has shape {named.shape}, and the values have {count} {'columns' if axis == 'x' else 'rows'}."
        raise StartCodeError("heat", what, f"Give one name for each: ({count},).")
    chosen = list(range(0, count, -(-count // MOST_NAMES)))
    return chosen, [f"{named[place]:.3g}" if named.dtype.kind == "f" else str(named[place]) for place in chosen]
