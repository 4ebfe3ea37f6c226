"""Outputs from which stock nbgrader reads our points."""

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.utils import determine_grade

from autograder.grading.verdicts import outputs_for, settle

ANY_OUTPUT = st.one_of(
    st.sampled_from(["2", "4.0", "-1", "nan", "inf", "'ok'", "1e9", "[1, 2]", ""]).map(
        lambda text: new_output("execute_result", {"text/plain": text}, execution_count=1)
    ),
    st.just(new_output("execute_result", {"text/html": "<b>4</b>"}, execution_count=1)),
    st.sampled_from(["stdout", "stderr"]).map(lambda name: new_output("stream", name=name, text="words\n")),
    st.just(new_output("error", ename="E", evalue="v", traceback=["E: v"])),
    st.just(new_output("display_data", {"text/plain": "3"})),
)


def a_test(outputs, points):
    marks = {"grade_id": "test_a", "grade": True, "solution": False, "locked": True, "points": points}
    return new_code_cell("assert a() == 1", outputs=outputs, metadata={"nbgrader": marks})


@given(st.lists(ANY_OUTPUT, max_size=4), st.floats(0, 7, allow_nan=False))
def test_stock_nbgrader_reads_the_points_that_the_engine_gave(outputs, earned):
    cell = a_test(outputs_for(outputs, earned, 7.0, "because" if earned == 0 else ""), 7.0)
    assert determine_grade(cell) == (earned, 7.0)


@given(st.lists(ANY_OUTPUT, max_size=4))
def test_a_test_that_passed_shows_nothing_on_stderr(outputs):
    kept = outputs_for(outputs, 7.0, 7.0, "")
    assert not [output for output in kept if output.get("name") == "stderr" or output.output_type == "error"]


def test_what_a_test_printed_is_kept():
    said = new_output("stream", name="stdout", text="hello\n")
    assert all(said in outputs_for([said], earned, 7.0, "no") for earned in (0.0, 2.0, 7.0))


@pytest.mark.parametrize("nonsense", [float("nan"), -1.0])
def test_points_that_are_no_points_earn_nothing(nonsense):
    assert determine_grade(a_test(outputs_for([], nonsense, 7.0, ""), 7.0)) == (0, 7.0)


def test_a_test_without_a_result_earns_nothing():
    notebook = new_notebook(cells=[a_test([], 7.0)])
    settle(notebook, {}, {})
    assert determine_grade(notebook.cells[0]) == (0, 7.0)
    assert notebook.cells[0].outputs[0].evalue == "This test gave no verdict."
    nbformat.validate(notebook)


def test_an_error_that_is_there_is_not_doubled():
    error = new_output("error", ename="E", evalue="v", traceback=["E: v"])
    assert outputs_for([error], 0.0, 7.0, "another") == [error]


def test_a_test_of_no_points_that_passed_shows_no_error():
    assert outputs_for([], 0.0, 0.0, "") == []
