"""The tiny course with a class that was graded once; a copy for each test that spoils it."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment

from autograder import stock
from autograder.course import Course
from autograder.grading.classroom import grade_class
from tests.autograder.grading import tiny_course
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import HALF_HIDDEN, LATE, PARTLY, RIGHT, WEEK, hand_in


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Ada is right, Bob partly, Cy fails the hidden test and is late, Dee's file is cut off; Eve handed in nothing.

    Only Ada handed in both notebooks. To be read, not to be changed.
    """
    root = tmp_path_factory.mktemp("report") / "course"
    tiny_course.write_course(root)
    stock.run(GenerateAssignment, Course(root), WEEK)
    tiny_course.set_due_date(root)
    with Gradebook(tiny_course.db_url(root), "tiny") as gradebook:
        gradebook.update_or_create_student("ada", first_name="Ada", last_name="<Lovelace>", email="ada@example.org")
        gradebook.update_or_create_student("eve", lms_user_id="77")
    hand_in(root, "ada", RIGHT, names=("tiny", "more"))
    hand_in(root, "bob", PARTLY)
    hand_in(root, "cy", HALF_HIDDEN, LATE)
    path = hand_in(root, "dee", RIGHT) / "tiny.ipynb"
    path.write_bytes(path.read_bytes()[:900])
    grade(Course(root))
    return Course(root)


@pytest.fixture
def spoilt(graded: Course, tmp_path: Path) -> Course:
    """A copy of that class."""
    return Course(Path(shutil.copytree(graded.root, tmp_path / "course")))


@pytest.fixture
def fresh(tmp_path: Path) -> Course:
    """The course as it was before anybody handed in."""
    root = tmp_path / "fresh"
    tiny_course.write_course(root)
    stock.run(GenerateAssignment, Course(root), WEEK)
    return Course(root)


def grade(course: Course) -> None:
    """Without engine and sandbox."""
    with ThreadPoolExecutor(1) as executor:
        grade_class(course, WEEK, work=plainly, executor=executor)
