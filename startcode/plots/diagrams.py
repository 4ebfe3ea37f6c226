"""The drawing of a network: units as circles, weights as arrows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, heading, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 7  # units of a layer that are drawn; the middle of a larger one is left out
RADIUS = 0.28
SCALE = 0.52  # inches from one unit of a layer to the next
ARROW = {
    **{"arrowstyle": "-|>", "mutation_scale": 6, "color": "#777777", "linewidth": 0.5},
    **{"shrinkA": 0, "shrinkB": 0},
}


def network(sizes: Sequence[int], *, title: str, alt: str, names: Sequence[str] | None = None) -> None:
    """A dense network with `sizes` = [n_0, n_1, ..., n_L] units in its layers, from the input on the left.

    `names` stand above the layers (default: input, layer 1, ..., output). Of a large layer a few units are drawn.
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise StartCodeError("network", f"the layers are {list(sizes)}.", "Give two or more sizes, each at least 1.")
    titles = list(names or ["input", *(f"layer {layer}" for layer in range(1, len(sizes) - 1)), "output"])
    if len(titles) != len(sizes):
        what = f"there are {len(titles)} names for {len(sizes)} layers."
        raise StartCodeError("network", what, "Give one name for each layer, the input among them.")
    columns = [_heights(size) for size in sizes]
    top = max(heights[0] for heights in columns) + 0.6
    paper, (axis,) = figure(
        width=max(SCALE * (_place(len(sizes) - 1) + 1.8), 4.0), height=SCALE * (2 * top + 1.2) + 0.5
    )
    for layer in range(1, len(sizes)):
        _draw_arrows(axis, layer, columns[layer - 1], columns[layer])
    for layer, (size, heights, name) in enumerate(zip(sizes, columns, titles, strict=True)):
        _draw_layer(axis, layer, size, heights)
        axis.text(_place(layer), top, name, ha="center", va="bottom", fontsize=9)
        axis.text(_place(layer), -top, f"$n_{{{layer}}} = {size}$", ha="center", va="top", fontsize=9)
    axis.set_xlim(-0.9, _place(len(sizes) - 1) + 0.9)
    axis.set_ylim(-top - 0.6, top + 0.6)
    axis.set_aspect("equal", anchor="W")
    axis.set_axis_off()
    heading(paper, title)
    show(paper, alt)


def _place(layer: int) -> float:
    return 3.0 * layer


def _heights(size: int) -> NDArray[np.float64]:
    """Where the drawn units of a layer stand, from top to bottom; where some are left out there is a gap."""
    drawn = min(size, MOST)
    heights = (drawn - 1) / 2 - np.arange(drawn, dtype=np.float64)
    return np.delete(heights, drawn // 2) if size > MOST else heights


def _draw_layer(axis: "Axes", layer: int, size: int, heights: NDArray[np.float64]) -> None:
    from matplotlib.patches import Circle

    colour = "white" if layer == 0 else PALETTE[5]  # inputs compute nothing
    for height in heights:
        axis.add_patch(
            Circle((_place(layer), height), RADIUS, facecolor=colour, edgecolor="black", linewidth=1.0, zorder=3)
        )
    if len(heights) < size:
        axis.text(_place(layer), 0, "⋮", ha="center", va="center", fontsize=14)


def _draw_arrows(axis: "Axes", layer: int, before: NDArray[np.float64], after: NDArray[np.float64]) -> None:
    """From every drawn unit to every one of the next layer."""
    for start in before:
        for end in after:
            axis.annotate(
                "",
                xy=(_place(layer) - RADIUS, end),
                xytext=(_place(layer - 1) + RADIUS, start),
                arrowprops=ARROW,
            )
