"""One notebook: what the gradebook says, what the engine noted, and where the two differ."""

import json

import pytest

from autograder.grading.task import Standing
from autograder.grading.times import Times
from autograder.report.model import Mark
from autograder.report.rows import Handed, Row
from autograder.report.sheets import Source, sheet_of
from tests.autograder.report.classes import PROPAGATE, SIGMOID, WHY

EXERCISES = (SIGMOID, PROPAGATE, WHY)
TIMES = Times(1.0, 0.9, 5)


@pytest.fixture
def made(tmp_path):
    """The sheet from rows of the gradebook and a note; without a note something else has graded it."""

    def sheet(
        sigmoid=(10.0, 10.0, None, False), propagate=(0.0, 0.0, None, False), why=(0.0, None, None, True), **note
    ):
        rows = {
            ("logistic", e.grade_id): Row(*row) for e, row in zip(EXERCISES, (sigmoid, propagate, why), strict=True)
        }
        path = tmp_path / "logistic.ipynb"
        metadata = {"startcode": {"graded": {"submitted": "abc", "source": "", **note}}} if note else {}
        if not note.get("is_absent"):
            path.write_text(json.dumps({"cells": [], "metadata": metadata}))
        source = Source("logistic", EXERCISES, path, "../autograded/ada/week02/logistic.ipynb")
        return sheet_of(source, Handed("ada", 0.0, 0.0, rows), {("ada", "logistic", "abc"): TIMES})

    return sheet


def told(grade_id, outcome, points, message="it is wrong."):
    return {"name": grade_id[5:], "grade_id": grade_id, "outcome": outcome, "points": points, "message": message}


GRADED = {"standing": "graded", "exercises": [told("test_sigmoid", "passed", 10), told("test_propagate", "failed", 0)]}


def marks(sheet):
    return [attempt.mark for attempt in sheet.attempts]


def test_points_come_from_the_gradebook_and_outcomes_from_the_note(made):
    sheet = made(**GRADED)
    assert marks(sheet) == [Mark.PASSED, Mark.FAILED, Mark.TO_READ]
    assert [attempt.points for attempt in sheet.attempts] == [10.0, 0.0, 0.0]
    assert sheet.attempts[1].finding.sentence == "it is wrong."
    assert (sheet.standing, sheet.times, sheet.looks) == (Standing.GRADED, TIMES, ())


def test_times_of_an_earlier_submission_are_not_taken_for_those_of_this_one(made):
    assert made(**GRADED, submitted="another").times is None


def test_what_a_person_has_read_waits_no_longer_though_nbgrader_keeps_its_mark(made):
    sheet = made(why=(7.0, None, 7.0, True), **GRADED)
    assert (marks(sheet)[2], sheet.attempts[2].points) == (Mark.BY_HAND, 7.0)


def test_of_a_notebook_that_something_else_graded_only_points_are_known(made):
    sheet = made()
    assert marks(sheet) == [Mark.UNKNOWN, Mark.UNKNOWN, Mark.TO_READ]
    assert (sheet.standing, sheet.looks) == (None, ())


NOTHING = (0.0, 0.0, None, False)


def test_a_notebook_that_was_not_handed_in_is_missing(made):
    sheet = made(sigmoid=NOTHING, why=NOTHING, is_absent=True)
    assert marks(sheet) == [Mark.MISSING] * 3
    assert (sheet.standing, sheet.link, sheet.looks) == (Standing.MISSING, "", ())


def test_points_without_an_autograded_notebook_need_a_look(made):
    sheet = made(is_absent=True)
    assert marks(sheet)[0] is Mark.UNKNOWN
    assert "is not there" in sheet.looks[0]
    assert sheet.standing is None


DAMAGED = {"standing": "damaged", "message": "the notebook is cut off.", "exercises": []}
WAITS = (0.0, 0.0, None, True)


def test_a_damaged_notebook_needs_a_look_until_a_person_gave_its_points(made):
    sheet = made(WAITS, WAITS, **DAMAGED)
    assert marks(sheet) == [Mark.DAMAGED] * 3
    assert sheet.looks == ("the notebook is cut off.",)
    done = (5.0, 0.0, 5.0, True)
    assert made(done, done, done, **DAMAGED).looks == ()


def test_an_exercise_that_could_not_be_graded_needs_a_look_until_a_person_gave_its_points(made):
    note = {
        "standing": "graded",
        "exercises": [told("test_sigmoid", "damaged", 0), told("test_propagate", "failed", 0)],
    }
    assert made(NOTHING, **note).looks == ("sigmoid: it is wrong.",)
    assert made((5.0, 0.0, 5.0, True), **note).looks == ()


def test_remarks_of_the_engine_are_told(made):
    assert made(**GRADED, remarks=["a test was put back"]).looks == ("a test was put back",)


def test_points_that_differ_from_the_note_need_a_look(made):
    looks = made(propagate=(20.0, 20.0, None, False), **GRADED).looks
    assert len(looks) == 1
    assert "propagate: the gradebook has 20 points of the checks, the notebook 0." in looks[0]


def test_an_exercise_of_which_the_note_says_nothing_needs_a_look(made):
    sheet = made(**{**GRADED, "exercises": GRADED["exercises"][:1]})
    assert marks(sheet)[1] is Mark.UNKNOWN
    assert "propagate: there is no verdict" in sheet.looks[0]
