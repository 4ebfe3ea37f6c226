"""A grader that is killed at any moment, and started again, loses nothing."""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.grading.classroom import grade_class
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import HALF_HIDDEN, LATE, PARTLY, RIGHT, WEEK, db_url, hand_in, rows

pytestmark = [
    pytest.mark.xdist_group("grading"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the child uses no thread of ours
]
KILLS = 6
MOMENTS = random.Random(1)


def grade(course, **options):
    with ThreadPoolExecutor(1) as executor:
        return grade_class(course, WEEK, work=plainly, executor=executor, **options)


def killed(course, at=None, **options):
    """Grade in a process that is killed at its function call number `at`; (was it killed?, how many it made)."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(1)  # what it prints is nobody's business
            calls = Calls(at)
            sys.setprofile(calls.count)
            grade(course, **options)
            sys.setprofile(None)
            os.write(write, str(calls.made).encode())
        finally:
            os._exit(0)
    os.close(write)
    made = os.read(read, 20)
    os.close(read)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1]), int(made or 0)


class Calls:
    """Counts calls of functions, and kills this process at one of them."""

    def __init__(self, last):
        self.last, self.made = last, 0

    def count(self, *_):
        self.made += 1
        if self.made == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def files(course):
    found = (course.root / "autograded").rglob("*")
    return {str(path.relative_to(course.root)): path.read_bytes() for path in found if path.is_file()}


def check_that_every_folder_is_whole(course):
    """Every folder that is in its place holds graded notebooks, and their scores are in the gradebook."""
    with sqlite3.connect(course.root / "gradebook.db") as database:
        sums = dict(
            database.execute(
                "SELECT s.student_id, SUM(g.auto_score) FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id"
                " JOIN submitted_assignment s ON n.assignment_id = s.id GROUP BY s.student_id"
            )
        )
    database.close()
    for path in (course.root / "autograded").glob(f"*/{WEEK}/tiny.ipynb"):
        note = json.loads(path.read_bytes())["metadata"]["startcode"]["graded"]
        assert sums[path.parts[-3]] == note["score"]


@pytest.fixture
def class_of_six(tiny):
    for number, answers in enumerate((RIGHT, PARTLY, {}, HALF_HIDDEN, RIGHT, PARTLY)):
        hand_in(tiny.root, f"student{number}", answers, LATE if number % 2 else "")
    return tiny


def test_killed_at_random_moments_and_started_again_it_loses_nothing(class_of_six, tmp_path):
    undisturbed = Course(Path(shutil.copytree(class_of_six.root, tmp_path / "undisturbed")))
    was_killed, calls = killed(undisturbed)
    _, again = killed(undisturbed, force=True)  # rows that are there need fewer calls
    assert not was_killed
    assert min(calls, again) > 10_000
    shutil.copy(undisturbed.root / ".grading_secret", class_of_six.root)
    for number in range(KILLS):
        force = number > 0  # grade again what is there already
        was_killed, _ = killed(class_of_six, MOMENTS.randrange(again // 50, again * 9 // 10), force=force)
        assert was_killed
        check_that_every_folder_is_whole(class_of_six)
    last = grade(class_of_six)
    assert len(last.students) == 6
    assert not last.stopped
    assert rows(db_url(class_of_six.root)) == rows(db_url(undisturbed.root))
    assert files(class_of_six) == files(undisturbed)


def test_a_killed_grader_does_not_keep_others_from_grading(class_of_six):
    assert killed(class_of_six, 100) == (True, 0)
    assert len(grade(class_of_six).students) == 6
