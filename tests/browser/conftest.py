"""JupyterLab for a learner and for an instructor, and a page of a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from autograder.publishing.build import build
from tests.autograder.areas import make_course
from tests.browser.serving import browser, instructors_lab, learners_lab, plain_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner's folder: the release, and settings that keep every cell on the page."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "release", folder / "release", ignore=shutil.ignore_patterns(".startcode"))
    plain_settings(folder)
    return folder


@pytest.fixture(scope="session")
def lab(desk: Path) -> Iterator[str]:
    """The address of a running JupyterLab, as `make lab` starts it."""
    with learners_lab(desk) as address:
        yield address


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instructor's folder: a tiny course, of which nothing is released yet."""
    course = make_course(tmp_path_factory.mktemp("classroom").resolve() / "course")
    assert not build(course).errors
    return course.root


@pytest.fixture(scope="session")
def formgrader(classroom: Path) -> Iterator[str]:
    """The address of the formgrader of that course."""
    with instructors_lab(classroom) as address:
        yield f"{address}/formgrader"


@pytest.fixture
def page() -> Iterator[Page]:
    """A tab in headless Chromium."""
    with browser() as opened:
        tab = opened.new_page(viewport={"width": 1300, "height": 1000})
        tab.set_default_timeout(60_000)
        yield tab
