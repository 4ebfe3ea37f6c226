"""Every lesson ends with what its learner can do now, and that cell is about this lesson."""

import re
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from startcode.progress.lessons import lesson_at

COURSE = Course(Path(__file__).parents[2])
NAMES = [f"{script.parent.name}/{script.stem}" for script in COURSE.lessons()]
CALL = re.compile(r'^startcode\.progress\("([^"]*)"\)$', re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_the_last_cell_that_runs_shows_the_progress_in_this_lesson(name):
    notebook = nbformat.read(COURSE.release / f"{name}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert CALL.findall(cells[-1].source) == [name], f'end the lesson with startcode.progress("{name}")'
    assert cells[-1].metadata.startcode.kind == "experiment"  # no grade needs it


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_has_words_for_what_one_can_do(name):
    lesson = lesson_at(COURSE.release / f"{name}.ipynb")
    assert lesson is not None
    assert lesson.exercises
    assert [exercise.name for exercise in lesson.exercises if not exercise.about] == []
    assert not lesson.is_whole


@pytest.mark.parametrize("name", NAMES)
def test_an_instructors_notebook_is_told_from_a_learners(name):
    lesson = lesson_at(COURSE.source / f"{name}.ipynb")
    assert lesson is not None
    assert lesson.is_whole
