"""nbgrader's own ways to make feedback give our page."""

import shutil
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder import stock
from autograder.feedback import feedback

from .test_write import WEEK, hand_in

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
OURS = Path(__file__).parents[3] / "nbgrader_config.py"


def press(course, student):
    """What the formgrader's button does."""
    config = stock.configuration(course)
    api = NbGraderAPI(coursedir=CourseDirectory(config=config, root=str(course.root)), config=config)
    done = api.generate_feedback(WEEK, student)
    assert done["success"], done
    return (course.root / "feedback" / student / WEEK / "areas.html").read_text(encoding="utf-8")


def test_the_button_makes_the_page_that_our_command_makes(released):
    shutil.copy(OURS, released.root)
    hand_in(released, "ada")
    pressed = press(released, "ada")
    (page,) = feedback(released, WEEK)
    assert page.read_text(encoding="utf-8") == pressed


def test_without_our_plug_the_button_shows_the_hidden_tests(released):
    """So the test above would notice that the plug is not used."""
    (released.root / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.root = "{released.root}"\nc.CourseDirectory.course_id = "start-code"\n'
    )
    hand_in(released, "ada")
    assert "the hidden numbers" in press(released, "ada")
