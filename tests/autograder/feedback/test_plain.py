"""Is text from strangers fit for a page?"""

import pytest

from autograder.feedback.plain import OUTPUT, one_line, plain, without_paths


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[38;5;208mcolour", "colour"),
        ("\x9b1mbold", "bold"),
        ("\x1b]0;a title\x07text", "text"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPdevice string\x1b\\rest", "rest"),
        ("\x1b(Bset", "set"),
        ("\x1b[2J\x1b[Hgone?", "gone?"),
        ("bell\x07 back\x08space \x00null", "bell backspace null"),
        ("evil\u202etxt.exe\u2066", "eviltxt.exe"),
        ("half \ud800 pair", "half  pair"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("ends in escape\x1b", "ends in escape"),
    ],
)
def test_escapes_and_control_characters_go_and_the_words_stay(text, shown):
    assert plain(text) == shown


def test_of_a_progress_bar_the_last_state_is_shown():
    assert plain("10%\r50%\r100%\ndone\r\n") == "100%\ndone"


def test_a_long_line_is_cut_and_says_so():
    shown = plain("z" * 3_000)
    assert len(shown) < 1_100
    assert "2,000 characters more" in shown


def test_many_lines_are_cut_and_the_page_says_so():
    shown = plain("\n".join(str(n) for n in range(10_000)))
    assert "cut here" in shown
    assert shown.count("\n") == OUTPUT.lines


def test_a_text_within_the_limits_is_not_said_to_be_cut():
    assert plain("a\n" * 50) == "\n".join("a" * 50)


def test_fifty_megabytes_in_one_line_cost_no_more_than_their_beginning():
    assert len(plain("\x1b[31mz" * 8_000_000)) < 12_000  # stock nbgrader's feedback does not end


@pytest.mark.parametrize("piece", ["/", "a/", "/usr", "/usr/", "a-", "~/", ":/", "\x1b[", "\x1b]", "\x1b"])
def test_no_text_makes_the_patterns_run_for_ever(piece):
    assert len(without_paths(plain(piece * 100_000))) < 12_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("File /home/ann/course/source/x.py:12, in f", "File …/x.py:12, in f"),
        ("File ~/course/x.py", "File …/x.py"),
        ("'/tmp/tmpabc/in.ipynb'", "'…/in.ipynb'"),
        ("file:///var/lib/x/y.db", "…/y.db"),
        ("//usr//lib//python3", "…/python3"),
        ("/usr/lib/site-packages/", "…/"),
    ],
)
def test_paths_of_the_machine_are_not_shown(text, shown):
    assert without_paths(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "(X @ (A - Y).T)/m/m",
        "3/12/2026",
        "https://example.org/usr/bin",
        "week02/logistic.ipynb",
        "a/usr/b",
        "1 / 2 / 3",
    ],
)
def test_arithmetic_and_web_addresses_are_no_paths(text):
    assert without_paths(text) == text


def test_one_line_is_one_line():
    assert one_line("a\n\tb  c") == "a b c"
    assert "\n" not in one_line("x y" * 5_000)
