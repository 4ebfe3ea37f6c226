"""What a process has learned from hidden tests is in no text for a learner, and honest ones lose no word by it."""

import pytest

from autograder.engine.blueprint import blueprint
from autograder.engine.executed import LEFT_OUT
from autograder.engine.results import ExerciseResult, Outcome
from autograder.engine.retelling import REMEMBERS, Exposure, retold, worth_retelling
from tests.autograder.engine.small_notebooks import answered, grade, notebook

SECRET = "271828"
SOURCE = """
#[given]
from startcode import checks
#[solution first]
def first(x):
    return x
#[test first 2]
assert first(1) == 1
### BEGIN HIDDEN TESTS
assert first(271828) == 271828
### END HIDDEN TESTS
#[solution second]
def second(x):
    return x + 1
#[test second 3]
with checks.exercise("second") as check:
    check.close("second(1)", check.call(1), 2)
    ### BEGIN HIDDEN TESTS
    check.close("second(5)", check.call(5), 6)
    ### END HIDDEN TESTS
#[solution third]
def third(x):
    return x + 2
#[test third 4]
assert third(1) == 3
### BEGIN HIDDEN TESTS
assert third(2) == 4
### END HIDDEN TESTS
"""
WATCH = "LOG = []\ndef first(x):\n    LOG.append(x)\n    return x"


def graded(**answers):
    source = notebook(SOURCE)
    return grade(source, answered(source, **answers))


def texts(result):
    words = [(e.message, e.traceback, e.output, e.diagnosis, e.remarks) for e in result.exercises]
    cells = [cell.outputs for cell in result.executed.cells if not cell.metadata.nbgrader.grade]
    return f"{words}{cells}{result.remarks}"


@pytest.mark.parametrize(
    "second",
    [
        "print(LOG)\ndef second(x):\n    print(LOG)\n    return x + 1",
        "def second(x):\n    return LOG[-1]",
        "def second(x):\n    raise ValueError(str(LOG))",
        "def second(x):\n    raise type(f'E{LOG[-1]}', (ValueError,), {})",
        "import warnings\ndef second(x):\n    warnings.warn(f'{LOG}')\n    return x + 1",
        "raise ValueError(str(LOG))",
        "LOG\ndef second(x):\n    return LOG[-1] if len(LOG) > 1 else x + 1",
        "def second(x):\n    return {LOG[-1]: 0}",
    ],
)
def test_what_a_hidden_test_asked_is_told_nowhere_later(second):
    third = second.replace("second", "third").replace("x + 1", "x + 2")
    result = graded(first=WATCH, second=second, third=third)
    assert SECRET not in texts(result)
    assert result.exercises[0].points == 2


def test_an_honest_mistake_after_hidden_tests_is_explained_in_full():
    result = graded(
        second="def second(x):\n    print('here')\n    return x + 3", third="def third(x):\n    return x / 0"
    )
    _, second, third = result.exercises
    assert (second.points, third.points) == (0, 0)
    assert "got" in second.message
    assert second.output == "here\n"
    assert "ZeroDivisionError: division by zero" in third.message
    assert third.traceback.startswith("  in third, line 2:  return x / 0")
    assert "[Left out" not in texts(result)


def test_an_answer_that_only_a_hidden_test_finds_wrong_is_told_so_neutrally():
    third = graded(third="def third(x):\n    return 3").exercises[2]
    assert (third.points, third.message) == (0, "A hidden test of this exercise fails.")


def test_an_answer_that_depends_on_having_met_hidden_tests_is_told_so():
    result = graded(first=WATCH, third="def third(x):\n    return 3 if len(LOG) < 2 else 0")
    assert (result.exercises[2].points, result.exercises[2].message) == (0, REMEMBERS)


def test_points_come_from_the_grading_with_hidden_tests():
    result = graded(second="def second(x):\n    return 2", third="def third(x):\n    return 9")
    assert [e.points for e in result.exercises] == [2, 0, 0]
    assert result.exercises[1].outcome is Outcome.FAILED


def test_outputs_after_hidden_tests_are_left_out_where_nothing_was_told_again():
    cells = graded(third="print('hello')\ndef third(x):\n    return x + 2").executed.cells
    assert cells[5].outputs[0].text == LEFT_OUT
    cells = graded(first="print('hello')\ndef first(x):\n    return x").executed.cells
    assert cells[1].outputs[0].text == "hello\n"


def test_a_notebook_without_hidden_tests_is_graded_once():
    opened = []

    def count():
        from autograder.engine.plain import PlainProcess

        opened.append(PlainProcess())
        return opened[-1]

    from autograder.engine.submission import grade_notebook

    source = notebook(
        "#[solution f]\ndef f():\n    return 1\n#[test f 1]\nassert f() == 1\n#[test g 1]\nassert f() == 1"
    )
    grade_notebook(source, answered(source, f="def f():\n    return 2"), open_sandbox=count)
    assert len(opened) == 1


def test_without_its_hidden_tests_a_notebook_keeps_its_lines():
    tests = blueprint(notebook(SOURCE)).visible.tests
    assert [test.hidden for test in tests] == [frozenset()] * 3
    assert tests[1].cell.text.split("\n")[:2] == blueprint(notebook(SOURCE)).tests[1].cell.text.split("\n")[:2]
    assert "second(5)" not in tests[1].cell.text
    assert "pass" in tests[1].cell.text


def exercise(outcome=Outcome.FAILED, **changes):
    points = 1.0 if outcome is Outcome.PASSED else 0.0
    return ExerciseResult("f", points, 1.0, outcome, **{"message": "words", "output": "out", "grade_id": "t"} | changes)


def test_only_words_that_a_learner_reads_are_worth_a_second_grading():
    after, before = {"t": Exposure(before=True)}, {"t": Exposure()}
    assert worth_retelling([exercise()], after) == ["t"]
    assert worth_retelling([exercise()], before) == []
    assert worth_retelling([exercise(Outcome.PASSED)], after) == []
    assert worth_retelling([exercise(Outcome.PASSED, remarks=("r",))], after) == ["t"]
    assert worth_retelling([exercise(Outcome.NOT_ATTEMPTED)], after) == []


def test_without_a_second_grading_nothing_is_shown():
    told = retold(exercise(traceback="trace"), Exposure(before=True), None)
    assert (told.message, told.output, told.traceback) == (REMEMBERS, "", None)


def test_a_block_whose_checks_are_all_hidden_is_no_second_opinion():
    second = exercise(diagnosis="no-check", message="This cell holds no check")
    assert retold(exercise(), Exposure(True, True), second).message == "words"
