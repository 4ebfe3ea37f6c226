"""Boxes around the things of a picture."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, heading, hide_ticks, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Array = NDArray[Any]
Labels = Sequence[object] | Array  # one for each box: class numbers, or words
Kinds = list[int | str]
COLUMNS = 3  # panels beside each other
WIDE, NARROW = 4.8, 2.9  # inches: one picture alone, one of several
DARK = "#0072b2", "#d55e00", "#009e73", "#000000"  # colours of the palette on which white words can be read


class Panel(TypedDict):
    """What one panel of `box_panels` shows: the arguments of `boxes`, by name."""

    image: Array
    boxes: ArrayLike
    labels: NotRequired[Labels | None]
    scores: NotRequired[ArrayLike | None]
    names: NotRequired[Sequence[str]]
    grid: NotRequired[tuple[int, int] | None]
    pixels: NotRequired[bool]


def boxes(
    image: Array,
    boxes: ArrayLike,
    *,
    title: str,
    alt: str,
    labels: Labels | None = None,
    scores: ArrayLike | None = None,
    names: Sequence[str] = (),
    grid: tuple[int, int] | None = None,
    pixels: bool = False,
) -> None:
    """A picture (n_H, n_W, 3) with boxes (k, 4) on it, each by its corners (x1, y1, x2, y2), x to the right, y down.

    Corners are fractions of the picture's width and height; with `pixels` they are counted in pixels. `labels` (k,) are
    class numbers, whose `names` may be given, or words; `scores` (k,) are written beside them. A class number has the
    same colour in every figure. `grid`, the pair of rows and columns, draws the lines of a grid.
    """
    shown = Panel(image=image, boxes=boxes, labels=labels, scores=scores, names=names, grid=grid, pixels=pixels)
    box_panels({"": shown}, title=title, alt=alt)


def box_panels(panels: Mapping[str, Panel], *, title: str, alt: str, columns: int = COLUMNS) -> None:
    """Several pictures with boxes: {"words below": {"image": ..., "boxes": ...}}, with the arguments of `boxes`."""
    if not panels:
        raise StartCodeError("box_panels", "there is no panel to draw.", "Give one picture with its boxes or more.")
    columns = min(columns, len(panels))
    rows = -(-len(panels) // columns)
    width = WIDE if len(panels) == 1 else NARROW
    n_H, n_W = np.shape(next(iter(panels.values()))["image"])[:2]
    below = 0.3 if any(panels) else 0.0  # room for words
    paper, axes = figure(rows, columns, width=width * columns, height=(width * n_H / n_W + below) * rows + 0.4)
    for axis in axes[len(panels) :]:
        axis.set_axis_off()
    for axis, (words, panel) in zip(axes, panels.items(), strict=False):
        _draw_panel(axis, panel)
        axis.set_xlabel(words, fontsize=9)
    heading(paper, title)
    show(paper, alt)


def _draw_panel(axis: "Axes", panel: Panel) -> None:
    n_H, n_W = np.shape(panel["image"])[:2]
    corners = _read(panel["boxes"])
    if not panel.get("pixels", False):
        corners = corners * [n_W, n_H, n_W, n_H]
    hide_ticks(axis)
    axis.imshow(panel["image"], extent=(0, n_W, n_H, 0), cmap="gray")  # a corner (0, 0) is the corner of the picture
    if (grid := panel.get("grid")) is not None:
        _draw_grid(axis, n_H, n_W, *grid)
    kinds = _kinds_of(panel.get("labels"))
    words, colours = _words_of(panel, kinds, len(corners)), _colours_of(kinds, len(corners))
    for (x1, y1, x2, y2), text, colour in zip(corners, words, colours, strict=True):
        _draw_box(axis, (x1, y1, x2 - x1, y2 - y1), text, colour)
    axis.set_xlim(0, n_W)
    axis.set_ylim(n_H, 0)


def _draw_grid(axis: "Axes", n_H: int, n_W: int, rows: int, columns: int) -> None:
    axis.vlines(np.linspace(0, n_W, columns + 1), 0, n_H, colors="white", linewidths=0.8, alpha=0.8)
    axis.hlines(np.linspace(0, n_H, rows + 1), 0, n_W, colors="white", linewidths=0.8, alpha=0.8)


def _draw_box(axis: "Axes", place: tuple[float, float, float, float], text: str, colour: str) -> None:
    """A frame with a light edge around it, so that it is seen on any ground, and the words at its top."""
    from matplotlib.patches import Rectangle

    x, y, width, height = place
    for line, ink in ((3.6, "white"), (2.0, colour)):
        axis.add_patch(Rectangle((x, y), width, height, fill=False, linewidth=line, edgecolor=ink))
    if text:
        right, bottom = max(axis.get_xlim()), max(axis.get_ylim())
        above, left = y > 0.1 * bottom, x < 0.75 * right  # room above the box, and to the right of its corner
        axis.text(
            max(x, 0.0) if left else min(x + width, right),
            max(y, 0.0),
            text,
            fontsize=7,
            color="white" if colour in DARK else "black",
            bbox={"facecolor": colour, "edgecolor": "none", "pad": 1.2},
            ha="left" if left else "right",
            va="bottom" if above else "top",
            clip_on=True,
        )


def _kinds_of(labels: Labels | None) -> Kinds | None:
    """The labels as plain whole numbers and words."""
    if labels is None:
        return None
    return [int(label) if isinstance(label, int | np.integer) else str(label) for label in labels]


def _words_of(panel: Panel, kinds: Kinds | None, k: int) -> list[str]:
    """What is written at each box: its class, its score, both or nothing."""
    given, names = panel.get("scores"), panel.get("names", ())
    scores = None if given is None else np.ravel(np.asarray(given))
    for what, said in (("labels", kinds), ("scores", scores)):
        if said is not None and len(said) != k:
            raise StartCodeError("boxes", f"there are {k} boxes, but {len(said)} {what}.", "Give one for each box.")
    classes = [""] * k if kinds is None else [_name_of(kind, names) for kind in kinds]
    numbers = [""] * k if scores is None else [f"{score:.2f}" for score in scores]
    return [f"{name} {number}".strip() for name, number in zip(classes, numbers, strict=True)]


def _name_of(kind: int | str, names: Sequence[str]) -> str:
    return names[kind] if isinstance(kind, int) and kind in range(len(names)) else str(kind)


def _colours_of(kinds: Kinds | None, k: int) -> list[str]:
    """A class number has its place in the palette; words have theirs in the order of the alphabet."""
    if kinds is None:
        return [PALETTE[1]] * k
    words = sorted({kind for kind in kinds if isinstance(kind, str)})
    places = [words.index(kind) if isinstance(kind, str) else kind for kind in kinds]
    return [PALETTE[place % len(PALETTE)] for place in places]


def _read(given: ArrayLike) -> Array:
    """Boxes (k, 4), also where there are none."""
    corners = np.asarray(given, dtype=np.float64)
    if corners.size == 0:
        return np.zeros((0, 4))
    if corners.ndim != 2 or corners.shape[1] != 4:
        what = f"the boxes have shape {corners.shape}."
        raise StartCodeError("boxes", what, "Give one row (x1, y1, x2, y2) for each box: shape (k, 4).")
    return corners
