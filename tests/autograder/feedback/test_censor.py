"""Does a line of a hidden test or reference answer get onto a page?"""

from autograder.feedback.censor import LEFT_OUT, Censor

from .papers import HIDDEN_LINE, REFERENCE_LINE, secrets

LESSON = "week01/doubling"


def test_hidden_lines_and_reference_lines_are_left_out(tmp_path):
    text = f"before\n    {HIDDEN_LINE}\n----> 3 {REFERENCE_LINE}\nafter"
    assert Censor(secrets(tmp_path), LESSON, []).clean(text) == f"before\n{LEFT_OUT}\n{LEFT_OUT}\nafter"


def test_a_line_that_the_learner_wrote_too_is_shown(tmp_path):
    censor = Censor(secrets(tmp_path), LESSON, [f"def double(x):\n    {REFERENCE_LINE}"])
    assert censor.clean(REFERENCE_LINE) == REFERENCE_LINE
    assert censor.clean(HIDDEN_LINE) == LEFT_OUT


def test_a_line_that_stands_in_a_visible_check_is_shown(tmp_path):
    assert Censor(secrets(tmp_path), LESSON, []).clean("assert double(2) == 4") == "assert double(2) == 4"


def test_escapes_cannot_hide_a_secret_from_the_search(tmp_path):
    coloured = HIDDEN_LINE.replace("double", "dou\x1b[31mble\x1b[0m")
    assert Censor(secrets(tmp_path), LESSON, []).clean(coloured) == LEFT_OUT


def test_paths_go_too(tmp_path):
    assert Censor(secrets(tmp_path), LESSON, []).clean("in /home/ann/x.py") == "in …/x.py"
