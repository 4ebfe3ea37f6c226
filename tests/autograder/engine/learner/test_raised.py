import pytest

from autograder.engine.learner.cells import compile_cell, run_cell
from autograder.engine.learner.raised import LONGEST, ORIGIN, describe


def raised(text):
    try:
        run_cell(compile_cell(text, "cell x"), {"__name__": "__main__"})
    except BaseException as error:
        return describe(error)
    raise AssertionError("nothing was raised")


def test_only_frames_of_cells_are_shown():
    _, _, _, trace, line, _, _ = raised("import json\ndef f(x):\n    return json.loads(x)\nf('{')  # here")
    assert trace.splitlines()[:2] == ["  in cell x, line 4:  f('{')  # here", "  in f, line 3:  return json.loads(x)"]
    assert trace.splitlines()[2].startswith("JSONDecodeError: ")
    assert line == "return json.loads(x)"


def test_a_deep_recursion_is_shortened():
    trace = raised("def f():\n    f()\nf()")[3]
    assert "more)" in trace
    assert trace.count("\n") < 20


@pytest.mark.parametrize("method", ["raise SystemExit", "raise ValueError", "return 3", "return chr(0xD800) * 9"])
def test_an_exception_whose_text_misbehaves_is_described_all_the_same(method):
    description = raised(f"class Odd(Exception):\n    def __str__(self):\n        {method}\nraise Odd(1)")
    assert description[0][0] == ("__main__", "Odd")
    description[2].encode()


def test_a_long_text_is_cut():
    assert len(raised(f"raise ValueError('x' * {LONGEST * 3})")[2]) == LONGEST


def test_a_syntax_error_shows_its_line():
    with pytest.raises(SyntaxError) as caught:
        compile_cell("x = 1\ny = = 2", "cell x")
    assert describe(caught.value)[2] == "invalid syntax (line 2): y = = 2"


def test_the_frames_are_let_go():
    with pytest.raises(ZeroDivisionError) as caught:
        run_cell(compile_cell("1 / 0", "cell x"), {})
    describe(caught.value)
    assert caught.value.__traceback__ is None


def test_only_exceptions_with_attributes_of_their_own_stay_reachable():
    assert raised("1 / 0")[6] is None
    assert raised("class Mine(Exception):\n    pass\nraise Mine(3)")[6].args == (3,)


def test_an_exception_of_the_grader_keeps_its_number():
    error = ValueError("x")
    setattr(error, ORIGIN, 4)
    assert describe(error)[5:] == (4, None)
