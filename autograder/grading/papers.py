"""One notebook of a submission: its bytes, or why there are none; and what was graded of it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import NotebookError
from autograder.grading.key import Key
from autograder.grading.record import graded_from, record_in
from autograder.grading.room import Room
from autograder.grading.submissions import HAND_IN_AGAIN, Submission
from autograder.grading.task import Graded, Standing, Task, course_secret, fingerprint, seed_for
from autograder.notebooks import MAX_BYTES, read_regular_file


@dataclass(frozen=True)
class Paper:
    """`standing` is GRADED if there is something to grade; else `problem` says why not, and what to do next."""

    standing: Standing
    data: bytes = b""
    problem: str = ""
    fingerprint: str = ""


def read_paper(submission: Submission, notebook: str) -> Paper:
    """The notebook of this name in a submission."""
    path = submission.papers[notebook]
    if submission.problem:
        return _damaged(submission.problem, submission.stamp)
    if path is None:
        return Paper(Standing.MISSING, problem=f"there is no {notebook}.ipynb. {HAND_IN_AGAIN}")
    try:
        data = read_regular_file(path, MAX_BYTES)
    except NotebookError as error:
        return _damaged(f"the notebook {error.what} {error.next_step}", submission.stamp)
    return Paper(Standing.GRADED, data, "", fingerprint(data, submission.stamp))


def task_for(room: Room, week: str, student: str, notebook: str, key: Key, paper: Paper, *, trust: bool) -> Task:
    """What a worker needs to grade `paper`."""
    return Task(
        course=str(room.course.root),
        week=week,
        notebook=notebook,
        student=student,
        source=key.source,
        submitted=paper.data,
        seed=seed_for(course_secret(room.course), week, notebook, student),
        trust=trust,
    )


@dataclass(frozen=True)
class Before:
    """What was graded of a submission in an earlier run; `is_outdated` if with another version of the lesson."""

    results: tuple[Graded, ...]
    is_outdated: bool


def graded_before(folder: Path, student: str, papers: Mapping[str, Paper], keys: Mapping[str, Key]) -> Before | None:
    """The results in an autograded folder; None if it was made from anything else than `papers`."""
    results, sources = [], []
    for name, paper in papers.items():
        record = record_in(folder / f"{name}.ipynb")
        if record is None and paper.standing is Standing.MISSING and folder.is_dir():
            results.append(ungraded(student, name, paper, keys[name].max_score))
        elif record is not None and record["submitted"] == paper.fingerprint:
            results.append(graded_from(record, student, name))
            sources.append(record["source"] == keys[name].digest)
        else:
            return None
    return Before(tuple(results), not all(sources))


def ungraded(student: str, notebook: str, paper: Paper, max_score: float) -> Graded:
    """The result of a paper that there is nothing to grade of."""
    return Graded(student, notebook, paper.standing, "", 0.0, max_score, message=paper.problem)


def _damaged(problem: str, stamp: bytes) -> Paper:
    return Paper(Standing.DAMAGED, problem=problem, fingerprint=fingerprint(problem.encode(), stamp))
