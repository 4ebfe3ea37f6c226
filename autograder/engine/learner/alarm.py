"""A time limit inside the learner's process: honest code that never ends is stopped without losing the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from signal import ITIMER_REAL, SIGALRM, setitimer, signal  # themselves: cells may change what the module holds
from types import FrameType

from autograder.engine.learner.raised import TimeLimit


class Alarm:
    """Raises TimeLimit in the main thread; the outermost limit counts."""

    def __init__(self) -> None:
        self._depth = 0
        self._seconds = 0.0
        signal(SIGALRM, self._ring)

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Stop the block after so many seconds."""
        self._depth += 1
        if self._depth == 1:
            self._seconds = seconds
            setitimer(ITIMER_REAL, seconds)
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                setitimer(ITIMER_REAL, 0)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The block does not count: the grader works in it."""
        left, _ = setitimer(ITIMER_REAL, 0)
        try:
            yield
        finally:
            if left:
                setitimer(ITIMER_REAL, left)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        raise TimeLimit(self._seconds)
