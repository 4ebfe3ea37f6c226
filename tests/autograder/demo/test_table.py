"""Does the demo say what came out?"""

import io

import pytest
from rich.console import Console

from autograder.course import Course
from autograder.demo.play import Played
from autograder.demo.proof import Line
from autograder.demo.student import Student
from autograder.demo.table import show


@pytest.fixture
def printed(tmp_path):
    def text_of(*lines, width=100):
        screen = io.StringIO()
        page = tmp_path / "feedback" / "ada" / "week02" / "x.html"
        report = tmp_path / "report" / "week02.html"
        played = Played(Course(tmp_path), list(lines), [page], tmp_path / "grades.csv", report)
        show(Console(file=screen, width=width), played)
        return screen.getvalue()

    return text_of


RIGHT = Line(Student("ada", "everything right"), 15.0, 15.0, 15.0, 0.0, ())
WRONG = Line(Student("hal", "half of it " * 20), 12.5, 10.0, 15.0, 0.0, ("two earned 2.5 instead of 0",))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_names_and_scores_are_whole_on_every_screen(printed, width):
    lines = printed(RIGHT, WRONG, width=width).splitlines()
    assert any(line.split()[:4] == ["ada", "15", "15", "15"] for line in lines)
    assert any(line.split()[:4] == ["hal", "12.5", "15", "10"] for line in lines)


def test_a_score_that_is_not_deserved_is_told(printed):
    assert "hal: two earned 2.5 instead of 0" in printed(RIGHT, WRONG)
    assert "1 of 2 scores are not what the submission deserves" in printed(RIGHT, WRONG)
    assert "Each of the 1 scores is what the submission deserves" in printed(RIGHT)


def test_where_to_open_each_is_told(printed, tmp_path):
    text = printed(RIGHT)
    for place in ("grades.csv", "gradebook.db", "feedback/ada/week02/x.html", "report/week02.html", "jupyter lab"):
        assert place in text
