"""One submission through the real engine in a real sandbox, with limits that are soon reached."""

import functools
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any
from unittest import mock

import nbformat

from autograder.engine import submission
from autograder.engine.limits import GradingLimits
from autograder.engine.sandbox import Limits, choice
from autograder.grading import worker
from autograder.grading.key import read_keys
from autograder.grading.ledger import open_ledger
from autograder.grading.papers import read_paper, ungraded
from autograder.grading.room import Room
from autograder.grading.submissions import read_submission
from autograder.grading.task import Graded, Standing, Task

from .case import Case
from .victim import NOTEBOOK, WEEK, Victim

MEGABYTE = 1 << 20
TIMES = GradingLimits(
    call_seconds=1.0,
    cell_seconds=1.0,
    test_seconds=2.5,
    total_seconds=20.0,
    grace_seconds=0.5,
    test_bytes=512 * MEGABYTE,
)
LIMITS = Limits(
    cpu_seconds=5,
    wall_seconds=15,
    memory_bytes=256 * MEGABYTE,
    file_bytes=16 * MEGABYTE,
    processes=30,
    scratch_bytes=8 * MEGABYTE,
    shared_bytes=4 * MEGABYTE,
    scratch_files=200,
)


@contextmanager
def impatient(times: GradingLimits = TIMES) -> Iterator[None]:
    """In the block workers and their sandboxes have `times` and `LIMITS`; nothing else about them is changed."""
    opened = mock.patch.object(choice, "open_pool", functools.partial(choice.open_pool, limits=LIMITS))
    with opened, mock.patch.object(submission, "GradingLimits", return_value=times):
        yield


def work(task: Task) -> Graded:
    """What a worker of a class does, impatiently."""
    with impatient():
        return worker.grade(task)


def hand_in(case: Case, victim: Victim) -> None:
    """Put the submission where the class hands in."""
    folder = victim.folder(case.id)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    case.write(folder, victim)


def grade(case: Case, victim: Victim) -> Graded:
    """Hand in and grade one submission, as the class is graded, but for the gradebook."""
    hand_in(case, victim)
    room = Room.of(victim.course)
    with open_ledger(room, WEEK) as ledger:
        key = read_keys(room, WEEK, ledger)[NOTEBOOK]
    paper = read_paper(read_submission(case.id, victim.folder(case.id), {NOTEBOOK: key.ids}), NOTEBOOK)
    if paper.standing is not Standing.GRADED:
        return ungraded(case.id, NOTEBOOK, paper, key.max_score)
    about = {"course": str(victim.course.root), "week": WEEK, "notebook": NOTEBOOK, "student": case.id}
    return work(Task(**about, source=key.source, submitted=paper.data, seed=12345))


def for_the_learner(graded: Graded) -> str:
    """All texts that feedback is made from, but the notebook itself."""
    return "\n".join(
        [graded.message, *graded.remarks, *(text for found in graded.exercises for text in _texts(asdict(found)))]
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from _texts(inner)


def executed(graded: Graded, victim: Victim) -> tuple[str, str]:
    """The executed notebook: the learner's cells with their outputs, and the outputs of the tests.

    What the instructor wrote in it must still be there word for word, with its points.
    """
    if not graded.text:
        return "", ""
    notebook: Any = json.loads(graded.text)
    own = {cell.metadata.nbgrader.grade_id: cell for cell in victim.source().cells if "nbgrader" in cell.metadata}
    tests = []
    for cell in notebook["cells"]:
        known = own.get(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if known is not None and not known.metadata.nbgrader.solution:
            assert "".join(cell["source"]) == known.source
            assert cell["metadata"]["nbgrader"]["points"] == known.metadata.nbgrader.get("points", 0)
            cell["source"] = []
            tests.append(cell.pop("outputs", []))
    nbformat.validate(nbformat.reads(graded.text, as_version=4))
    return json.dumps(notebook, ensure_ascii=False), json.dumps(tests, ensure_ascii=False)
