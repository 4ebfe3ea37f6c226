"""The note in an autograded notebook may be a learner's own, where stock nbgrader graded it."""

import json

import pytest

from autograder.grading.task import Standing
from autograder.report.model import Mark
from autograder.report.records import read

NOTE = {"submitted": "abc", "source": "def", "standing": "graded", "exercises": []}


@pytest.fixture
def note(tmp_path):
    """Write a note, read it again."""

    def read_again(**more):
        path = tmp_path / "n.ipynb"
        path.write_text(json.dumps({"cells": [], "metadata": {"startcode": {"graded": {**NOTE, **more}}}}))
        return read(path)

    return read_again


def exercise(**more):
    return {"name": "f", "grade_id": "test_f", "points": 2.0, "outcome": "failed", "message": "f is wrong.", **more}


def test_outcome_points_and_finding_of_every_exercise_are_read(note):
    record = note(exercises=[exercise(diagnosis="factor"), exercise(grade_id="test_g", outcome="passed")])
    assert (record.standing, record.submitted) == (Standing.GRADED, "abc")
    told = record.told["test_f"]
    assert (told.mark, told.points, told.finding.sentence) == (Mark.FAILED, 2.0, "f is wrong.")
    assert record.told["test_g"].finding is None


def test_what_was_not_begun_is_no_finding(note):
    assert note(exercises=[exercise(outcome="not attempted")]).told["test_f"].finding is None


@pytest.mark.parametrize(
    "more", [{"outcome": "damaged"}, {"diagnosis": "needs-a-look"}, {"diagnosis": "check-stopped"}]
)
def test_a_test_that_did_not_go_as_meant_needs_a_look(note, more):
    assert note(exercises=[exercise(**more)]).told["test_f"].look == "f is wrong."
    assert note(exercises=[exercise()]).told["test_f"].look == ""


def test_texts_of_strangers_are_one_clean_short_line(note):
    record = note(message="\x1b[2J\u202e" + "x" * 9999, remarks=["a\nb", 5])
    assert record.message.startswith("xxx")
    assert len(record.message) < 500
    assert record.remarks == ("a b", "5")


@pytest.mark.parametrize(
    "planted",
    [
        {"standing": "splendid"},
        {"exercises": [{"name": "f", "outcome": "excellent"}]},
        {"exercises": [{"outcome": "passed"}]},
        {"exercises": ["f"]},
        {"exercises": 5},
        {"exercises": [exercise(points="many")]},
        {"exercises": [exercise(points=[1])]},
        {"remarks": 5},
    ],
)
def test_a_note_that_makes_no_sense_is_none(note, planted):
    assert note(**planted) is None


def test_without_a_notebook_there_is_no_note(tmp_path):
    assert read(tmp_path / "nothing.ipynb") is None
