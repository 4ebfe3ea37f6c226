"""Values with an identity: the same object on one side is the same object on the other, and changes to it cross.

Both sides keep a table of the lists, dicts, sets, arrays and generators that each of them holds a copy of, by number.
Before a message is sent, every entry that was changed since the last message is written again, and every entry that
nobody else on this side holds any more is dropped; so both tables have the same numbers after each message.
"""

import sys
from collections.abc import Iterable
from typing import Any

from autograder.engine.learner.contents import changed, has_identity, put, snapshot
from autograder.engine.values import BadFrame, Handle

MOST = 4096  # entries; the oldest lose their identity beyond it, so that a loop of a million calls stays linear
PUT, KNOWN = "put", "known"


class CircularValue(BadFrame):
    """A list or dict that contains itself."""


class _Unseen:
    """The snapshot of an entry that was not looked at since it was last written."""


_UNSEEN = _Unseen()


class Entry:
    """One object, and what it held when both sides last agreed."""

    __slots__ = ("object", "seen")

    def __init__(self, thing: object) -> None:
        self.object: Any = thing
        self.seen: Any = _UNSEEN


def _count(entry: Entry) -> int:
    return sys.getrefcount(entry.object)


_ALONE = _count(Entry([]))  # what getrefcount says of an object that only its entry holds


class Shared:
    """The table of one side; the two sides count with different `parity` (0 and 1), so numbers never collide."""

    def __init__(self, parity: int) -> None:
        self._parity = parity
        self.clear()

    def clear(self) -> None:
        """Forget everything: both sides do so together."""
        self._entries: dict[int, Entry] = {}
        self._numbers: dict[int, int] = {}  # id of an object: its number; the entry keeps the object alive
        self._dirty: set[int] = set()
        self._fresh: list[int] = []  # entered by the message that is being written
        self._dropped: list[int] = []  # to be told with the next message
        self._next = self._parity

    def __len__(self) -> int:
        return len(self._entries)

    # ---- writing a message

    def prepare(self) -> tuple[tuple[int, ...], tuple[object, ...]]:
        """Numbers that this side drops, and objects that must be written again, for the next message."""
        again = []
        for number, entry in list(self._entries.items()):
            if number in self._dirty or (entry.seen is not _UNSEEN and changed(entry.object, entry.seen)):
                self._dirty.add(number)
                again.append(entry.object)
            elif _count(entry) <= _ALONE or len(self._entries) > MOST:
                self._dropped.append(number)
                self._remove(number)
        return tuple(self._dropped), tuple(again)

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
        elif number in self._dirty:
            self._dirty.discard(number)
            self._entries[number].seen = _UNSEEN
        else:
            return Handle(KNOWN, number)
        return Handle(PUT, number, thing)

    def sent(self) -> None:
        """The message was written."""
        self._fresh.clear()
        self._dropped.clear()

    def unsent(self, again: Iterable[object]) -> None:
        """The message could not be written: what it would have entered is no more, what it changed is to be sent."""
        for number in self._fresh:
            self._remove(number)
        self._fresh.clear()
        for thing in again:
            self._dirty.add(self._numbers[id(thing)])

    # ---- reading a message

    def drop(self, numbers: Iterable[object]) -> None:
        """The other side has dropped these."""
        for number in numbers:
            if isinstance(number, int):
                self._remove(number)

    def resolve(self, handle: Handle) -> object:
        """The object of this side that a PUT or KNOWN handle names; a PUT changes it in place. Raises BadFrame."""
        entry = self._entries.get(handle.id)
        if handle.kind == KNOWN:
            if entry is None:
                raise CircularValue("a value that was never sent to its end")
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
        entry.seen = _UNSEEN
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

    def _remove(self, number: int) -> None:
        entry = self._entries.pop(number, None)
        if entry is not None:
            self._numbers.pop(id(entry.object), None)
            self._dirty.discard(number)
