"""Small notebooks to give feedback on, and things that people hide in them."""

import base64
import struct
import zlib
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.publishing.private import Secrets

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>&\"'"
HIDDEN_LINE = 'assert double(-31) == -62, "the hidden numbers"'
REFERENCE_LINE = "return sum([x, x]) * 1"


def png(width: int = 3, height: int = 2) -> str:
    """A PNG picture in base64."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 10)) * min(height, 10))
    parts = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return base64.b64encode(parts).decode()


def code(source: str, grade_id: str = "", kind: str = "", **marks: Any) -> NotebookNode:
    cell = nbformat.v4.new_code_cell(source, id=(grade_id or f"own-{abs(hash(source))}").replace("_", "-"))
    return _marked(cell, grade_id, kind, marks)


def prose(source: str, grade_id: str = "", kind: str = "", **marks: Any) -> NotebookNode:
    cell = nbformat.v4.new_markdown_cell(source, id=(grade_id or f"own-{abs(hash(source))}").replace("_", "-"))
    return _marked(cell, grade_id, kind, marks)


def _marked(cell: NotebookNode, grade_id: str, kind: str, marks: dict[str, Any]) -> NotebookNode:
    if grade_id:
        plain = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
        cell.metadata["nbgrader"] = {**plain, "grade_id": grade_id, **marks}
    if kind:
        cell.metadata["startcode"] = {"kind": kind, "name": grade_id.removeprefix("test_")}
    return cell


def notebook(*cells: NotebookNode, **metadata: Any) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells), metadata=nbformat.from_dict(metadata))


def source() -> NotebookNode:
    """The instructor's notebook of a lesson with one exercise, one question and one experiment."""
    answer = f"def double(x):\n    ### START CODE HERE ###\n    {REFERENCE_LINE}\n    ### END CODE HERE ###"
    test = f"assert double(2) == 4\n### BEGIN HIDDEN TESTS\n{HIDDEN_LINE}\n### END HIDDEN TESTS"
    experiment = code("print(double(21))", kind="experiment")
    experiment.metadata["startcode"] = {"kind": "experiment", "name": "the answer"}
    experiment["id"] = "experiment"
    return notebook(
        prose("# Doubling", "prose-start-1", "prose", locked=True),
        code("import math", "given-start-1", "given", locked=True),
        prose("## Twice\nA *sentence* of the lesson.", "prose-start-2", "prose", locked=True),
        code(answer, "double", "exercise", solution=True),
        code(test, "test_double", "test", grade=True, locked=True, points=4),
        experiment,
        prose("Because I say so, and so does everyone.", "why", "question", grade=True, solution=True, points=2),
    )


def graded(answer: str = "def double(x):\n    return x * x", *more: NotebookNode, **record: Any) -> NotebookNode:
    """The autograded notebook of someone who wrote `answer` and added the cells `more`."""
    lesson = source()
    lesson.cells[3].source = answer
    lesson.cells[6].source = "Since *two* and two is four."
    lesson.cells += more
    if record:
        whole = {"submitted": "", "source": "", "standing": "graded", "message": "", "remarks": [], "exercises": []}
        lesson.metadata["startcode"] = {"graded": {**whole, **record}}
    return lesson


def verdict(outcome: str = "failed", message: str = "double is wrong.", **more: Any) -> dict[str, Any]:
    """What the engine notes of the exercise."""
    points = 4.0 if outcome == "passed" else 0.0
    return {"name": "double", "points": points, "max_points": 4.0, "outcome": outcome, "message": message, **more}


def secrets(tmp_path: Any) -> Secrets:
    """The secrets of `source`, read from disk as always."""
    path = tmp_path / "source" / "week01" / "doubling.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(source(), path)
    return Secrets.of(tmp_path / "source")
