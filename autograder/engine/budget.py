"""Deadlines: of a call, of a test cell, of the whole notebook."""

import ctypes
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from autograder.engine.limits import GradingLimits


class BudgetSpentError(BaseException):
    """A test cell, or the notebook, has used up its time; no `except Exception` in a test stops it."""


class Budget:
    """What is left of the time of one submission."""

    def __init__(self, limits: GradingLimits) -> None:
        self.limits = limits
        self.began = time.monotonic()
        self._end = self.began + limits.total_seconds
        self._test_end = self._end

    def left(self) -> float:
        """Seconds until the notebook's time, or that of the test cell which runs, is over."""
        return min(self._end, self._test_end) - time.monotonic()

    def spent(self) -> bool:
        """Is the notebook's time over?"""
        return time.monotonic() >= self._end

    def seconds_for(self, wanted: float | None) -> float:
        """How long to wait for the next answer; BudgetSpentError when there is nothing left."""
        left = self.left()
        if left <= 0:
            raise BudgetSpentError
        return min((self.limits.call_seconds if wanted is None else wanted) + self.limits.grace_seconds, left)

    @contextmanager
    def test(self) -> Iterator[None]:
        """The block is one test cell; even code that calls nothing of the learner is stopped, if it is Python."""
        self._test_end = time.monotonic() + self.limits.test_seconds
        try:
            with _alarm(self.left()):
                yield
        finally:
            self._test_end = self._end


@contextmanager
def bounded_memory(more: int) -> Iterator[None]:
    """The block may use so many bytes more than now: a size that a learner's code gives must not starve the grader."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    bounds = [used + more, *(bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if seconds <= 0:
        yield
        return
    if threading.current_thread() is not threading.main_thread():
        with _watchdog(seconds):
            yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """The same for a thread that gets no signals, such as a cluster's: the error comes between two lines of Python."""
    thread = ctypes.c_ulong(threading.get_ident())
    raise_there = ctypes.pythonapi.PyThreadState_SetAsyncExc
    timer = threading.Timer(seconds, raise_there, (thread, ctypes.py_object(BudgetSpentError)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        raise_there(thread, None)  # it may have rung at the very end


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise BudgetSpentError
