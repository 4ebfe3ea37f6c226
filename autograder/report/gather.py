"""All that is known of a week: the gradebook's points, the engine's notes, the times, the folders."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from autograder.course import Course
from autograder.errors import CourseError, NotebookError
from autograder.feedback.cells import grade_id
from autograder.grading.room import Room
from autograder.grading.submissions import read_submission
from autograder.grading.task import Standing
from autograder.grading.times import FILE, Noted, read_times
from autograder.notebooks import read_notebook
from autograder.report.model import Exercise, Klass, Learner
from autograder.report.rows import Cell, Handed, open_week
from autograder.report.sheets import Source, sheet_of

FOLDER = "report"
NOT_OURS = (
    "{count} of {all} autograded notebooks were graded by something else than this engine, so of them only points are "
    "known: no outcomes, no diagnoses, no times."
)
NO_TIMES = "Times and memory of {count} graded notebooks are not known: `nbgrader autograde` does not note them."
LINES = "Damaged lines of {file}, which were left out: {count}."


class NothingYetError(CourseError):
    """A week of which nothing is graded: who waits to be, and who is on the list and handed in nothing."""

    def __init__(self, where: str, what: str, next_step: str, ungraded: Sequence[str], absent: Sequence[str]) -> None:
        super().__init__(where, what, next_step)
        self.ungraded, self.absent = tuple(ungraded), tuple(absent)


def gather(course: Course, week: str) -> Klass:
    """Everything about `week`.

    CourseError if the week was never released, NothingYetError if nothing of it is graded.
    """
    room = Room.of(course)
    with open_week(room, week) as rows:
        names, cells, handed = rows.students(), rows.cells(), rows.submissions()
    there = room.students(week)
    if not handed:
        raise _nothing(room, week, there, sorted(names.keys() - set(there)))
    exercises, noted = _in_order(room, week, cells), read_times(course, week)
    reader = _Reader(room, week, exercises, noted)
    learners = tuple(reader.learner(submission, names.get(submission.student, "")) for submission in handed)
    graded = {learner.student for learner in learners}
    return Klass(
        week=week,
        exercises=exercises,
        learners=learners,
        absent=tuple(sorted(names.keys() - graded - set(there))),
        ungraded=tuple(student for student in there if student not in graded),
        notes=tuple(_notes(learners, noted)),
    )


class _Reader:
    """Reads what lies in the folders of one student after the other."""

    def __init__(self, room: Room, week: str, exercises: tuple[Exercise, ...], noted: Noted) -> None:
        self._room, self._week, self._times = room, week, noted.times
        names = dict.fromkeys(exercise.notebook for exercise in exercises)
        self._lessons = {name: tuple(e for e in exercises if e.notebook == name) for name in names}
        self._ids = {name: frozenset(e.grade_id for e in found) for name, found in self._lessons.items()}

    def learner(self, submission: Handed, name: str) -> Learner:
        """One submission with all its notebooks."""
        return Learner(
            student=submission.student,
            name=name,
            sheets=tuple(sheet_of(source, submission, self._times) for source in self._sources(submission.student)),
            late_penalty=submission.late_penalty,
            seconds_late=submission.seconds_late,
            looks=tuple(self._looks(submission.student)),
        )

    def _sources(self, student: str) -> Iterator[Source]:
        for notebook, exercises in self._lessons.items():
            path, link = None, ""
            if _is_folder(student):
                path = self._room.autograded(student, self._week) / f"{notebook}.ipynb"
                link = _link(path, self._room.course.root / FOLDER)
            yield Source(notebook, exercises, path, link)

    def _looks(self, student: str) -> Iterator[str]:
        """What is remarked about the folder that was handed in."""
        if _is_folder(student):
            with suppress(OSError):  # taken away since it was graded
                found = read_submission(student, self._room.submitted(student, self._week), self._ids)
                yield from (*found.remarks, *filter(None, [found.problem]))


def _is_folder(student: str) -> bool:
    """Whether an id is the name of a folder; some lead to other folders."""
    return Path(student).name == student


def _in_order(room: Room, week: str, cells: Sequence[Cell]) -> tuple[Exercise, ...]:
    """The exercises as the lessons have them; by name where there is no instructor's notebook to look at."""
    order: dict[tuple[str, str], int] = {}
    for notebook in sorted({cell.notebook for cell in cells}):
        try:
            source = read_notebook(room.source(week) / f"{notebook}.ipynb")
        except NotebookError:
            continue
        order |= {(notebook, grade_id(cell)): place for place, cell in enumerate(source.cells)}
    last = len(order)
    ranked = sorted(cells, key=lambda c: (c.notebook, order.get((c.notebook, c.grade_id), last), c.grade_id))
    return tuple(
        Exercise(c.notebook, c.grade_id.removeprefix("test_"), c.grade_id, c.max_points, c.is_written) for c in ranked
    )


def _link(path: Path, start: Path) -> str:
    """A relative address of `path` for a page in the folder `start`."""
    parts = Path(os.path.relpath(path, start)).parts
    return "/".join(quote(part, safe="", errors="replace") for part in parts)


def _nothing(room: Room, week: str, there: Sequence[str], absent: Sequence[str]) -> NothingYetError:
    if there:
        return NothingYetError(week, "nothing is graded yet.", f"Run: autograder grade {week}", there, absent)
    folder = room.submitted("STUDENT", week)
    step = f"Put notebooks into {folder}, then grade them."
    return NothingYetError(week, "nobody has handed in anything.", step, there, absent)


def _notes(learners: Sequence[Learner], noted: Noted) -> Iterator[str]:
    """What is not known of the whole class, and why."""
    sheets = [sheet for learner in learners for sheet in learner.sheets if sheet.link]
    if foreign := sum(sheet.standing is None for sheet in sheets):
        yield NOT_OURS.format(count=foreign, all=len(sheets))
    if timeless := sum(sheet.standing is Standing.GRADED and sheet.times is None for sheet in sheets):
        yield NO_TIMES.format(count=timeless)
    if noted.damaged:
        yield LINES.format(count=noted.damaged, file=FILE)
