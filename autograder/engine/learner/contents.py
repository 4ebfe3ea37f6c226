"""What a value with an identity holds: remembered, compared, and put back in place."""

import io
import random
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from operator import is_
from typing import Any, TypeAlias

import numpy as np

from autograder.engine.values.generators import NAMES

PLAIN = "biufcSUmM"  # kinds of dtypes that cross by value
SMALL = 1 << 12  # bytes of an array that are remembered as bytes
Thing: TypeAlias = Any  # an instance of one of the types at the end of this module
Content = Callable[[Thing], Thing]


def has_identity(thing: object) -> bool:
    """Can changes of `thing` be carried over?

    A random generator whose state is a dead end is refused: NumPy would search in it for ever for a normal number.
    """
    if isinstance(thing, np.ndarray):
        return type(thing) is np.ndarray and thing.dtype.kind in PLAIN
    if isinstance(thing, np.random.Generator):
        return type(thing.bit_generator) in NAMES and not _is_dead(thing.bit_generator.state)
    if isinstance(thing, np.random.RandomState):
        return not _is_dead(thing.get_state(legacy=False))
    return type(thing) in SNAPSHOT


def _is_dead(state: Thing) -> bool:
    """Does a generator in this state repeat one number (a Mersenne twister of zeros, PCG with an even increment)?"""
    inner = state["state"]
    if state["bit_generator"] == "MT19937":
        return not inner["key"][1:].any()
    return bool(state["bit_generator"].startswith("PCG64") and inner["inc"] % 2 == 0)


def changed(thing: Thing, seen: Thing) -> bool:
    """Does `thing` hold something else than when `seen` was its snapshot?"""
    return CHANGED[type(thing)](thing, seen)


def snapshot(thing: Thing) -> Thing:
    """What `thing` holds now, in a form for `changed`."""
    return SNAPSHOT[type(thing)](thing)


def put(thing: Thing, content: Thing) -> bool:
    """Make `thing` hold what `content`, an object of the same type, holds; False if that cannot be."""
    if type(thing) is not type(content):
        return False
    return PUT[type(thing)](thing, content)


def _array_seen(array: Thing) -> Thing:
    held = array.tobytes() if array.nbytes <= SMALL else array.copy(order="K")
    return array.shape, array.dtype, held


def _array_changed(array: Thing, seen: Thing) -> bool:
    shape, dtype, held = seen
    if array.shape != shape or array.dtype != dtype:
        return True
    if type(held) is bytes:
        return bool(array.tobytes() != held)
    return not same_bytes(array, held)


def same_bytes(one: Thing, other: Thing) -> bool:
    """Have two arrays of one shape and dtype the same bytes? Wide words make this as fast as the memory."""
    if any(one.flags[order] and other.flags[order] for order in ("C_CONTIGUOUS", "F_CONTIGUOUS")):
        words = np.dtype(np.uint64 if one.nbytes % 8 == 0 else np.uint8)
        flat, held = (array.ravel(order="K").view(np.uint8).view(words) for array in (one, other))
        return bool((flat == held).all())
    return bool(one.tobytes() == other.tobytes())


def _array_put(array: Thing, content: Thing) -> bool:
    if array.dtype != content.dtype:
        return False
    if not array.flags.writeable:
        return True  # read-only on this side: the change stays where it was made
    if array.shape != content.shape:
        if array.size != content.size or not array.flags.c_contiguous:
            return False
        array.shape = content.shape
    array[...] = content
    return True


def _list_changed(items: Thing, seen: Thing) -> bool:
    return len(items) != len(seen) or not all(map(is_, items, seen))


def _list_put(items: Thing, content: Thing) -> bool:
    items[:] = content
    return True


def _dict_seen(items: Thing) -> Thing:
    return list(items), list(items.values())


def _dict_changed(items: Thing, seen: Thing) -> bool:
    return _list_changed(items, seen[0]) or _list_changed(items.values(), seen[1])


def _refill(items: Thing, content: Thing) -> bool:
    items.clear()
    items.update(content)
    return True


def _set_changed(items: Thing, seen: Thing) -> bool:
    return len(items) != len(seen) or not items <= seen


def _deque_put(items: Thing, content: Thing) -> bool:
    items.clear()
    items.extend(content)
    return True


def _frozen(state: Thing) -> Thing:
    """A state with its arrays as bytes, so that two states can be compared."""
    if isinstance(state, dict):
        return {key: _frozen(value) for key, value in state.items()}
    if isinstance(state, tuple):
        return tuple(map(_frozen, state))
    return state.tobytes() if isinstance(state, np.ndarray) else state


def _generator_seen(generator: Thing) -> Thing:
    return _frozen(generator.bit_generator.state)


def _generator_put(generator: Thing, content: Thing) -> bool:
    if type(generator.bit_generator) is not type(content.bit_generator):
        return False
    generator.bit_generator.state = content.bit_generator.state
    return True


def _random_state_seen(generator: Thing) -> Thing:
    return _frozen(generator.get_state(legacy=False))


def _random_state_put(generator: Thing, content: Thing) -> bool:
    generator.set_state(content.get_state(legacy=False))
    return True


def _random_put(generator: Thing, content: Thing) -> bool:
    generator.setstate(content.getstate())
    return True


def _file_seen(file: Thing) -> Thing:
    return None if file.closed else (file.getvalue(), file.tell())


def _file_put(file: Thing, content: Thing) -> bool:
    if content.closed:
        file.close()
        return True
    if file.closed:
        return False
    file.seek(0)
    file.truncate()
    file.write(content.getvalue())
    file.seek(content.tell())
    return True


def _by_snapshot(take: Content) -> Callable[[Thing, Thing], bool]:
    return lambda thing, seen: bool(take(thing) != seen)


_DICTS = (dict, OrderedDict, defaultdict, Counter)
_FILES = (io.StringIO, io.BytesIO)
SNAPSHOT: dict[type, Content] = {
    list: list,
    deque: list,
    set: set,
    np.ndarray: _array_seen,
    np.random.Generator: _generator_seen,
    np.random.RandomState: _random_state_seen,
    random.Random: random.Random.getstate,
    **dict.fromkeys(_DICTS, _dict_seen),
    **dict.fromkeys(_FILES, _file_seen),
}
CHANGED: dict[type, Callable[[Thing, Thing], bool]] = {
    list: _list_changed,
    deque: _list_changed,
    set: _set_changed,
    np.ndarray: _array_changed,
    np.random.Generator: _by_snapshot(_generator_seen),
    np.random.RandomState: _by_snapshot(_random_state_seen),
    random.Random: _by_snapshot(random.Random.getstate),
    **dict.fromkeys(_DICTS, _dict_changed),
    **dict.fromkeys(_FILES, _by_snapshot(_file_seen)),
}
PUT: dict[type, Callable[[Thing, Thing], bool]] = {
    list: _list_put,
    deque: _deque_put,
    set: _refill,
    np.ndarray: _array_put,
    np.random.Generator: _generator_put,
    np.random.RandomState: _random_state_put,
    random.Random: _random_put,
    **dict.fromkeys(_DICTS, _refill),
    **dict.fromkeys(_FILES, _file_put),
}
