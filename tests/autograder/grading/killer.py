"""A program that grades a course again and again and is killed on the way; it forks, so it has no threads of its own.

    python -m tests.autograder.grading.killer COURSE UNDISTURBED

It copies COURSE to UNDISTURBED, grades that in peace, then grades COURSE in processes that are killed at some call of a
function. Each time the class has handed in something else (submitted/ and second/ take turns). It checks after each
that what is there is whole, and says how it went as JSON.
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

KILLS = 7  # odd, so that in the end both courses have the same version


class Calls:
    """Counts calls of functions, and kills this process at one of them."""

    def __init__(self, last: int | None) -> None:
        self.last, self.made = last, 0

    def count(self, *_: object) -> None:
        self.made += 1
        if self.made == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def grade(course: Course, last: int | None = None) -> tuple[bool, int]:
    """Grade in a process of its own; (was it killed?, how many calls it made)."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.dup2(2, 1)
            calls = Calls(last)
            sys.setprofile(calls.count)
            with ThreadPoolExecutor(1) as executor:
                grade_class(course, WEEK, work=plainly, executor=executor)
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


def hand_in_other(course: Course) -> None:
    """The class hands in the other version of its work."""
    one, other, aside = (course.root / name for name in ("submitted", "second", "aside"))
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def main(course: Course, undisturbed: Course) -> dict[str, object]:
    """See above."""
    shutil.copytree(course.root, undisturbed.root)
    peace, _ = grade(undisturbed)
    hand_in_other(undisturbed)
    _, calls = grade(undisturbed)
    shutil.copy(undisturbed.root / ".grading_secret", course.root)
    moments, killed, half = random.Random(1), [], []
    for _ in range(KILLS):
        killed.append(grade(course, moments.randrange(calls // 50, calls * 9 // 10))[0])
        half += torn(course)
        hand_in_other(course)
    last, _ = grade(course)
    return {"undisturbed": not peace, "calls": calls, "killed": killed, "torn": half, "finished": not last}


if __name__ == "__main__":
    told = main(*(Course(Path(word)) for word in sys.argv[1:]))
    sys.stdout.write(json.dumps(told))
