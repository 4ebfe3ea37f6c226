"""A course of two small notebooks, with everything that nbgrader grades, and a class that hands them in."""

from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook

WEEK = "week90"
DUE = datetime(2026, 3, 1, 12)
ON_TIME, LATE = "2026-02-28 20:00:00 UTC", "2026-03-01 14:30:00 UTC"
CONFIG = """
from pathlib import Path

c = get_config()
c.CourseDirectory.root = str(Path(__file__).absolute().parent)
c.CourseDirectory.course_id = "tiny"
c.LateSubmissionPlugin.penalty_method = "zero"
"""
TEST_DOUBLE = """
assert double(2) == 4
### BEGIN HIDDEN TESTS
assert double(-3) == -6, "secret"
### END HIDDEN TESTS
"""
TEST_AREA = """
earned = 0
if area(2, 3) == 6:
    earned += 2.5
if area(1, 5) == 5:
    earned += 3.5
earned
"""


def _cell(kind: str, source: str, grade_id: str, **marks: object) -> NotebookNode:
    new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    known = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
    }
    return new(source, id=grade_id.replace("_", "-"), metadata={"nbgrader": {**known, **marks}})


def _answer(text: str, before: str = "") -> str:
    return f"{before}### BEGIN SOLUTION\n{text}\n### END SOLUTION"


def source_notebooks() -> dict[str, NotebookNode]:
    """The instructor's notebooks by name."""
    tiny = [
        nbformat.v4.new_markdown_cell("# Tiny", id="title"),
        _cell("code", "import math", "setup", locked=True),
        _cell("code", _answer("    return 2 * x", "def double(x):\n"), "double", solution=True),
        _cell("code", TEST_DOUBLE.strip(), "test_double", grade=True, locked=True, points=4),
        _cell("code", _answer("    return a * b", "def area(a, b):\n"), "area", solution=True),
        _cell("code", TEST_AREA.strip(), "test_area", grade=True, locked=True, points=6),
        _cell("markdown", "Because it is.", "why", grade=True, solution=True, points=5),
        _cell("code", _answer("print('a plot')"), "plot", grade=True, solution=True, points=3),
        _cell("markdown", "Write something nice.", "essay", task=True, locked=True, points=2),
    ]
    more = [
        _cell("code", _answer("    return x + 1", "def more(x):\n"), "more", solution=True),
        _cell("code", "assert more(1) == 2", "test_more", grade=True, locked=True, points=1),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {
        name: nbformat.v4.new_notebook(cells=cells, metadata=metadata)
        for name, cells in (("tiny", tiny), ("more", more))
    }


RIGHT = {
    "double": "def double(x):\n    return x + x",
    "area": "def area(a, b):\n    return a * b",
    "why": "Since two and two is four.",
    "plot": "print('my plot')",
    "more": "def more(x):\n    return 1 + x",
}
PARTLY = {"double": "def double(x):\n    return x * x", "area": "def area(a, b):\n    return 6"}
HALF_HIDDEN = RIGHT | {"double": "def double(x):\n    return 4"}


def write_course(root: Path) -> None:
    """Its folders and files, before anything is released."""
    root.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    for name, notebook in source_notebooks().items():
        path = root / "source" / WEEK / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)


def db_url(root: Path) -> str:
    """The gradebook of the course in `root`."""
    return f"sqlite:///{root}/gradebook.db"


def set_due_date(root: Path) -> None:
    """As an instructor does in the formgrader."""
    with Gradebook(db_url(root), "tiny") as gradebook:
        gradebook.update_or_create_assignment(WEEK, duedate=DUE)


def answered(root: Path, name: str, answers: dict[str, str]) -> NotebookNode:
    """The released notebook with the cells in `answers` filled in."""
    notebook = nbformat.read(root / "release" / WEEK / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    return notebook


def hand_in(
    root: Path, student: str, answers: dict[str, str], timestamp: str = ON_TIME, names: tuple[str, ...] = ("tiny",)
) -> Path:
    """Put a student's notebooks where nbgrader collects them; their folder."""
    folder = root / "submitted" / student / WEEK
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        nbformat.write(answered(root, name, answers), folder / f"{name}.ipynb")
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp)
    return folder


def rows(db_url: str) -> dict[str, dict[tuple[str, ...], tuple[object, ...]]]:
    """All that grading writes, by table and by names instead of the random ids."""
    with Gradebook(db_url) as gradebook:
        every = gradebook.db.query
        return {
            "grade": {
                (g.student.id, g.notebook.name, g.name): (
                    g.auto_score,
                    g.manual_score,
                    g.extra_credit,
                    g.needs_manual_grade,
                )
                for g in every(Grade)
            },
            "comment": {
                (c.student.id, c.notebook.name, c.name): (c.auto_comment, c.manual_comment) for c in every(Comment)
            },
            "submitted_assignment": {
                (s.student_id, s.name): (
                    s.timestamp,
                    s.extension,
                    s.score,
                    s.late_submission_penalty,
                    s.needs_manual_grade,
                )
                for s in every(SubmittedAssignment)
            },
            "submitted_notebook": {
                (n.student.id, n.name): (n.flagged, n.late_submission_penalty, n.score)
                for n in every(SubmittedNotebook)
            },
        }
