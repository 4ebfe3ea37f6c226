"""No answer and no hidden test of this course reaches a learner."""

from copy import deepcopy
from pathlib import Path

import pytest
from nbformat import NotebookNode

from autograder.authoring.cells import Kind
from autograder.authoring.regions import HIDDEN_TESTS, SOLUTION, has_marks, inside
from autograder.course import Course
from autograder.notebooks import read_notebook
from autograder.publishing.bundle import bundle
from autograder.publishing.leaks import RELEASED, leaks_in_folder, leaks_in_notebook
from autograder.publishing.private import Secrets, kind_of

COURSE = Course(Path(__file__).parents[2])
LESSONS = sorted(path.relative_to(COURSE.source) for path in COURSE.source.glob("*/*.ipynb"))


def private(cell: NotebookNode) -> bool:
    return kind_of(cell) in (Kind.EXERCISE, Kind.QUESTION) or has_marks(cell.source, HIDDEN_TESTS)


def test_release_holds_nothing_private() -> None:
    assert [str(leak) for leak in leaks_in_folder(COURSE.release, RELEASED, Secrets.of(COURSE.source))] == []


def test_the_bundle_can_be_made_and_holds_every_lesson(tmp_path: Path) -> None:
    files = bundle(COURSE, tmp_path).files
    assert {f"release/{lesson.as_posix()}" for lesson in LESSONS} <= set(files)


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_proof_finds_every_single_answer_and_hidden_test_if_it_leaks(lesson: Path) -> None:
    source, released = read_notebook(COURSE.source / lesson), read_notebook(COURSE.release / lesson)
    secrets = Secrets.of(COURSE.source)
    missed = []
    for number, cell in enumerate(source.cells):
        if private(cell):
            spoiled = deepcopy(released)
            spoiled.cells[number].source = cell.source
            if not leaks_in_notebook(spoiled, str(lesson), secrets):
                missed.append(cell.metadata.startcode.name)
    assert missed == []


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_proof_finds_every_answer_and_hidden_test_by_its_lines_alone(lesson: Path) -> None:
    source, released = read_notebook(COURSE.source / lesson), read_notebook(COURSE.release / lesson)
    secrets, missed = Secrets.of(COURSE.source), []
    for cell in source.cells:
        marks = SOLUTION if kind_of(cell) == Kind.EXERCISE else HIDDEN_TESTS
        if kind_of(cell) in (Kind.EXERCISE, Kind.TEST) and has_marks(cell.source, marks):
            spoiled = deepcopy(released)
            spoiled.cells[0].source += "\n".join(["", "```", *(line for _, line in inside(cell.source, marks)), "```"])
            if not leaks_in_notebook(spoiled, str(lesson), secrets):
                missed.append(cell.metadata.nbgrader.grade_id)
    assert missed == []
