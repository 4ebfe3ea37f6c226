import pytest

from autograder.engine.text import clean, said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\n\ttext", "plain\n\ttext"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link", "link"),
        ("a\x00b\x07c\x7f", "abc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202eturned\u2066", "turned"),
        ("naïve π 🙂", "naïve π 🙂"),
    ],
)
def test_only_what_can_be_shown_is_kept(text, shown):
    assert clean(text, 100) == shown


def test_long_text_is_cut_and_says_so():
    assert clean("x" * 1000, 50) == "x" * 40 + " ... [cut]"
    assert len(clean("\x1b[31m" * 10_000 + "x" * 10_000, 50)) <= 50


def test_an_exception_that_cannot_speak_says_nothing():
    class SilentError(Exception):
        def __str__(self):
            raise RuntimeError

    assert said(SilentError(), 100) == ""
    assert said(ValueError("x"), 100) == "x"
