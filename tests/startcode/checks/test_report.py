"""What the learner sees."""

import numpy as np
import pytest

from startcode import checks
from startcode.checks.pictures import picture_of
from startcode.checks.report import deliver


def a_report(**changes):
    return checks.Report(
        **{"exercise": "propagate", "outcome": checks.Outcome.FAILED, "message": "wrong.\ngot 1", **changes}
    )


def test_the_card_escapes_what_a_learner_wrote():
    card = a_report(message="<script>alert(1)</script>", traceback="<b>")._repr_html_()
    assert "<script>" not in card
    assert "&lt;b&gt;" in card


def test_the_outcome_is_said_in_words_not_only_in_colour():
    assert "not yet right" in a_report()._repr_html_()
    assert "not attempted" in a_report(outcome=checks.Outcome.NOT_ATTEMPTED)._repr_html_()


def test_plain_text_holds_message_traceback_and_remarks():
    text = str(a_report(traceback="ValueError: x", remarks=("look",)))
    assert text.index("wrong.") < text.index("ValueError: x") < text.index("Remark: look")


def test_a_picture_stands_on_the_card_and_not_in_the_text():
    gaps = np.eye(5)
    report = a_report(picture=picture_of("dw", gaps, gaps == 0, sizes={}))
    assert "<svg" not in a_report()._repr_html_()
    assert '<svg role="img" aria-label="Picture of where dw is wrong' in report._repr_html_()
    assert str(report) == str(a_report())


def test_without_html_the_message_is_shown_and_no_insides():
    pretty = pytest.importorskip("IPython.lib.pretty")
    assert pretty.pretty(a_report()) == "propagate: failed. wrong.\ngot 1"


def test_nbgrader_sees_one_message_and_no_traceback():
    lines = checks.CheckFailed(a_report())._render_traceback_()
    assert lines[0] == "propagate: failed. wrong."


def test_an_experiment_waits_calmly_until_its_exercises_pass(reports, capsys):
    deliver(a_report(exercise="late"))
    assert not checks.ready("late")
    assert "waits for late" in capsys.readouterr().out
    deliver(a_report(exercise="late", outcome=checks.Outcome.PASSED))
    assert checks.ready("late")
