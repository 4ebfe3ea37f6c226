"""What did the checks say?"""

import nbformat

from autograder.feedback.verdicts import verdicts
from startcode.checks import Outcome, Report
from startcode.checks.report import CheckFailed

from .papers import graded, verdict


def with_error(name, value):
    notebook = graded()
    notebook.cells[4].outputs = [nbformat.v4.new_output("error", ename=name, evalue=value, traceback=["a line"])]
    return notebook


def test_the_engines_note_is_read():
    note = verdict("crashed", "double stops.", traceback="in double, line 2", output="hello", remarks=["slow"])
    (found,) = verdicts(graded(exercises=[note])).values()
    assert (found.outcome, found.message) == (Outcome.CRASHED, "double stops.")
    assert (found.traceback, found.printed, found.remarks) == ("in double, line 2", "hello", ("slow",))


def test_a_test_that_ran_beside_the_learners_code_says_so():
    found = verdicts(graded(exercises=[verdict("passed", ran_in_sandbox=True)]))["double"]
    assert "beside your code" in found.remarks[0]


def test_an_error_that_the_checks_raised_under_stock_nbgrader_is_read_as_their_report():
    report = Report("double", Outcome.NOT_ATTEMPTED, "Write your code.\nAnd more.", remarks=("slow", "old"))
    (found,) = verdicts(with_error("CheckFailed", str(CheckFailed(report)))).values()
    assert (found.outcome, found.message) == (Outcome.NOT_ATTEMPTED, "Write your code.\nAnd more.")
    assert found.remarks == ("slow", "old")


def test_any_other_error_is_named():
    (found,) = verdicts(with_error("AssertionError", "2 is not 4")).values()
    assert found.outcome is Outcome.FAILED
    assert "AssertionError: 2 is not 4" in found.message


def test_a_test_without_an_error_has_no_verdict_of_its_own():
    assert verdicts(graded()) == {}


def test_a_test_that_says_skipped_under_stock_nbgrader_is_not_taken_for_passed():
    notebook = graded()
    for outcome in (Outcome.SKIPPED, Outcome.PASSED):
        report = Report("double", outcome, "Keras is not installed here.")
        card = {"text/plain": str(report), "text/html": "<div>a card</div>"}
        notebook.cells[4].outputs = [nbformat.v4.new_output("display_data", card)]
        assert [found.outcome for found in verdicts(notebook).values()] == [outcome] * (outcome is Outcome.SKIPPED)
