"""The reference answers, for hidden tests."""

import copy
import inspect

import pytest

from autograder.course import Course
from autograder.errors import AuthorError, CourseError
from autograder.publishing.build import build
from autograder.reference import lesson
from tests.autograder.areas import LESSON


@pytest.fixture
def built(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    assert not build(course).errors
    monkeypatch.setenv("STARTCODE_COURSE", str(course.root))
    return course


def rewrite(course: Course, old: str, new: str) -> None:
    course.lessons()[0].write_text(LESSON.replace(old, new))
    assert not build(course).errors


def test_answers_and_given_code_are_attributes(built: Course) -> None:
    ours = lesson("week01/areas")
    assert ours.area(7, 11) == 77
    assert ours.Square(-3).side == 3
    assert ours.UNIT == "m²"
    assert dir(ours) == ["Square", "UNIT", "area", "math"]
    assert "width * height" in inspect.getsource(ours.area)


def test_tests_and_experiments_are_not_run(built: Course, capfd: pytest.CaptureFixture[str]) -> None:
    rewrite(built, "assert area(2, 3) == 6", "raise SystemExit")
    rewrite(built, "import math", "import math\nprint('noise')\nimport warnings\nwarnings.warn('more noise')")
    lesson("week01/areas")
    assert capfd.readouterr() == ("", "")


def test_a_lesson_is_run_once_and_again_when_it_is_rebuilt(built: Course) -> None:
    ours = lesson("week01/areas")
    assert lesson("week01/areas") is ours
    rewrite(built, '"m²"', '"cm²"')
    assert lesson("week01/areas").UNIT == "cm²"


def test_line_magics_do_nothing(built: Course) -> None:
    rewrite(built, "import math", "%matplotlib inline\nimport math")
    assert lesson("week01/areas").area(2, 3) == 6


def test_an_unknown_name_is_told_which_one_was_meant(built: Course) -> None:
    ours = lesson("week01/areas")
    with pytest.raises(AuthorError, match=r'week01/areas: defines no "aria"\. Did you mean "area"\?'):
        _ = ours.aria
    assert not hasattr(ours, "perimeter")
    assert copy.copy(ours).area is ours.area


def test_a_lesson_that_is_not_built_is_told_what_to_run(built: Course) -> None:
    with pytest.raises(CourseError, match=r'"week01/area" is not built. Did you mean "week01/areas"\? Run: make build'):
        lesson("week01/area")
    with pytest.raises(CourseError, match="Run: make build"):
        lesson("../../etc/passwd")


def test_a_lesson_whose_own_code_fails_is_told_by_cell(built: Course) -> None:
    rewrite(built, 'UNIT = "m²"', "UNIT = 1 / 0")
    with pytest.raises(AuthorError, match=r"areas\.ipynb, cell 2: the lesson's own code fails \(ZeroDivisionError"):
        lesson("week01/areas")
