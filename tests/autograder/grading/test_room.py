"""A course as nbgrader sees it."""

import os

import pytest

from autograder.grading.room import Room
from tests.autograder.grading.tiny_course import WEEK


def test_the_folders_are_those_of_nbgraders_configuration(tiny):
    with (tiny.root / "nbgrader_config.py").open("a") as config:
        config.write('c.CourseDirectory.submitted_directory = "in"\nc.CourseDirectory.db_url = "sqlite:////x.db"\n')
    room = Room.of(tiny)
    assert room.submitted("ada", WEEK) == tiny.root / "in" / "ada" / WEEK
    assert room.autograded("ada", WEEK) == tiny.root / "autograded" / "ada" / WEEK
    assert room.source(WEEK) == tiny.root / "source" / WEEK
    assert room.db_url == "sqlite:////x.db"
    assert room.setting("create_student") is True


@pytest.mark.parametrize(
    "structure",
    ["{nbgrader_step}/{student_id}/{assignment_id}", "{assignment_id}/{nbgrader_step}/s-{student_id}-x/work"],
)
def test_students_are_found_wherever_nbgrader_puts_them(tiny, structure):
    with (tiny.root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.CourseDirectory.directory_structure = {structure!r}\n")
    room = Room.of(tiny)
    assert room.students(WEEK) == []
    for student in ("bob", "ada", "[x]"):
        room.submitted(student, WEEK).mkdir(parents=True)
    room.submitted("cy", "week91").mkdir(parents=True)
    room.submitted(".hidden", WEEK).mkdir(parents=True)
    room.submitted("eve", WEEK).parent.mkdir(exist_ok=True)
    room.submitted("eve", WEEK).symlink_to(os.devnull)
    found = room.students(WEEK)
    assert [name for name in found if name != ".hidden"] == ["[x]", "ada", "bob", "eve"]
