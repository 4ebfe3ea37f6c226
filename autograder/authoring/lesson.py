"""A lesson: the author's script, read, checked and cut into cells that know what they are."""

from collections.abc import Sequence
from pathlib import Path

from autograder.authoring import rules
from autograder.authoring.cells import Cell, Kind, Lesson
from autograder.authoring.options import read_cell
from autograder.authoring.script import place, read_cells
from autograder.errors import AuthorError
from startcode.markers import Fault

__all__ = ["Cell", "Kind", "Lesson", "LessonError", "read_lesson"]


class LessonError(AuthorError):
    """Every mistake found in a lesson, one to a line."""

    def __init__(self, errors: Sequence[AuthorError]) -> None:
        super().__init__(errors[0].where, f"{len(errors)} mistakes.", "")
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


def read_lesson(path: Path) -> Lesson:
    """The lesson in the percent script at `path`; AuthorError with all of its mistakes if it has any."""
    faults: list[Fault] = []
    cells: list[Cell] = []
    for raw in read_cells(path):
        cell, found = read_cell(raw)
        cells.append(cell)
        faults += found
    lesson = Lesson(path, path.parent.name, path.stem, tuple(cells))
    faults += rules.mistakes(lesson)
    if faults:
        faults.sort(key=lambda fault: fault.line)
        raise LessonError([AuthorError(place(path, f.line), f.what, f.next_step) for f in faults])
    return lesson
