"""What does a learner see in the terminal?"""

import io

import pytest
from rich.console import Console

from autograder.checking.checked import Checked
from autograder.checking.table import show
from autograder.engine.results import ExerciseResult, Outcome

NASTY = "\x1b[2J\x1b]0;title\x07[bold]text\u202e"
WRONG = ExerciseResult(f"area{NASTY}", 0.0, 10.0, Outcome.CRASHED, f"{NASTY}.\ndetails", traceback=f"line {NASTY}")


@pytest.fixture
def printed():
    def text_of(checked):
        screen = io.StringIO()
        show(Console(file=screen, width=100), checked)
        return screen.getvalue()

    return text_of


def test_words_of_strangers_are_shown_and_obeyed_by_no_terminal(printed):
    text = printed(Checked(f"a{NASTY}.ipynb", 0.0, 10.0, 0.1, (WRONG,), remarks=(NASTY,)))
    assert not set("\x1b\x07\u202e") & set(text)
    assert text.count("[bold]text") == 6


def test_whatever_is_not_passed_is_explained_and_the_rest_is_not(printed):
    right = ExerciseResult("half", 5.0, 5.0, Outcome.PASSED, "All 3 checks hold.")
    text = printed(Checked("x.ipynb", 5.0, 15.0, 0.1, (right, WRONG)))
    assert "5 of 15 points" in text
    assert "details" in text
    assert "All 3 checks hold" not in text


def test_a_damaged_notebook_gets_its_reason_once(printed):
    damaged = ExerciseResult("area", 0.0, 10.0, Outcome.DAMAGED, "the notebook is cut off.")
    text = printed(Checked("x.ipynb", 0.0, 10.0, 0.0, (damaged, damaged), "the notebook is cut off."))
    assert text.count("cut off") == 1
