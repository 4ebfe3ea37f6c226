"""What an instructor sees."""

import io

import pytest
from rich.console import Console

from autograder.engine.results import ExerciseResult, Outcome
from autograder.grading.ledger import Total
from autograder.grading.results import ClassResult, StudentResult
from autograder.grading.show import plain, progress_bar, show
from autograder.grading.task import Graded, Standing


def student(name, outcomes=(Outcome.PASSED,), **options):
    exercises = tuple(ExerciseResult("f", 1.0, 1.0, outcome, "why") for outcome in outcomes)
    graded = Graded(name, "tiny", Standing.GRADED, "", 1.0, 2.0, exercises)
    return StudentResult(name, (graded,), **({"total": Total(7.5, 10.0, 0.0, False)} | options))


def shown(*students, **options):
    console = Console(file=io.StringIO(), width=100, emoji=False)
    show(console, ClassResult("week90", tuple(students), **options), "sqlite:///g.db", "/course/autograded")
    return console.file.getvalue()


def test_a_line_has_the_score_and_how_it_went():
    text = shown(student("ada", (Outcome.PASSED, Outcome.FAILED, Outcome.PASSED)))
    assert "ada" in text
    assert "7.5   10" in text
    assert "2 passed, 1 failed" in text
    assert "Needs a look" not in text


def test_late_penalties_are_taken_off_and_shown():
    text = shown(student("cy", total=Total(7.5, 10.0, 2.0, True)))
    assert "5.5   10     -2" in text
    assert "has answers to read" in text


def test_what_needs_a_look_is_listed():
    damaged = Graded("eve", "tiny", Standing.DAMAGED, "", 0.0, 2.0, message="the notebook is cut off.")
    text = shown(
        StudentResult("eve", (damaged,), remarks=("was added.",)),
        student("bob", (Outcome.DAMAGED,)),
        StudentResult("dee", (Graded("dee", "tiny", Standing.GRADED, "", 1.0, 1.0, remarks=("a cell was missing",)),)),
    )
    assert "Needs a look (4)" in text
    assert "eve: tiny: the notebook is cut off." in text
    assert "eve: was added." in text
    assert "bob: tiny, f: why" in text
    assert "dee: tiny: a cell was missing" in text
    assert "tiny damaged" in text


def test_a_whole_class_of_new_students_is_one_line():
    new = [student(f"s{number}", is_new=True) for number in range(7)]
    assert "s0: not in the gradebook before, and added to it. Is the name mistyped?" in shown(*new[:2])
    text = shown(*new)
    assert "Needs a look (1)" in text
    assert "s0, s1, s2, s3, s4 and 2 more: not in the gradebook before" in text


def test_a_long_list_is_cut():
    text = shown(*(student(f"s{number}", remarks=("look",)) for number in range(50)))
    assert "Needs a look (50)" in text
    assert "and 10 more" in text


def test_the_end_says_what_was_done_and_where_it_is():
    text = shown(student("ada"), student("bob", kept=True), seconds=1.25)
    assert "1 graded in 1.2 s, 1 kept from before." in text
    assert "sqlite:///g.db" in text
    assert "/course/autograded" in text


def test_grades_of_an_earlier_lesson_are_counted():
    text = " ".join(shown(student("ada", kept=True, is_outdated=True), student("bob", kept=True)).split())
    assert "2 kept from before (1 of them with an earlier version of the lesson: --force grades them again)." in text


def test_a_stopped_run_says_how_to_go_on():
    assert "Stopped: 3 not yet graded. The same command grades the rest." in shown(student("ada"), stopped=True, left=3)


@pytest.mark.parametrize(
    ("name", "safe"), [("\x1b[2J", "�[2J"), ("[bold]x", "\\[bold]x"), ("a‮b", "a�b"), ("zoë 日本", "zoë 日本")]
)
def test_nothing_in_a_name_reaches_the_terminal_as_a_command(name, safe):
    assert plain(name) == safe
    assert "\x1b" not in shown(student(name, remarks=(name,)))


def test_no_bar_is_drawn_where_nobody_watches():
    console = Console(file=io.StringIO())
    with progress_bar(console, "Grading") as progress:
        progress(1, 2)
    assert console.file.getvalue() == ""


def test_the_bar_shows_how_far_it_is_and_how_long_it_takes():
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    with progress_bar(console, "Grading week90") as progress:
        progress(1, 2)
    assert "Grading week90" in console.file.getvalue()
    assert "1/2" in console.file.getvalue()
    assert "left:" in console.file.getvalue()
