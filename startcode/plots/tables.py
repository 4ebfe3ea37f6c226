"""Numbers in rows and columns."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import figure, heading, limits, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 300  # entries whose numbers can still be read


def matrix(values: ArrayLike, *, title: str, alt: str, row_label: str = "", column_label: str = "") -> None:
    """A matrix as coloured squares with the numbers in them; a vector is shown as one row.

    With negative numbers the colours run from blue over white (zero) to red, otherwise from white to blue.
    """
    table = np.atleast_2d(np.asarray(values))
    if table.ndim != 2 or not table.size:
        raise StartCodeError("matrix", f"the values have shape {np.shape(values)}.", "Give rows and columns: (n, k).")
    rows, columns = table.shape
    paper, (axis,) = figure(width=min(0.62 * columns + 1.9, 10.0), height=min(0.46 * rows + 1.5, 8.0))
    edge = limits(table[np.isfinite(table)]) if np.isfinite(table).any() else 1.0
    colours, low = ("RdBu_r", -edge) if (table < 0).any() else ("Blues", 0.0)
    drawn = axis.imshow(table.astype(np.float64), cmap=colours, vmin=low, vmax=edge, aspect="auto")
    if table.size <= MOST:
        _write_numbers(axis, table, (table.astype(np.float64) - low) / (edge - low), two_sided=low < 0)
    axis.set_xticks(range(columns) if columns <= 25 else [0, columns - 1])
    axis.set_yticks(range(rows) if rows <= 25 else [0, rows - 1])
    axis.tick_params(length=0)
    axis.set_xlabel(column_label)
    axis.set_ylabel(row_label)
    paper.colorbar(drawn, ax=axis, shrink=0.9)
    heading(paper, title)
    show(paper, alt)


def _write_numbers(axis: "Axes", table: NDArray[Any], depth: NDArray[Any], *, two_sided: bool) -> None:
    """`depth` from 0 to 1 is the place on the colour scale: on dark colours the numbers are white."""
    for (row, column), value in np.ndenumerate(table):
        dark = depth[row, column] > 0.6 if not two_sided else abs(depth[row, column] - 0.5) > 0.33
        text = str(value) if table.dtype.kind in "iu" else f"{value:.2g}"
        axis.text(column, row, text, ha="center", va="center", fontsize=8, color="white" if dark else "black")
