"""A grader that is killed at any moment, and started again, loses nothing."""

import json
import subprocess
import sys
from pathlib import Path

from autograder.course import Course
from tests.autograder.grading.killer import KILLS
from tests.autograder.grading.tiny_course import HALF_HIDDEN, LATE, ON_TIME, PARTLY, RIGHT, db_url, hand_in, rows

ROOT = Path(__file__).parents[3]


def files(course):
    found = (course.root / "autograded").rglob("*")
    return {str(path.relative_to(course.root)): path.read_bytes() for path in found if path.is_file()}


def test_killed_at_random_moments_and_started_again_it_loses_nothing(tiny, tmp_path):
    versions = (RIGHT, PARTLY, {}, HALF_HIDDEN, RIGHT, PARTLY)
    for version in (versions, versions[::-1]):
        for number, answers in enumerate(version):
            hand_in(tiny.root, f"student{number}", answers, LATE if number % 2 else ON_TIME)
        (tiny.root / "submitted").rename(tiny.root / ("second" if version is versions else "first"))
    (tiny.root / "first").rename(tiny.root / "submitted")
    undisturbed = Course(tmp_path / "undisturbed")
    words = [sys.executable, "-m", "tests.autograder.grading.killer", str(tiny.root), str(undisturbed.root)]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, check=True)
    told = json.loads(done.stdout)
    assert told["undisturbed"]
    assert told["calls"] > 10_000
    assert told["killed"] == [True] * KILLS
    assert told["torn"] == []
    assert told["finished"]
    assert rows(db_url(tiny.root)) == rows(db_url(undisturbed.root))
    assert len(rows(db_url(tiny.root))["submitted_assignment"]) == 6
    assert files(tiny) == files(undisturbed)
