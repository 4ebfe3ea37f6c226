from autograder.engine.output import Output
from autograder.engine.text import CUT


def test_hidden_text_is_kept_for_instructors_only():
    output = Output(1000)
    output.write("stdout", "a", False)
    output.write("stdout", "b", True)
    output.write("stderr", "c", False)
    assert output.shown() == "ac"
    assert output.streams() == [("stdout", "ab"), ("stderr", "c")]


def test_there_is_room_for_so_much_only():
    output = Output(100)
    for _ in range(50):
        output.write("stdout", "x" * 30, False)
    assert len(output.shown()) <= 100
    assert output.shown().endswith(CUT)


def test_terminal_escapes_do_not_come_through():
    output = Output(100)
    output.write("stdout", "\x1b[2Jclean", False)
    assert output.shown() == "clean"
