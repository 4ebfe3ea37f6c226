"""Bytes to values; the bytes come from a program that may be hostile."""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from struct import Struct
from struct import error as struct_error
from typing import Any, TypeAlias

import numpy as np

from autograder.engine.values import arrays, generators, tags
from autograder.engine.values.errors import BadFrame
from autograder.engine.values.handle import Handle
from autograder.engine.values.limits import DEFAULT, Limits

OnHandle: TypeAlias = Callable[[Handle], object]

FEW = 512  # so many keys may have one hash without harm
MOST_EQUAL_HASHES = 64
COST_OF_GENERATOR = 50  # items: the memory that a generator takes beside its state
NAN = tags.FLOAT64.pack(math.nan)


def decode(
    data: bytes | bytearray | memoryview, *, on_handle: OnHandle | None = None, limits: Limits = DEFAULT
) -> object:
    """The value of a frame; raises BadFrame, and nothing else, whatever the bytes are.

    `on_handle` gives the object that a Handle stands for (default: the Handle itself); what it raises is passed on.
    """
    return decode_in_place(memoryview(data).cast("B").toreadonly(), on_handle, limits)


def decode_in_place(view: memoryview, on_handle: OnHandle | None, limits: Limits) -> object:
    """The same for a buffer that nobody else uses: if it is writable, large arrays stay in it."""
    if len(view) > limits.frame_bytes:
        raise BadFrame(f"a frame of {len(view):,} bytes; {limits.frame_bytes:,} are allowed")
    if not view or view[0] != tags.VERSION:
        raise BadFrame("a frame of another version")
    reader = _Reader(view, on_handle, limits)
    value = reader.value()
    if reader.position != len(view):
        raise BadFrame("a frame with bytes after its value")
    return value


