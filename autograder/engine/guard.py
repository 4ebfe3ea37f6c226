"""No test can be made to run what a learner has written into a file: pickles that name code are refused."""

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_state = {"guarding": False, "installed": False}


def _hook(event: str, _arguments: object) -> None:
    if event == "pickle.find_class" and _state["guarding"]:
        raise pickle.UnpicklingError("a test must not load a pickle that a learner may have written")


@contextmanager
def no_pickles() -> Iterator[None]:
    """The block is instructor code that may meet the learner's files."""
    if not _state["installed"]:
        sys.addaudithook(_hook)  # can never be taken away again, hence the flag
        _state["installed"] = True
    _state["guarding"] = True
    try:
        yield
    finally:
        _state["guarding"] = False
