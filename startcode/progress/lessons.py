"""What there is to do: the exercises of the notebooks beside a learner's own, read from the notebooks themselves."""

import ast
import json
import re
import textwrap
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from startcode.markers import HIDDEN_TESTS, scan

WEEK = re.compile(r"week\d\d")
MAX_BYTES = 50_000_000  # a notebook with many figures has a few


@dataclass(frozen=True)
class Exercise:
    """One exercise: what it is worth, and what its function does, in the words of its docstring."""

    name: str
    points: float
    about: str


@dataclass(frozen=True)
class Lesson:
    """The exercises of one notebook, in order; `is_whole` if it holds hidden tests, as only an instructor's does."""

    name: str  # such as "week02/logistic_regression"
    path: Path
    exercises: tuple[Exercise, ...]
    is_whole: bool
    place: int = 1  # in its week, from 1 on

    @property
    def order(self) -> tuple[str, int, str]:
        """What lessons are sorted by: week, place in it, name."""
        return self.name.partition("/")[0], self.place, self.name

    @property
    def root(self) -> Path:
        """The folder that holds the folders of the weeks; the notebook's own if that is none of them."""
        folder = self.path.parent
        return folder.parent if WEEK.fullmatch(folder.name) else folder


def lesson_at(path: Path) -> Lesson | None:
    """The lesson in the notebook at `path`; None if it is none of the course's, or cannot be read."""
    path = path.absolute()
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size) if found.st_size <= MAX_BYTES else None
    except OSError:
        return None


def lessons_in(folder: Path) -> list[Lesson]:
    """The lessons whose notebooks stand in `folder`, in order; of two copies of one, that under its own name."""
    found: dict[str, Lesson] = {}
    for path in sorted(folder.glob("*.ipynb")):
        if lesson := lesson_at(path):
            is_under_its_name = path.stem == lesson.name.rpartition("/")[2]
            if lesson.name not in found or is_under_its_name:
                found[lesson.name] = lesson
    return sorted(found.values(), key=lambda lesson: lesson.order)


def course_around(start: Path) -> tuple[Path, list[Lesson]] | None:
    """The nearest folder with folders of weeks in it, `start` or one above it or its release/, and all its lessons."""
    for home in (start, *start.parents):
        for root in (home, home / "release"):
            weeks = [folder for folder in sorted(root.glob("week[0-9][0-9]")) if folder.is_dir()]
            if lessons := [lesson for week in weeks for lesson in lessons_in(week)]:
                return root, lessons
    return None


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> Lesson | None:
    try:
        notebook = json.loads(path.read_bytes())
        about = notebook["metadata"]["startcode"]
        name, place = about["lesson"], about.get("place", 1)
        cells = [_Cell.of(raw) for raw in notebook["cells"] if raw["cell_type"] == "code"]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not isinstance(name, str) or not isinstance(place, int):
        return None
    is_whole = any(cell.kind == "test" and scan(cell.source, HIDDEN_TESTS)[0] for cell in cells)
    return Lesson(name, path, tuple(_exercises(cells)), is_whole, place)


@dataclass(frozen=True)
class _Cell:
    kind: str
    name: str
    points: float
    source: str

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> "_Cell":
        about, marks = raw["metadata"].get("startcode", {}), raw["metadata"].get("nbgrader", {})
        source = raw["source"] if isinstance(raw["source"], str) else "".join(raw["source"])
        return cls(str(about.get("kind", "")), str(about.get("name", "")), float(marks.get("points") or 0.0), source)


def _exercises(cells: list[_Cell]) -> Iterator[Exercise]:
    """Those with a test; a learner's second copy of a cell is no second exercise."""
    points = {cell.name: cell.points for cell in reversed(cells) if cell.kind == "test"}
    answers = {cell.name: cell.source for cell in reversed(cells) if cell.kind == "exercise"}
    for name in dict.fromkeys(cell.name for cell in cells if cell.kind == "exercise"):
        if name in points:
            yield Exercise(name, points[name], _about(answers[name]))


def _about(source: str) -> str:
    """The first line of the docstring of the first function or class in a cell; "" if a learner broke it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(textwrap.dedent(source)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    for part in body:
        if isinstance(part, ast.FunctionDef | ast.ClassDef):
            return (ast.get_docstring(part) or "").split("\n")[0]
    return ""
