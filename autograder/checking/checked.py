"""Grading one notebook."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.checking.lookup import Source, lesson_of
from autograder.engine.results import ExerciseResult, Outcome
from autograder.errors import NotebookError
from autograder.grading.task import Standing, Task
from autograder.grading.worker import grade
from autograder.notebooks import MAX_BYTES, parse_notebook, read_notebook, read_regular_file, to_text
from startcode import grading

VISIBLE_ONLY = "Graded by the visible checks alone: the hidden ones are where the course's source/ is."


@dataclass(frozen=True)
class Checked:
    """The verdict on one notebook; answers that a person grades are not counted."""

    notebook: str
    score: float
    max_score: float
    seconds: float
    exercises: tuple[ExerciseResult, ...]
    message: str = ""  # why nothing of it could be graded
    remarks: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line, as DESIGN.md promises it to programs."""
        names = ("name", "points", "max_points", "outcome", "message")
        exercises = [{name: getattr(exercise, name) for name in names} for exercise in self.exercises]
        told = {name: getattr(self, name) for name in ("notebook", "score", "max_score", "seconds")}
        return json.dumps({**told, "exercises": exercises})


def check_notebook(path: Path, *, trust: bool = False) -> Checked:
    """Grade the notebook at `path`; one that cannot be read is damaged and earns nothing.

    NotebookError if there is no such file or it belongs to no lesson, CourseError if there is no course, MachineError
    if this machine has no safe sandbox and the code is not trusted.
    """
    if not path.exists() and not path.is_symlink():
        raise NotebookError(str(path), "there is no such file.", "Check the name.")
    try:
        data, problem = read_regular_file(path, MAX_BYTES), ""
        notebook: NotebookNode | None = parse_notebook(data, str(path))
    except NotebookError as error:
        data, problem, notebook = b"", f"the notebook {error.what} {error.next_step}", None
    source = lesson_of(path, notebook)
    lesson = _lesson(source, is_own=not source.is_whole and source.path.resolve() == path.resolve())
    remarks = (*([] if source.is_whole else [VISIBLE_ONLY]), *_by_hand(lesson))
    if problem:
        return _damaged(path, lesson, problem, remarks)
    task = Task(
        course=str(source.root),
        week=source.path.parent.name,
        notebook=source.path.stem,
        student="",
        source=to_text(lesson).encode(),
        submitted=data,
        seed=grading.seed(),
        trust=trust,
    )
    done = grade(task)
    if done.standing is not Standing.GRADED:
        return _damaged(path, lesson, done.message, remarks)
    remarks = (*remarks, *done.remarks)
    return Checked(str(path), done.score, done.max_score, done.seconds, done.exercises, remarks=remarks)


def _lesson(source: Source, *, is_own: bool) -> NotebookNode:
    """The notebook to grade with.

    A learner's one does not claim reference answers, which only a whole one has. If it is the very file that they work
    in (`is_own`), its tests are theirs to change, so they run in the sandbox too.
    """
    notebook = read_notebook(source.path)
    if not source.is_whole:
        notebook.metadata.get("startcode", {}).pop("lesson", None)
    for cell in notebook.cells if is_own else ():
        if cell.get("metadata", {}).get("nbgrader", {}).get("grade"):
            cell.metadata["startcode"] = {**cell.metadata.get("startcode", {}), "sandbox": True}
    return notebook


def _damaged(path: Path, lesson: NotebookNode, problem: str, remarks: tuple[str, ...]) -> Checked:
    exercises = tuple(
        ExerciseResult(
            name=str(cell.metadata.get("startcode", {}).get("name") or marks["grade_id"].removeprefix("test_")),
            points=0.0,
            max_points=float(marks["points"]),
            outcome=Outcome.DAMAGED,
            message=problem,
            grade_id=marks["grade_id"],
        )
        for cell, marks in _graded(lesson)
        if not marks.get("solution")
    )
    most = sum(exercise.max_points for exercise in exercises)
    return Checked(str(path), 0.0, most, 0.0, exercises, problem, remarks)


def _by_hand(lesson: NotebookNode) -> list[str]:
    """A remark on the answers that a person grades, if there are any."""
    found = [f"{marks['grade_id']} ({marks['points']:g})" for _, marks in _graded(lesson) if marks.get("solution")]
    return [f"Not counted, since a person gives these points: {', '.join(found)}."] if found else []


def _graded(lesson: NotebookNode) -> list[tuple[NotebookNode, dict[str, Any]]]:
    marked = [(cell, cell.metadata.get("nbgrader", {})) for cell in lesson.cells]
    return [(cell, marks) for cell, marks in marked if marks.get("grade")]
