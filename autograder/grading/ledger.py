"""The gradebook: nbgrader's database, written through nbgrader's own API by one process.

Only `auto_score`, `needs_manual_grade`, `auto_comment`, the time of submission and the late penalty are written, by the
rules of stock nbgrader; what a grader entered by hand is never touched.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    InvalidEntry,
    MissingEntry,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from autograder import stock
from autograder.errors import CourseError, NotebookError
from autograder.grading.room import Room


@dataclass(frozen=True)
class Released:
    """A notebook as the gradebook knows it, by grade ids."""

    name: str
    points: Mapping[str, float]  # of cells that are graded, tasks apart
    answers: frozenset[str]  # cells that hold an answer
    checksums: Mapping[str, str]  # of all cells, as learners got them


@dataclass(frozen=True)
class Total:
    """What the gradebook says of a submission, manual scores included."""

    score: float
    max_score: float
    late_penalty: float
    to_read: bool  # something waits for a human reader


class Ledger:
    """An open gradebook, for one week."""

    def __init__(self, gradebook: Gradebook, room: Room, week: str) -> None:
        self._gradebook, self._week, self._where = gradebook, week, shown_url(room.db_url)
        self._late = AssignLatePenalties(config=room.config)
        self._late.init_plugin()
        try:
            notebooks = gradebook.find_assignment(week).notebooks
        except MissingEntry as error:
            raise _unknown(week, [found.name for found in gradebook.assignments], room) from error
        self._grade_ids = {cell.id: cell.name for notebook in notebooks for cell in _cells(notebook)}

    def released(self) -> list[Released]:
        """The week's notebooks as they were released."""
        return [
            Released(
                name=notebook.name,
                points={cell.name: cell.max_score for cell in notebook.grade_cells},
                answers=frozenset(cell.name for cell in notebook.solution_cells),
                checksums={cell.name: cell.checksum for cell in notebook.source_cells},
            )
            for notebook in self._gradebook.find_assignment(self._week).notebooks
        ]

    def known_students(self) -> set[str]:
        """Everyone in the gradebook."""
        return {student.id for student in self._gradebook.students}

    def totals(self) -> dict[str, Total]:
        """What the gradebook holds for this week, by student."""
        rows = self._gradebook.submission_dicts(self._week)
        penalties = {
            found.student_id: found.late_submission_penalty or 0.0
            for found in self._gradebook.assignment_submissions(self._week)
        }
        return {
            row["student"]: Total(row["score"], row["max_score"], penalties[row["student"]], row["needs_manual_grade"])
            for row in rows
        }

    def enter(
        self,
        student: str,
        timestamp: datetime | None,
        notebooks: Mapping[str, NotebookNode | None],
        damaged: Collection[str] = (),
    ) -> None:
        """Write one submission; None stands for a notebook that is missing, `damaged` ones wait for a human reader.

        Raises NotebookError if the database does not take this one, CourseError if it takes none.
        """
        with self._writing(student), self._in_one_piece():
            self._gradebook.update_or_create_student(student)
            extra = {"timestamp": timestamp} if timestamp else {}
            submission = self._gradebook.update_or_create_submission(self._week, student, **extra)
            for entry in submission.notebooks:
                notebook = notebooks.get(entry.name)
                if notebook is None:
                    _enter_missing(entry)
                else:
                    self._enter_notebook(entry, notebook, entry.name in damaged)
                    self._gradebook.db.flush()
                    self._enter_penalty(entry, submission)

    def _enter_notebook(self, entry: SubmittedNotebook, notebook: NotebookNode, damaged: bool) -> None:
        """As stock SaveAutoGrades does: the scores are what the outputs of the cells say."""
        grades = {self._grade_ids[grade.cell_id]: grade for grade in entry.grades}
        comments = {self._grade_ids[comment.cell_id]: comment for comment in entry.comments}
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if utils.is_grade(cell):
                _enter_grade(grades[grade_id], 0 if damaged else utils.determine_grade(cell)[0], damaged)
            if not damaged and (utils.is_solution(cell) or utils.is_task(cell)):
                unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
                comments[grade_id].auto_comment = "No response." if unchanged and not utils.is_task(cell) else None

    def _enter_penalty(self, entry: SubmittedNotebook, submission: SubmittedAssignment) -> None:
        """As stock AssignLatePenalties does."""
        entry.late_submission_penalty = None
        late = submission.total_seconds_late
        if late > 0:
            penalty = self._late.plugin_inst.late_submission_penalty(submission.student_id, entry.score, late)
            if penalty is not None:
                entry.late_submission_penalty = self._late._check_late_penalty(entry, penalty)

    @contextmanager
    def _in_one_piece(self) -> Iterator[None]:
        """nbgrader commits after each of its steps; here a submission is one transaction, and one wait for the disk."""
        session = self._gradebook.db
        session.commit = session.flush
        try:
            yield
        finally:
            del session.commit
        session.commit()
        session.expunge_all()  # a class of rows would fill the memory

    @contextmanager
    def _writing(self, student: str) -> Iterator[None]:
        """No half-written submission, and no words of SQLAlchemy's about objects that wait to be added."""
        try:
            with self._gradebook.db.no_autoflush:
                yield
        except (DBAPIError, InvalidEntry) as error:
            self._gradebook.db.rollback()
            cause = error if isinstance(error, DBAPIError) else error.__context__
            reason = str(getattr(cause, "orig", None) or error).splitlines()[0]
            if isinstance(cause, OperationalError):
                step = "Close what else writes to it, then grade again: what was graded is kept."
                raise CourseError(self._where, f"the gradebook could not be written ({reason}).", step) from error
            what = f"the gradebook does not take this submission ({reason})."
            raise NotebookError(student, what, "Look at the name of the folder.") from error


