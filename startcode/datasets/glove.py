"""Word vectors in the text format of GloVe: on every line a word and then its numbers, with blanks between them."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from startcode.errors import DatasetError

FORM = "A line of a GloVe file reads `word 0.418 -0.25 ...`, with as many numbers on every line."
WHERE = "Give the path of an unpacked text file, such as glove.6B.50d.txt, which you have downloaded yourself."
SHOWN = 30  # letters of a bad entry that a message repeats


def load_glove(path: str | os.PathLike[str]) -> dict[str, NDArray[np.float64]]:
    """The words of a GloVe file of your own, and their vectors (d,), in the order of the file.

    Nothing is downloaded. The last d entries of a line are its numbers, whatever is before them is the word; the first
    line that holds a vector says what d is. Raises DatasetError, with the line, for the first one that does not fit.
    """
    file = Path(path).expanduser()
    vectors: dict[str, NDArray[np.float64]] = {}
    size = 0
    for number, line in enumerate(_lines(file), start=1):
        entries = line.rstrip().split(" ")
        if entries == [""]:
            continue
        size = size or len(entries) - 1
        where = f"{file}, line {number}"
        if size < 1 or len(entries) <= size:
            what = f"it has {len(entries) - 1} numbers behind the word, and the lines before have {size}."
            raise DatasetError(where, what if size else "no number stands behind the word.", FORM)
        vectors[" ".join(entries[:-size])] = _numbers(where, entries[-size:])
    if not vectors:
        raise DatasetError(str(file), "it holds no word.", FORM)
    return vectors


def _numbers(where: str, entries: list[str]) -> NDArray[np.float64]:
    """The entries as numbers; DatasetError that names the first that is none."""
    try:
        vector = np.array(entries, dtype=np.float64)
    except ValueError:
        bad = next(entry for entry in entries if not _is_number(entry))
        raise DatasetError(where, f"{bad[:SHOWN]!r} stands where a number should be.", FORM) from None
    if not np.isfinite(vector).all():
        bad = entries[int(np.argmin(np.isfinite(vector)))]
        raise DatasetError(where, f"{bad[:SHOWN]!r} is no finite number.", FORM)
    return vector


def _is_number(entry: str) -> bool:
    try:
        float(entry)
    except ValueError:
        return False
    return True


def _lines(file: Path) -> Iterator[str]:
    """One line after the other: such files may be large."""
    try:
        with file.open(encoding="utf-8", newline="\n") as opened:  # words may hold other signs that end a line
            yield from opened
    except FileNotFoundError as error:
        raise DatasetError(str(file), "there is no such file.", WHERE) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(str(file), f"it cannot be read as text ({error}).", WHERE) from error
