"""From a block of checks to a report."""

import subprocess
import sys

import pytest

from startcode import checks


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
