"""Curves: costs over training, functions over numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from startcode.plots.figure import DASHES, PALETTE, figure, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAPER = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1}  # under a name that lies on a curve
Series = tuple[Sequence[float] | Any, Sequence[float] | Any]


def lines(
    curves: Mapping[str, Series],
    *,
    title: str,
    xlabel: str,
    ylabel: str,
    alt: str,
    points: Mapping[str, tuple[float, float]] | None = None,
    log_y: bool = False,
) -> None:
    """One line for each name in `curves` (x values, y values), told apart by colour and by dashes.

    `points` marks single places with their names.
    """
    paper, (axis,) = figure(width=7.0, height=3.8)
    for place, (name, (x, y)) in enumerate(curves.items()):
        axis.plot(x, y, DASHES[place % len(DASHES)], color=PALETTE[place % len(PALETTE)], label=name, linewidth=2)
    for name, (x, y) in (points or {}).items():
        axis.plot([x], [y], "o", color="black", markersize=6)
        axis.annotate(name, (x, y), xytext=(8, -4), textcoords="offset points", fontsize=9, bbox=PAPER)
    if log_y:
        axis.set_yscale("log")
    if all(_is_whole(x) for x, _ in curves.values()):
        _count_in_whole_numbers(axis)
    style(axis, title=title, xlabel=xlabel, ylabel=ylabel)
    if len(curves) > 1:
        axis.legend(frameon=False)
    show(paper, alt)


def _is_whole(x: Sequence[float] | Any) -> bool:  # noqa: ANN401 - anything NumPy can read
    numbers = np.asarray(x, dtype=float)
    return bool(np.all(numbers == np.round(numbers)))


def _count_in_whole_numbers(axis: "Axes") -> None:
    """There is no layer 2.5."""
    from matplotlib.ticker import MaxNLocator

    axis.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=[1, 2, 5, 10]))


def functions(
    named: Mapping[str, Callable[[Any], Any]],
    x: ArrayLike,
    *,
    title: str,
    alt: str,
    xlabel: str = "z",
    ylabel: str = "",
) -> None:
    """One curve for each function in `named` over the numbers `x`; each takes the whole array at once."""
    numbers = np.asarray(x)
    curves = {name: (numbers, f(numbers)) for name, f in named.items()}
    lines(curves, title=title, xlabel=xlabel, ylabel=ylabel, alt=alt)
