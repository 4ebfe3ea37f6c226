"""What there is of one student's notebook: the graded copy, their own file, and what was remarked about the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.errors import NotebookError
from autograder.feedback.grades import Standing
from autograder.grading.room import Room
from autograder.grading.submissions import Submission, read_submission
from autograder.notebooks import read_notebook

MAX_BYTES = 300_000_000  # an autograded notebook holds outputs, which nbgrader limits by lines only


@dataclass(frozen=True)
class Evidence:
    """None where there is no such notebook, or nobody can read it."""

    graded: NotebookNode | None = None
    handed_in: NotebookNode | None = None
    remarks: tuple[str, ...] = ()


def gather(room: Room, week: str, standing: Standing, lessons: Mapping[str, frozenset[str]]) -> Evidence:
    """All about the notebook of `standing`; nothing if the student's id is a way to other folders.

    `lessons` maps the names of the week's notebooks to their grade ids.
    """
    if Path(standing.student).name != standing.student:
        return Evidence()
    graded = room.autograded(standing.student, week) / f"{standing.notebook}.ipynb"
    submission = _submission(standing.student, room.submitted(standing.student, week), lessons)
    paper = submission.papers.get(standing.notebook) if submission else None
    return Evidence(_read(graded), _read(paper) if paper else None, submission.remarks if submission else ())


def _submission(student: str, folder: Path, lessons: Mapping[str, frozenset[str]]) -> Submission | None:
    try:
        return read_submission(student, folder, lessons)
    except OSError:  # taken away since it was graded
        return None


def _read(path: Path) -> NotebookNode | None:
    try:
        return read_notebook(path, MAX_BYTES)
    except NotebookError:
        return None
