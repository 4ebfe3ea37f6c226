"""The file of times: whatever happened to it, what can be read of it is read, and no grade hangs on it."""

import json

import pytest

from autograder.course import Course
from autograder.grading.task import Graded, Standing
from autograder.grading.times import FILE, Times, note_times, read_times
from tests.autograder.grading.tiny_course import RIGHT, WEEK, hand_in


def graded(student="ada", seconds=1.5, memory=100):
    return Graded(student, "tiny", Standing.GRADED, "", 1.0, 1.0, seconds=seconds, cpu_seconds=1.0, memory_bytes=memory)


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


ADA = ("ada", "tiny", "abc")


def test_what_was_noted_is_read_again(course):
    note_times(course, WEEK, [(graded(), "abc"), (graded("bob"), "def")])
    found = read_times(course, WEEK)
    assert found.times == {ADA: Times(1.5, 1.0, 100), ("bob", "tiny", "def"): Times(1.5, 1.0, 100)}
    assert found.damaged == 0


def test_the_last_line_of_a_notebook_counts(course):
    note_times(course, WEEK, [(graded(), "abc")])
    note_times(course, WEEK, [(graded(seconds=9.0), "abc")])
    assert read_times(course, WEEK).times[ADA].seconds == 9.0


def test_another_week_is_another_matter(course):
    note_times(course, "week91", [(graded(), "abc")])
    assert read_times(course, WEEK).times == {}


def test_without_a_file_nothing_is_known(course):
    assert read_times(course, WEEK).times == {}
    note_times(course, WEEK, [])
    assert not (course.root / FILE).exists()


@pytest.mark.parametrize(
    "line",
    [
        b'{"week": "week90", "stud',
        b"nonsense",
        b"[1]",
        b"5",
        b"\xff\xfe",
        b"{}",
        json.dumps({"week": WEEK, "student": "x", "notebook": "n", "submitted": "", "seconds": "many"}).encode(),
        b'{"week":"week90","student":"x","notebook":"n","submitted":"","seconds":NaN,"cpu_seconds":1,"memory_bytes":1}',
        b'{"week":"week90","student":"x","notebook":"n","submitted":"","seconds":1,"cpu_seconds":-1,"memory_bytes":1}',
        b'{"week":"week90","student":"x","notebook":"n","submitted":"","seconds":1,"cpu_seconds":1,"memory_bytes":Infinity}',
        b"[" * 5000,
    ],
)
def test_half_a_line_of_a_killed_grader_spoils_no_other(course, line):
    note_times(course, WEEK, [(graded(), "abc")])
    with (course.root / FILE).open("ab") as file:
        file.write(line)
    note_times(course, WEEK, [(graded("bob"), "def")])
    found = read_times(course, WEEK)
    assert {student for student, *_ in found.times} == {"ada", "bob"}
    assert found.damaged == 1


def test_ids_of_all_kinds_are_noted(course):
    for student in ('quo"te', "עדה", "new\nline", "x" * 128, "\u202e"):
        note_times(course, WEEK, [(graded(student), "abc")])
        assert (student, "tiny", "abc") in read_times(course, WEEK).times
    assert read_times(course, WEEK).damaged == 0


def test_grading_notes_what_ran_once(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT, names=("tiny", "more"))
    (hand_in(tiny.root, "cut", RIGHT) / "tiny.ipynb").write_text("{")
    grade_plainly(tiny)
    before = (tiny.root / FILE).read_bytes()
    assert {(student, notebook) for student, notebook, _ in read_times(tiny, WEEK).times} == {
        ("ada", "tiny"),
        ("ada", "more"),
    }
    grade_plainly(tiny)
    assert (tiny.root / FILE).read_bytes() == before
    grade_plainly(tiny, force=True)
    assert len((tiny.root / FILE).read_bytes()) == 2 * len(before)


def test_no_grade_hangs_on_the_times(tiny, grade_plainly):
    (tiny.root / FILE).mkdir()
    hand_in(tiny.root, "ada", RIGHT)
    (found,) = grade_plainly(tiny).students
    assert found.total.score == 10.0
    assert found.remarks == ()
