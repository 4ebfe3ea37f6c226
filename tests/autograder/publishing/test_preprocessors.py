"""What we plug into nbgrader, one cell at a time."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.authoring.placeholders import TEXT_STUB
from autograder.course import Course
from autograder.errors import AuthorError, CourseError
from autograder.publishing.preprocessors import ClearAnswers, ClearHidden, FoldTests, RefuseLeaks

ABOUT = {"metadata": {"name": "areas"}}
ANSWER = "def f(x):\n    ### START CODE HERE ###\n    y = x + 1\n    ### END CODE HERE ###\n    return y"
SENTENCE = "Write between START CODE HERE and END CODE HERE; never type BEGIN HIDDEN TESTS."


def code(source: str, **marks: bool) -> NotebookNode:
    marks = {"grade": False, "solution": False, "locked": False, "task": False} | marks
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": {"schema_version": 3, "grade_id": "f", **marks}})


def markdown(source: str, **marks: bool) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source, metadata=code("", **marks).metadata)


def clear(cell: NotebookNode, preprocessor: type = ClearAnswers) -> str:
    return str(preprocessor().preprocess_cell(cell, ABOUT, 0)[0].source)


def test_an_answer_becomes_placeholders_between_its_marks() -> None:
    assert clear(code(ANSWER, solution=True)) == (
        "def f(x):\n    ### START CODE HERE ### (≈ 1 line)\n    y = None\n    ### END CODE HERE ###\n    return y"
    )


def test_a_written_answer_becomes_a_stub() -> None:
    assert clear(markdown("Because.", solution=True, grade=True)) == TEXT_STUB


def test_sentences_about_marks_pass_both_ways() -> None:
    for preprocessor in (ClearAnswers, ClearHidden):
        for cell in (markdown(SENTENCE, locked=True), code(f"# {SENTENCE}", locked=True)):
            before = cell.source
            assert clear(cell, preprocessor) == before


def test_a_hidden_test_disappears_with_its_marks() -> None:
    source = "assert a\n### BEGIN HIDDEN TESTS\nassert b\n### END HIDDEN TESTS\nassert c"
    assert clear(code(source, grade=True), ClearHidden) == "assert a\nassert c"


def test_our_tests_are_folded_behind_a_line_that_says_so_and_nothing_else_is() -> None:
    test, answer = code("assert area(2, 3) == 6", grade=True), code(ANSWER, solution=True)
    test.metadata["startcode"] = {"kind": "test", "name": "area"}
    answer.metadata["startcode"] = {"kind": "exercise", "name": "area"}
    first, rest = clear(test, FoldTests).split("\n", 1)
    assert first.startswith("# The check of area: run this cell")
    assert rest == "assert area(2, 3) == 6"
    assert test.metadata["jupyter"] == {"source_hidden": True}
    for cell in (answer, code("assert True", grade=True)):
        before = cell.copy()
        FoldTests().preprocess_cell(cell, ABOUT, 0)
        assert cell == before


@pytest.mark.parametrize(
    ("cell", "preprocessor", "what"),
    [
        (code(ANSWER, locked=True), ClearAnswers, "holds no answer"),
        (code("x = 1", solution=True), ClearAnswers, "holds no region"),
        (code(ANSWER.replace("y = x", "y = = x"), solution=True), ClearAnswers, "invalid syntax"),
        (code("### START CODE HERE ###\nx = 1", solution=True), ClearAnswers, "never closed"),
        (code("### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS", locked=True), ClearHidden, "is no test"),
        (code("### BEGIN HIDDEN TESTS\nassert a", grade=True), ClearHidden, "never closed"),
    ],
)
def test_a_mark_in_the_wrong_place_stops_the_release(cell: NotebookNode, preprocessor: type, what: str) -> None:
    with pytest.raises(AuthorError) as caught:
        clear(cell, preprocessor)
    assert what in caught.value.what
    assert caught.value.where == 'areas.ipynb, cell "f"'


def refuse(released: Course, notebook: NotebookNode) -> None:
    resources = {"metadata": {"path": str(released.source / "." / "week01"), "name": "areas"}}
    RefuseLeaks().preprocess(notebook, resources)


def test_a_clean_notebook_passes_and_a_leak_does_not(released: Course) -> None:
    notebook = nbformat.read(released.release / "week01" / "areas.ipynb", as_version=4)
    refuse(released, notebook)
    notebook.cells[2].source = "surface = width * height + 0 * width"
    with pytest.raises(CourseError, match="cell 3, line 1: holds the answer of"):
        refuse(released, notebook)


def test_a_file_beside_the_notebook_is_not_handed_out(released: Course) -> None:
    notebook = nbformat.read(released.release / "week01" / "areas.ipynb", as_version=4)
    Path(released.source / "week01" / "notes.txt").write_text("secret")
    with pytest.raises(CourseError, match=r"would hand out notes\.txt"):
        refuse(released, notebook)
