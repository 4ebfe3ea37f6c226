"""Values to bytes."""

from collections.abc import Callable, Iterable
from types import EllipsisType
from typing import Any, TypeAlias

import numpy as np

from autograder.engine.values import arrays, generators, tags
from autograder.engine.values.errors import NotAValue, ValueTooLarge
from autograder.engine.values.handle import Handle
from autograder.engine.values.limits import DEFAULT, Limits

OnOther: TypeAlias = Callable[[object], Handle]
OnValue: TypeAlias = Callable[[object], Handle | None]


def encode(
    value: object, *, on_other: OnOther | None = None, on_value: OnValue | None = None, limits: Limits = DEFAULT
) -> bytes:
    """The frame of `value`; raises NotAValue or ValueTooLarge.

    `on_other` names what cannot cross by a Handle. `on_value` is asked before a list, dict, set, array or generator is
    written, and may give a Handle to write in its place; a detail that is the object itself is then written by value.
    """
    return b"".join(encode_parts(value, on_other, on_value, limits))


def encode_parts(value: object, on_other: OnOther | None, on_value: OnValue | None, limits: Limits) -> list[Any]:
    """The frame in pieces: bytes, and arrays whose memory is part of it as long as nobody changes them."""
    writer = _Writer(on_other, on_value, limits)
    try:
        writer.value(value)
    except RecursionError as error:
        raise ValueTooLarge("a value nested too deeply to be written") from error
    return writer.parts


