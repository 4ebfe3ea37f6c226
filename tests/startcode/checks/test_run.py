"""From a block of checks to a report."""

import subprocess
import sys

import pytest

from startcode import checks
from startcode.optional import LIBRARIES
from tests.missing import without_keras


def right(x):
    return 2 * x


def untouched(x):
    """Twice x."""
    ### START CODE HERE ### (≈ 1 line)
    y = None  # twice x
    ### END CODE HERE ###
    return y


def expects_the_double(check):
    check.close("answer", check.call(3.0, returns=()), 6.0)


def test_a_right_answer_passes_and_says_how_many_checks_hold(report_on):
    report = report_on(right, expects_the_double)
    assert report.outcome is checks.Outcome.PASSED
    assert "All 2 checks hold" in report.message


def test_an_untouched_exercise_is_not_attempted_and_has_no_traceback(report_on):
    report = report_on(untouched, expects_the_double)
    assert report.outcome is checks.Outcome.NOT_ATTEMPTED
    assert report.traceback is None


def test_a_missing_function_is_not_attempted_and_says_to_run_the_cell(report_on):
    report = report_on(None, expects_the_double)
    assert report.outcome is checks.Outcome.NOT_ATTEMPTED
    assert "Run the cell above" in report.message


def test_a_name_used_for_something_else_is_told(report_on):
    assert "is a float, not a function" in report_on(3.5, expects_the_double).message


def test_a_block_without_a_check_never_passes(report_on):
    report = report_on(right, lambda check: None)
    assert report.outcome is checks.Outcome.FAILED
    assert "no verdict" in report.message


def test_a_mistake_in_the_checks_never_passes(report_on):
    report = report_on(right, lambda check: {}["missing"])
    assert report.outcome is checks.Outcome.FAILED
    assert "could not go on: KeyError" in report.message


def test_a_block_that_fails_before_it_uses_the_check_still_says_not_attempted(report_on):
    assert report_on(untouched, lambda check: 1 / 0).outcome is checks.Outcome.NOT_ATTEMPTED


def test_the_first_failure_ends_the_block(report_on):
    seen = []

    def block(check):
        check.that(False, "the first")
        seen.append("after")

    assert report_on(right, block).message.startswith("the first")
    assert not seen


def test_the_names_of_the_block_do_not_touch_the_learner_s():
    namespace = {"checks": checks, "answer": right, "m": 240}
    cell = """
with checks.exercise("answer") as check:
    for m, n in [(3, 5)]:
        check.close("answer", check.call(float(m), returns=()), 2.0 * m)
"""
    exec(cell, namespace)
    assert namespace["m"] == 240
    assert "n" not in namespace
    assert namespace["check"].passed == 2


NOTEBOOK = """
from startcode import checks
def answer(x):
    return {answer}
with checks.exercise("answer") as check:
    check.close("answer", check.call(3.0, returns=()), 6.0)
print("the notebook runs on")
"""


@pytest.mark.parametrize(("environment", "goes_on"), [({}, True), ({"NBGRADER_EXECUTION": "autograde"}, False)])
def test_a_failure_is_raised_only_where_nbgrader_executes(environment, goes_on, tmp_path):
    script = tmp_path / "cell.py"
    script.write_text(NOTEBOOK.format(answer="x"))
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=False)
    assert ("the notebook runs on" in done.stdout) is goes_on
    assert "answer: failed" in done.stdout
    assert ("CheckFailed" in done.stderr) is not goes_on


LATER = """
with checks.exercise("earlier") as check:
    check.close("earlier", check.call(3.0), 6.0)
with checks.exercise("later") as check:
    check.close("later", check.call(3.0), check.uses("earlier")(3.0))
"""


def doubled(x):
    return 2 * x


def halved(x):
    return x / 2


def test_a_wrong_value_sends_the_learner_to_the_earlier_exercise_that_it_was_compared_with(capsys):
    for earlier, later, sent in [(halved, doubled, True), (doubled, halved, False), (halved, None, False)]:
        exec(LATER, {"checks": checks, "earlier": earlier} | ({"later": later} if later else {}))
        told = "later builds on earlier, whose own check does not pass yet: begin there." in capsys.readouterr().out
        assert told is sent


def test_while_grading_a_right_function_stands_in_so_nobody_is_sent_back(reports):
    exec(LATER, {"checks": checks, "earlier": halved, "later": doubled})
    assert reports[-1].outcome is checks.Outcome.FAILED
    assert "begin there" not in reports[-1].message


def needing(library):
    """A block of checks on `answer` that needs `library`, as a test cell has it."""
    return f"with checks.exercise('answer', needs='{library}') as check:\n    block(check)\n"


@pytest.fixture
def report_without_keras(reports):
    def run(function, block, library="keras"):
        namespace = {"checks": checks, "block": block, "answer": function}
        with without_keras():
            exec(compile(needing(library), "<test cell>", "exec"), namespace)
        return reports[-1]

    return run


def test_where_the_library_is_missing_an_answer_is_skipped_and_nothing_of_it_is_called(report_without_keras):
    called = []
    report = report_without_keras(called.append, lambda check: check.call(3.0))
    assert report.outcome is checks.Outcome.SKIPPED
    assert report.message == "Keras is not installed here, so this exercise, which carries no points, is not checked."
    assert not called


def test_what_stops_because_the_library_is_missing_is_skipped_too(report_without_keras):
    assert report_without_keras(right, lambda check: None.ops).outcome is checks.Outcome.SKIPPED


def test_an_untouched_exercise_is_not_attempted_with_or_without_its_library(report_without_keras):
    assert report_without_keras(untouched, expects_the_double).outcome is checks.Outcome.NOT_ATTEMPTED


def test_where_the_library_is_there_the_answer_is_judged(reports, monkeypatch):
    monkeypatch.setitem(LIBRARIES, "json", ("JSON", ("json",)))
    for function, outcome in [(right, checks.Outcome.PASSED), (abs, checks.Outcome.FAILED)]:
        exec(needing("json"), {"checks": checks, "block": expects_the_double, "answer": function})
        assert reports[-1].outcome is outcome


def test_what_is_skipped_stops_no_notebook_that_nbgrader_executes(monkeypatch, capsys):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    with without_keras():
        exec(needing("keras"), {"checks": checks, "block": expects_the_double, "answer": right})
    assert "answer: skipped. Keras is not installed here" in capsys.readouterr().out
