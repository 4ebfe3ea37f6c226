"""What of a notebook does its owner see again?"""

import re

import nbformat
import pytest

from autograder.feedback.cells import MAX_CELLS, Sheet, headings
from autograder.feedback.plain import plain

from .papers import HIDDEN_LINE, NASTY, REFERENCE_LINE, code, graded, prose, source


def sheet(learner=None, **more):
    return Sheet(source(), learner or graded(), plain, **more)


def words(cells):
    """The text of cells without markup."""
    return re.sub("<[^>]*>", "", "\n".join(f"{cell.heading}\n{cell.html}" for cell in cells))


def test_an_answer_is_what_the_learner_wrote():
    (cell,) = sheet().answer("double")
    assert "x * x" in words([cell])
    assert REFERENCE_LINE not in words([cell])


def test_an_answer_handed_in_twice_is_shown_twice():
    again = code("def double(x):\n    return 0", "double", "exercise", solution=True)
    assert len(sheet(graded("pass", again)).answer("double")) == 2


def test_a_written_answer_is_shown_as_prose():
    (cell,) = sheet().answer("why")
    assert "<em>two</em>" in cell.html
    assert not cell.is_code


def test_a_check_is_shown_without_its_hidden_part():
    check = sheet().check("test_double")
    assert "assert double(2) == 4" in words([check])
    assert HIDDEN_LINE not in words([check])
    assert "HIDDEN" not in check.html


def test_a_check_is_the_instructors_whatever_the_learner_made_of_it():
    learner = graded()
    learner.cells[4].source = "pass  # mine"
    assert "mine" not in sheet(learner).check("test_double").html


def test_a_check_whose_hidden_part_cannot_be_told_is_not_shown():
    lesson = source()
    lesson.cells[4].source = lesson.cells[4].source.replace("### END HIDDEN TESTS", "")
    assert Sheet(lesson, graded(), plain).check("test_double") is None


@pytest.mark.parametrize("name", ["double", "why", "given-start-1x", "no_such"])
def test_only_tests_are_shown_as_checks(name):
    assert sheet().check(name) is None


def test_the_rest_holds_own_cells_and_no_lesson_text_test_or_answer():
    own, note = code("print('mine')"), prose("My *own* note")
    rest = words(sheet(graded("pass", own, note)).others())
    assert "print('mine')" in rest
    assert "My own note" in rest
    for absent in ("A sentence of the lesson", "import math", "Since", "assert", HIDDEN_LINE, REFERENCE_LINE):
        assert absent not in rest


def test_an_experiment_is_shown_if_it_was_changed_or_has_outputs():
    untouched, changed, executed = graded(), graded(), graded()
    changed.cells[5].source = "print(double(22))"
    executed.cells[5].outputs = [nbformat.v4.new_output("stream", text="441")]
    assert not sheet(untouched).others()
    (cell,) = [cell for cell in sheet(changed).others() if cell.html]
    assert (cell.heading, cell.summary) == ("Experiment: the answer", "")
    assert "22" in cell.html
    (cell,) = [cell for cell in sheet(executed).others() if cell.html]
    assert cell.summary
    assert cell.outputs[0].text == "441"


def test_what_did_not_run_has_the_outputs_it_was_handed_in_with():
    handed_in = graded()
    handed_in.cells[5].outputs = [nbformat.v4.new_output("stream", text="441")]
    handed_in.cells[3].outputs = [nbformat.v4.new_output("stream", text="forged: passed")]
    changed = graded("def double(x):\n    return 7")
    (cell,) = [cell for cell in sheet(changed, handed_in=handed_in).others() if cell.html]
    assert cell.outputs[0].text == "441"
    assert sheet(changed, handed_in=handed_in).answer("double")[0].outputs == ()


def test_headings_stand_above_what_belongs_to_them_and_nowhere_else():
    learner = graded()
    learner.cells[5].outputs = [nbformat.v4.new_output("stream", text="441")]
    assert [cell.heading for cell in sheet(learner).others()] == ["Twice", "Experiment: the answer"]
    assert list(headings("# Title\n## One *and* `two`\ntext\n### Three")) == ["One and two", "Three"]


def test_html_in_a_cell_and_its_name_is_escaped():
    learner = graded(f"def double(x):\n    return {NASTY!r}", prose(NASTY))
    html = "".join(cell.html for cell in (*sheet(learner).answer("double"), *sheet(learner).others()))
    assert "<script" not in html
    assert "<img" not in html


def test_a_notebook_of_many_cells_does_not_fill_the_page():
    learner = graded("pass", *[code(f"x = {n}") for n in range(MAX_CELLS + 50)])
    assert len(sheet(learner).others()) == MAX_CELLS


def test_outputs_beyond_the_room_of_a_page_are_left_out_and_it_is_said():
    own = code("print('long')")
    own.outputs = [nbformat.v4.new_output("stream", text="x\n" * 100)]
    _, cell = sheet(graded("pass", own), room=150).others()
    assert "left out" in cell.outputs[0].text


@pytest.mark.parametrize(
    "marks", [None, 5, "text", [], {"grade_id": ["double"]}, {"grade_id": None, "solution": "yes"}]
)
def test_metadata_of_any_form_is_survived(marks):
    learner = graded()
    learner.cells[3].metadata["nbgrader"] = marks
    assert sheet(learner).others()
    assert sheet(learner).answer("double") == ()


def test_without_a_notebook_there_are_checks_and_nothing_else():
    empty = Sheet(source(), None, plain)
    assert empty.check("test_double")
    assert (empty.answer("double"), empty.others()) == ((), ())
