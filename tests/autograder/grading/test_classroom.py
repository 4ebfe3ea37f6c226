"""A class in which everything happens at once."""

import json
import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from autograder.errors import CourseError, MachineError
from autograder.grading.classroom import grade_class
from autograder.grading.record import read_record
from autograder.grading.task import Standing
from tests.autograder.grading.plain_work import plainly, unsafe
from tests.autograder.grading.tiny_course import LATE, PARTLY, RIGHT, WEEK, db_url, hand_in, rows


def by_student(result):
    return {found.student: found for found in result.students}


def tiny_of(result, student):
    """The result of one student's notebook "tiny"."""
    return next(found for found in by_student(result)[student].notebooks if found.notebook == "tiny")


def what_to_look_at(result, student):
    return " | ".join(look.what for look in result.looks if look.student == student)


def test_what_was_graded_is_kept_until_it_is_handed_in_anew(tiny, grade_plainly):
    for name in ("ada", "bob", "cy"):
        hand_in(tiny.root, name, PARTLY, names=("tiny", "more"))
    assert [found.kept for found in grade_plainly(tiny).students] == [False, False, False]
    first = rows(db_url(tiny.root))
    again = grade_plainly(tiny)
    assert [found.kept for found in again.students] == [True, True, True]
    assert [found.total.score for found in again.students] == [2.5, 2.5, 2.5]
    assert tiny_of(again, "ada").exercises[1].points == 2.5
    assert rows(db_url(tiny.root)) == first
    hand_in(tiny.root, "bob", RIGHT, names=("tiny", "more"))
    (tiny.root / "submitted" / "cy" / WEEK / "timestamp.txt").write_text(LATE)
    third = by_student(grade_plainly(tiny))
    assert {name: found.kept for name, found in third.items()} == {"ada": True, "bob": False, "cy": False}
    assert third["bob"].total.score == 11.0
    assert third["cy"].total.late_penalty == 2.5


def test_what_was_graded_with_an_earlier_lesson_is_kept_and_marked(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT)
    grade_plainly(tiny)
    path = tiny.source / WEEK / "tiny.ipynb"
    path.write_text(path.read_text().replace("secret", "open"))
    assert [(found.kept, found.is_outdated) for found in grade_plainly(tiny).students] == [(True, True)]
    assert not grade_plainly(tiny, force=True).students[0].is_outdated
    assert not grade_plainly(tiny).students[0].is_outdated


def test_force_grades_again_only_whom_it_is_asked_for(tiny, grade_plainly):
    for name in ("ada", "bob"):
        hand_in(tiny.root, name, RIGHT)
    grade_plainly(tiny)
    result = grade_plainly(tiny, force=True, students=["bob"])
    assert [(found.student, found.kept) for found in result.students] == [("bob", False)]


@pytest.mark.parametrize("loss", ["folder", "notebook", "rows", "record", "half a file"])
def test_what_got_lost_is_graded_again(tiny, grade_plainly, loss):
    hand_in(tiny.root, "ada", RIGHT)
    grade_plainly(tiny)
    before = rows(db_url(tiny.root))
    place = tiny.root / "autograded" / "ada" / WEEK
    path = place / "tiny.ipynb"
    path.chmod(0o644)
    if loss == "folder":
        place.rename(place.with_name("elsewhere"))
    elif loss == "notebook":
        path.unlink()
    elif loss == "rows":
        with sqlite3.connect(tiny.root / "gradebook.db") as database:
            for table in ("grade", "comment", "submitted_notebook", "submitted_assignment"):
                database.execute(f"DELETE FROM {table}")
        database.close()
    elif loss == "record":
        notebook = nbformat.read(path, as_version=4)
        del notebook.metadata["startcode"]
        nbformat.write(notebook, path)
    else:
        path.write_bytes(path.read_bytes()[:1000])
    assert [found.kept for found in grade_plainly(tiny).students] == [False]
    assert rows(db_url(tiny.root)) == before
    assert read_record(nbformat.read(path, as_version=4))["standing"] == "graded"


