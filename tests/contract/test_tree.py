"""source/ and release/ are what a fresh build of course/ gives, byte for byte."""

import shutil
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.publishing.build import build
from autograder.publishing.release import release

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The author text of this course, built and released in another place."""
    course = Course(tmp_path_factory.mktemp("fresh"))
    shutil.copytree(ROOT / "course", course.author)
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    course.source.mkdir()
    assert [str(error) for error in build(course).errors] == []
    assert [str(error) for error in release(course).errors] == []
    return course


def stale(room: str, fresh: Path, ours: Path, command: str) -> list[str]:
    """One message for each notebook in which the two rooms differ, with the command that mends it."""
    names = {path.relative_to(folder).as_posix() for folder in (fresh, ours) for path in folder.glob("*/*.ipynb")}
    messages = []
    for name in sorted(names):
        new, old = fresh / name, ours / name
        if not new.is_file():
            messages.append(f'{room}/{name} belongs to no lesson. Run "{command}".')
        elif not old.is_file() or new.read_bytes() != old.read_bytes():
            messages.append(f'{room}/{name} is stale. Run "{command}".')
    return messages


def test_source_is_up_to_date(fresh: Course) -> None:
    assert stale("source", fresh.source, ROOT / "source", "make build") == []


def test_release_is_up_to_date(fresh: Course) -> None:
    assert stale("release", fresh.release, ROOT / "release", "make release") == []


def test_a_stale_a_missing_and_an_orphaned_notebook_are_told(tmp_path: Path) -> None:
    for name, text in [
        ("fresh/week01/a", "1"),
        ("fresh/week01/b", "1"),
        ("ours/week01/a", "2"),
        ("ours/week02/c", "1"),
    ]:
        path = tmp_path / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert stale("source", tmp_path / "fresh", tmp_path / "ours", "make build") == [
        'source/week01/a.ipynb is stale. Run "make build".',
        'source/week01/b.ipynb is stale. Run "make build".',
        'source/week02/c.ipynb belongs to no lesson. Run "make build".',
    ]
