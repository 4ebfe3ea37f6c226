"""Which call gave a value? The inputs that a learner looks at must be those of the result that is wrong."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

CALLS, PARTS, BYTES = 32, 64, 1 << 26  # calls kept, parts of each result, and the memory that all of them may take


class _Call(NamedTuple):
    arguments: dict[str, Any]
    parts: list[object]
    size: int


class Recent:
    """The last calls of a learner's function: their arguments, and the numbers and arrays that came back."""

    def __init__(self) -> None:
        self._calls: deque[_Call] = deque()  # the latest first
        self._bytes = 0

    def add(self, arguments: dict[str, Any], result: object) -> None:
        """Remember one call, and forget the oldest ones if there are many or they take much room."""
        parts = list(islice(_parts(result), PARTS))
        size = sum(part.nbytes for part in (*arguments.values(), *parts) if isinstance(part, np.ndarray))
        self._calls.appendleft(_Call(arguments, parts, size))
        self._bytes += size
        while len(self._calls) > CALLS or (self._bytes > BYTES and len(self._calls) > 1):
            self._bytes -= self._calls.pop().size

    def inputs_of(self, value: object) -> dict[str, Any] | None:
        """The arguments of the latest call whose result `value` is, is a part or a view of, or holds a part of."""
        wanted = {id(part) for part in islice(_parts(value), PARTS)}
        for call in self._calls:
            if any(id(part) in wanted for part in call.parts):
                return call.arguments
        return None


def _parts(value: object) -> Iterator[object]:
    """The arrays and fractional numbers in plain tuples, lists and dicts; small whole numbers are the same objects."""
    if isinstance(value, np.ndarray):
        yield value
        if value.base is not None:
            yield value.base
    elif isinstance(value, float | np.generic):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _parts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _parts(part)
