"""What is found of a student's notebook?"""

import json

import pytest

from autograder.feedback.evidence import Evidence, gather
from autograder.feedback.grades import Standing
from autograder.grading.room import Room
from autograder.notebooks import write_notebook

from .papers import graded

IDS = {"areas": frozenset({"double", "test_double", "why"})}


@pytest.fixture
def look(released):
    def gathered(student="ada", **files):
        for place, name in files.items():
            write_notebook(released.root / place / student / "week01" / name, graded())
        return gather(Room.of(released), "week01", Standing(student, "areas", 0, 0, 0, 0, {}, {}), IDS)

    return gathered


def test_the_graded_copy_and_their_own_file_are_found(look):
    found = look(autograded="areas.ipynb", submitted="areas.ipynb")
    assert found.graded
    assert found.handed_in
    assert found.remarks == ()


def test_a_file_under_another_name_is_found_and_it_is_remarked(look):
    found = look(submitted="areas (1).ipynb")
    assert found.graded is None
    assert found.handed_in
    assert "graded as areas.ipynb" in found.remarks[0]


def test_where_there_is_nothing_nothing_is_found(look):
    assert look() == Evidence()


def test_what_cannot_be_read_is_not_there(look, released):
    look(autograded="areas.ipynb")
    (released.root / "autograded" / "ada" / "week01" / "areas.ipynb").write_text(json.dumps([]))
    assert look().graded is None


@pytest.mark.parametrize("student", ["../autograded/ada", "../ada", "..", "a/../ada", "/etc"])
def test_an_id_that_is_a_way_leads_nowhere(look, student):
    look(autograded="areas.ipynb", submitted="areas.ipynb")
    assert look(student) == Evidence()
