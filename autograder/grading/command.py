"""The command `autograder grade`."""

import os
from collections.abc import Sequence
from contextlib import ExitStack

from rich.console import Console

from autograder.course import Course
from autograder.grading.classroom import grade_class
from autograder.grading.cluster import cluster
from autograder.grading.ledger import shown_url
from autograder.grading.room import Room
from autograder.grading.show import progress_bar, show


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
        executor, at_once = stack.enter_context(cluster(scheduler)) if scheduler else (None, os.cpu_count() or 1)
        result = grade_class(
            course,
            week,
            jobs=jobs or at_once,
            students=students,
            force=force,
            executor=executor,
            progress=stack.enter_context(progress_bar(Console(stderr=True), f"Grading {week}")),
            trust=trust,
        )
    room = Room.of(course)
    show(
        Console(emoji=False, highlight=False),
        result,
        shown_url(room.db_url),
        str(course.root / room.directory.autograded_directory),
    )
