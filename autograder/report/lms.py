"""Grades for a learning management system, as nbgrader exports them: one line a student, one column an assignment.

nbgrader's own CSV gives 0 points to somebody who handed in nothing. Here the cell stays empty, and so does what the
other system shows.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Dict, Unicode

from autograder.errors import CourseError


@dataclass(frozen=True)
class Line:
    """A student with the final scores that there are, late penalties taken off, by assignment."""

    student: str
    first_name: str
    last_name: str
    email: str
    lms_id: str
    scores: dict[str, float]


@dataclass(frozen=True)
class Column:
    """An assignment; `unread` counts submissions in which something waits for a reader."""

    name: str
    most: float
    unread: int


class LmsExporter(ExportPlugin):  # type: ignore[misc]  # nbgrader is untyped
    """What all systems have in common; `rows` is what differs."""

    file = "grades.csv"  # where to write unless --to says so

    columns = Dict(
        key_trait=Unicode(),
        value_trait=Unicode(),
        help='How the other system calls an assignment, if not by its name here: {"week02": "Week 2 (12345)"}.',
    ).tag(config=True)

    def rows(self, columns: list[Column], lines: list[Line]) -> Iterable[list[str]]:
        """The lines of the file, with the headings."""
        raise NotImplementedError

    def heading(self, column: Column) -> str:
        """The heading of an assignment's column."""
        return str(self.columns.get(column.name, column.name))

    def export(self, gradebook: Gradebook) -> None:
        """Write the file; ends the program with a message if something that was asked for is unknown."""
        try:
            columns, lines = self._columns(gradebook), self._lines(gradebook)
        except CourseError as error:
            raise SystemExit(str(error)) from error
        with Path(self.to or self.file).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(self.rows(columns, lines))
        for column in columns:
            if column.unread:
                self.log.warning("%s: submissions with answers that nobody has read: %d", column.name, column.unread)
        self.log.info("%d students in %s", len(lines), self.to or self.file)

    def _columns(self, gradebook: Gradebook) -> list[Column]:
        found = {row.name: float(row.max_score) for row in gradebook.assignments}
        return [Column(name, found[name], _unread(gradebook, name)) for name in _chosen(self.assignment, found)]

    def _lines(self, gradebook: Gradebook) -> list[Line]:
        people = {str(row.id): row for row in gradebook.students}
        scores: dict[str, dict[str, float]] = {}
        for name in _chosen(self.assignment, [row.name for row in gradebook.assignments]):
            for student, score in _scores(gradebook, name):
                scores.setdefault(student, {})[name] = score
        return [
            Line(
                student=student,
                first_name=people[student].first_name or "",
                last_name=people[student].last_name or "",
                email=people[student].email or "",
                lms_id=people[student].lms_user_id or "",
                scores=scores.get(student, {}),
            )
            for student in _chosen(self.student, sorted(people))
        ]


def number(value: float | None) -> str:
    """A score with at most two decimals, as these systems keep it; nothing for None."""
    return "" if value is None else f"{round(value, 2):.10g}"


def _chosen(wanted: Iterable[object], known: Iterable[str]) -> list[str]:
    known, asked = list(known), [str(name) for name in wanted]
    for name in asked:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else "See: nbgrader db student list, ... assignment list"
            raise CourseError(name, "is not in the gradebook.", hint)
    return [name for name in known if name in asked] if asked else known


def _scores(gradebook: Gradebook, assignment: str) -> Iterator[tuple[str, float]]:
    for row in gradebook.assignment_submissions(assignment):
        yield str(row.student_id), max(0.0, float(row.score) - float(row.late_submission_penalty or 0.0))


def _unread(gradebook: Gradebook, assignment: str) -> int:
    return sum(bool(row["needs_manual_grade"]) for row in gradebook.submission_dicts(assignment))
