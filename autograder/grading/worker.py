"""What runs in a worker: one notebook at a time, with a warm sandbox that is kept from one to the next."""

import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.course import Course
from autograder.engine.results import Outcome
from autograder.errors import NotebookError
from autograder.grading.record import remove_record
from autograder.grading.task import Graded, Standing, Task
from autograder.grading.verdicts import settle
from autograder.grading.warm import sandboxes
from autograder.notebooks import parse_notebook, to_text
from autograder.variables import COURSE, variables

FINE = (Outcome.PASSED, Outcome.SKIPPED)  # an exercise that is worth no points may end so with 0 of 0
_turn = threading.Lock()  # a cluster's worker may have many threads; tests share what a process has only once


def grade(task: Task) -> Graded:
    """Grade one notebook; MachineError if there is no safe sandbox here."""
    try:
        submitted = parse_notebook(task.submitted, f"{task.student}, {task.notebook}.ipynb")
    except NotebookError as error:
        return _damaged(task, f"the notebook {error.what} {error.next_step}")
    with _turn, variables(**{COURSE: task.course}):
        return _graded(task, submitted)


def prepare(course: str, trust: bool) -> None:
    """Load and warm what the first task will need."""

    with sandboxes(Course(Path(course)), trust):
        pass


def _graded(task: Task, submitted: NotebookNode) -> Graded:
    from autograder.engine.submission import grade_notebook

    source = _parsed(task.source)
    remove_record(submitted)
    with sandboxes(Course(Path(task.course)), task.trust) as open_sandbox:
        result = grade_notebook(
            source,
            submitted,
            open_sandbox=open_sandbox,
            references=_references(source),
            seed=task.seed,
            notebook=task.notebook,
        )
    points = {found.grade_id: found.points for found in result.exercises}
    settle(
        result.executed,
        points,
        {e.grade_id: e.message or e.outcome for e in result.exercises if e.points <= 0 and e.outcome not in FINE},
    )
    return Graded(
        student=task.student,
        notebook=task.notebook,
        standing=Standing.GRADED,
        text=to_text(result.executed),
        score=result.score,
        max_score=result.max_score,
        exercises=result.exercises,
        remarks=result.remarks,
        seconds=result.seconds,
        cpu_seconds=result.cpu_seconds,
        memory_bytes=result.memory_bytes,
    )


def _damaged(task: Task, message: str) -> Graded:
    tests = [cell.metadata.get("nbgrader", {}) for cell in _parsed(task.source).cells]
    most = sum(float(test["points"]) for test in tests if test.get("grade") and not test.get("solution"))
    return Graded(task.student, task.notebook, Standing.DAMAGED, "", 0.0, most, message=message)


@lru_cache(maxsize=8)
def _parsed(source: bytes) -> NotebookNode:
    return parse_notebook(source, "the instructor's notebook")


def _references(source: NotebookNode) -> Mapping[str, Callable[..., Any]]:
    """The author's own functions by name, for exercises that build on one that failed; none if this is no lesson."""
    name = source.metadata.get("startcode", {}).get("lesson")
    if not name:
        return {}
    from autograder.reference import lesson

    found = lesson(name)
    return {function: getattr(found, function) for function in dir(found) if callable(getattr(found, function))}
