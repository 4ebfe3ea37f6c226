"""Networks that read step by step: their drawing, their gates, and who hears of whom."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import DASHES, PALETTE, figure, heading, hide_ticks, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STEP = 2.0  # from one cell of an unrolled net to the next
HALF = 0.5  # half the side of a cell
ARROW = {"arrowstyle": "-|>", "color": "#555555", "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
PALE, LETTERS = "cividis", "monospace"
MOST_SYMBOLS = 80  # of a text that can still be read below a figure


def unrolled(steps: int, *, title: str, alt: str, states: Sequence[str] = ("a",), output: str = r"\hat y") -> None:
    """A recurrent net, drawn once for each of its `steps`: x comes from below, the states go to the right.

    With two `states` there are two arrows between the cells. `output` "" draws none.
    """
    if steps < 1 or not states:
        what = f"there are {steps} steps and {len(states)} states."
        raise StartCodeError("unrolled", what, "Give at least one of each.")
    paper, (axis,) = figure(width=min(1.35 * (steps + 1), 9.0), height=2.7)
    for t in range(1, steps + 1):
        _cell(axis, STEP * t, t, output)
    heights = np.linspace(0.25, -0.25, len(states)) if len(states) > 1 else np.zeros(1)
    for name, height in zip(states, heights, strict=True):
        for t in range(steps + 1):
            _arrow(axis, (STEP * t + HALF, height), (STEP * (t + 1) - HALF, height))
            lift, side = (0.1, "bottom") if height >= 0 else (-0.14, "top")
            axis.text(STEP * (t + 0.5), height + lift, _at(name, t), ha="center", va=side, fontsize=9)
    axis.set_xlim(0.3, STEP * (steps + 1) - 0.3)
    axis.set_ylim(-1.7, 1.7 if output else 0.9)
    axis.set_axis_off()
    heading(paper, title)
    show(paper, alt)


def _cell(axis: "Axes", x: float, t: int, output: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    box = FancyBboxPatch((x - HALF, -HALF), 2 * HALF, 2 * HALF, boxstyle="round,pad=0,rounding_size=0.12")
    box.set(facecolor=PALETTE[5], edgecolor="black", zorder=3)
    axis.add_patch(box)
    axis.text(x, 0, "cell", ha="center", va="center", fontsize=9, zorder=4)
    _arrow(axis, (x, -1.15), (x, -HALF))
    axis.text(x, -1.25, _at("x", t), ha="center", va="top", fontsize=10)
    if output:
        _arrow(axis, (x, HALF), (x, 1.15))
        axis.text(x, 1.25, _at(output, t), ha="center", va="bottom", fontsize=10)


def _at(name: str, t: int) -> str:
    return rf"${name}^{{\langle {t} \rangle}}$"


def _arrow(axis: "Axes", start: tuple[float, float], end: tuple[float, float]) -> None:
    axis.annotate("", xy=end, xytext=start, arrowprops=ARROW)


def gates(
    symbols: Sequence[str],
    rows: Mapping[str, ArrayLike],
    *,
    title: str,
    alt: str,
    states: Mapping[str, ArrayLike] | None = None,
) -> None:
    """Gates over a text: one strip of colours for each of `rows` (T,), dark for 0 and light for 1, above the symbols.

    `states` (T,) are drawn as steps below the strips, with an axis of their own.
    """
    strips = np.array([_row(name, values, symbols) for name, values in rows.items()])
    lines = {name: _row(name, values, symbols) for name, values in (states or {}).items()}
    if not len(strips) or not 1 <= len(symbols) <= MOST_SYMBOLS:
        what = f"there are {len(strips)} rows over {len(symbols)} symbols."
        raise StartCodeError("gates", what, f"Give at least one row, and 1 to {MOST_SYMBOLS} symbols.")
    above = 0.32 * len(strips) + 0.5
    paper, axes = figure(1 + bool(lines), width=8.0, height=above + (2.2 if lines else 0.4))
    spec = axes[0].get_gridspec()
    if lines and spec is not None:
        spec.set_height_ratios([above, 1.7])
    drawn = axes[0].imshow(strips, cmap=PALE, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    axes[0].set_yticks(range(len(strips)), list(rows), fontsize=9)
    for row in range(1, len(strips)):
        axes[0].axhline(row - 0.5, color="white", linewidth=2)
    _name_steps(axes[0], symbols)
    paper.colorbar(drawn, ax=axes[0], ticks=[0, 1]).ax.set_yticklabels(["0 closed", "1 open"], fontsize=8)
    if lines:
        _draw_states(axes[1], lines)
        _name_steps(axes[1], symbols)
    heading(paper, title)
    show(paper, alt)


def _draw_states(axis: "Axes", lines: Mapping[str, NDArray[np.float64]]) -> None:
    for place, (name, values) in enumerate(lines.items()):
        dash, colour = DASHES[place % len(DASHES)], PALETTE[place % len(PALETTE)]
        axis.step(np.arange(len(values)), values, dash, where="mid", color=colour, label=name, linewidth=2)
    style(axis, title="", xlabel="", ylabel="state")
    axis.set_xlim(-0.5, len(next(iter(lines.values()))) - 0.5)
    axis.legend(frameon=False, fontsize=9, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=len(lines))


def _row(name: str, values: ArrayLike, symbols: Sequence[str]) -> NDArray[np.float64]:
    row = np.asarray(values, dtype=np.float64)
    if row.shape != (len(symbols),):
        what = f'"{name}" has shape {row.shape}, and there are {len(symbols)} symbols.'
        raise StartCodeError("gates", what, f"Give one number for each symbol: ({len(symbols)},).")
    return row


def _name_steps(axis: "Axes", symbols: Sequence[str]) -> None:
    names = ["␣" if symbol == " " else symbol for symbol in symbols]
    axis.set_xticks(range(len(names)), names, family=LETTERS, fontsize=9)
    axis.tick_params(length=0)


def influences(maps: Mapping[str, ArrayLike], *, title: str, alt: str, first: str = "a0") -> None:
    """Who hears of whom: one panel for each of `maps` (T, 1 + T), the darker the more.

    Row t is the state of step t. Column 0 is the state at the beginning, called `first`; column 1 + s the input of
    step s. What does not count at all is white; the colours follow the logarithm.
    """
    from matplotlib.colors import LogNorm

    tables = [np.asarray(values, dtype=np.float64) for values in maps.values()]
    strange = [f"{name} {table.shape}" for name, table in zip(maps, tables, strict=True) if not _is_map(table)]
    if strange or not tables:
        what = f"there are maps of other shapes: {', '.join(strange)}." if strange else "there is no map."
        raise StartCodeError("influences", what, "Give a row for each step, and one column more: (T, 1 + T).")
    largest = max(float(table.max()) for table in tables) or 1.0
    paper, axes = figure(1, len(tables), width=max(2.2 * len(tables) + 0.6, 5.0), height=2.9)
    scale: Any = LogNorm(vmin=largest / 1e4, vmax=largest)
    for place, (axis, (name, table)) in enumerate(zip(axes, zip(maps, tables, strict=True), strict=True)):
        axis.imshow(
            np.where(table > largest / 1e9, np.maximum(table, largest / 1e4), np.nan), cmap="cividis_r", norm=scale
        )
        style(axis, title=name, xlabel="changed: input", ylabel="state of step" if not place else "")
        axis.grid(visible=False)
        count = len(table)
        hide_ticks(axis)
        axis.set_xticks(range(count + 1), [first, *map(str, range(count))], fontsize=7)
        axis.set_yticks(range(count), [str(t) for t in range(count)], fontsize=7)
        axis.axvline(0.5, color="black", linewidth=0.8)
    heading(paper, title)
    show(paper, alt)


def _is_map(table: NDArray[np.float64]) -> bool:
    return table.ndim == 2 and table.size > 0 and table.shape[1] == table.shape[0] + 1
