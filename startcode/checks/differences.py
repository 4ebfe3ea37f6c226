"""A wrong value beside the expected one, in words and numbers; for visible checks only."""

from typing import Any

import numpy as np

from startcode.checks.pictures.grid import gaps_of_wrong

Array = np.ndarray[Any, np.dtype[Any]]
PRINTED = 12  # entries that are printed all


def gaps(got: Array, expected: Array) -> Array:
    """|got - expected|, without a warning where one of them is infinite."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(got - expected))


def difference(got: Array, expected: Array, right: Array) -> str:
    """Both values where they are short enough to read, else how many entries are right and where the worst stands."""
    if got.size <= PRINTED:
        rows = [("got", got), ("expected", expected)]
        return "\n".join(f"{word:<10}{_text(value, indent=10)}" for word, value in rows)
    wrong = gaps_of_wrong(gaps(got, expected), right)
    place = np.unravel_index(int(np.argmax(wrong)), wrong.shape)
    where = ", ".join(str(int(index)) for index in place)
    count = int(np.count_nonzero(right))
    return (
        f"{count or 'None'} of {right.size} entries {'is' if count == 1 else 'are'} right. "
        f"Largest difference at [{where}]: got {got[place]:.6g}, expected {expected[place]:.6g}."
    )


def _text(value: Array, indent: int) -> str:
    text = np.array2string(value, precision=6, suppress_small=True, max_line_width=90)
    return text.replace("\n", "\n" + " " * indent)
