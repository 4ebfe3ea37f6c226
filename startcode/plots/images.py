"""Pictures, and numbers shown as pictures."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from startcode.plots.figure import figure, heading, hide_ticks, limits, show

Array = np.ndarray[Any, Any]


def images(
    pictures: Sequence[Array] | Array, captions: Sequence[str], *, title: str, alt: str, columns: int = 6
) -> None:
    """A grid of pictures, each (height, width, 3) or (height, width), with a caption below each."""
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    paper, axes = figure(rows, columns, width=1.35 * columns, height=1.6 * rows + 0.4)
    for axis in axes:
        axis.set_axis_off()
    for axis, picture, caption in zip(axes, pictures, captions, strict=False):
        axis.set_axis_on()
        hide_ticks(axis)
        axis.imshow(picture, cmap="gray")
        axis.set_xlabel(caption, fontsize=9)
    heading(paper, title)
    show(paper, alt)


def flattened(picture: Array, *, title: str, alt: str) -> None:
    """A picture (height, width, 3), its three colour layers, and the first numbers of its column."""
    paper, axes = figure(1, 5, width=8.5, height=2.4)
    panels = [picture, *(picture[:, :, layer] for layer in range(3)), picture.reshape(-1, 1)[:12]]
    names = ["picture", "red layer", "green layer", "blue layer", "top of its column"]
    for axis, panel, name in zip(axes, panels, names, strict=True):
        hide_ticks(axis)
        axis.set_xlabel(name, fontsize=9)
        if panel.shape[1:] == (1,):
            axis.imshow(panel, cmap="gray", vmin=0, vmax=255, aspect=0.25)
            for row, value in enumerate(panel[:, 0]):
                axis.text(
                    0, row, str(value), ha="center", va="center", fontsize=7, color="white" if value < 128 else "black"
                )
        else:
            axis.imshow(panel, cmap="gray", vmin=0, vmax=255)
    heading(paper, title)
    show(paper, alt)


def weights(w: Array, shape: tuple[int, int, int], *, title: str, alt: str) -> None:
    """A weight vector (height * width * 3, 1) put back into picture form, one panel a colour layer.

    Blue weights speak against the class, red ones for it; white ones do not care.
    """
    layers = np.asarray(w).reshape(shape)
    edge = limits(layers)
    paper, axes = figure(1, 3, width=8.0, height=3.0)
    for axis, layer, name in zip(axes, range(3), ("red", "green", "blue"), strict=True):
        hide_ticks(axis)
        drawn = axis.imshow(layers[:, :, layer], cmap="RdBu_r", vmin=-edge, vmax=edge)
        axis.set_xlabel(f"weights of the {name} layer", fontsize=9)
    paper.colorbar(drawn, ax=axes, shrink=0.8, label="against  ←  weight  →  for")
    heading(paper, title)
    show(paper, alt)
