import nbformat
import pytest
from nbgrader.utils import determine_grade

from autograder.engine.executed import Learned, learned
from tests.autograder.engine.small_notebooks import answered, grade, notebook

SOURCE = """
#[solution f]
def f(x):
    return x * x
f(3)
#[test f 4]
import sys
print("to stderr", file=sys.stderr)
points = 0
for x in range(4):
    points += f(x) == x * x
int(points)
"""
ANSWERS = {4: "def f(x):\n    return x * x", 2: "def f(x):\n    return x", 0: "def f(x):\n    return 1 / 0"}


@pytest.mark.parametrize("points", ANSWERS)
def test_nbgrader_itself_reads_the_same_points(points):
    source = notebook(SOURCE)
    result = grade(source, answered(source, f=ANSWERS[points]))
    nbformat.validate(result.executed)
    assert result.score == points
    assert determine_grade(result.executed.cells[1]) == (None if points is None else points, 4)


def test_learners_cells_show_their_outputs():
    source = notebook(SOURCE)
    cell = grade(source, answered(source, f="print('hello')\ndef f(x):\n    return x * x\nf(3)")).executed.cells[0]
    assert [(o.output_type, o.get("text") or o.data["text/plain"]) for o in cell.outputs] == [
        ("stream", "hello\n"),
        ("execute_result", "9"),
    ]


def test_an_error_of_a_learners_cell_is_shown_without_colours():
    source = notebook(SOURCE)
    cell = grade(source, answered(source, f="raise ValueError('\x1b[31mred')")).executed.cells[0]
    assert (cell.outputs[0].ename, cell.outputs[0].evalue) == ("ValueError", "red")


def test_no_html_of_a_learners_making_is_kept():
    source = notebook(SOURCE)
    odd = "class H:\n    def _repr_html_(self):\n        return '<script>'\ndef f(x):\n    return x * x\nH()"
    outputs = grade(source, answered(source, f=odd)).executed.cells[0].outputs
    assert [list(output.data) for output in outputs] == [["text/plain"]]


@pytest.mark.parametrize("answer", [None, 7, (), (1, 2), ("x", ("y",)), (None, (("a", "b"), (), "", "", ""))])
def test_nonsense_in_place_of_an_answer_is_an_error(answer):
    assert learned(answer).error is not None


def test_an_answer_without_value_and_error_is_silent():
    assert learned((None, None)) == Learned()
