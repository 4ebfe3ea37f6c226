"""Small notebooks written as text, and grading them without a sandbox.

#[given]  #[loose]  #[solution NAME]  #[test NAME POINTS]  #[sandbox NAME POINTS]  #[experiment]  #[prose]
"""

import re

import nbformat
from nbformat import NotebookNode

from autograder.engine.limits import GradingLimits
from autograder.engine.plain import PlainProcess
from autograder.engine.results import ExerciseResult, SubmissionResult
from autograder.engine.submission import grade_notebook

MARK = re.compile(r"^#\[(.*)\]$", re.MULTILINE)
FAST = GradingLimits(call_seconds=0.4, cell_seconds=0.6, test_seconds=3.0, total_seconds=30.0, grace_seconds=0.3)


def notebook(text: str) -> NotebookNode:
    """The notebook that the marks in `text` describe."""
    _, *parts = MARK.split(text)
    cells = [
        _cell(mark.split(), body.strip("\n"), number)
        for number, (mark, body) in enumerate(zip(parts[::2], parts[1::2], strict=True))
    ]
    return nbformat.v4.new_notebook(cells=cells)


def _cell(words: list[str], body: str, number: int) -> NotebookNode:
    kind, *rest = words
    make = nbformat.v4.new_markdown_cell if kind == "prose" else nbformat.v4.new_code_cell
    cell = make(body, id=f"cell-{number}")
    is_test = kind in ("test", "sandbox")
    if kind == "experiment":
        cell.metadata["startcode"] = {"kind": "experiment"}
    elif kind != "loose":
        grade_id = f"test_{rest[0]}" if is_test else rest[0] if rest else f"{kind}-{number}"
        cell.metadata["nbgrader"] = {
            "grade_id": grade_id,
            "grade": is_test,
            "solution": kind == "solution",
            "locked": kind != "solution",
            "points": float(rest[1]) if is_test else 0,
            "schema_version": 3,
            "task": False,
        }
    if is_test:
        cell.metadata["startcode"] = {"kind": "test", "name": rest[0], "sandbox": kind == "sandbox"}
    return cell


def answered(source: NotebookNode, **answers: str) -> NotebookNode:
    """A submission: the source with these texts in its solution cells."""
    copy = nbformat.from_dict(source)
    for cell in copy.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return copy


def grade(source: NotebookNode, submitted: NotebookNode | None = None, **options: object) -> SubmissionResult:
    """Grade without a sandbox; by default the source itself."""
    options.setdefault("limits", FAST)
    return grade_notebook(source, submitted or source, open_sandbox=PlainProcess, **options)  # type: ignore[arg-type]


def one(source: NotebookNode, submitted: NotebookNode | None = None, **options: object) -> ExerciseResult:
    """The result of the only test."""
    (result,) = grade(source, submitted, **options).exercises
    return result
