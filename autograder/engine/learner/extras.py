"""More values than the wire format knows: small standard types, written as Handles with a detail that says it all."""

import builtins
import io
import random
import re
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

from autograder.engine.learner.shared import PUT, Shared
from autograder.engine.values import BadFrame, Handle

Thing: TypeAlias = Any
TYPE = "type"
DTYPE = re.compile(r"[<>|]([biufc]\d{1,2}|[SU]\d{1,9}|[mM]8(\[\d*[a-zA-Z]+\])?)")
_VALUES = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, slice, type(None))
_ERRORS = [kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)]
_NUMBERS = {np.dtype(character).type for character in "?bhilqBHILQefdgFDGmM"} | {np.str_, np.bytes_}
_ABSTRACT = (np.generic, np.number, np.integer, np.signedinteger, np.unsignedinteger, np.inexact, np.floating)
TYPES: dict[str, type] = {
    f"{kind.__module__}.{kind.__qualname__}": kind
    for kind in (*_VALUES, *_ERRORS, *_NUMBERS, *_ABSTRACT, np.complexfloating, np.ndarray)
}
TYPE_NAMES = {kind: name for name, kind in TYPES.items()}


def name(thing: Thing, shared: Shared) -> Handle | None:
    """A Handle that says all about `thing`, or None if it is nothing of what this module knows."""
    kind = type(thing)
    if issubclass(kind, type):
        return Handle(TYPE, 0, TYPE_NAMES[thing]) if thing in TYPE_NAMES else None
    if isinstance(thing, np.dtype):
        return Handle("dtype", 0, thing.str) if DTYPE.fullmatch(thing.str) else None
    if kind not in TAKEN_APART:
        return None
    word, take = TAKEN_APART[kind]
    if kind in SIMPLE:
        return Handle(word, 0, take(thing))
    named = shared.name(thing)
    if named is None or named.kind != PUT:
        return named
    return Handle(PUT, named.id, Handle(word, 0, take(thing)))


def resolve(handle: Handle) -> object:
    """The value that a Handle of this module describes; BadFrame if it describes none."""
    try:
        return BUILT[handle.kind](handle.detail)
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise BadFrame(f"no value of the kind {handle.kind}") from error


def _pairs(items: dict[Any, Any]) -> list[tuple[Any, Any]]:
    return list(items.items())


def _defaultdict_parts(items: Thing) -> tuple[object, ...]:
    return items.default_factory, _pairs(items)


def _file_parts(file: Thing) -> tuple[object, ...] | None:
    return None if file.closed else (file.getvalue(), file.tell())


def _file(make: Callable[[Thing], Thing]) -> Callable[[Thing], Thing]:
    def build(parts: Thing) -> object:
        file = make(parts[0] if parts else None)
        if parts is None:
            file.close()
        else:
            file.seek(parts[1])
        return file

    return build


def _random(state: Thing) -> random.Random:
    if not any(state[1][1:-1]):
        raise ValueError("a generator that gives zeros for ever")
    made = random.Random()  # noqa: S311
    made.setstate(state)
    return made


def _dtype(text: str) -> object:
    if not DTYPE.fullmatch(text):
        raise ValueError(text)
    return np.dtype(text)


def _defaultdict(parts: Thing) -> object:
    factory, items = parts
    return defaultdict(factory, items)


def _fraction(parts: Thing) -> Fraction:
    if any(type(part) is not int for part in parts):
        raise ValueError("not two integers")
    return Fraction(*parts)


def _decimal(text: str) -> Decimal:
    if len(text) > 10_000:
        raise ValueError("too many digits")
    return Decimal(text)


SIMPLE = {Fraction, Decimal, date, datetime, timedelta}
TAKEN_APART: dict[type, tuple[str, Callable[[Thing], object]]] = {
    Fraction: ("Fraction", lambda value: (value.numerator, value.denominator)),
    Decimal: ("Decimal", str),
    date: ("date", lambda value: value.isoformat()),
    datetime: ("datetime", lambda value: value.isoformat()),
    timedelta: ("timedelta", lambda value: (value.days, value.seconds, value.microseconds)),
    OrderedDict: ("OrderedDict", _pairs),
    Counter: ("Counter", _pairs),
    defaultdict: ("defaultdict", _defaultdict_parts),
    deque: ("deque", lambda value: (list(value), value.maxlen)),
    random.Random: ("Random", lambda value: value.getstate()),
    io.StringIO: ("StringIO", _file_parts),
    io.BytesIO: ("BytesIO", _file_parts),
}
BUILT: dict[str, Callable[[Thing], object]] = {
    TYPE: lambda word: TYPES[word],
    "dtype": _dtype,
    "Fraction": _fraction,
    "Decimal": _decimal,
    "date": lambda text: date.fromisoformat(text),
    "datetime": lambda text: datetime.fromisoformat(text),
    "timedelta": lambda parts: timedelta(*parts),
    "OrderedDict": lambda items: OrderedDict(items),
    "Counter": lambda items: Counter(dict(items)),
    "defaultdict": _defaultdict,
    "deque": lambda parts: deque(*parts),
    "Random": _random,
    "StringIO": _file(io.StringIO),
    "BytesIO": _file(io.BytesIO),
}
