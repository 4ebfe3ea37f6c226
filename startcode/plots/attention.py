"""Who looks where: weights of attention, with the signs or words at both sides."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import figure, heading, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 60  # signs or words along a side that can still be read
WIDEST = 9.0  # inches of paper
SCALE = "Blues"


def attention(weights: ArrayLike, rows: Sequence[str], columns: Sequence[str], *, title: str, alt: str) -> None:
    """Weights (len(rows), len(columns)): in row i, how much the i-th of `rows` looks at each of `columns`.

    White is no weight at all, the darkest blue the largest weight of the figure. `rows` and `columns` are signs or
    words; a blank is shown as ␣.
    """
    table = _table("attention", "the weights", weights, rows, columns)
    paper, axes = figure(width=_width(rows, columns, 1.2), height=_height(rows, columns))
    _draw(paper, axes, {"": table}, rows, columns)
    heading(paper, title)
    show(paper, alt)


def attention_panels(
    panels: Mapping[str, ArrayLike], rows: Sequence[str], columns: Sequence[str], *, title: str, alt: str
) -> None:
    """As `attention`, once for each of `panels` (name: weights), all with the same colours: the heads of a layer."""
    if not panels:
        raise StartCodeError("attention_panels", "there is no panel.", "Give a name and weights for each of them.")
    tables = {name: _table("attention_panels", f'"{name}"', panel, rows, columns) for name, panel in panels.items()}
    wide = _width(rows, columns, 0.3)
    beside = max(1, min(len(tables), int(WIDEST // wide), 4))
    below = -(-len(tables) // beside)
    beside = -(-len(tables) // below)  # four panels: two and two, not three and one
    height = below * (_height(rows, columns) - 0.2) + 0.3
    paper, axes = figure(below, beside, width=min(beside * wide + 0.7, WIDEST), height=height)
    _draw(paper, axes, tables, rows, columns)
    heading(paper, title)
    show(paper, alt)


def _draw(
    paper: Any,  # noqa: ANN401 - a figure
    axes: list["Axes"],
    tables: Mapping[str, NDArray[np.float64]],
    rows: Sequence[str],
    columns: Sequence[str],
) -> None:
    largest = max(float(table.max()) for table in tables.values()) or 1.0
    for axis in axes[len(tables) :]:
        axis.set_axis_off()
    for axis, (name, table) in zip(axes, tables.items(), strict=False):
        drawn = axis.imshow(table, cmap=SCALE, vmin=0, vmax=largest, aspect="auto", interpolation="nearest")
        axis.set_title(name, fontsize=10)
        turned = 0 if max(map(len, columns)) < 3 else 90
        axis.set_xticks(range(len(columns)), _names(columns), rotation=turned, **_letters(columns))
        axis.set_yticks(range(len(rows)), _names(rows), **_letters(rows))
        axis.tick_params(length=0)
        axis.set_xticks(np.arange(1, len(columns)) - 0.5, minor=True)
        axis.set_yticks(np.arange(1, len(rows)) - 0.5, minor=True)
        axis.grid(which="minor", color="#dddddd", linewidth=0.5)
        axis.tick_params(which="minor", length=0)
    paper.colorbar(drawn, ax=axes[: len(tables)], shrink=0.8, label="weight")


def _table(
    where: str, name: str, weights: ArrayLike, rows: Sequence[str], columns: Sequence[str]
) -> NDArray[np.float64]:
    table = np.asarray(weights)
    if table.dtype.kind not in "fiub" or table.shape != (len(rows), len(columns)) or not table.size:
        what = f"{name}: shape {table.shape}, and there are {len(rows)} rows and {len(columns)} columns."
        raise StartCodeError(where, what, "Give one weight for each row and column: (len(rows), len(columns)).")
    if max(table.shape) > MOST:
        what = f"there are {len(rows)} rows and {len(columns)} columns."
        raise StartCodeError(where, what, f"Up to {MOST} can be read: choose some.")
    if not (np.isfinite(table).all() and (table >= 0).all()):
        what = f"{name}: there are negative or missing numbers among them."
        raise StartCodeError(where, what, "Give weights, as a softmax gives them.")
    return table.astype(np.float64)


def _names(tokens: Sequence[str]) -> list[str]:
    return ["␣" if sign == " " else sign.replace("$", r"\$") for sign in tokens]


def _letters(tokens: Sequence[str]) -> dict[str, Any]:
    """Single signs all take the same room."""
    return {"fontsize": 9, "family": "monospace"} if max(map(len, tokens)) < 3 else {"fontsize": 9}


def _width(rows: Sequence[str], columns: Sequence[str], margin: float) -> float:
    """Inches: the squares, the names beside them, a margin."""
    return min(max(0.27 * len(columns) + 0.09 * max(map(len, rows), default=0) + margin, 2.4), WIDEST)


def _height(rows: Sequence[str], columns: Sequence[str]) -> float:
    longest = max(map(len, columns), default=0)
    return max(0.27 * len(rows) + (0.09 * longest if longest >= 3 else 0.2) + 0.7, 1.6)
