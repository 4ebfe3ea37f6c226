"""A test that must run inside the sandbox is within reach of the learner: what is hidden in it is not shown again."""

import secrets

import nbformat
import pytest

from autograder.authoring.lesson import LessonError, read_lesson
from autograder.engine.sandbox.choice import open_pool
from autograder.engine.submission import grade_notebook

from .grading import LIMITS, TIMES

CANARY = secrets.token_hex(8)
TEST = f'assert f(3) == 9\n### BEGIN HIDDEN TESTS\nassert f(4) == 16, "{CANARY}"\n### END HIDDEN TESTS'
RIGHT = "def f(x):\n    return x * x"
READS = """
import linecache
def f(x):
    print("".join(line for e in linecache.cache.values() if len(e) > 2 for line in e[2] if "16" in line))
    return x * x
"""
RAISES = """
import linecache
def f(x):
    found = "".join(line for e in linecache.cache.values() if len(e) > 2 for line in e[2] if "16" in line)
    raise type(found, (ValueError,), {})(found)
"""
REPORTS = """
from startcode import checks
import linecache
def f(x):
    found = "".join(line for e in linecache.cache.values() if len(e) > 2 for line in e[2] if "16" in line)
    for listener in checks.listeners:
        listener(checks.Report("f", checks.Outcome.FAILED, found, found, traceback=found, remarks=(found,)))
    return x * x
"""


LESSON = """\
# %% [markdown]
# # Squares

# %% exercise="f"
def f(x):
    ### START CODE HERE ###
    square = x * x
    ### END CODE HERE ###
    return square

# %% test="f" points=5 sandbox=true
assert f(3) == 9
### BEGIN HIDDEN TESTS
assert f(4) == 16
### END HIDDEN TESTS
"""


def test_no_lesson_may_hide_a_part_of_a_marked_test(tmp_path):
    path = tmp_path / "course" / "week01" / "squares.py"
    path.parent.mkdir(parents=True)
    path.write_text(LESSON.replace(" sandbox=true", ""), encoding="utf-8")
    read_lesson(path)
    path.write_text(LESSON, encoding="utf-8")
    with pytest.raises(LessonError, match=r"line 13: a test with sandbox=true runs beside"):
        read_lesson(path)


def notebook(answer):
    known = {"locked": False, "grade": False, "solution": False, "task": False, "schema_version": 3, "points": 0}
    cells = [nbformat.v4.new_code_cell(answer, id="f"), nbformat.v4.new_code_cell(TEST, id="test-f")]
    cells[0].metadata["nbgrader"] = {**known, "grade_id": "f", "solution": True}
    cells[1].metadata["nbgrader"] = {**known, "grade_id": "test_f", "grade": True, "locked": True, "points": 5.0}
    cells[1].metadata["startcode"] = {"kind": "test", "name": "f", "sandbox": True}
    return nbformat.v4.new_notebook(cells=cells)


def test_the_hidden_part_of_a_marked_test_is_not_shown():
    with open_pool("autograder.engine.learner.main:serve", limits=LIMITS) as pool:
        for answer, points in ((RIGHT, 5.0), (READS, 5.0), (RAISES, 0.0), (REPORTS, 0.0)):
            made = notebook(RIGHT), notebook(answer)
            (result,) = grade_notebook(*made, open_sandbox=pool.open, limits=TIMES).exercises
            assert result.points == points
            assert result.ran_in_sandbox
            assert CANARY not in repr(result), answer