@contextmanager
def open_ledger(room: Room, week: str) -> Iterator[Ledger]:
    """The gradebook of a course; CourseError if there is none, or if `week` was never released."""
    url = make_url(room.db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise _unknown(week, [], room)
    try:
        with stock.environment_on_path(), Gradebook(room.db_url, room.directory.course_id) as gradebook:
            yield Ledger(gradebook, room, week)
    except ModuleNotFoundError as error:
        what = f"this gradebook needs the package {error.name}, which is not installed."
        raise CourseError(shown_url(room.db_url), what, 'Run: pip install "start-code[postgres]"') from error
    except DBAPIError as error:
        what = f"the gradebook cannot be read ({str(error.orig or error).splitlines()[0]})."
        step = "If nbgrader was updated, make a copy of the gradebook, then run: nbgrader db upgrade"
        raise CourseError(shown_url(room.db_url), what, step) from error


def _cells(notebook: Notebook) -> list[BaseCell]:
    return [*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells]


def _enter_missing(entry: SubmittedNotebook) -> None:
    """As stock Autograde does with a notebook that was not handed in."""
    for grade in entry.grades:
        grade.auto_score = 0
        grade.needs_manual_grade = False


def _enter_grade(grade: Grade, score: float | None, damaged: bool) -> None:
    grade.auto_score = score
    grade.needs_manual_grade = damaged or grade.manual_score is not None or score is None


def _unknown(week: str, known: list[str], room: Room) -> CourseError:
    folder = room.source(week)
    if folder.is_dir():
        return CourseError(
            week, "was never released, so nobody can have handed it in.", f"Run: autograder release {week}"
        )
    close = get_close_matches(week, known, n=1)
    hint = f'Did you mean "{close[0]}"?' if close else f"Released are: {', '.join(sorted(known)) or 'none yet'}."
    return CourseError(str(room.course.root), f'there is no week "{week}".', hint)


def shown_url(url: str) -> str:
    """`url` without its password."""
    return make_url(url).render_as_string(hide_password=True)
