"""To which lesson a notebook belongs: by what it says, by the cells it holds, by its name."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import Course
from autograder.errors import CourseError, NotebookError
from autograder.notebooks import read_notebook


@dataclass(frozen=True)
class Source:
    """A lesson's notebook to grade with; `is_whole` is False if it is the learner's, which lacks the hidden tests."""

    root: Path  # of the course
    path: Path
    is_whole: bool

    @property
    def lesson(self) -> str:
        """Such as "week02/logistic_regression"."""
        return f"{self.path.parent.name}/{self.path.stem}"


def sources_around(path: Path) -> list[Source]:
    """All lessons of the course around `path`, else of the one around the working folder; CourseError if there is none.

    Learners have no instructor's notebooks: theirs are taken in their place.
    """
    for start in (path.parent, None):
        try:
            course = Course.find(start)
        except CourseError:
            continue
        if found := _in(course.root, course.source, is_whole=True):
            return found
    for start in (path.parent, Path.cwd()):
        for root in (start.resolve(), *start.resolve().parents):
            if found := _in(root, root / "release", is_whole=False):
                return found
    step = "Run this in the course's folder, or set STARTCODE_COURSE to it; instructors: make build."
    raise CourseError(str(path), "there are no lessons around it: neither source/ nor release/ holds any.", step)


def lesson_of(path: Path, notebook: NotebookNode | None) -> Source:
    """The lesson that `notebook` (None: unreadable) at `path` is an answer to; NotebookError if it is to none."""
    sources = sources_around(path)
    named = {source.lesson: source for source in sources}
    said = _said(notebook) if notebook else ""
    if said in named:
        return named[said]
    if notebook and (best := _by_cells(notebook, sources)):
        return best
    same = [source for source in sources if source.path.stem == path.stem]
    here = [source for source in same if source.path.parent.name in path.resolve().parts]
    if len(here or same) == 1:
        return (here or same)[0]
    raise _stranger(path, sources)


def grade_ids(notebook: NotebookNode) -> frozenset[str]:
    """The names of its cells that nbgrader knows."""
    marks = [cell.metadata.get("nbgrader") for cell in notebook.cells]
    return frozenset(str(mark["grade_id"]) for mark in marks if isinstance(mark, dict) and mark.get("grade_id"))


def _in(root: Path, folder: Path, *, is_whole: bool) -> list[Source]:
    return [Source(root, path, is_whole) for path in sorted(folder.glob("*/*.ipynb"))]


def _said(notebook: NotebookNode) -> str:
    """The lesson that the notebook's metadata names."""
    about = notebook.metadata.get("startcode")
    return str(about.get("lesson", "")) if isinstance(about, dict) else ""


def _by_cells(notebook: NotebookNode, sources: list[Source]) -> Source | None:
    """The lesson of which it holds the largest part of the cells, if that is more than half."""
    theirs = grade_ids(notebook)
    shares = [(len(theirs & ids) / len(ids), source) for source in sources if (ids := _ids(source.path))]
    share, best = max(shares, key=lambda found: found[0], default=(0.0, None))
    return best if share > 0.5 else None


@lru_cache(maxsize=256)
def _ids(path: Path) -> frozenset[str]:
    """Those of a lesson; none if a learner has spoiled their copy of it."""
    try:
        return grade_ids(read_notebook(path))
    except NotebookError:
        return frozenset()


def _stranger(path: Path, sources: list[Source]) -> NotebookError:
    names = sorted({source.path.stem for source in sources})
    close = get_close_matches(path.stem, names, n=1)
    hint = f'Did you mean "{close[0]}.ipynb"?' if close else f"There are: {', '.join(names)}."
    return NotebookError(str(path), "belongs to no lesson of this course.", hint)
