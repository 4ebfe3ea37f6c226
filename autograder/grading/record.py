"""The note inside an autograded notebook that says what was graded and how each exercise ended.

It stands in the notebook's metadata, so it appears and disappears with the notebook, whoever graded it (`autograder
grade`, `nbgrader autograde` or the formgrader). It holds no times: the same submission gives the same file.
"""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.engine.results import ExerciseResult, Outcome
from autograder.grading.task import Graded, Standing

PLACE = "startcode"
KEY = "graded"
METADATA = b'\n "metadata": {'  # as nbformat begins that of the notebook, behind the cells


def write_record(notebook: NotebookNode, graded: Graded, fingerprint: str, source: str) -> None:
    """Note in `notebook` how it was graded, from which submission and with which instructor's notebook (hashes)."""
    ours = dict(notebook.metadata.get(PLACE) or {})
    ours[KEY] = {
        "submitted": fingerprint,
        "source": source,
        "standing": str(graded.standing),
        "score": graded.score,
        "max_score": graded.max_score,
        "exercises": [_plain(exercise) for exercise in graded.exercises],
        "message": graded.message,
        "remarks": list(graded.remarks),
    }
    notebook.metadata[PLACE] = ours


def read_record(notebook: NotebookNode) -> dict[str, Any] | None:
    """What `write_record` noted; None if this notebook was graded by something else, or not at all."""
    ours = notebook.metadata.get(PLACE)
    found = ours.get(KEY) if isinstance(ours, dict) else None
    whole = isinstance(found, dict) and {"submitted", "source", "standing", "exercises"} <= found.keys()
    return found if whole else None


def record_in(path: Path) -> dict[str, Any] | None:
    """What `write_record` noted in the notebook at `path`; None if it is not there, not whole or not ours.

    Of a notebook in nbformat's own layout only the metadata at its end is parsed.
    """
    with suppress(OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        data = path.read_bytes()
        start = data.rfind(METADATA)
        if start >= 0:  # in a string of JSON there is no such line break
            with suppress(ValueError):
                return read_record(NotebookNode(metadata=json.loads(b"{" + data[start:])["metadata"]))
        return read_record(NotebookNode(metadata=json.loads(data)["metadata"]))
    return None


def remove_record(notebook: NotebookNode) -> None:
    """Take out a note that a learner may have written."""
    ours = notebook.metadata.get(PLACE)
    if isinstance(ours, dict):
        ours.pop(KEY, None)
    elif ours is not None:
        del notebook.metadata[PLACE]


def graded_from(record: dict[str, Any], student: str, notebook: str, text: str = "") -> Graded:
    """The result as it was when the note was written."""
    return Graded(
        student=student,
        notebook=notebook,
        standing=Standing(record["standing"]),
        text=text,
        score=record["score"],
        max_score=record["max_score"],
        exercises=tuple(_exercise(found) for found in record["exercises"]),
        message=record["message"],
        remarks=tuple(record["remarks"]),
    )


def _plain(exercise: ExerciseResult) -> dict[str, Any]:
    """As JSON has it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(exercise).items()}


def _exercise(found: dict[str, Any]) -> ExerciseResult:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    values["outcome"] = Outcome(found["outcome"])
    return ExerciseResult(**values)
