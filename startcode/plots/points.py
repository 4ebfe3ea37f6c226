"""Points of the plane and the regions that a classifier cuts it into."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.classes import NUMBERED, looks, values_of
from startcode.plots.figure import figure, heading, show, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Predict = Callable[[NDArray[np.float64]], Any]
FINENESS = 220  # points of the grid along each side
PANELS_WIDE = 7.6  # inches that panels share, side by side
FEW, SOME = 20, 120  # up to so many points are drawn large, or larger


def scatter(X: ArrayLike, Y: ArrayLike, *, title: str, alt: str, names: Sequence[str] = NUMBERED) -> None:
    """The points X (2, m), each in the colour and mark of its label in Y, (1, m) or (m,); `names` of the classes."""
    points, labels = _read("scatter", X, Y)
    paper, (axis,) = figure(width=5.6, height=4.6)
    _draw_points(axis, points, labels, names)
    style(axis, title=title, xlabel="$x_1$", ylabel="$x_2$")
    axis.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5), title="class")
    show(paper, alt)


def decision_boundary(predict: Predict, X: ArrayLike, Y: ArrayLike, *, title: str, alt: str) -> None:
    """What `predict` answers everywhere around the points X (2, m), and the points with their true labels Y.

    `predict` takes any points (2, k) and gives their labels (1, k), or probabilities of class 1.
    """
    points, labels = _read("decision_boundary", X, Y)
    paper, (axis,) = figure(width=5.6, height=4.6)
    _draw_regions(axis, predict, points, labels)
    _draw_points(axis, points, labels)
    style(axis, title=title, xlabel="$x_1$", ylabel="$x_2$")
    axis.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5), title="class")
    show(paper, alt)


def decision_boundaries(panels: Mapping[str, Predict], X: ArrayLike, Y: ArrayLike, *, title: str, alt: str) -> None:
    """As `decision_boundary`, for several classifiers side by side, each under its own name."""
    points, labels = _read("decision_boundaries", X, Y)
    columns = {1: 1, 2: 2, 4: 2}.get(len(panels), 3)
    rows = -(-max(1, len(panels)) // columns)
    side = min(PANELS_WIDE / columns, 3.6)
    paper, axes = figure(rows, columns, width=side * columns, height=0.95 * side * rows + 0.9)
    for axis in axes[len(panels) :]:
        axis.set_axis_off()
    for place, (axis, (name, predict)) in enumerate(zip(axes, panels.items(), strict=False)):
        _draw_regions(axis, predict, points, labels)
        _draw_points(axis, points, labels, size=24 if labels.size <= SOME else 10)
        lowest, first = place + columns >= len(panels), place % columns == 0
        style(axis, title=name, xlabel="$x_1$" if lowest else "", ylabel="$x_2$" if first else "")
        axis.tick_params(labelbottom=lowest, labelleft=first)
    heading(paper, title)
    larger = 1 if labels.size <= SOME else 2  # small marks would be hard to tell apart in the key
    handles, names = axes[0].get_legend_handles_labels()
    paper.legend(handles, names, frameon=False, loc="outside lower center", ncols=9, title="class", markerscale=larger)
    show(paper, alt)


def _read(where: str, X: ArrayLike, Y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Points (2, m) and labels (m,), whatever shape the labels came in."""
    points, labels = np.asarray(X), np.ravel(np.asarray(Y))
    if points.ndim != 2 or points.shape[0] != 2:
        raise StartCodeError(where, f"X has shape {points.shape}.", "It draws points of the plane: (2, m) is wanted.")
    if points.shape[1] != labels.size:
        what = f"X holds {points.shape[1]} points, but Y {labels.size} labels."
        raise StartCodeError(where, what, "Give one label for each column of X.")
    return points, labels


def _draw_points(
    axis: "Axes", X: NDArray[Any], labels: NDArray[Any], names: Sequence[str] = NUMBERED, size: float = 22
) -> None:
    if labels.size <= FEW:
        size = 60
    for value, name, colour, mark in looks(values_of(labels), names):
        x, y = X[:, labels == value]
        axis.scatter(x, y, s=size, marker=mark, color=colour, edgecolors="white", linewidths=0.4, label=name)


def _draw_regions(axis: "Axes", predict: Predict, X: NDArray[Any], labels: NDArray[Any]) -> None:
    """The plane in the light colours of the predicted classes, and a line where they meet."""
    from matplotlib.colors import to_rgb

    low, high = X.min(axis=1), X.max(axis=1)
    margin = 0.12 * np.maximum(high - low, 1e-9)
    across, up = (np.linspace(a, b, FINENESS) for a, b in zip(low - margin, high + margin, strict=True))
    grid = np.stack([part.ravel() for part in np.meshgrid(across, up)])
    field = _labels_of(predict(grid), grid.shape[1]).reshape(FINENESS, FINENESS)
    picture = np.ones((FINENESS, FINENESS, 3))
    for value, _, colour, _ in looks(np.union1d(values_of(labels), values_of(field))):
        picture[field == value] = 1 - 0.3 * (1 - np.array(to_rgb(colour)))
        if (field == value).any() and (field != value).any():
            axis.contour(across, up, field == value, levels=[0.5], colors="#444444", linewidths=0.8)
    axis.imshow(
        picture, extent=(across[0], across[-1], up[0], up[-1]), origin="lower", aspect="auto", interpolation="nearest"
    )


def _labels_of(answer: ArrayLike, k: int) -> NDArray[Any]:
    """The labels that a classifier gave for k points; probabilities count from one half on as class 1."""
    given = np.ravel(np.asarray(answer))
    if given.size != k:
        what = f"predict gave shape {np.shape(answer)} for points of shape (2, {k})."
        raise StartCodeError("decision_boundary", what, f"One label for each point is wanted: shape (1, {k}).")
    whole = np.asarray(given, dtype=np.float64)
    return whole if (whole == np.round(whole)).all() else (whole > 0.5).astype(np.float64)
