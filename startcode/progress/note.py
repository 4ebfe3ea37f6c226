"""What a check said in a learner's notebook, noted down; whatever goes wrong here, the check goes on undisturbed."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from startcode.grading import is_grading
from startcode.progress.ledger import Entries, Entry, write
from startcode.progress.lessons import Lesson, lesson_at, lessons_in
from startcode.progress.states import State, state_of

SESSION_NAME = "JPY_SESSION_NAME"  # Jupyter tells a kernel so which notebook it was started for
VS_CODE_NAME = "__vsc_ipynb_file__"  # VS Code tells it by a variable

session: dict[Path, Entries] = {}
"""What checks said since this kernel started, by root folder: it counts even where no file can be written."""


def note(exercise: str, outcome: str, *, some_hold: bool) -> None:
    """Note the verdict of a check, if a learner runs it in a notebook of the course; never raises."""
    if is_grading() or shell() is None:
        return
    with suppress(Exception):  # a full disk or a strange notebook must not take away the check's own message
        lesson = lesson_of(exercise)
        if lesson is None or exercise not in {known.name for known in lesson.exercises}:
            return
        if said := keep(lesson, {exercise: state_of(outcome, some_hold=some_hold)}):
            sys.stdout.write(f"{said}\n")


def keep(lesson: Lesson, states: dict[str, State]) -> str:
    """Enter these states of exercises of `lesson` here and, unless it is an instructor's notebook, in the file.

    A sentence for the learner if that was damaged, else "". OSError if the folder cannot be written.
    """
    new = {name: Entry.now(state) for name, state in states.items()}
    session.setdefault(lesson.root, {}).setdefault(lesson.name, {}).update(new)
    return "" if lesson.is_whole else write(lesson.root, lesson.name, new)


def lesson_of(exercise: str) -> Lesson | None:
    """The lesson that this kernel runs: the notebook it was started for, else the one beside it with this exercise."""
    if (path := open_notebook()) and (lesson := lesson_at(path)):
        return lesson
    holders = [one for one in lessons_in(Path.cwd()) if exercise in {known.name for known in one.exercises}]
    return holders[0] if len(holders) == 1 else None


def open_notebook() -> Path | None:
    """The notebook that this kernel was started for, if Jupyter or VS Code says so."""
    told = os.environ.get(SESSION_NAME) or getattr(shell(), "user_ns", {}).get(VS_CODE_NAME)
    return Path(told) if isinstance(told, str) and told.endswith(".ipynb") else None


def shell() -> Any:  # noqa: ANN401 - IPython's shell, if this is the kernel of a notebook
    """The shell of a notebook's kernel; None in a terminal, a script or a test."""
    if "IPython" not in sys.modules:
        return None
    from IPython.core.getipython import get_ipython

    found = get_ipython()
    return found if hasattr(found, "kernel") else None
