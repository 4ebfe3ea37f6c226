"""Stock nbgrader, driven from here."""

import logging
import os
import shutil
import sys
from pathlib import Path

import pytest
from nbgrader.converters.base import NbGraderException

from autograder import stock
from autograder.course import Course
from autograder.errors import CourseError


class Converter:
    """Behaves like one of nbgrader's: logs what went wrong, then raises something general."""

    def __init__(self, coursedir: object, config: object) -> None:
        self.coursedir, self.config, self.force = coursedir, config, False
        self.log = logging.getLogger("tests.stock")

    def start(self) -> None:
        assert shutil.which("alembic"), "nbgrader runs it by its bare name"
        try:
            self.convert()
        except Exception:
            self.log.error("There was an error processing assignment")
            raise NbGraderException("See the traceback above") from None

    def convert(self) -> None:
        raise RuntimeError("Cannot add or remove cells because there are submissions associated with it")


def test_the_first_mistake_is_told_and_not_the_general_one(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CourseError) as caught:
        stock.run(Converter, course, "week01")
    assert str(caught.value).startswith(
        "week01: nbgrader says: Cannot add or remove cells because there are submissions"
    )
    assert "under a new name" in caught.value.next_step
    assert capfd.readouterr() == ("", "")


def test_without_an_exception_the_message_itself_is_told(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def says(converter: Converter) -> None:
        raise NbGraderException("No notebooks were matched by 'x'")

    monkeypatch.setattr(Converter, "start", says)
    with pytest.raises(CourseError, match=r"No notebooks were matched by 'x'\. Run: make build"):
        stock.run(Converter, course, "week01")


def test_traits_are_set_and_the_configuration_is_that_of_the_course(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Converter] = []
    monkeypatch.setattr(Converter, "start", lambda converter: seen.append(converter))
    stock.run(Converter, course, "week01", force=True)
    (converter,) = seen
    assert converter.force
    assert vars(converter)["coursedir"].root == str(course.root)
    assert vars(converter)["coursedir"].assignment_id == "week01"
    assert vars(converter)["config"].ExecutePreprocessor.timeout == 300


def test_the_environments_commands_are_found_while_nbgrader_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with stock.environment_on_path():
        assert os.environ["PATH"].split(os.pathsep) == [str(Path(sys.executable).parent), "/nowhere"]
    assert os.environ["PATH"] == "/nowhere"
