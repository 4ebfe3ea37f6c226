import nbformat
import pytest

from autograder.engine.blueprint import blueprint
from autograder.engine.matching import matched
from autograder.engine.results import Outcome
from tests.autograder.engine.small_notebooks import answered, grade, notebook

SOURCE = """
#[given]
import math
#[solution area]
def area(r):
    ### START CODE HERE ###
    a = math.pi * r ** 2
    ### END CODE HERE ###
    return a
#[test area 2]
assert area(1) == math.pi
#[solution double]
def double(r):
    ### START CODE HERE ###
    d = 2 * area(r)
    ### END CODE HERE ###
    return d
#[test double 3]
assert double(1) == 2 * math.pi
"""
BLANK = "def area(r):\n    ### START CODE HERE ###\n    a = None\n    ### END CODE HERE ###\n    return a"
WRONG = "def area(r):\n    return r"


@pytest.fixture
def source():
    return notebook(SOURCE)


@pytest.fixture
def submitted(source):
    return nbformat.from_dict(source)


def cell_of(nb, name):
    return next(cell for cell in nb.cells if cell.metadata.nbgrader.grade_id == name)


def code(text):
    return nbformat.v4.new_code_cell(text)


def texts(source, submitted):
    return [placed.text for placed in matched(blueprint(source), submitted).cells]


def test_an_intact_notebook_stays_as_it_is(source, submitted):
    done = matched(blueprint(source), submitted)
    assert [placed.text for placed in done.cells] == [cell.source for cell in source.cells]
    assert (done.remarks, done.missing) == ([], set())


@pytest.mark.parametrize("name", ["test_area", "given-0"])
def test_the_instructors_text_comes_back(source, submitted, name):
    cell_of(submitted, name).source = "1 / 0"
    assert grade(source, submitted).score == 5


def test_a_deleted_test_is_put_back_and_remarked(source, submitted):
    submitted.cells.remove(cell_of(submitted, "test_double"))
    result = grade(source, submitted)
    assert result.score == 5
    assert result.remarks == ('The test "test_double" had been deleted: it was put back.',)


def test_deleted_given_code_is_put_back(source, submitted):
    submitted.cells.remove(cell_of(submitted, "given-0"))
    assert grade(source, submitted).score == 5


def test_a_deleted_answer_is_damaged_and_the_rest_is_graded(source, submitted):
    submitted.cells.remove(cell_of(submitted, "area"))
    result = grade(source, submitted, references={"area": lambda r: 3.141592653589793 * r**2})
    assert [e.outcome for e in result.exercises] == [Outcome.DAMAGED, Outcome.PASSED]


@pytest.mark.parametrize("name", ["test_area", "area"])
def test_a_cell_that_became_text_is_code_again(source, submitted, name):
    place = submitted.cells.index(cell_of(submitted, name))
    old = submitted.cells[place]
    submitted.cells[place] = nbformat.v4.new_markdown_cell(old.source, metadata=old.metadata)
    assert grade(source, submitted).score == 5


def test_reordered_cells_stand_in_their_order_again(source, submitted):
    submitted.cells.reverse()
    assert texts(source, submitted) == [cell.source for cell in source.cells]
    assert grade(source, submitted).score == 5


def test_cells_of_the_learner_keep_their_place_behind_the_cell_above(source, submitted):
    submitted.cells.insert(0, code("first = 1"))
    submitted.cells.insert(3, code("pi = 3"))
    submitted.cells.append(code("last = 2"))
    found = texts(source, submitted)
    assert (found[0], found[3], found[-1]) == ("first = 1", "pi = 3", "last = 2")


def test_a_helper_in_a_cell_of_its_own_is_used(source, submitted):
    cell_of(submitted, "area").source = "def area(r):\n    return half(r) * 2"
    submitted.cells.insert(1, code("def half(r):\n    return math.pi * r ** 2 / 2"))
    assert grade(source, submitted).score == 5


def test_of_two_copies_an_untouched_one_does_not_undo_the_answer(source, submitted):
    copy = nbformat.from_dict(cell_of(submitted, "area"))
    copy.source = BLANK
    submitted.cells.insert(2, copy)
    result = grade(source, submitted)
    assert result.score == 5
    assert "copies without an answer are left out" in result.remarks[0]
    nbformat.validate(result.executed)


def test_of_two_answers_the_last_counts(source, submitted):
    copy = nbformat.from_dict(cell_of(submitted, "area"))
    cell_of(submitted, "area").source = WRONG
    submitted.cells.insert(2, copy)
    assert grade(source, submitted).score == 5
    submitted.cells[1].source, submitted.cells[2].source = copy.source, WRONG
    assert grade(source, submitted).exercises[0].points == 0


def test_a_doubled_test_counts_once(source, submitted):
    submitted.cells.append(nbformat.from_dict(cell_of(submitted, "test_area")))
    result = grade(source, submitted)
    assert (result.score, len(result.exercises)) == (5, 2)


def test_an_answer_that_lost_its_metadata_is_found_by_what_it_defines(source, submitted):
    cell_of(submitted, "area").metadata.pop("nbgrader")
    result = grade(source, submitted)
    assert result.score == 5
    assert [placed.source.grade_id for placed in matched(blueprint(source), submitted).cells if placed.source][
        1
    ] == "area"


def test_a_notebook_without_any_metadata_is_graded(source, submitted):
    for cell in submitted.cells:
        cell.metadata.clear()
    assert grade(source, submitted).score == 5


def test_changed_points_are_ignored(source, submitted):
    cell_of(submitted, "test_area").metadata.nbgrader.points = 1000
    result = grade(source, submitted)
    assert (result.score, result.max_score) == (5, 5)
    assert cell_of(result.executed, "test_area").metadata.nbgrader.points == 2


@pytest.mark.parametrize(
    "metadata", [{"nbgrader": 7}, {"nbgrader": {"grade_id": ["x"]}}, {"startcode": 3}, {"startcode": {"kind": []}}]
)
def test_odd_metadata_does_no_harm(source, submitted, metadata):
    submitted.cells.append(nbformat.from_dict({**code("1 + 1"), "metadata": metadata}))
    assert grade(source, submitted).score == 5


def test_another_notebook_gets_nothing_and_stops_nothing(source):
    result = grade(source, notebook("#[loose]\nprint('hello')"))
    assert result.score == 0
    assert {e.outcome for e in result.exercises} == {Outcome.DAMAGED}


def test_an_empty_notebook_gets_nothing(source):
    assert grade(source, nbformat.v4.new_notebook()).score == 0


def test_a_wrong_answer_is_still_wrong(source):
    assert grade(source, answered(source, area=WRONG)).exercises[0].outcome is Outcome.FAILED
