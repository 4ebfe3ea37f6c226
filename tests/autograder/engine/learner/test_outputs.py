import pytest

from autograder.engine.learner.outputs import CUT, MOST_CHARACTERS, Outputs, Stream, speakable


def test_both_streams_come_in_their_order():
    outputs = Outputs()
    out, err = Stream(outputs, "stdout"), Stream(outputs, "stderr")
    for stream, text in ((out, "a"), (out, "b"), (err, "c"), (out, "d")):
        print(text, end="", file=stream)
    assert outputs.take() == ((("stdout", "ab"), ("stderr", "c"), ("stdout", "d")), ())
    assert outputs.take() == ((), ())


def test_a_flood_is_cut_and_says_so():
    outputs = Outputs()
    for _ in range(100):
        outputs.add("stdout", "x" * 10_000)
    ((_, text),), _ = outputs.take()
    assert text == "x" * MOST_CHARACTERS + CUT
    outputs.add("stdout", "next")
    assert outputs.take()[0] == (("stdout", "next"),)


def test_warnings_are_told_once_each():
    outputs = Outputs()
    for text in ("one", "two", "one"):
        outputs.warn(text, RuntimeWarning, "file", 3)
    assert outputs.take()[1] == (("builtins", "RuntimeWarning", "one"), ("builtins", "RuntimeWarning", "two"))


def test_showing_a_figure_without_a_screen_is_no_warning():
    outputs = Outputs()
    outputs.warn("FigureCanvasAgg is non-interactive, and thus cannot be shown", UserWarning, "file", 3)
    assert outputs.take() == ((), ())


def test_what_could_not_be_sent_comes_with_the_next_message():
    outputs = Outputs()
    outputs.add("stdout", "a")
    outputs.warn("w", UserWarning)
    chunks, warned = outputs.take()
    outputs.add("stdout", "b")
    outputs.untake(chunks, warned)
    assert outputs.take() == ((("stdout", "a"), ("stdout", "b")), (("builtins", "UserWarning", "w"),))


def test_text_that_is_no_text_becomes_text():
    assert speakable("a\ud800b") == "a?b"


def test_only_text_can_be_printed():
    with pytest.raises(TypeError):
        Stream(Outputs(), "stdout").write(b"x")
