"""course/ -> source/: author text to instructor notebooks, the same bytes from the same text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.cells import Cell, Kind, Lesson
from autograder.authoring.lesson import read_lesson
from autograder.course import WEEK, Course
from autograder.errors import CourseError, StartCodeError
from autograder.notebooks import strangers, write_notebook
from autograder.repair import text_id

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}
NAMED = (Kind.EXERCISE, Kind.TEST, Kind.QUESTION, Kind.EXPERIMENT)


@dataclass
class Built:
    """What a build did; every error is one that the author can mend, and the other lessons were built all the same."""

    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    errors: list[StartCodeError] = field(default_factory=list)


def build(course: Course, weeks: Iterable[str] = ()) -> Built:
    """Bring the source notebooks of `weeks` (default: all) up to their lessons; CourseError for an unknown week."""
    if not course.author.is_dir():
        raise CourseError(str(course.author), "there is no author text here.", "Nothing was built or removed.")
    chosen, done = list(weeks), Built()
    scripts = course.lessons(chosen)
    places = Counter[str]()
    for script in scripts:
        places[script.parent.name] += 1
        target = course.source / script.parent.name / f"{script.stem}.ipynb"
        try:
            changed = write_notebook(target, to_notebook(read_lesson(script), places[script.parent.name]))
        except StartCodeError as error:
            done.errors.append(error)
        else:
            (done.written if changed else done.unchanged).append(target)
    for week in chosen or sorted({*course.weeks(), *_folders(course.source)}):
        _tidy(course.source / week, {script.stem for script in scripts if script.parent.name == week}, done)
    return done


def to_notebook(lesson: Lesson, place: int = 1) -> NotebookNode:
    """The instructor notebook of `lesson`, the `place`-th of its week: with answers and hidden tests, no outputs."""
    ids: set[str] = set()
    grade_ids = _grade_ids(lesson)
    cells = []
    for cell, grade_id in zip(lesson.cells, grade_ids, strict=True):
        metadata = {"startcode": _our_metadata(cell)} | ({"nbgrader": _nbgrader(cell, grade_id)} if grade_id else {})
        # An id is public, so no answer may go into it: what has a name gets its id from that.
        cell_id = text_id(cell.kind, cell.name or cell.source, ids)
        ids.add(cell_id)
        new = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
        cells.append(new(cell.source, id=cell_id, metadata=metadata))
    about = {"lesson": f"{lesson.week}/{lesson.name}", "place": place}
    metadata = {"kernelspec": KERNEL, "language_info": LANGUAGE, "startcode": about}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def _grade_ids(lesson: Lesson) -> list[str]:
    """A name for every cell that nbgrader knows, "" for experiments.

    Cells without a name of their own are counted from the last exercise on: mending a sentence changes no id, and a new
    cell shifts only its neighbours. Once there are submissions, nbgrader refuses other ids.
    """
    ids, anchor, counts = [], "start", Counter[str]()
    for cell in lesson.cells:
        if cell.kind in (Kind.EXERCISE, Kind.QUESTION):
            anchor = cell.name
            ids.append(cell.name)
        elif cell.kind is Kind.TEST:
            ids.append(f"test_{cell.name}")
        elif cell.kind is Kind.EXPERIMENT:
            ids.append("")
        else:
            prefix = f"{cell.kind}-{anchor}"
            counts[prefix] += 1
            ids.append(f"{prefix}-{counts[prefix]}")
    return ids


def _nbgrader(cell: Cell, grade_id: str) -> dict[str, Any]:
    """nbgrader's metadata, schema version 3."""
    points = int(cell.points) if cell.points == int(cell.points) else cell.points
    return {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": cell.kind in (Kind.TEST, Kind.QUESTION),
        "solution": cell.kind in (Kind.EXERCISE, Kind.QUESTION),
        "locked": cell.kind in (Kind.TEST, Kind.GIVEN, Kind.PROSE),
        "task": False,
        "points": points,
    }


def _our_metadata(cell: Cell) -> dict[str, Any]:
    """Ours stands beside nbgrader's, which allows no further keys."""
    ours: dict[str, Any] = {"kind": str(cell.kind)}
    if cell.kind in NAMED:
        ours["name"] = cell.name
    if cell.sandbox:
        ours["sandbox"] = True
    return ours


def _tidy(folder: Path, lessons: set[str], done: Built) -> None:
    """Remove the notebooks of lessons that are gone, and name what else has no place here."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*.ipynb")):
        if path.stem not in lessons:
            path.unlink()
            done.removed.append(path)
    for path in strangers(folder):
        what = "only notebooks may stand here: nbgrader gives all else to learners."
        done.errors.append(CourseError(path.relative_to(folder.parents[1]).as_posix(), what, "Move it away."))
    if not any(folder.iterdir()):
        folder.rmdir()


def _folders(parent: Path) -> list[str]:
    return [path.name for path in parent.iterdir() if WEEK.fullmatch(path.name)] if parent.is_dir() else []
