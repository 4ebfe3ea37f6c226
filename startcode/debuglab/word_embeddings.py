"""Week 12: three lists of word vectors, each compared with a well-known bug."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Vectors = Mapping[str, Array]
BYTE = 255  # the largest whole number of one byte
UNKNOWN = "<unknown>"


@dataclass(frozen=True)
class Comparison:
    """What a program for comparing words reports."""

    lowest: float  # of the similarities of any two words that were asked for
    highest: float
    nearest: dict[str, str]  # for each of these words the nearest of all words


def broken_comparisons(vectors: Vectors, words: Sequence[str]) -> dict[int, Comparison]:
    """Three programs with a bug each, by number, and what they report about `words`.

    1: the lengths are left out; 2: a word was never learned, and its vector is zero; 3: all numbers were shifted, so
    that the smallest is 0 and the largest 255, and never shifted back.
    """
    table = np.array(list(vectors.values()))
    low, high = table.min(), table.max()
    shifted = np.round(BYTE * (table - low) / (high - low))
    names = list(vectors)
    return {
        1: _compared(names, table, words, _products),
        2: _compared([*names, UNKNOWN], np.vstack([table, 0 * table[:1]]), words, _angles),
        3: _compared(names, shifted, words, _angles),
    }


def _products(table: Array) -> Array:
    return np.asarray(table @ table.T)


def _angles(table: Array) -> Array:
    """Cosines of all pairs of rows, with nothing done about rows of zeros."""
    with np.errstate(invalid="ignore"):
        upright = table / np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(upright @ upright.T)


def _compared(
    names: Sequence[str], table: Array, words: Sequence[str], compare: Callable[[Array], Array]
) -> Comparison:
    similarities = compare(table)
    rows = [names.index(word) for word in words]
    asked = similarities[np.ix_(rows, rows)][~np.eye(len(rows), dtype=bool)]
    np.fill_diagonal(similarities, -np.inf)  # no word is its own neighbour
    nearest = {word: names[int(np.argmax(similarities[row]))] for word, row in zip(words, rows, strict=True)}
    return Comparison(float(asked.min()), float(asked.max()), nearest)