class _Writer:
    """The parts of a frame so far, and the objects that are already in it."""

    __slots__ = ("complete", "depth", "items", "limits", "on_other", "on_value", "parts", "seen", "size")

    def __init__(self, on_other: OnOther | None, on_value: OnValue | None, limits: Limits) -> None:
        self.on_other, self.on_value, self.limits = on_other, on_value, limits
        self.parts: list[Any] = [bytes((tags.VERSION,))]
        self.seen: dict[int, _Seen] = {}
        self.size, self.items, self.depth, self.complete = 1, 0, 0, 0

    def value(self, value: object) -> None:
        """Write anything."""
        self.items += 1
        write = WRITERS.get(type(value))
        if write is None:
            self.other(value)
        else:
            write(self, value)

    def add(self, part: Any, size: int) -> None:  # noqa: ANN401  bytes, or an array that is joined in place
        """One more part of the frame."""
        self.size += size
        if self.size > self.limits.frame_bytes or self.items > self.limits.items:
            raise ValueTooLarge(
                f"a message of more than {self.limits.frame_bytes:,} bytes or {self.limits.items:,} items"
            )
        self.parts.append(part)

    def other(self, value: object) -> None:
        """A Handle in the place of what is no value."""
        if self.on_other is None:
            raise NotAValue(f"an object of type {type(value).__name__} does not cross by value")
        self.handle(self.on_other(value))

    def handle(self, handle: Handle, named: object = None) -> None:
        """A handle; a detail that is `named` itself is written without asking for its name again."""
        kind = handle.kind.encode("ascii")
        self.add(bytes((tags.HANDLE, len(kind))) + kind + tags.INT64.pack(handle.id), 10 + len(kind))
        self.enter()
        if named is not None and handle.detail is named:
            self.items += 1
            self.once(named, CONTENTS[type(named)])
        else:
            self.value(handle.detail)
        self.depth -= 1

    def enter(self) -> None:
        """One container deeper."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise ValueTooLarge(f"a value of more than {self.limits.depth} containers within each other")

    def mutable(self, value: object) -> None:
        """A value with an identity, for which the caller may have a name."""
        if self.on_value is not None and (handle := self.on_value(value)) is not None:
            self.handle(handle, value)
        else:
            self.once(value, CONTENTS[type(value)])

    def once(self, value: object, write: "Write") -> None:
        """A value that is written the first time and mentioned afterwards."""
        seen = self.seen.get(id(value))
        if seen is None:
            self.seen[id(value)] = seen = _Seen(value, self.items)
            self.enter()
            write(self, value)
            self.depth -= 1
            seen.index, seen.items = self.complete, self.items - seen.items
            self.complete += 1
        elif seen.index < 0:  # it contains itself
            self.other(value)
        else:
            self.items += seen.items
            self.add(tags.TAG_LENGTH.pack(tags.SHARED, seen.index), 5)


class _Seen:
    """An object of the message, kept alive so that its id stays its own."""

    __slots__ = ("index", "items", "value")

    def __init__(self, value: object, items: int) -> None:
        self.value, self.items, self.index = value, items, -1


Write: TypeAlias = Callable[[_Writer, Any], None]


def _constant(tag: int) -> Write:
    part = bytes((tag,))
    return lambda writer, _value: writer.add(part, 1)


def _bool(writer: _Writer, value: bool) -> None:
    writer.add(b"T" if value else b"F", 1)


def _int(writer: _Writer, value: int) -> None:
    if -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
        writer.add(tags.TAG_INT.pack(tags.INT, value), 9)
        return
    length = value.bit_length() // 8 + 1
    if length > writer.limits.int_bytes:
        raise ValueTooLarge(f"an integer of {length:,} bytes; {writer.limits.int_bytes:,} may cross")
    _text(writer, tags.BIG_INT, value.to_bytes(length, "little", signed=True))


def _float(writer: _Writer, value: float) -> None:
    writer.add(tags.TAG_FLOAT.pack(tags.FLOAT, value), 9)


def _complex(writer: _Writer, value: complex) -> None:
    writer.add(tags.TAG_COMPLEX.pack(tags.COMPLEX, value.real, value.imag), 17)


def _text(writer: _Writer, tag: int, content: bytes) -> None:
    writer.add(tags.TAG_LENGTH.pack(tag, len(content)) + content, 5 + len(content))


def _str(writer: _Writer, value: str) -> None:
    try:
        content = value.encode()
    except UnicodeEncodeError:  # lone surrogates
        writer.other(value)
        return
    if len(value) > tags.LONG_TEXT:
        writer.once(value, lambda inner, _: _text(inner, tags.STR, content))
    else:
        _text(writer, tags.STR, content)


def _numpy_str(writer: _Writer, value: np.str_) -> None:
    try:
        _text(writer, tags.NUMPY_STR, value.encode())
    except UnicodeEncodeError:
        writer.other(value)


def _bytes(writer: _Writer, value: bytes) -> None:
    if len(value) > tags.LONG_TEXT:
        writer.once(value, lambda inner, content: _text(inner, tags.BYTES, content))
    else:
        _text(writer, tags.BYTES, value)


def _immutable(writer: _Writer, value: object) -> None:
    writer.once(value, CONTENTS[type(value)])


def _collection(tag: int) -> Write:
    def write(writer: _Writer, value: Iterable[object]) -> None:
        members = tuple(value)  # a hook that changes the collection cannot change the count
        writer.add(tags.TAG_LENGTH.pack(tag, len(members)), 5)
        for member in members:
            writer.value(member)

    return write


def _dict(writer: _Writer, value: dict[object, object]) -> None:
    members = tuple(value.items())
    writer.add(tags.TAG_LENGTH.pack(tags.DICT, len(members)), 5)
    for key, member in members:
        writer.value(key)
        writer.value(member)


def _bounds(tag: int) -> Write:
    def write(writer: _Writer, value: slice | range) -> None:
        writer.add(bytes((tag,)), 1)
        for bound in (value.start, value.stop, value.step):
            writer.value(bound)

    return write


def _array(writer: _Writer, value: arrays.Array) -> None:
    try:
        header, body = arrays.array_parts(value, writer.size + 1, writer.limits.frame_bytes - writer.size)
    except NotAValue:
        writer.other(value)
        return
    writer.add(bytes((tags.ARRAY,)) + header, 1 + len(header))
    if body.nbytes:
        writer.add(body, body.nbytes)


def _scalar(writer: _Writer, value: np.generic) -> None:
    content = arrays.scalar_bytes(value)
    writer.add(bytes((tags.SCALAR,)) + content, 1 + len(content))


def _generator(writer: _Writer, value: np.random.Generator) -> None:
    name = generators.NAMES.get(type(value.bit_generator))
    if name is None:
        writer.other(value)
        return
    writer.add(bytes((tags.GENERATOR,)), 1)
    writer.value((name, value.bit_generator.state))


def _random_state(writer: _Writer, value: np.random.RandomState) -> None:
    state = value.get_state(legacy=False)
    if not isinstance(state, dict) or state["bit_generator"] != "MT19937":
        writer.other(value)
        return
    writer.add(bytes((tags.RANDOM_STATE,)), 1)
    writer.value(state)


CONTENTS: dict[type, Write] = {
    list: _collection(tags.LIST),
    tuple: _collection(tags.TUPLE),
    set: _collection(tags.SET),
    frozenset: _collection(tags.FROZENSET),
    dict: _dict,
    slice: _bounds(tags.SLICE),
    range: _bounds(tags.RANGE),
    np.ndarray: _array,
    np.random.Generator: _generator,
    np.random.RandomState: _random_state,
}

WRITERS: dict[type, Write] = {
    type(None): _constant(tags.NONE),
    EllipsisType: _constant(tags.ELLIPSIS),
    bool: _bool,
    int: _int,
    float: _float,
    complex: _complex,
    str: _str,
    bytes: _bytes,
    **dict.fromkeys((tuple, frozenset, slice, range), _immutable),
    **dict.fromkeys((list, dict, set, np.ndarray, np.random.Generator, np.random.RandomState), _Writer.mutable),
    **dict.fromkeys((np.dtype(character).type for character in arrays.SIMPLE + "mM"), _scalar),
    np.str_: _numpy_str,
    np.bytes_: lambda writer, value: _text(writer, tags.NUMPY_BYTES, bytes(value)),
    Handle: lambda writer, value: writer.handle(value),
}
