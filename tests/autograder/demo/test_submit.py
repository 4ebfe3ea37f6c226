"""Does handing in go through nbgrader's own folders and database?"""

import pytest
from nbgrader.api import Gradebook

from autograder.demo.student import HandedIn, Student
from autograder.demo.submit import DUE, enrol, hand_in
from autograder.grading.submissions import read_submission
from autograder.notebooks import read_notebook

ADA = Student("ada", "right", {"area": "def area(width, height):\n    return 6"})


def folder_of(course, student):
    return course.root / "submitted" / student.id / "week01"


def test_answers_stand_in_their_cells_and_all_else_is_as_released(released):
    hand_in(released, "week01", "areas", ADA)
    given = read_notebook(released.release / "week01" / "areas.ipynb").cells
    handed_in = read_notebook(folder_of(released, ADA) / "areas.ipynb").cells
    changed = [mine.source for mine, theirs in zip(handed_in, given, strict=True) if mine != theirs]
    assert changed == [ADA.answers["area"]]


@pytest.mark.parametrize(("days", "late"), [(0, False), (2, True)])
def test_the_time_is_one_that_nbgrader_reads(released, days, late):
    hand_in(released, "week01", "areas", Student("lou", "late", days_late=days))
    time = read_submission("lou", folder_of(released, Student("lou", "")), {"areas": frozenset()}).timestamp
    assert (time > DUE.replace(tzinfo=None)) is late


def test_damage_is_done_to_the_file(released):
    spoiled = Student("cleo", "", damage=lambda h: HandedIn(f"x{h.name}", h.data[:9]))
    hand_in(released, "week01", "areas", spoiled)
    assert (folder_of(released, spoiled) / "xareas.ipynb").stat().st_size == 9


def test_the_class_is_entered_without_its_guests(released):
    enrol(released, "week01", [ADA, Student("guest", "", enrolled=False)])
    with Gradebook(f"sqlite:///{released.root}/gradebook.db") as gradebook:
        assert [student.id for student in gradebook.students] == ["ada"]
        assert gradebook.find_assignment("week01").duedate == DUE.replace(tzinfo=None)
