"""Exceptions of the learner's code, described so that the other side can raise their like."""

import linecache
import traceback
from collections.abc import Iterator
from types import TracebackType

from autograder.engine.learner.outputs import speakable

CELL = "cell "  # file names of cells begin so
LONGEST = 2000  # characters of a message
MOST_FRAMES = 12
ORIGIN = "_from_grader"  # attribute of an exception that a callback of the grader raised

Description = tuple[tuple[tuple[str, str], ...], tuple[object, ...], str, str, str, int, object]


class TimeLimit(BaseException):
    """The learner's code ran longer than it may; no `except Exception` of theirs stops it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"stopped after {seconds:g} s")


def describe(error: BaseException) -> Description:
    """(names of its classes, arguments, text, traceback, line, number of the grader's own exception or 0, itself)."""
    classes = tuple((kind.__module__, kind.__qualname__) for kind in type(error).__mro__)
    text = message(error)
    frames = list(own_frames(error.__traceback__))
    lines = [f"  in {name}, line {number}:  {line}" for name, number, line in _shortened(frames)]
    trace = "\n".join([*lines, f"{type(error).__name__}: {text}" if text else type(error).__name__])
    last = frames[-1][2].split("  #")[0].strip() if frames else ""
    origin = getattr(error, ORIGIN, 0)
    error.__traceback__ = error.__context__ = None  # their frames would keep the arguments of the call alive
    itself = error if type(error).__module__ == "__main__" or (vars(error) and not origin) else None
    return classes, tuple(error.args), text, speakable(trace), speakable(last), origin, itself


def message(error: BaseException) -> str:
    """What the exception says, whatever its class does when asked."""
    try:
        text = str(error)
    except BaseException:  # even sys.exit()
        text = ""
    if isinstance(error, SyntaxError) and error.text:
        text = f"{error.msg} (line {error.lineno}): {error.text.strip()}"
    return speakable(text[:LONGEST])


def own_frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    """(function, line number, line) of the frames that run in cells, the outermost first."""
    for frame, number in traceback.walk_tb(trace):
        code = frame.f_code
        if code.co_filename.startswith(CELL):
            name = f"{code.co_filename}" if code.co_name == "<module>" else code.co_name
            yield name, number, linecache.getline(code.co_filename, number).strip()


def _shortened(frames: list[tuple[str, int, str]]) -> list[tuple[str, int | str, str]]:
    if len(frames) <= MOST_FRAMES:
        return [*frames]
    half = MOST_FRAMES // 2
    return [*frames[:half], ("...", "...", f"({len(frames) - MOST_FRAMES} more)"), *frames[-half:]]
