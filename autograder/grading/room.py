"""What nbgrader's configuration says about a course: where its folders and its gradebook are, and how it grades."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder import stock
from autograder.course import Course


@dataclass(frozen=True)
class Room:
    """A course as nbgrader sees it; `directory` and `autograde` carry its own settings and defaults."""

    course: Course
    config: Config
    directory: CourseDirectory
    autograde: Autograde

    @classmethod
    def of(cls, course: Course) -> "Room":
        """Read the course's nbgrader_config.py."""
        config = stock.configuration(course)
        directory = CourseDirectory(config=config, root=str(course.root))
        return cls(course, config, directory, Autograde(coursedir=directory, config=config))

    @property
    def db_url(self) -> str:
        """Where the gradebook is, as SQLAlchemy writes it."""
        return str(self.directory.db_url)

    def source(self, week: str) -> Path:
        """The folder of the instructor's notebooks."""
        return self._folder(self.directory.source_directory, ".", week)

    def submitted(self, student: str, week: str) -> Path:
        """The folder that a student handed in."""
        return self._folder(self.directory.submitted_directory, student, week)

    def autograded(self, student: str, week: str) -> Path:
        """The folder that grading makes."""
        return self._folder(self.directory.autograded_directory, student, week)

    def students(self, week: str) -> list[str]:
        """Everyone whose folder of submissions has an entry for `week`, of whatever kind, in order."""
        before, after = str(self.submitted("\0", week)).split("\0")
        parent, prefix = os.path.split(before)
        suffix, _, _ = after.partition("/")
        entries = os.listdir(parent) if os.path.isdir(parent) else []  # noqa: PTH112, PTH208  (names, not paths)
        names = [entry[len(prefix) : len(entry) - len(suffix)] for entry in entries if not entry.startswith(".")]
        return sorted(name for name in names if os.path.lexists(f"{before}{name}{after}"))

    def _folder(self, step: str, student: str, week: str) -> Path:
        return Path(self.directory.format_path(step, student, week))

    def setting(self, name: str) -> Any:  # noqa: ANN401  (whatever nbgrader keeps there)
        """A setting of nbgrader's Autograde converter."""
        return getattr(self.autograde, name)
