"""How long grading took and how much memory it needed: a line of JSON for each notebook, in one file of the course.

They stand apart from the autograded notebooks, which are the same however long it took. Only the one grader who writes
(`calm.only_grader`) adds lines; a notebook's last line counts. Nothing but the class report reads them, and it can do
without: `nbgrader autograde` writes none, and a grader that is killed may leave half a line.
"""

import json
import math
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from autograder.course import Course
from autograder.grading.task import Graded

FILE = ".grading_times.jsonl"
MAX_LINE = 10_000  # bytes


@dataclass(frozen=True)
class Times:
    """What grading one notebook took; `memory_bytes` is the most that the learner's process had in use."""

    seconds: float
    cpu_seconds: float
    memory_bytes: int


@dataclass(frozen=True)
class Noted:
    """The times of a week by student, notebook and fingerprint of what was handed in; lines that nobody can read."""

    times: dict[tuple[str, str, str], Times]
    damaged: int = 0


def note_times(course: Course, week: str, graded: Iterable[tuple[Graded, str]]) -> None:
    """Add a line for every result, which comes with the fingerprint of what was handed in; OSError if that fails."""
    lines = b"".join(_line(week, result, submitted) for result, submitted in graded)
    if lines:
        with (course.root / FILE).open("a+b") as file:
            file.write((b"" if _ends_well(file.fileno()) else b"\n") + lines)


def read_times(course: Course, week: str) -> Noted:
    """What is noted of `week`; nothing if there is no such file."""
    found: dict[tuple[str, str, str], Times] = {}
    damaged = 0
    try:
        with Path(course.root / FILE).open("rb") as file:
            while line := file.readline(MAX_LINE):
                try:
                    known, about, times = _read(line)
                except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
                    damaged += bool(line.strip())
                    continue
                if known == week:
                    found[about] = times
    except FileNotFoundError:
        pass
    return Noted(found, damaged)


def _line(week: str, graded: Graded, submitted: str) -> bytes:
    about = {"week": week, "student": graded.student, "notebook": graded.notebook, "submitted": submitted}
    times = {"seconds": graded.seconds, "cpu_seconds": graded.cpu_seconds, "memory_bytes": graded.memory_bytes}
    return json.dumps(about | times).encode() + b"\n"


def _read(line: bytes) -> tuple[str, tuple[str, str, str], Times]:
    """Week, what it is about, times; some error of Python's if this is no such line."""
    found = json.loads(line)
    times = Times(float(found["seconds"]), float(found["cpu_seconds"]), int(found["memory_bytes"]))
    if not all(math.isfinite(number) and number >= 0 for number in astuple(times)):
        raise ValueError("no times")
    return str(found["week"]), (str(found["student"]), str(found["notebook"]), str(found["submitted"])), times


def _ends_well(handle: int) -> bool:
    """Is the file empty, or its last line whole?"""
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"
