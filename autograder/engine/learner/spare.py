"""Memory set aside while a cell runs: when one has filled all that it may have, right answers still run."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager

SPARE_BYTES = 64 << 20  # Python's own arenas, small arrays, a work space of BLAS
LITTLE_BYTES = 24 << 20  # with less than this, honest code fails here and there


class Spare:
    """So many bytes of the address space, taken though nothing is in them, until a cell leaves next to no others."""

    def __init__(self, size: int = SPARE_BYTES, little: int = LITTLE_BYTES) -> None:
        self._size, self._little = size, little
        self._spent = False

    @contextmanager
    def aside(self) -> Iterator[None]:
        """In the block they are taken; after it they are free, and once they were needed they stay so."""
        held = None if self._spent else _mapped(self._size)
        try:
            yield
        finally:
            if held is not None:
                self._spent = not _is_there(self._little)
                held.close()


def _is_there(size: int) -> bool:
    room = _mapped(size)
    if room is not None:
        room.close()
    return room is not None


def _mapped(size: int) -> mmap.mmap | None:
    try:
        return mmap.mmap(-1, size)
    except (OSError, MemoryError):
        return None
