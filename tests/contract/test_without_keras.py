"""The one notebook that uses Keras, on a machine that has none: it runs, and all that carries points is judged."""

from pathlib import Path

import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.authoring.libraries import library_of
from autograder.authoring.rehearsal import Rehearsal
from autograder.checking import check_notebook
from autograder.course import Course
from startcode.checks import Outcome
from tests.contract.test_notebooks import assert_calm, reports, run
from tests.missing import python_path_without_keras, without_keras

COURSE = Course(Path(__file__).parents[2])
SCRIPT = COURSE.author / "week07" / "keras.py"
LESSON = read_lesson(SCRIPT)
OPTIONAL = {cell.name for cell in LESSON.of(Kind.TEST) if library_of(cell.source)}
TESTS = [cell.name for cell in LESSON.of(Kind.TEST)]


@pytest.fixture
def no_keras(monkeypatch, tmp_path):
    """For the kernels that a test starts."""
    monkeypatch.setenv("PYTHONPATH", python_path_without_keras(tmp_path))


def printed(notebook):
    return [o.text for cell in notebook.cells for o in cell.get("outputs", []) if o.get("name") == "stdout"]


def test_all_points_are_where_no_keras_is_needed():
    points = {cell.name: cell.points for cell in LESSON.of(Kind.TEST)}
    assert sum(points.values()) == sum(points[name] for name in points.keys() - OPTIONAL) == 100
    assert len(OPTIONAL) >= 4


@pytest.mark.usefixtures("no_keras")
def test_the_solved_notebook_runs_calmly_skips_what_needs_keras_and_says_so_once():
    solved = run(COURSE.source / "week07" / "keras.ipynb")
    assert_calm(solved)
    told = dict(zip(TESTS, reports(solved), strict=True))
    assert [name for name in TESTS if "passed" not in told[name]] == [name for name in TESTS if name in OPTIONAL]
    assert all("skipped. Keras is not installed here" in told[name] for name in OPTIONAL)
    assert sum(text.count('pip install "start-code[keras]"') for text in printed(solved)) == 1


@pytest.mark.usefixtures("no_keras")
def test_the_untouched_notebook_runs_calmly():
    untouched = run(COURSE.release / "week07" / "keras.ipynb")
    assert_calm(untouched)
    assert all("not attempted" in text for text in reports(untouched))
    assert sum(text.count('pip install "start-code[keras]"') for text in printed(untouched)) == 1


def test_a_solved_notebook_gets_all_points():
    with without_keras():
        checked = check_notebook(COURSE.source / "week07" / "keras.ipynb", trust=True)
    assert (checked.score, checked.max_score) == (100.0, 100.0)
    skipped = {exercise.name for exercise in checked.exercises if exercise.outcome is Outcome.SKIPPED}
    assert skipped == OPTIONAL


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_in_a_rehearsal_an_optional_exercise_is_skipped(name):
    with without_keras():
        assert Rehearsal(LESSON).grade(name).outcome is Outcome.SKIPPED
