"""Values with an identity: the same object on one side is the same object on the other, and changes to it cross.

Both sides keep a table of the lists, dicts, sets, arrays and generators that each of them holds a copy of, by number.
Before a message is sent, every entry that was changed since the last message is written again, and every entry that
nobody else on this side holds any more is dropped; so both tables have the same numbers after each message.

A large array that nobody on this side holds any more is parked instead: should it be wanted again, it need not cross
again. Until then neither side compares it with what it was.
"""

import sys
from collections.abc import Iterable
from typing import Any

import numpy as np

from autograder.engine.learner.contents import changed, has_identity, put, snapshot
from autograder.engine.values import BadFrame, Handle

MOST = 4096  # entries; the oldest lose their identity beyond it, so that a loop of a million calls stays linear
LARGE = 1 << 20  # bytes of an array that is worth parking
MOST_PARKED = 256 << 20  # bytes
PUT, KNOWN = "put", "known"
IN_USE, BY_THIS, BY_OTHER = range(3)  # who has parked it


class CircularValue(BadFrame):
    """A list or dict that contains itself."""


class _Unseen:
    """The snapshot of an entry that was not looked at since it was last written."""


_UNSEEN = _Unseen()


class Entry:
    """One object, and what it held when both sides last agreed."""

    __slots__ = ("object", "parked", "seen", "size")

    def __init__(self, thing: object) -> None:
        self.object: Any = thing
        self.seen: Any = _UNSEEN
        self.parked = IN_USE
        self.size: int = thing.nbytes if isinstance(thing, np.ndarray) else 0

    def is_changed(self) -> bool:
        """Does it hold something else than it did then?"""
        return self.seen is not _UNSEEN and changed(self.object, self.seen)


def _count(entry: Entry) -> int:
    return sys.getrefcount(entry.object)


_ALONE = _count(Entry([]))  # what getrefcount says of an object that only its entry holds


class Shared:
    """The table of one side; the two sides count with different `parity` (0 and 1), so numbers never collide."""

    def __init__(self, parity: int) -> None:
        self._parity = self._next = parity
        self._entries: dict[int, Entry] = {}
        self._numbers: dict[int, int] = {}  # id of an object: its number; the entry keeps the object alive
        self._dirty: set[int] = set()
        self._fresh: list[int] = []  # entered by the message that is being written
        self._fetched: dict[int, int] = {}  # by whom those were parked that it mentions
        self._dropped: list[int] = []  # to be told with the next message
        self._parked: list[int] = []  # the same

    def forget_small(self) -> None:
        """Forget everything but large arrays: both sides do so together."""
        for number in [number for number, entry in self._entries.items() if entry.size < LARGE]:
            self._remove(number)

    def __len__(self) -> int:
        return len(self._entries)

    # ---- writing a message

    def prepare(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[object, ...]]:
        """For the next message: numbers that this side drops, those that it parks, objects to be written again."""
        again = []
        for number, entry in list(self._entries.items()):
            alone = _count(entry) <= _ALONE
            if entry.parked != IN_USE:
                if alone and entry.parked == BY_OTHER:  # nobody wants it
                    self._drop(number)
            elif number in self._dirty or entry.is_changed():
                self._dirty.add(number)
                again.append(entry.object)
            elif alone and entry.size >= LARGE and self._may_park(entry):
                entry.parked = BY_THIS
                self._parked.append(number)
            elif alone or len(self._entries) > MOST:
                self._drop(number)
        return tuple(self._dropped), tuple(self._parked), tuple(again)

    def name(self, thing: object) -> Handle | None:
        """What is written in the place of `thing`: its number, with its content if the other side lacks that.

        None if it cannot have an identity.
        """
        number = self._numbers.get(id(thing))
        if number is None and not has_identity(thing):
            return None
        if number is None:
            number = self._next
            self._next += 2
            self._enter(number, thing)
            self._fresh.append(number)
        elif number in self._dirty or self._is_stale(number):
            self._dirty.discard(number)
            self._entries[number].seen = _UNSEEN
        else:
            return Handle(KNOWN, number)
        return Handle(PUT, number, thing)

    def _is_stale(self, number: int) -> bool:
        """Was it parked, and has it changed since? It is in use again."""
        entry = self._entries[number]
        if entry.parked == IN_USE:
            return False
        self._fetched[number] = entry.parked
        entry.parked = IN_USE
        return entry.is_changed()

    def sent(self) -> None:
        """The message was written."""
        for told in (self._fresh, self._fetched, self._dropped, self._parked):
            told.clear()

    def unsent(self, again: Iterable[object]) -> None:
        """The message could not be written: what it would have entered is no more, what it changed is to be sent."""
        for number in self._fresh:
            self._remove(number)
        self._fresh.clear()
        for number, parked in self._fetched.items():
            self._entries[number].parked = parked
        self._fetched.clear()
        for thing in again:
            self._dirty.add(self._numbers[id(thing)])

    # ---- reading a message

    def drop(self, numbers: Iterable[object]) -> None:
        """The other side has dropped these."""
        for number in numbers:
            if isinstance(number, int):
                self._remove(number)

    def park(self, numbers: Iterable[object]) -> None:
        """The other side has parked these."""
        for number in numbers:
            if isinstance(number, int) and number in self._entries:
                self._entries[number].parked = BY_OTHER

    def resolve(self, handle: Handle) -> object:
        """The object of this side that a PUT or KNOWN handle names; a PUT changes it in place. Raises BadFrame."""
        entry = self._entries.get(handle.id)
        if handle.kind == KNOWN:
            if entry is None:
                raise CircularValue("a value that was never sent to its end")
            entry.parked = IN_USE
            return entry.object
        if not has_identity(handle.detail):
            raise BadFrame("a value that has no identity")
        if entry is None:
            if handle.id & 1 == self._parity:
                raise BadFrame("a value under a number of this side")
            self._enter(handle.id, handle.detail)
            return handle.detail
        if not put(entry.object, handle.detail):
            raise BadFrame("a value that became one of another kind")
        entry.seen, entry.parked = _UNSEEN, IN_USE
        return entry.object

    def agree(self) -> None:
        """Remember what the entries hold now: whatever changes from here on was changed by this side."""
        for entry in self._entries.values():
            if entry.seen is _UNSEEN:
                entry.seen = snapshot(entry.object)

    def _enter(self, number: int, thing: object) -> None:
        if id(thing) in self._numbers:
            raise BadFrame("one value under two numbers")
        self._entries[number] = Entry(thing)
        self._numbers[id(thing)] = number

    def _may_park(self, entry: Entry) -> bool:
        parked = sum(other.size for other in self._entries.values() if other.parked != IN_USE)
        return parked + entry.size <= MOST_PARKED

    def _drop(self, number: int) -> None:
        self._dropped.append(number)
        self._remove(number)

    def _remove(self, number: int) -> None:
        entry = self._entries.pop(number, None)
        if entry is not None:
            self._numbers.pop(id(entry.object), None)
            self._dirty.discard(number)
