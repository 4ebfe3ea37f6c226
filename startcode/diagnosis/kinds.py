"""Not the kind of thing that is meant: None, a list, text, a function, a dictionary without a key."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import numpy as np

from .model import Finding, Relation
from .wording import listing

NONE = Relation("none-returned", "None", 1)
TYPE = Relation("type", "a list, a text, a function, … where a number or an array is meant", 1)
OBJECTS = Relation("object-dtype", "an array of Python objects: rows of unequal length, or None among them", 1)
COMPLEX = Relation("complex", "complex numbers where real ones are meant", 1)
MISSING_KEYS = Relation("missing-keys", "a dictionary without some of its keys", 1)
LENGTH = Relation("tuple-length", "too many or too few values returned", 1)
RELATIONS = (NONE, TYPE, OBJECTS, COMPLEX, MISSING_KEYS, LENGTH)


def find_kind(got: object) -> Finding | None:
    """Say what came where a number or an array is meant."""
    if got is None:
        return Finding(
            NONE, "the result is None: is the return missing, or a line of the exercise still to be written?"
        )
    if isinstance(got, np.matrix):
        return Finding(TYPE, "the result is an np.matrix, for which * is the matrix product: use plain arrays")
    if isinstance(got, np.ndarray | np.generic):
        return _array_kind(got.dtype)
    if isinstance(got, complex):
        return Finding(COMPLEX, "the result is a complex number: a root of a negative number?")
    return Finding(TYPE, f"the result is {_name(got)} where a number or an array is meant{_mend(got)}")


def find_keys(got: object, expected: Mapping[str, object]) -> Finding | None:
    """Say which keys a dictionary lacks; None when it has them all."""
    if got is None:
        return find_kind(got)
    if not isinstance(got, Mapping):
        return Finding(TYPE, f"the result is {_name(got)} where a dictionary with {_keys(expected)} is meant")
    missing = [key for key in expected if key not in got]
    if not missing:
        return None
    extra = {str(key).casefold(): key for key in got if key not in expected}
    close = get_close_matches(str(missing[0]).casefold(), extra, n=1, cutoff=0.5)
    hint = f" Did you mean {missing[0]!r} where {extra[close[0]]!r} stands?" if close else ""
    return Finding(MISSING_KEYS, f"{_keys(missing)} {'is' if len(missing) == 1 else 'are'} missing.{hint}")


def find_length(got: object, expected: Sequence[object]) -> Finding | None:
    """Say whether too many or too few values are returned; None when the number is right."""
    if got is None:
        return find_kind(got)
    if not isinstance(got, tuple | list):
        return Finding(
            LENGTH, f"one value ({_name(got)}) is returned where {len(expected)} are meant, separated by commas"
        )
    if len(got) == len(expected):
        return None
    return Finding(LENGTH, f"{len(got)} values are returned where {len(expected)} are meant")


def _array_kind(dtype: np.dtype[np.generic]) -> Finding | None:
    if dtype.kind == "O":
        why = "rows of unequal length put together, or None among the entries?"
        return Finding(OBJECTS, f"an array of Python objects, not of numbers: {why}")
    if dtype.kind == "c":
        return Finding(COMPLEX, "the entries are complex numbers: a root of a negative number?")
    return None if dtype.kind in "biuf" else Finding(TYPE, f"an array of {dtype} where numbers are meant")


def _name(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)}"
    return "a function" if callable(value) else f"of type {type(value).__name__}"


def _mend(value: object) -> str:
    if isinstance(value, list):
        return ": np.array(...) makes one"
    return ": are the parentheses of a call missing?" if callable(value) else ""


def _keys(keys: Mapping[str, object] | list[str]) -> str:
    names = [repr(key) for key in keys][:8]
    return f"the key{'s' if len(names) > 1 else ''} {listing(names)}"
