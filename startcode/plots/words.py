"""Words as points with their names, and as places along one direction."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.classes import MARKS
from startcode.plots.figure import PALETTE, figure, heading, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = [(PALETTE[n % len(PALETTE)], MARKS[(n + n // len(PALETTE)) % len(MARKS)]) for n in range(14)]
ARROW = {"arrowstyle": "-|>", "color": "0.35", "shrinkA": 2, "shrinkB": 2, "mutation_scale": 9}
PER_WORD = 0.23  # inches that a word takes in a list


def word_map(
    panels: Mapping[str, ArrayLike],
    words: Sequence[str],
    *,
    title: str,
    alt: str,
    kinds: Sequence[str] | None = None,
    arrows: Sequence[tuple[str, str]] = (),
    named: Sequence[str] | None = None,
    xlabel: str = "",
    ylabel: str = "",
) -> None:
    """One map for each panel: a point (k, 2) for each of the k words, with its name beside it.

    `kinds` gives every word a kind, shown by colour and mark; `arrows` lead from one word to another; only the words
    in `named` have their names beside them, if it is given.
    """
    tables = {name: _points(points, words) for name, points in panels.items()}
    paper, axes = figure(1, len(tables), width=7.0 if len(tables) == 1 else 7.6, height=4.9)
    for axis, (name, points) in zip(axes, tables.items(), strict=True):
        _draw_kinds(axis, points, kinds or [""] * len(words))
        for start, end in arrows:
            a, b = (points[list(words).index(word)] for word in (start, end))
            axis.annotate("", b, a, arrowprops=ARROW)
        for word, point in zip(words, points, strict=True):
            if named is None or word in named:
                axis.annotate(word, point, xytext=(4, 3), textcoords="offset points", fontsize=8.5, zorder=5)
        style(axis, title=name, xlabel=xlabel, ylabel=ylabel)
        axis.margins(0.12)
    heading(paper, title)
    if kinds:
        handles, names = axes[0].get_legend_handles_labels()
        paper.legend(handles, names, frameon=False, loc="outside lower center", ncols=5, fontsize=9)
    show(paper, alt)


def word_axis(
    groups: Mapping[str, Sequence[float] | Any], words: Sequence[str], *, title: str, alt: str, xlabel: str
) -> None:
    """One row for each word, from above, and in it a mark where each group says it is; zero is a line."""
    for group, values in groups.items():
        if np.shape(values) != (len(words),):
            what = f'"{group}" has shape {np.shape(values)}, and there are {len(words)} words.'
            raise StartCodeError("word_axis", what, "Give one number for each word.")
    paper, (axis,) = figure(width=7.0, height=1.3 + PER_WORD * len(words))
    rows = np.arange(len(words))[::-1]
    for (group, values), (colour, mark) in zip(groups.items(), LOOKS, strict=False):
        axis.plot(np.asarray(values, dtype=np.float64), rows, mark, color=colour, label=group, markersize=6)
    axis.axvline(0, color="0.5", linewidth=1)
    style(axis, title=title, xlabel=xlabel, ylabel="")
    axis.set_yticks(rows, list(words), fontsize=9)
    if len(groups) > 1:
        axis.legend(frameon=False)
    show(paper, alt)


def _points(points: ArrayLike, words: Sequence[str]) -> NDArray[np.float64]:
    """The points (k, 2) of k words."""
    table = np.asarray(points, dtype=np.float64)
    if table.shape != (len(words), 2):
        what = f"a panel has points of shape {table.shape}, and there are {len(words)} words."
        raise StartCodeError("word_map", what, f"Give one point for each word: ({len(words)}, 2) is wanted.")
    return table


def _draw_kinds(axis: "Axes", points: NDArray[np.float64], kinds: Sequence[str]) -> None:
    for kind, (colour, mark) in zip(dict.fromkeys(kinds), LOOKS, strict=False):
        x, y = points[[other == kind for other in kinds]].T
        axis.scatter(x, y, s=26, marker=mark, color=colour, edgecolors="white", linewidths=0.4, label=kind)
