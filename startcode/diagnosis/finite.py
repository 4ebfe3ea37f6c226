"""Not a number, or beyond all numbers."""

from collections.abc import Mapping

import numpy as np

from .model import AnyArray, Array, Finding, Relation

NAN = Relation("nan", "entries that are not a number, and where: 0/0, the root of a negative number, 0·log 0", 1)
LOG_OF_ZERO = Relation("log-of-zero", "entries that are minus infinity", 1)
OVERFLOW = Relation("overflow", "entries that are infinite", 1)
RELATIONS = (NAN, LOG_OF_ZERO, OVERFLOW)

_CAUSES = {
    NAN: "0/0, 0·log 0, inf − inf, or the root or log of a negative number?",
    LOG_OF_ZERO: "the log of 0?",
    OVERFLOW: "exp of a large number, or a division by 0?",
}
_WHAT = {NAN: "nan (not a number)", LOG_OF_ZERO: "minus infinity", OVERFLOW: "infinite"}


def not_finite(got: Array, expected: Array, inputs: Mapping[str, Array]) -> Finding | None:
    """Is anything nan or infinite that should be an ordinary number?"""
    bad = ~np.isfinite(got)
    if not bad.any() or not np.isfinite(expected).all():
        return None
    relation = _kind(got)
    place = _place(bad, inputs)
    return Finding(relation, f"{_how_many(bad)} {_WHAT[relation]}{place}: {_CAUSES[relation]}")


def _kind(got: Array) -> Relation:
    if np.isnan(got).any():
        return NAN
    return LOG_OF_ZERO if np.isneginf(got).any() and not np.isposinf(got).any() else OVERFLOW


def _how_many(bad: AnyArray) -> str:
    if bad.all():
        return "the result is" if bad.size == 1 else "all entries are"
    count = int(np.count_nonzero(bad))
    return f"{count} of {bad.size} entries {'is' if count == 1 else 'are'}"


def _place(bad: AnyArray, inputs: Mapping[str, Array]) -> str:
    """Return what an argument has at just these places, if it has it nowhere else."""
    if bad.all():
        return ""
    for name, array in inputs.items():
        if array.shape != bad.shape:
            continue
        marks = {"0": array == 0, "1": array == 1, "negative": array < 0}
        for text, mark in marks.items():
            if np.array_equal(mark, bad):
                return f", just where {name} is {text}"
    return ""
