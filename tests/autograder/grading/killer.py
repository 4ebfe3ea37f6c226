"""A program that grades a course again and again and is killed on the way; it forks, so it has no threads of its own.

    python -m tests.autograder.grading.killer COURSE UNDISTURBED

It copies COURSE to UNDISTURBED, grades that in peace, then grades COURSE in processes that are killed at some call of a
function, checks after each that what is there is whole, and says how it went as JSON.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from autograder.course import Course
from autograder.grading.classroom import grade_class
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import WEEK

KILLS = 6


class Calls:
    """Counts calls of functions, and kills this process at one of them."""

    def __init__(self, last: int | None) -> None:
        self.last, self.made = last, 0

    def count(self, *_: object) -> None:
        self.made += 1
        if self.made == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def grade(course: Course, last: int | None, force: bool) -> tuple[bool, int]:
    """Grade in a process of its own; (was it killed?, how many calls it made)."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.dup2(2, 1)
            calls = Calls(last)
            sys.setprofile(calls.count)
            with ThreadPoolExecutor(1) as executor:
                grade_class(course, WEEK, work=plainly, executor=executor, force=force)
            sys.setprofile(None)
            os.write(write, str(calls.made).encode())
        finally:
            os._exit(0)
    os.close(write)
    made = os.read(read, 20)
    os.close(read)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1]), int(made or 0)


def torn(course: Course) -> list[str]:
    """Folders in their place that hold no graded notebook, or one whose score is not in the gradebook."""
    with sqlite3.connect(course.root / "gradebook.db") as database:
        scores = dict(
            database.execute(
                "SELECT s.student_id, SUM(g.auto_score) FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id"
                " JOIN submitted_assignment s ON n.assignment_id = s.id GROUP BY s.student_id"
            )
        )
    database.close()
    found = []
    for folder in (course.root / "autograded").glob(f"*/{WEEK}"):
        note = json.loads((folder / "tiny.ipynb").read_bytes())["metadata"]["startcode"]["graded"]
        if scores.get(folder.parent.name) != note["score"]:
            found.append(folder.parent.name)
    return found


def main(course: Course, undisturbed: Course) -> dict[str, object]:
    """See above."""
    shutil.copytree(course.root, undisturbed.root)
    peace, _ = grade(undisturbed, None, False)
    _, calls = grade(undisturbed, None, True)
    shutil.copy(undisturbed.root / ".grading_secret", course.root)
    moments, killed, half = random.Random(1), [], []
    for number in range(KILLS):
        killed.append(grade(course, moments.randrange(calls // 50, calls * 9 // 10), force=number > 0)[0])
        half += torn(course)
    last, _ = grade(course, None, False)
    return {"undisturbed": not peace, "calls": calls, "killed": killed, "torn": half, "finished": not last}


if __name__ == "__main__":
    told = main(*(Course(Path(word)) for word in sys.argv[1:]))
    sys.stdout.write(json.dumps(told))
