"""Stock nbgrader, driven from here: our configuration, its converters, its errors in one sentence."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from autograder.course import Course
from autograder.errors import CourseError, StartCodeError


def configuration(course: Course) -> Config:
    """What the course's nbgrader_config.py says, for the folder where the course is."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    return config


def run(converter: type, course: Course, assignment: str, **traits: Any) -> None:  # noqa: ANN401  (any trait)
    """Run one of nbgrader's converters on one assignment; StartCodeError with its first mistake if it fails.

    `traits` are set on the converter, such as force=True.
    """
    config = configuration(course)
    folder = CourseDirectory(config=config, root=str(course.root), assignment_id=assignment)
    app = converter(coursedir=folder, config=config)
    for name, value in traits.items():
        setattr(app, name, value)
    with environment_on_path(), _listening(app.log) as heard:
        try:
            app.start()
        except NbGraderException as error:
            raise _first_of(heard, error, assignment) from error


@contextmanager
def environment_on_path() -> Iterator[None]:
    """Let nbgrader find the commands of this environment, and spare it one.

    For a new database it starts the command `alembic`, seconds of work, to learn one number of its own folder.
    """
    before, ask_alembic = os.environ.get("PATH", ""), api.get_alembic_version
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    api.get_alembic_version = newest_schema
    try:
        yield
    finally:
        os.environ["PATH"], api.get_alembic_version = before, ask_alembic


def newest_schema() -> str:
    """The version of the database schema that the installed nbgrader creates."""
    head: str | None = ScriptDirectory(str(Path(api.__file__).with_name("alembic"))).get_current_head()
    assert head is not None
    return head


class _Listener(logging.Handler):
    """Keeps errors as they are logged: nbgrader logs the exceptions of a notebook and raises another in the end."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.exceptions: list[BaseException] = []
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
        error = sys.exc_info()[1]
        if error is not None and error not in self.exceptions:
            self.exceptions.append(error)


@contextmanager
def _listening(log: logging.Logger) -> Iterator[_Listener]:
    listener = _Listener()
    propagate, log.propagate = log.propagate, False
    log.addHandler(listener)
    try:
        yield listener
    finally:
        log.removeHandler(listener)
        log.propagate = propagate


def _first_of(heard: _Listener, last: BaseException, assignment: str) -> StartCodeError:
    first = heard.exceptions[0] if heard.exceptions else last
    if isinstance(first, StartCodeError):
        return first
    text = str(first).strip() or (heard.messages or ["nothing at all"])[0]
    message = text.split("\n")[0].rstrip(".")
    return CourseError(assignment, f"nbgrader says: {message}.", _next_step(message))


def _next_step(message: str) -> str:
    if "submissions associated" in message:
        return "Bring the changed lesson out under a new name, or take these submissions out of gradebook.db first."
    if "No notebooks were matched" in message:
        return "Run: make build"
    return "See what it logs: nbgrader --debug ..."
