"""Does `check` give what a notebook deserves?"""

import json
import os
import shutil
from dataclasses import replace

import pytest

from autograder.checking import check_notebook
from autograder.checking.checked import VISIBLE_ONLY, Checked
from autograder.engine.results import ExerciseResult, Outcome
from autograder.errors import NotebookError

from .answers import RIGHT

MEMORISED = {**RIGHT, "area": "def area(width, height):\n    return 6"}  # what the visible test asks for


def outcomes(checked):
    return {exercise.name: str(exercise.outcome) for exercise in checked.exercises}


def test_right_answers_get_all_points(write):
    checked = check_notebook(write())
    assert (checked.score, checked.max_score) == (15.0, 15.0)
    assert outcomes(checked) == {"area": "passed", "Square": "passed"}


def test_hidden_tests_are_asked_and_not_told(write):
    checked = check_notebook(write(MEMORISED))
    assert checked.score == 5.0
    told = repr([replace(exercise, points=0.0) for exercise in checked.exercises])
    assert "77" not in told
    assert "hidden numbers" not in told


def test_the_untouched_notebook_is_not_attempted(write):
    checked = check_notebook(write({}))
    assert checked.score == 0.0
    assert outcomes(checked)["area"] == "not attempted"


def test_answers_that_a_person_grades_are_not_counted_and_it_is_said(write):
    checked = check_notebook(write())
    assert checked.max_score == 15.0
    assert any("why (2.5)" in remark for remark in checked.remarks)


def test_the_instructors_own_notebook_gets_all_points(school):
    assert check_notebook(school.source / "week01" / "areas.ipynb").score == 15.0


@pytest.mark.parametrize("data", [b"", b"{", b'{"cells": [', b"\xff\xfe", b"[]", b'{"nbformat": 4}', b"null"])
def test_what_cannot_be_read_is_damaged_for_every_exercise(write, data):
    path = write()
    path.write_bytes(data)
    checked = check_notebook(path)
    assert (checked.score, checked.max_score) == (0.0, 15.0)
    assert outcomes(checked) == {"area": "damaged", "Square": "damaged"}
    assert all(exercise.message == checked.message for exercise in checked.exercises)
    assert checked.message.startswith("the notebook")


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/etc/passwd"), os.mkdir])
def test_what_is_no_file_is_damaged_and_not_waited_for(write, make):
    path = write()
    path.unlink()
    make(path)
    assert set(outcomes(check_notebook(path)).values()) == {"damaged"}


def test_a_file_that_is_not_there_is_an_error(write):
    with pytest.raises(NotebookError, match="no such file"):
        check_notebook(write().with_name("other.ipynb"))


def test_one_notebook_says_nothing_about_the_next(write):
    spoiler = {**RIGHT, "area": "import builtins\ndef area(width, height):\n    builtins.abs = None\n    return 6"}
    check_notebook(write(spoiler, folder="spoiler"))
    assert check_notebook(write()).score == 15.0


@pytest.mark.parametrize("before", [None, "/some/course"])
def test_the_next_notebook_may_be_of_another_course(write, monkeypatch, before):
    monkeypatch.delenv("STARTCODE_COURSE", raising=False)
    if before:
        monkeypatch.setenv("STARTCODE_COURSE", before)
    check_notebook(write())
    assert os.environ.get("STARTCODE_COURSE") == before


@pytest.fixture
def bundle(school, tmp_path, monkeypatch):
    """What a learner has: release/ and nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STARTCODE_COURSE", raising=False)
    shutil.copytree(school.release, tmp_path / "release")
    return tmp_path


def test_a_learner_without_source_is_graded_by_the_visible_checks_and_told_so(bundle, write):
    path = shutil.copy(write(MEMORISED), bundle / "mine.ipynb")
    checked = check_notebook(bundle / path)
    assert checked.score == 15.0  # the hidden numbers would have found it out
    assert VISIBLE_ONLY in checked.remarks


def test_a_learner_may_work_in_the_released_file_itself(bundle, write):
    path = bundle / "release" / "week01" / "areas.ipynb"
    shutil.copy(write(), path)
    assert check_notebook(path).score == 15.0


def test_tests_that_the_learner_could_change_run_in_the_sandbox(bundle, write):
    place = bundle / "proof"

    def spoil(notebook):
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "test_area":
                cell["source"] = f"open({str(place)!r}, 'w').write('I ran outside')"

    path = bundle / "release" / "week01" / "areas.ipynb"
    shutil.copy(write(spoil=spoil), path)
    checked = check_notebook(path)
    assert not place.exists()
    assert checked.exercises[0].ran_in_sandbox


def test_the_json_is_what_programs_were_promised():
    exercise = ExerciseResult("area", 0.0, 10.0, Outcome.NOT_ATTEMPTED, "Write.\nMore.", diagnosis="x", traceback="y")
    line = Checked("a b.ipynb", 0.0, 10.0, 0.25, (exercise,), remarks=("a remark",)).to_json()
    assert "\n" not in line
    assert json.loads(line) == {
        "notebook": "a b.ipynb",
        "score": 0.0,
        "max_score": 10.0,
        "seconds": 0.25,
        "exercises": [
            {"name": "area", "points": 0.0, "max_points": 10.0, "outcome": "not attempted", "message": "Write.\nMore."}
        ],
    }
