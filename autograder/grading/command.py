"""The command `autograder grade`."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from autograder.course import Course
from autograder.grading.crew import Crew, LentCrew, ProcessCrew
from autograder.grading.worker import grade, prepare


def run(
    course: Course,
    week: str,
    *,
    jobs: int | None,
    students: Sequence[str],
    force: bool,
    scheduler: str | None,
    trust: bool,
) -> None:
    """Grade and show the result; a bar meanwhile if somebody watches."""
    with ExitStack() as stack:
        crew = _cluster(stack, scheduler, jobs) if scheduler else _processes(course, jobs, trust)
        stack.callback(crew.close)
        from rich.console import Console  # nbgrader takes seconds to import; the workers get ready meanwhile

        from autograder.grading.classroom import grade_class
        from autograder.grading.show import progress_bar, show_class

        watched = Console(stderr=True)
        if trust:
            watched.print("[bold]Learners' code runs without a sandbox: it can do whatever you can.[/bold]")
        progress = stack.enter_context(progress_bar(watched, f"Grading {week}"))
        result = grade_class(course, week, students=students, force=force, trust=trust, crew=crew, progress=progress)
    show_class(Console(emoji=False, highlight=False), course, result)


def _processes(course: Course, jobs: int | None, trust: bool) -> Crew:
    return ProcessCrew(grade, jobs or len(os.sched_getaffinity(0)), partial(prepare, str(course.root), trust))


def _cluster(stack: ExitStack, scheduler: str, jobs: int | None) -> Crew:
    from autograder.grading.cluster import cluster

    executor, at_once = stack.enter_context(cluster(scheduler))
    return LentCrew(grade, executor, jobs or at_once)
