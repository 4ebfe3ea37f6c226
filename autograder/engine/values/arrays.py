"""Arrays as raw memory behind a small header: dtype, dimensions, data."""

import re
from functools import cache, lru_cache
from struct import Struct
from struct import error as struct_error
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt

from autograder.engine.values.errors import BadFrame, NotAValue, ValueTooLarge

Array = npt.NDArray[Any]

SIMPLE = "?bhilqBHILQefdgFDG"  # dtypes that one character names; in the machine's own byte order
NAMED = re.compile(
    r"[<>|](?:[SU][1-9]\d{0,8}|[iufc](?:2|4|8|16|32)|[mM]8(?:\[\d{0,9}(?:Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\])?)"
)
CHARACTERS = {np.dtype(character).num: character.encode() for character in SIMPLE}
DTYPES = {ord(character): np.dtype(character) for character in SIMPLE}
_ORDERS: dict[int, Literal["C", "F"]] = {ord("C"): "C", ord("F"): "F"}
BY_NAME = ord("*")  # then a length byte and dtype.str
MOST_DIMENSIONS = 32
ALIGNMENT = 16  # of an array's memory within its frame
LARGE = 1 << 16  # arrays of so many bytes stay in a frame that is theirs
LARGEST_CODE_POINT = 0x10FFFF
PADDED = {  # bytes that hold the number / bytes it occupies: the rest is whatever memory held before
    dtype.num: (10, 16) for dtype in map(np.dtype, "gG") if np.finfo(dtype).nmant == 63 and dtype.itemsize in (16, 32)
}


def dtype_header(dtype: np.dtype[Any]) -> bytes:
    """The bytes that name a plain dtype; raises NotAValue for any other."""
    if dtype.isnative and (character := CHARACTERS.get(dtype.num)):
        return character
    name = dtype.str
    if dtype.hasobject or dtype.names or dtype.subdtype or not NAMED.fullmatch(name) or _named(name) != dtype:
        raise NotAValue(f"arrays of dtype {dtype} do not cross by value")
    return bytes((BY_NAME, len(name))) + name.encode()


def read_dtype(data: memoryview, position: int) -> tuple[np.dtype[Any], int]:
    """The dtype named at `position`, and where its name ends."""
    character = data[position]
    if dtype := DTYPES.get(character):
        return dtype, position + 1
    if character != BY_NAME:
        raise BadFrame("no plain dtype has this name")
    end = position + 2 + data[position + 1]
    name = str(data[position + 2 : end], "ascii", "replace")
    if end > len(data) or not NAMED.fullmatch(name):
        raise BadFrame("no plain dtype has this name")
    return _named(name), end


@cache
def _header(dimensions: int) -> Struct:
    return Struct(f"<{dimensions}Q")


@lru_cache(maxsize=256)
def _named(name: str) -> np.dtype[Any]:
    try:
        return np.dtype(name)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadFrame("no plain dtype has this name") from error


def array_parts(array: Array, begin: int, room: int) -> tuple[bytes, Array]:
    """Header (without the tag) and C-contiguous memory of an array; raises ValueTooLarge above `room` bytes.

    The header begins at byte `begin` of the frame, and is filled up so that the memory is aligned in it.
    """
    name = dtype_header(array.dtype)
    if array.ndim > MOST_DIMENSIONS or _extent(array.shape, array.itemsize) > room:
        raise ValueTooLarge(f"an array of shape {array.shape} and dtype {array.dtype} is too large to cross")
    fortran = array.flags.fnc
    body = array.T if fortran else np.ascontiguousarray(array)
    if body.dtype.num in PADDED:
        body = _without_padding(body)
    elif body.dtype.kind in "mM":  # these offer no buffer
        body = body.view(np.int64)
    elif body.dtype.kind == "U" and _impossible(body):
        raise NotAValue("text with lone surrogates does not cross by value")
    header = (b"F" if fortran else b"C") + name + bytes((array.ndim,)) + _header(array.ndim).pack(*array.shape)
    return header + bytes(-(begin + len(header)) % ALIGNMENT), body


def read_array(data: memoryview, position: int, room: int) -> tuple[Array, int]:
    """The array whose header begins at `position`, and where it ends; if `data` is writable it may be memory of it.

    `room` bounds the dimensions of empty arrays, too.
    """
    try:
        order = data[position]
        dtype, position = read_dtype(data, position + 1)
        dimensions = data[position]
        if order not in _ORDERS or dimensions > MOST_DIMENSIONS:
            raise BadFrame("an array with a wrong header")
        layout = _header(dimensions)
        shape = layout.unpack_from(data, position + 1)
    except (IndexError, struct_error) as error:
        raise BadFrame("a frame that ends within an array") from error
    begin = position + 1 + layout.size
    begin += -begin % ALIGNMENT
    if _extent(shape, dtype.itemsize) > room:
        raise BadFrame("an array larger than its frame")
    size = dtype.itemsize
    for dimension in shape:
        size *= dimension
    if begin + size > len(data):
        raise BadFrame("an array larger than its frame")
    memory: Array = np.ndarray(
        shape, dtype, buffer=data if size else None, offset=begin if size else 0, order=_ORDERS[order]
    )
    in_place = not data.readonly and size >= LARGE and memory.flags.aligned
    return _clean(memory, in_place), begin + size


def scalar_bytes(scalar: np.generic) -> bytes:
    """Header and memory of a NumPy number or date."""
    body: Array = np.asarray(scalar)
    name = dtype_header(body.dtype)
    return name + (_without_padding(body) if body.dtype.num in PADDED else body).tobytes()


def read_scalar(data: memoryview, position: int) -> tuple[np.generic, int]:
    """The NumPy number or date whose dtype is named at `position`, and where it ends."""
    try:
        dtype, begin = read_dtype(data, position)
    except IndexError as error:
        raise BadFrame("a frame that ends within a number") from error
    if begin + dtype.itemsize > len(data) or dtype.kind in "SU":
        raise BadFrame("a number with a wrong header")
    memory: Array = np.ndarray((), dtype, buffer=data, offset=begin)
    return cast("np.generic", _clean(memory)[()]), begin + dtype.itemsize


def _extent(shape: tuple[int, ...], itemsize: int) -> int:
    """Bytes of an array of this shape if its empty dimensions held one: bounds the empty ones too."""
    extent = itemsize
    for dimension in shape:
        extent *= dimension or 1
    return extent


def _clean(memory: Array, in_place: bool = False) -> Array:
    """A copy (or `memory` itself) that holds only what NumPy itself could have put there."""
    kind = memory.dtype.kind
    if kind == "b":  # a byte other than 0 and 1 would be a truth value that equals neither
        return np.asarray(memory.view(np.uint8) != 0)  # of no dimensions, the comparison gives a scalar
    clean = memory if in_place else memory.copy(order="K")
    if kind == "U" and _impossible(clean):
        raise BadFrame("text with impossible characters")
    return clean


def _impossible(text: Array) -> bool:
    """Does contiguous text hold lone surrogates, or numbers that are no characters?"""
    points = text.ravel(order="K").view(np.dtype(np.uint32).newbyteorder(text.dtype.byteorder))
    return bool(np.any((points > LARGEST_CODE_POINT) | (points & 0xFFFFF800 == 0xD800)))


def _without_padding(body: Array) -> Array:
    """A copy whose unused bytes are zero: they would carry memory of one side to the other."""
    used, stride = PADDED[body.dtype.num]
    copy = body.reshape(-1).copy()
    copy.view(np.uint8).reshape(-1, stride)[:, used:] = 0
    return copy
