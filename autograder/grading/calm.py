"""Being interrupted: the first Ctrl-C asks us to stop after what is in hand, and only one of us writes at a time."""

import fcntl
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.errors import CourseError

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def calm_stop() -> Iterator[Callable[[], bool]]:
    """While the block runs, the first SIGINT or SIGTERM only lets the given function say True; the next one is as ever.

    Signals reach the main thread only: in any other one the function always says False.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = {int(number): signal.getsignal(number) for number in SIGNALS}

    def ask(number: int, _frame: object) -> None:
        asked.set()
        signal.signal(number, before[number])

    for number in before:
        signal.signal(number, ask)
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def only_grader(folder: Path) -> Iterator[None]:
    """CourseError if another process is grading in `folder`; the lock goes when its holder goes, however that is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise CourseError(str(folder), "somebody is grading here already.", "Wait until they are done.") from error
    finally:
        os.close(handle)
