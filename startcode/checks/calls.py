"""Calling the learner's function: their arguments kept safe, their traceback kept theirs."""

import contextlib
import copy
import io
import linecache
import sys
import traceback
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from startcode.checks.failure import Failure
from startcode.checks.outcome import Outcome
from startcode.checks.plain import in_plain_words

_HERE = str(Path(__file__).parent)


@dataclass
class Call:
    """One call of the learner's function: what it got, what it gave, what it changed and what NumPy warned of."""

    arguments: dict[str, Any]
    result: Any = None
    changed: tuple[str, ...] = ()
    warned: list[str] = field(default_factory=list)


def call(name: str, function: Callable[..., Any], arguments: dict[str, Any], *, by_position: int) -> Call:
    """Call `function` with copies of the arguments; the first `by_position` of them go by position.

    Raises a Failure with the learner's own traceback when their code raises.
    """
    done = Call(arguments)
    given = {key: copy.deepcopy(value) for key, value in arguments.items()}
    values = list(given.values())
    named = dict(list(given.items())[by_position:])
    errors = io.StringIO()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stderr(errors):
        warnings.simplefilter("always")
        try:
            done.result = function(*values[:by_position], **named)
        except Exception as error:
            raise crash(name, error) from error
        except SystemExit as error:
            raise Failure(f"{name} left Python (exit); return the result instead.", outcome=Outcome.CRASHED) from error
    if errors.getvalue():
        sys.stdout.write(errors.getvalue())  # shown, but not on stderr, where nbgrader would take the points for it
    done.warned = list(dict.fromkeys(str(warning.message) for warning in caught))
    done.changed = tuple(key for key, value in arguments.items() if not same(value, given[key]))
    return done


def copies(values: tuple[Any, ...]) -> list[Any]:
    """Copies of arguments, so that whoever gets them cannot change the originals."""
    return [copy.deepcopy(value) for value in values]


def crash(name: str, error: Exception) -> Failure:
    """The Failure that says where the learner's code stopped, with their frames only."""
    text, line, inside = _learner_frames(error)
    kind, inner = type(error).__name__, inside[-1] if inside else ""
    place = f" in {inner}" if inner not in ("", name) else ""
    place += f" at the line `{line}`" if line else ""
    return Failure(
        f"{name} stops{place} with {kind}: {error}.".replace("..", "."),
        details=in_plain_words(error),
        diagnosis="crash",
        outcome=Outcome.CRASHED,
        rung=1,
        traceback=text,
        inside=inside,
    )


def _learner_frames(error: Exception) -> tuple[str, str, tuple[str, ...]]:
    """The traceback without our own frames, the innermost line that the learner wrote, and the functions around it."""
    told = getattr(error, "startcode_traceback", None)  # a sandboxed learner process has formatted it already
    if isinstance(told, str):
        return told, str(getattr(error, "startcode_line", "")), ()
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(_HERE)]
    own = [frame for frame in frames if "site-packages" not in frame.filename and not _is_library(frame.filename)]
    rows = [
        f"  in {frame.name}, line {frame.lineno}:  {frame.line or linecache.getline(frame.filename, frame.lineno or 0)}"
        for frame in own
    ]
    text = "\n".join([*rows, f"{type(error).__name__}: {error}"])
    if not own:
        return text, "", ()
    return text, (own[-1].line or "").split("  #")[0].strip(), tuple(frame.name for frame in own)


def _is_library(filename: str) -> bool:
    return filename.startswith(("<__array_function__", "<frozen", sys.base_prefix + "/lib"))


def same(one: object, other: object) -> bool:
    """Equal in value, type and shape, nan counting as equal to nan."""
    if isinstance(one, np.ndarray):
        return (
            isinstance(other, np.ndarray)
            and one.shape == other.shape
            and one.dtype == other.dtype
            and bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))
        )
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return (
            isinstance(other, list | tuple)
            and len(one) == len(other)
            and all(same(a, b) for a, b in zip(one, other, strict=True))
        )
    if isinstance(one, np.random.Generator) or callable(one):
        return True  # drawing from a generator is what it is for
    return bool(one == other) or (one != one and other != other)
