"""What a generator makes, on what it is to imitate."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, heading, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Judge = Callable[[NDArray[np.float64]], Any]
FINENESS = 120  # points of the grid along each side
MARGIN = 1.5  # how far the picture reaches, in sizes of the real examples
SURE = 4.0  # a score of this size has the full colour
FAKE = "#e69f00"  # of fakes on a judge's opinion, which is blue and red itself
WIDE = 7.6  # inches that panels share


def samples(
    panels: Mapping[str, ArrayLike],
    real: ArrayLike,
    *,
    title: str,
    alt: str,
    judges: Mapping[str, Judge] | None = None,
    arrows: Mapping[str, ArrayLike] | None = None,
) -> None:
    """Samples (2, m) of each panel over the real examples (2, k), which are grey.

    `judges` may give a discriminator for a panel: points (2, n) -> scores (1, n), drawn blue for real, red for fake and
    white for undecided. `arrows` may give directions (2, m) for a panel's samples.
    """
    grey = _points(real, "the real examples")
    columns = {1: 1, 2: 2, 4: 2}.get(len(panels), 3)
    rows = -(-max(1, len(panels)) // columns)
    side = min(WIDE / columns, 4.4)
    paper, axes = figure(rows, columns, width=side * columns + 0.4, height=side * rows + 0.6)
    for axis in axes[len(panels) :]:
        axis.set_axis_off()
    edge = MARGIN * max(float(np.abs(grey).max()), 1e-9)
    for axis, (name, made) in zip(axes, panels.items(), strict=False):
        judge = (judges or {}).get(name)
        if judge is not None:
            _draw_opinion(axis, judge, edge)
        axis.scatter(grey[0], grey[1], s=4, color="#777777", alpha=0.5, linewidths=0)
        points = _points(made, name)
        colour = PALETTE[0] if judge is None else FAKE
        axis.scatter(points[0], points[1], s=11, color=colour, edgecolors="black", linewidths=0.25, zorder=3)
        if name in (arrows or {}):
            axis.quiver(*points, *_points((arrows or {})[name], name), color="black", width=0.004, zorder=4)
        style(axis, title=name, xlabel="", ylabel="")
        axis.title.set_fontsize(9)
        axis.set(xlim=(-edge, edge), ylim=(-edge, edge), aspect="equal")
        axis.tick_params(labelsize=8)
    heading(paper, title)
    show(paper, alt)


def _draw_opinion(axis: "Axes", judge: Judge, edge: float) -> None:
    """The judge's scores everywhere, and a line where they are 0."""
    side = np.linspace(-edge, edge, FINENESS)
    grid = np.stack([part.ravel() for part in np.meshgrid(side, side)])
    scores = np.asarray(judge(grid), dtype=np.float64)
    if scores.size != grid.shape[1]:
        what = f"a judge gave shape {scores.shape} for points of shape {grid.shape}."
        raise StartCodeError("samples", what, f"One score for each point is wanted: shape (1, {grid.shape[1]}).")
    field = scores.reshape(FINENESS, FINENESS)
    axis.imshow(
        field, extent=(-edge, edge, -edge, edge), origin="lower", cmap="RdBu", vmin=-SURE, vmax=SURE, alpha=0.75
    )
    if field.min() < 0 < field.max():
        axis.contour(side, side, field, levels=[0.0], colors="#444444", linewidths=0.7)


def _points(X: ArrayLike, where: str) -> NDArray[np.float64]:
    points = np.asarray(X, dtype=np.float64)
    if points.ndim != 2 or len(points) != 2:
        what = f"{where} has shape {points.shape}."
        raise StartCodeError("samples", what, "It draws points of the plane: (2, m) is wanted.")
    return points
