"""Words as points with their names, and as places along one direction."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.classes import MARKS
from startcode.plots.figure import PALETTE, figure, heading, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

LOOKS = [(PALETTE[n % len(PALETTE)], MARKS[(n + n // len(PALETTE)) % len(MARKS)]) for n in range(14)]
ARROW = {"arrowstyle": "-|>", "color": "0.35", "shrinkA": 2, "shrinkB": 2, "mutation_scale": 9}
SPOTS = [(dx, dy) for dy in (3, -3, 13, -13) for dx in (4, -4)]  # where a name may stand beside its point, in points
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
        style(axis, title=name, xlabel=xlabel, ylabel=ylabel)
        axis.margins(0.12)
    heading(paper, title)
    if kinds:
        handles, names = axes[0].get_legend_handles_labels()
        paper.legend(handles, names, frameon=False, loc="outside lower center", ncols=5, fontsize=9)
    paper.draw_without_rendering()  # now it is known where everything lies
    for axis, points in zip(axes, tables.values(), strict=True):
        _name(
            axis, {word: (x, y) for word, (x, y) in zip(words, points, strict=True)}, words if named is None else named
        )
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


def _name(axis: "Axes", places: Mapping[str, tuple[float, float]], named: Sequence[str]) -> None:
    """Each name beside its point, where it covers least of the names before it, and stays inside of the axes."""
    taken: list[Bbox] = []
    for word in (word for word in places if word in named):
        label = axis.annotate(word, places[word], xytext=SPOTS[0], textcoords="offset points", fontsize=8.5, zorder=5)
        outside = [box.width * box.height - _shared(box, axis.bbox) for box in _boxes(label)]
        covered = [sum(_shared(box, other) for other in taken) for box in _boxes(label)]
        _put(label, SPOTS[int(np.argmin(np.add(outside, covered)))])
        taken.append(label.get_window_extent())


def _boxes(label: "Annotation") -> Iterator["Bbox"]:
    """What a name covers at each of the spots."""
    for spot in SPOTS:
        _put(label, spot)
        yield label.get_window_extent()


def _put(label: "Annotation", spot: tuple[int, int]) -> None:
    label.xyann = spot
    label.set(ha="left" if spot[0] > 0 else "right", va="bottom" if spot[1] > 0 else "top")


def _shared(one: "Bbox", other: "Bbox") -> float:
    """The area, in pixels, that two boxes have in common."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(max(width, 0) * max(height, 0))
