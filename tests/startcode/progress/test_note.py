"""Each finished check in a learner's notebook is noted, and nothing of that ever disturbs a check."""

import json

import pytest

from startcode import checks
from startcode.checks.report import deliver
from startcode.progress import note as noting
from startcode.progress.ledger import path_in, read
from startcode.progress.note import lesson_of, note
from startcode.progress.states import State

from .conftest import notebook


def kept(root):
    return {
        lesson: {name: str(entry.state) for name, entry in found.items()}
        for lesson, found in read(root).entries.items()
    }


def report(exercise="area", outcome=checks.Outcome.PASSED, passed=3):
    return checks.Report(exercise, outcome, "A message.", passed_checks=passed)


@pytest.mark.parametrize(
    ("outcome", "passed", "state"),
    [
        (checks.Outcome.PASSED, 3, State.DONE),
        (checks.Outcome.FAILED, 2, State.PARTLY),
        (checks.Outcome.FAILED, 0, State.FAILING),
        (checks.Outcome.CRASHED, 2, State.FAILING),
        (checks.Outcome.NOT_ATTEMPTED, 0, State.NOT_ATTEMPTED),
        (checks.Outcome.SKIPPED, 0, State.SKIPPED),
    ],
)
def test_a_finished_check_is_noted_with_how_far_it_went(kernel, learner, capsys, outcome, passed, state):
    deliver(report(outcome=outcome, passed=passed))
    assert kept(learner) == {"week01/areas": {"area": state}}
    assert "A message." in capsys.readouterr().out


def test_outside_a_notebook_nothing_is_noted(learner, capsys):
    deliver(report())
    assert not (learner / ".startcode").exists()
    assert noting.session == {}


@pytest.mark.parametrize("sign", ["NBGRADER_EXECUTION", "STARTCODE_GRADING"])
def test_while_grading_nothing_is_noted(kernel, learner, monkeypatch, sign):
    monkeypatch.setenv(sign, "autograde")
    deliver(report())
    assert not (learner / ".startcode").exists()
    assert noting.session == {}


def test_what_a_grading_engine_hears_is_not_noted(kernel, learner):
    checks.listeners.append(lambda report: None)
    try:
        deliver(report())
    finally:
        checks.listeners.pop()
    assert not (learner / ".startcode").exists()


def test_a_folder_that_cannot_be_written_disturbs_no_check_and_the_session_remembers(kernel, learner, capsys):
    (learner / ".startcode").write_text("in the way")
    deliver(report())
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == "area: passed. A message.\n"
    assert noting.session[learner]["week01/areas"]["area"].state is State.DONE


def test_a_defect_of_ours_disturbs_no_check(kernel, learner, monkeypatch, capsys):
    def broken(_):
        raise RuntimeError("a defect")

    monkeypatch.setattr(noting, "lesson_of", broken)
    deliver(report())
    assert capsys.readouterr() == ("area: passed. A message.\n", "")


def test_a_damaged_file_is_one_calm_line_and_the_check_is_noted(kernel, learner, capsys):
    path_in(learner).parent.mkdir()
    path_in(learner).write_text("{")
    deliver(report())
    deliver(report("volume"))
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("could not be read") == 1
    assert kept(learner) == {"week01/areas": {"area": "done", "volume": "done"}}


def test_an_instructors_notebook_leaves_no_file(kernel, learner):
    whole = notebook("week01/areas", "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n")
    (learner / "week01" / "areas.ipynb").write_text(json.dumps(whole))
    note("area", "passed", some_hold=True)
    assert not (learner / ".startcode").exists()
    assert noting.session[learner]["week01/areas"]["area"].state is State.DONE


def test_a_check_that_the_lesson_does_not_have_is_not_noted(kernel, learner, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(learner / "week01" / "areas.ipynb"))
    note("of my own", "passed", some_hold=True)
    assert not (learner / ".startcode").exists()


# ---- which notebook is it?


def test_it_is_the_one_beside_the_kernel_that_has_the_exercise(kernel, learner, monkeypatch):
    monkeypatch.chdir(learner / "week02")
    assert lesson_of("slope").name == "week02/slopes"
    assert lesson_of("bend").name == "week02/curves"
    assert lesson_of("no such exercise") is None


def test_jupyter_and_vs_code_say_which_one_it_is(kernel, learner, monkeypatch):
    other = learner / "week02" / "curves.ipynb"
    assert lesson_of("area").name == "week01/areas"
    kernel.user_ns["__vsc_ipynb_file__"] = str(other)
    assert lesson_of("area").name == "week02/curves"
    monkeypatch.setenv("JPY_SESSION_NAME", str(learner / "week02" / "slopes.ipynb"))
    assert lesson_of("area").name == "week02/slopes"


@pytest.mark.parametrize("told", ["gone.ipynb", "a console", ""])
def test_what_jupyter_says_is_not_trusted_blindly(kernel, learner, monkeypatch, told):
    monkeypatch.setenv("JPY_SESSION_NAME", told)
    assert lesson_of("area").name == "week01/areas"


def test_nobody_guesses_between_two_lessons(kernel, learner):
    (learner / "week01" / "curves.ipynb").write_text(json.dumps(notebook("week02/curves")))
    assert lesson_of("area") is None
    assert lesson_of("volume").name == "week01/areas"


def test_a_renamed_copy_counts_as_its_lesson(kernel, learner, monkeypatch):
    copy = (learner / "week01" / "areas.ipynb").rename(learner / "week01" / "my areas-Copy1.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(copy))
    note("area", "passed", some_hold=True)
    assert kept(learner) == {"week01/areas": {"area": "done"}}
