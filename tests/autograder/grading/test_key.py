"""The instructor's notebook must be the one that was released."""

import nbformat
import pytest

from autograder.errors import CourseError
from autograder.grading.key import read_keys
from autograder.grading.ledger import open_ledger
from autograder.grading.room import Room
from tests.autograder.grading.tiny_course import WEEK


def keys(course):
    room = Room.of(course)
    with open_ledger(room, WEEK) as ledger:
        return read_keys(room, WEEK, ledger)


def change(course, spoil):
    path = course.source / WEEK / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    spoil(notebook.cells)
    nbformat.write(notebook, path)


def test_a_key_knows_the_cells_and_what_the_tests_are_worth(tiny):
    found = keys(tiny)
    assert found.keys() == {"tiny", "more"}
    assert found["tiny"].ids == {"double", "area", "test_double", "test_area", "why", "plot"}
    assert found["tiny"].max_score == 10
    assert found["tiny"].digest != found["more"].digest
    assert len(found["tiny"].released.checksums["double"]) == 32


def test_another_wording_of_a_test_needs_no_new_release(tiny):
    change(tiny, lambda cells: cells[3].update(source="assert double(5) == 10"))
    assert "double(5)" in keys(tiny)["tiny"].source.decode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cells: cells[3].metadata.nbgrader.update(points=40),
        lambda cells: cells[3].metadata.nbgrader.update(grade_id="test_twice"),
        lambda cells: cells.pop(3),
    ],
    ids=["points", "name", "one less"],
)
def test_other_graded_cells_than_those_released_are_refused(tiny, spoil):
    change(tiny, spoil)
    with pytest.raises(CourseError, match=r"not those that were released \(.*test_.*Run: autograder release week90"):
        keys(tiny)


@pytest.mark.parametrize("content", [None, b"{"])
def test_a_lost_or_broken_source_is_told(tiny, content):
    path = tiny.source / WEEK / "tiny.ipynb"
    path.unlink()
    if content:
        path.write_bytes(content)
    with pytest.raises(CourseError, match=r"the instructor's notebook .* Run: autograder build week90"):
        keys(tiny)
