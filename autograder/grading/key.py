"""What a week's submissions are graded with: the instructor's notebooks, and what the gradebook knows of them."""

import hashlib
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.errors import CourseError, NotebookError
from autograder.grading.ledger import Ledger, Released
from autograder.grading.room import Room
from autograder.notebooks import MAX_BYTES, parse_notebook, read_regular_file


@dataclass(frozen=True)
class Key:
    """One lesson: the bytes of the instructor's notebook, their hash, and the lesson as it was released."""

    source: bytes
    source_notebook: NotebookNode
    digest: str
    released: Released

    @property
    def ids(self) -> frozenset[str]:
        """Grade ids of tests and answers: by them a notebook is known as one of this lesson."""
        return self.released.answers | self.released.points.keys()

    @property
    def max_score(self) -> float:
        """What the lesson's tests are worth together; written answers, which a person grades, are not counted."""
        return float(sum(most for name, most in self.released.points.items() if name not in self.released.answers))


def read_keys(room: Room, week: str, ledger: Ledger) -> dict[str, Key]:
    """The lessons of `week` by name; CourseError if their tests are not those of the gradebook."""
    return {released.name: _key(room, week, released) for released in ledger.released()}


def _key(room: Room, week: str, released: Released) -> Key:
    path = room.source(week) / f"{released.name}.ipynb"
    try:
        source = read_regular_file(path, MAX_BYTES)
        notebook = parse_notebook(source, str(path))
    except NotebookError as error:
        raise CourseError(
            error.where, f"the instructor's notebook {error.what}", f"Run: autograder build {week}"
        ) from error
    points = _points(notebook)
    if points != released.points:
        differs = sorted(
            name for name in points.keys() | released.points.keys() if points.get(name) != released.points.get(name)
        )
        what = f"the graded cells are not those that were released ({', '.join(differs[:5])})."
        raise CourseError(str(path), what, f"Run: autograder release {week}")
    return Key(source, notebook, hashlib.sha256(source).hexdigest(), released)


def _points(notebook: NotebookNode) -> dict[str, float]:
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    return {mark["grade_id"]: float(mark["points"]) for mark in marks if mark.get("grade")}