def test_what_a_killed_grader_left_beside_a_graded_folder_is_cleared_away(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT)
    grade_plainly(tiny)
    beside = tiny.root / "autograded" / "ada"
    (beside / f".{WEEK}.draft").mkdir()
    assert grade_plainly(tiny).students[0].kept
    assert [path.name for path in beside.iterdir()] == [WEEK]


def test_damaged_submissions_are_told_and_cost_nobody_else_a_grade(tiny, grade_plainly, tmp_path):
    right = hand_in(tiny.root, "right", RIGHT, names=("tiny", "more"))
    whole = (right / "tiny.ipynb").read_bytes()
    damaged = {
        "cut": (whole[: len(whole) // 2], "cut off"),
        "empty": (b"", "the file is empty"),
        "latin": (whole.replace(b"# Tiny", b"# T\xefny"), "not UTF-8"),
        "list": (b"[1, 2]", "is JSON, but no notebook"),
        "text": (b"I could not do it.", "not JSON"),
        "huge": (b" " * 20_000_001, "larger than 20 MB"),
    }
    for name, (content, _) in damaged.items():
        (hand_in(tiny.root, name, RIGHT) / "tiny.ipynb").write_bytes(content)
    for name, make in (("link", lambda path: path.symlink_to(right / "tiny.ipynb")), ("pipe", os.mkfifo)):
        path = hand_in(tiny.root, name, RIGHT) / "tiny.ipynb"
        path.unlink()
        make(path)
        damaged[name] = b"", {"link": "is a symbolic link", "pipe": "is a pipe"}[name]
    result = grade_plainly(tiny)
    assert by_student(result)["right"].total.score == 11.0
    grades = rows(db_url(tiny.root))["grade"]
    for name, (_, reason) in damaged.items():
        assert tiny_of(result, name).standing is Standing.DAMAGED
        assert reason in what_to_look_at(result, name)
        assert grades[name, "tiny", "test_double"] == (0.0, None, None, True)
        shown = nbformat.read(tiny.root / "autograded" / name / WEEK / "tiny.ipynb", as_version=4)
        assert reason in shown.cells[0].source
        assert not [word for word in ("2 * x", "Because", "a plot") if word in json.dumps(shown)], "answers"
    assert [found.kept for found in grade_plainly(tiny).students] == [True] * 9


def test_missing_and_renamed_notebooks_are_told(tiny, grade_plainly):
    renamed = hand_in(tiny.root, "renamed", RIGHT)
    (renamed / "tiny.ipynb").rename(renamed / "my homework.ipynb")
    nothing = hand_in(tiny.root, "nothing", RIGHT)
    (nothing / "tiny.ipynb").unlink()
    (tiny.root / "submitted" / "nowhere" / WEEK).mkdir(parents=True)
    result = grade_plainly(tiny)
    assert tiny_of(result, "renamed").score == 10.0
    assert '"my homework.ipynb" was graded as tiny.ipynb' in what_to_look_at(result, "renamed")
    for name in ("nothing", "nowhere"):
        assert tiny_of(result, name).standing is Standing.MISSING
        assert "there is no tiny.ipynb. Ask for the notebook again" in what_to_look_at(result, name)
        assert by_student(result)[name].total.score == 0
        assert not by_student(result)[name].total.to_read
    grades = rows(db_url(tiny.root))["grade"]
    assert grades["nowhere", "tiny", "test_area"] == (0.0, None, None, False)


def test_unknown_students_are_graded_added_and_told(tiny, grade_plainly):
    hand_in(tiny.root, "stranger", RIGHT)
    result = grade_plainly(tiny)
    assert by_student(result)["stranger"].total.score == 10.0
    assert "not in the gradebook before, and added to it." in what_to_look_at(result, "stranger")
    assert "added" not in what_to_look_at(grade_plainly(tiny, force=True), "stranger")


def test_a_course_that_adds_no_students_says_how_to(tiny, grade_plainly):
    with (tiny.root / "nbgrader_config.py").open("a") as config:
        config.write("c.Autograde.create_student = False\n")
    hand_in(tiny.root, "stranger", RIGHT)
    result = grade_plainly(tiny)
    assert by_student(result)["stranger"].total is None
    assert "nbgrader db student add" in what_to_look_at(result, "stranger")
    assert not rows(db_url(tiny.root))["grade"]


@pytest.mark.parametrize(
    "student", ["o'neil; DROP TABLE grade", "日本 学生", "%s{x}", "-rf", "a+b", "[x]*", "\x1b[31m"]
)
def test_odd_ids_are_graded_like_any_other(tiny, grade_plainly, student):
    hand_in(tiny.root, student, RIGHT)
    assert by_student(grade_plainly(tiny))[student].total.score == 10.0
    assert grade_plainly(tiny).students[0].kept


def test_ids_that_no_gradebook_takes_are_told_and_the_others_graded(tiny, grade_plainly):
    for name in ("ada", "caf\udce9", "x" * 129):
        hand_in(tiny.root, name, RIGHT)
    result = grade_plainly(tiny)
    assert by_student(result)["ada"].total.score == 10.0
    assert "not text" in what_to_look_at(result, "caf\udce9")
    assert "129 characters" in what_to_look_at(result, "x" * 129)
    assert {student for student, _ in rows(db_url(tiny.root))["submitted_assignment"]} == {"ada"}


def test_hidden_folders_are_no_students(tiny, grade_plainly):
    hand_in(tiny.root, ".ipynb_checkpoints", RIGHT)
    assert not grade_plainly(tiny).students


def test_a_student_who_handed_in_nothing_is_told_with_one_who_did(tiny, grade_plainly):
    hand_in(tiny.root, "adam", RIGHT)
    with pytest.raises(CourseError, match=r'"ada" has handed in nothing\. Did you mean "adam"\?'):
        grade_plainly(tiny, students=["ada"])


def test_without_a_sandbox_nobody_is_graded(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT)
    with pytest.raises(MachineError, match=r'this machine has none\. Run "autograder doctor"'):
        grade_plainly(tiny, work=unsafe)
    assert not rows(db_url(tiny.root))["grade"]
    assert not (tiny.root / "autograded" / "ada" / WEEK).exists()


def test_a_folder_that_cannot_be_written_is_told(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT)
    (tiny.root / "autograded").write_text("in the way")
    with pytest.raises(CourseError, match=r"autograded.* cannot be written .*what was graded is kept"):
        grade_plainly(tiny)


def test_progress_is_told_up_to_the_end(tiny):
    for name in ("ada", "bob", "cy"):
        hand_in(tiny.root, name, RIGHT)
    heard = []
    with ThreadPoolExecutor(1) as executor:
        grade_class(tiny, WEEK, work=plainly, executor=executor, progress=lambda *told: heard.append(told))
    assert heard == [(1, 3), (2, 3), (3, 3), (3, 3)]


def test_the_results_of_a_large_class_hold_no_notebooks(tiny, grade_plainly):
    hand_in(tiny.root, "ada", RIGHT)
    assert tiny_of(grade_plainly(tiny), "ada").text == ""


def test_a_stopped_run_keeps_what_was_done_and_the_next_does_the_rest(tiny):
    for name in "abcde":
        hand_in(tiny.root, name, RIGHT)

    heard = []

    def interrupt(done, _total):
        heard.extend([done] * (done == 2))
        if done == 2 and len(heard) == 1:
            os.kill(os.getpid(), signal.SIGINT)

    with ThreadPoolExecutor(1) as executor:
        first = grade_class(tiny, WEEK, work=plainly, executor=executor, progress=interrupt)
        second = grade_class(tiny, WEEK, work=plainly, executor=executor)
    assert first.stopped
    assert (len(first.students), first.left) == (2, 3)
    assert not second.stopped
    assert [found.kept for found in second.students] == [True, True, False, False, False]
    assert {found.total.score for found in second.students} == {10.0}