class _Reader:
    """A position in a frame, and the values that are complete so far."""

    __slots__ = ("data", "depth", "items", "limits", "on_handle", "position", "shared")

    def __init__(self, data: memoryview, on_handle: OnHandle | None, limits: Limits) -> None:
        self.data, self.on_handle, self.limits = data, on_handle, limits
        self.position, self.items, self.depth = 1, 0, 0
        self.shared: list[tuple[object, int]] = []  # value, items in it

    def value(self) -> Any:  # noqa: ANN401  any value
        """The value at the position."""
        position = self.position
        if position >= len(self.data):
            raise BadFrame("a frame that ends too early")
        self.position = position + 1
        self.count(1)
        read = READERS.get(self.data[position])
        if read is None:
            raise BadFrame("an unknown tag")
        return read(self)

    def count(self, items: int) -> None:
        """Add to the number of values in this message."""
        self.items += items
        if self.items > self.limits.items:
            raise BadFrame(f"a frame of more than {self.limits.items:,} values")

    def number(self, layout: Struct) -> tuple[Any, ...]:
        """The numbers of a fixed layout."""
        try:
            numbers: tuple[Any, ...] = layout.unpack_from(self.data, self.position)
        except struct_error as error:
            raise BadFrame("a frame that ends within a number") from error
        self.position += layout.size
        return numbers

    def text(self) -> memoryview:
        """The bytes behind a length."""
        (length,) = self.number(tags.LENGTH)
        begin = self.position
        if length > len(self.data) - begin:
            raise BadFrame("text longer than its frame")
        self.position = begin + length
        return self.data[begin : self.position]

    def members(self, each: int = 1) -> list[Any]:
        """The values behind a count; `each` of them for one."""
        (count,) = self.number(tags.LENGTH)
        count *= each
        if count > len(self.data) - self.position or self.items + count > self.limits.items:
            raise BadFrame("more members than the frame can hold")
        return [self.value() for _ in range(count)]

    def enter(self) -> None:
        """One container deeper."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise BadFrame(f"more than {self.limits.depth} containers within each other")

    def nested(self, read: Callable[["_Reader"], object]) -> object:
        """A value that may be mentioned again."""
        before = self.items
        self.enter()
        value = read(self)
        self.depth -= 1
        self.shared.append((value, self.items - before))
        return value


Read: TypeAlias = Callable[[_Reader], object]


def _float(reader: _Reader) -> float:
    begin = reader.position
    (number,) = reader.number(tags.FLOAT64)
    if number != number and reader.data[begin : begin + 8] == NAN:
        return np.nan
    return float(number)


def _big_int(reader: _Reader) -> int:
    content = reader.text()
    if len(content) > reader.limits.int_bytes:
        raise BadFrame(f"an integer of more than {reader.limits.int_bytes:,} bytes")
    return int.from_bytes(content, "little", signed=True)


def _utf8(content: memoryview) -> str:
    try:
        return str(content, "utf-8")
    except UnicodeDecodeError as error:
        raise BadFrame("text that is not UTF-8") from error


def _str(reader: _Reader) -> str:
    text = _utf8(reader.text())
    if len(text) > tags.LONG_TEXT:
        reader.shared.append((text, 0))
    return text


def _bytes(reader: _Reader) -> bytes:
    content = bytes(reader.text())
    if len(content) > tags.LONG_TEXT:
        reader.shared.append((content, 0))
    return content


def _hashable(keys: list[Any]) -> list[Any]:
    """`keys`, if a set of them can be built in reasonable time."""
    try:
        crowded = len(keys) > FEW and max(Counter(map(hash, keys)).values()) > MOST_EQUAL_HASHES
    except TypeError as error:
        raise BadFrame("a key that cannot be one") from error
    if crowded:
        raise BadFrame("too many keys with one hash")
    return keys


def _set(reader: _Reader, make: Callable[[Iterable[Hashable]], object]) -> object:
    try:
        return make(_hashable(reader.members()))
    except TypeError as error:
        raise BadFrame("a member of a set that cannot be one") from error


def _dict(reader: _Reader) -> dict[Any, Any]:
    members = reader.members(2)
    try:
        return dict(zip(_hashable(members[::2]), members[1::2], strict=True))
    except TypeError as error:
        raise BadFrame("a key that cannot be one") from error


def _bounds(reader: _Reader) -> slice:
    return slice(reader.value(), reader.value(), reader.value())


def _range(reader: _Reader) -> range:
    bounds = [reader.value(), reader.value(), reader.value()]
    if any(type(bound) is not int for bound in bounds) or bounds[2] == 0:
        raise BadFrame("a range of impossible bounds")
    return range(*bounds)


def _array(reader: _Reader) -> arrays.Array:
    array, reader.position = arrays.read_array(reader.data, reader.position, reader.limits.frame_bytes)
    return array


def _scalar(reader: _Reader) -> np.generic:
    scalar, reader.position = arrays.read_scalar(reader.data, reader.position)
    return scalar


def _generator(reader: _Reader) -> np.random.Generator:
    reader.count(COST_OF_GENERATOR)
    return generators.generator(reader.value())


def _random_state(reader: _Reader) -> np.random.RandomState:
    reader.count(COST_OF_GENERATOR)
    return generators.random_state(reader.value())


def _handle(reader: _Reader) -> object:
    (length,) = reader.number(tags.BYTE)
    kind = reader.data[reader.position : reader.position + length]
    reader.position += length
    (number,) = reader.number(tags.INT64)
    reader.enter()
    handle = Handle(_utf8(kind), number, reader.value())
    reader.depth -= 1
    return handle if reader.on_handle is None else reader.on_handle(handle)


def _shared(reader: _Reader) -> object:
    (index,) = reader.number(tags.LENGTH)
    if index >= len(reader.shared):
        raise BadFrame("a mention of what was never written")
    value, items = reader.shared[index]
    reader.count(items)
    return value


def _nested(read: Read) -> Read:
    return lambda reader: reader.nested(read)


READERS: dict[int, Read] = {
    tags.NONE: lambda _reader: None,
    tags.TRUE: lambda _reader: True,
    tags.FALSE: lambda _reader: False,
    tags.ELLIPSIS: lambda _reader: ...,
    tags.INT: lambda reader: reader.number(tags.INT64)[0],
    tags.BIG_INT: _big_int,
    tags.FLOAT: _float,
    tags.COMPLEX: lambda reader: complex(*reader.number(tags.COMPLEX128)),
    tags.STR: _str,
    tags.BYTES: _bytes,
    tags.LIST: _nested(_Reader.members),
    tags.TUPLE: _nested(lambda reader: tuple(reader.members())),
    tags.SET: _nested(lambda reader: _set(reader, set)),
    tags.FROZENSET: _nested(lambda reader: _set(reader, frozenset)),
    tags.DICT: _nested(_dict),
    tags.SLICE: _nested(_bounds),
    tags.RANGE: _nested(_range),
    tags.ARRAY: _nested(_array),
    tags.SCALAR: _scalar,
    tags.NUMPY_STR: lambda reader: np.str_(_utf8(reader.text())),
    tags.NUMPY_BYTES: lambda reader: np.bytes_(bytes(reader.text())),
    tags.GENERATOR: _nested(_generator),
    tags.RANDOM_STATE: _nested(_random_state),
    tags.HANDLE: _handle,
    tags.SHARED: _shared,
}
