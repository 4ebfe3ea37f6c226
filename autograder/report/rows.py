"""What nbgrader's gradebook holds of a week: a few queries for a whole class."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nbgrader.api import Assignment, BaseCell, Grade, Gradebook, Notebook, SubmittedAssignment, SubmittedNotebook

from autograder.grading.ledger import open_ledger
from autograder.grading.room import Room


@dataclass(frozen=True)
class Cell:
    """A graded cell as it was released; `is_written` if a person grades it."""

    notebook: str
    grade_id: str
    max_points: float
    is_written: bool


@dataclass(frozen=True)
class Row:
    """What one student earned in one cell; None where nobody has said anything yet."""

    points: float
    automatic: float | None
    by_hand: float | None
    needs_reader: bool

    @property
    def waits(self) -> bool:
        """Does it wait for a person? nbgrader leaves its mark on what a person has graded."""
        return self.needs_reader and self.by_hand is None


@dataclass(frozen=True)
class Handed:
    """One submission."""

    student: str
    seconds_late: float
    late_penalty: float
    rows: dict[tuple[str, str], Row]  # by notebook and grade id


class WeekRows:
    """An open gradebook, for one week."""

    def __init__(self, gradebook: Gradebook, week: str) -> None:
        self._book, self._week = gradebook, week

    def students(self) -> dict[str, str]:
        """Everyone on the list: id and name ("" if none is known)."""
        return {
            str(student.id): " ".join(filter(None, (student.first_name, student.last_name)))
            for student in self._book.students
        }

    def cells(self) -> list[Cell]:
        """What the week's lessons are graded by."""
        return [cell for notebook in self._book.find_assignment(self._week).notebooks for cell in _cells(notebook)]

    def submissions(self) -> list[Handed]:
        """Everyone whose work has been graded, by id."""
        rows: dict[str, dict[tuple[str, str], Row]] = {}
        for student, notebook, name, *values in self._grades():
            rows.setdefault(student, {})[notebook, name] = Row(*values)
        penalties = self._penalties()
        due = self._book.find_assignment(self._week).duedate
        return [
            Handed(row.student_id, _late(row, due), penalties.get(row.student_id, 0.0), rows.get(row.student_id, {}))
            for row in sorted(self._book.assignment_submissions(self._week), key=lambda row: row.student_id)
        ]

    def _grades(self) -> Any:  # noqa: ANN401  (SQLAlchemy's rows)
        wanted = (Grade.score, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade)
        return (
            self._book.db.query(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, *wanted)
            .select_from(Grade)
            .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
            .join(BaseCell, Grade.cell_id == BaseCell.id)
            .filter(Assignment.name == self._week)
        )

    def _penalties(self) -> dict[str, float]:
        found: dict[str, float] = {}
        rows = (
            self._book.db.query(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
            .select_from(SubmittedNotebook)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .filter(Assignment.name == self._week)
        )
        for student, penalty in rows:
            found[student] = found.get(student, 0.0) + (penalty or 0.0)
        return found


@contextmanager
def open_week(room: Room, week: str) -> Iterator[WeekRows]:
    """The gradebook of a course, for `week`; CourseError if there is none, or if `week` was never released."""
    with open_ledger(room, week), Gradebook(room.db_url, room.directory.course_id) as gradebook:
        yield WeekRows(gradebook, week)


def _cells(notebook: Notebook) -> Iterator[Cell]:
    answers = {cell.name for cell in notebook.solution_cells}
    for cell in notebook.grade_cells:
        yield Cell(notebook.name, cell.name, float(cell.max_score), cell.name in answers)
    for cell in notebook.task_cells:
        yield Cell(notebook.name, cell.name, float(cell.max_score), is_written=True)


def _late(submission: SubmittedAssignment, due: datetime | None) -> float:
    """Seconds after the due date, an extension counted."""
    if submission.timestamp is None or due is None:
        return 0.0
    late: timedelta = submission.timestamp - due - (submission.extension or timedelta())
    return max(0.0, late.total_seconds())
