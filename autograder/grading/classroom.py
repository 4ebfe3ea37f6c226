"""Grading a whole class."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import replace
from difflib import get_close_matches

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading.calm import calm_stop, only_grader
from autograder.grading.crew import Crew, LentCrew, ProcessCrew, Work
from autograder.grading.desk import Desk
from autograder.grading.key import read_keys
from autograder.grading.ledger import Ledger, open_ledger
from autograder.grading.results import ClassResult
from autograder.grading.room import Room
from autograder.grading.shift import Shift
from autograder.grading.worker import grade

Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Nobody wants to hear of the progress."""


def grade_class(
    course: Course,
    week: str,
    *,
    jobs: int = 1,
    students: Iterable[str] = (),
    force: bool = False,
    executor: Executor | None = None,
    progress: Progress = _silent,
    trust: bool = False,
    work: Work = grade,
    crew: Crew | None = None,
) -> ClassResult:
    """Grade what was handed in for `week` (by `students`, default: all) and enter it in the gradebook.

    What was graded before and not handed in anew is kept, unless `force`. `jobs` processes grade, or `executor`, which
    then gets `jobs` tasks at a time, or a `crew` that is ready; the results are the same. `progress` hears how many of
    how many submissions are done. `trust` runs the learners' code without a sandbox. The first Ctrl-C stops the run
    after what is in hand.
    CourseError if the week, a student or the gradebook is not there, MachineError if there is no safe sandbox.
    """
    began = time.monotonic()
    if crew is None:
        crew = LentCrew(work, executor, jobs) if executor else ProcessCrew(work, jobs)
    with closing(crew), only_grader(course.root), calm_stop() as stopped:
        room = Room.of(course)
        with open_ledger(room, week) as ledger:
            chosen = _chosen(room, week, list(students))
            desk = Desk(room, week, ledger, read_keys(room, week, ledger), trust=trust)
            tasks = desk.tasks(chosen, force=force)
            for graded in Shift(crew, desk.lost, stopped).work_through(tasks):
                desk.take(graded)
                progress(len(desk.done), len(chosen))
            progress(len(desk.done), len(chosen))
            return _result(week, desk, ledger, chosen, stopped(), time.monotonic() - began)


def _chosen(room: Room, week: str, students: Sequence[str]) -> list[str]:
    found = room.students(week)
    for student in students:
        if student not in found:
            close = get_close_matches(student, found, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else "Look into submitted/, or collect the submissions first."
            raise CourseError(week, f'"{student}" has handed in nothing.', hint)
    return [student for student in found if student in students] if students else found


def _result(week: str, desk: Desk, ledger: Ledger, chosen: Sequence[str], stopped: bool, seconds: float) -> ClassResult:
    totals = ledger.totals()
    results = tuple(
        replace(desk.done[student], total=totals.get(student)) for student in chosen if student in desk.done
    )
    left = len(chosen) - len(results)
    return ClassResult(week, results, stopped and left > 0, left, seconds)
