import inspect
import linecache
import traceback

import pytest

from autograder.engine.learner.cells import compile_cell, plain_python, run_cell


class Shell:
    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        return lambda *values: self.calls.append((name, *values)) or []


def run(text, **names):
    names.setdefault("get_ipython", Shell)
    return run_cell(compile_cell(text, "cell x"), names), names


def test_the_value_of_the_last_line_is_given():
    assert run("x = 3\nx + 1")[0] == 4
    assert run("x = 3")[0] is None
    assert run("")[0] is None


def test_a_magic_does_not_stop_the_cell():
    shell = Shell()
    _, names = run("%matplotlib inline\n!rm -rf x\nfiles = !ls\ny = 2", get_ipython=lambda: shell)
    assert names["y"] == 2
    assert [call[0] for call in shell.calls] == ["run_line_magic", "system", "getoutput"]


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 1", "%%capture out", "\n%%time"])
def test_a_cell_below_a_stopwatch_runs_as_it_is(magic):
    assert run(f"{magic}\nx = 2\nx * 2")[0] == 4


def test_other_cell_magics_go_to_the_shell():
    shell = Shell()
    run("%%html\n<b>bold</b>\n", get_ipython=lambda: shell)
    assert shell.calls == [("run_cell_magic", "html", "", "<b>bold</b>\n")]


@pytest.mark.parametrize("text", ["%%time\nx = 1\nboom()", "%matplotlib inline\n\nboom()", "x = 1\n\nboom()"])
def test_lines_keep_their_numbers(text):
    try:
        run(text)
    except NameError as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
    assert (last.filename, last.lineno, last.line) == ("cell x", 3, "boom()")


def test_await_works_as_in_a_notebook():
    text = "import asyncio\nasync def two():\n    return 2\nx = await two()\nawait two() + x"
    assert run(text)[0] == 4


def test_inspect_finds_the_text():
    _, names = run("def f(x):\n    return x")
    assert inspect.getsource(names["f"]) == "def f(x):\n    return x"
    assert "cell x" in linecache.cache


@pytest.mark.parametrize("text", ["def f(:", "%%time\ndef f(:", "x = (", "\0"])
def test_what_is_no_python_raises_a_syntax_error(text):
    with pytest.raises((SyntaxError, ValueError)):
        compile_cell(text, "cell x")


def test_plain_python_is_left_alone():
    assert plain_python("x = 1\n") == "x = 1\n"
