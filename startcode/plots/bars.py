"""Amounts side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, show, style

TOGETHER = 0.8  # of the room for one name, that its bars take
HATCHES = ("", "//", "..", "xx")  # told apart without colours as well


def bars(
    groups: Mapping[str, Sequence[float] | Any], names: Sequence[str], *, title: str, alt: str, xlabel: str, ylabel: str
) -> None:
    """For each of `names` one bar of every group, `groups` = {"group": [one number for each name], ...}."""
    for group, values in groups.items():
        if np.shape(values) != (len(names),):
            what = f'"{group}" has shape {np.shape(values)}, and there are {len(names)} names.'
            raise StartCodeError("bars", what, "Give one number for each name.")
    paper, (axis,) = figure(width=7.0, height=3.6)
    width = TOGETHER / max(1, len(groups))
    places = np.arange(len(names))
    for number, (group, values) in enumerate(groups.items()):
        axis.bar(
            places + (number - (len(groups) - 1) / 2) * width,
            np.asarray(values, dtype=np.float64),
            width,
            color=PALETTE[number % len(PALETTE)],
            hatch=HATCHES[number % len(HATCHES)],
            edgecolor="white",
            label=group,
        )
    style(axis, title=title, xlabel=xlabel, ylabel=ylabel)
    axis.grid(visible=False, axis="x")
    axis.set_axisbelow(True)
    axis.set_xticks(places, list(names))
    if len(groups) > 1:
        axis.legend(frameon=False)
    show(paper, alt)
