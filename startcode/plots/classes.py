"""Which class has which name, colour and mark: the same in every figure, and never by colour alone."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.plots.figure import PALETTE

MARKS = ("o", "^", "s", "D", "v", "P", "X")
NUMBERED = ("0", "1")


def values_of(Y: ArrayLike) -> NDArray[Any]:
    """The labels that occur in `Y`, in order."""
    return np.unique(np.asarray(Y))


def looks(values: NDArray[Any], names: Sequence[str] = NUMBERED) -> Iterator[tuple[Any, str, str, str]]:
    """For each label: the label itself, its name, colour and mark.

    `names` belong to the labels 0, 1, 2 ...; for other labels, such as -1 and 1, to the labels in order.
    """
    counted = all(value in range(len(names)) for value in values)
    ordered = not counted and len(names) == len(values) and tuple(names) != NUMBERED
    for place, value in enumerate(values):
        style = int(value) if value in range(len(MARKS)) and counted else place
        name = names[int(value)] if counted else names[place] if ordered else f"{value:g}"
        yield value, name, PALETTE[style % len(PALETTE)], MARKS[style % len(MARKS)]
