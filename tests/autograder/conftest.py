"""The tiny course of `areas`, to build, release and spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.publishing.build import build
from autograder.publishing.release import release
from tests.autograder.areas import make_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The tiny course, as its author left it."""
    return make_course(tmp_path / "course")


@pytest.fixture(scope="session")
def _released_once(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("released") / "course")
    assert not build(course).errors
    assert not release(course).errors
    return course


@pytest.fixture
def released(_released_once: Course, tmp_path: Path) -> Course:
    """The tiny course, built and released, with its gradebook: a copy to spoil."""
    return Course(Path(shutil.copytree(_released_once.root, tmp_path / "released")))


@pytest.fixture
def lesson_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a lesson's text to course/week01/bad.py below a folder of its own."""

    def write(text: str) -> Path:
        path = tmp_path / "course" / "week01" / "bad.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
