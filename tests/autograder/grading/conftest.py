"""The tiny course, released once by stock nbgrader and copied for each test; grading it must not touch the original."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.converters import GenerateAssignment

from autograder import stock
from autograder.course import Course
from autograder.engine.sandbox.choice import open_pool
from autograder.grading import warm
from autograder.grading.classroom import grade_class
from tests.autograder.grading import tiny_course
from tests.autograder.grading.plain_work import plainly


@pytest.fixture(scope="session")
def _tiny_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tiny") / "course"
    tiny_course.write_course(root)
    stock.run(GenerateAssignment, Course(root), tiny_course.WEEK)
    tiny_course.set_due_date(root)
    return root


@pytest.fixture
def tiny(_tiny_once: Path, tmp_path: Path) -> Course:
    """The tiny course, released: a copy to spoil."""
    return Course(Path(shutil.copytree(_tiny_once, tmp_path / "course")))


@pytest.fixture
def grade_plainly():
    """Grade the class of a course in this process, without engine and sandbox."""

    def grade(course: Course, week: str = tiny_course.WEEK, **options):
        with ThreadPoolExecutor(1) as executor:
            return grade_class(course, week, **{"work": plainly, "executor": executor} | options)

    return grade


@pytest.fixture(scope="session")
def _pool():
    with open_pool(warm.LEARNER) as pool:
        yield pool


@pytest.fixture(scope="module")
def warm_sandbox(_pool):
    """Real sandboxes, from a parent that was warmed once for all courses of the tests."""

    class Lent:
        open = _pool.open

        def close(self):
            """It is needed by others."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warm, "_open", lambda course: warm._pools.setdefault(course.root, Lent()))
        yield
    warm._pools.clear()
