"""For honest submissions stock nbgrader, `autograder grade` and our plugs in nbgrader write the same rows."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator

from autograder import stock
from autograder.course import Course
from autograder.grading.classroom import grade_class
from tests.autograder.grading.tiny_course import HALF_HIDDEN, LATE, PARTLY, RIGHT, WEEK, db_url, hand_in, rows

pytestmark = [
    pytest.mark.usefixtures("warm_sandbox"),
    pytest.mark.xdist_group("grading"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning", "ignore::RuntimeWarning"),  # of stock nbgrader
]
ROOT = Path(__file__).parents[3]
ODD = "zoë o'neil (x)"
Grade = Callable[[Course, list[str]], None]


def by_stock(course: Course, students: list[str]) -> None:
    """The formgrader's button, with whatever the course plugs into it."""
    config = stock.configuration(course)
    api = NbGraderAPI(CourseDirectory(config=config, root=str(course.root)), config=config)
    with stock.environment_on_path():
        for student in students:
            done = api.autograde(WEEK, student)
            assert done["success"], done


def by_ours(course: Course, students: list[str]) -> None:
    """`autograder grade`, with its real workers but in this process."""
    with ThreadPoolExecutor(1) as executor:
        result = grade_class(course, WEEK, students=students, executor=executor)
    assert len(result.students) == len(students)


def by_plugs(course: Course, students: list[str]) -> None:
    """The formgrader's button in a course with our configuration."""
    ours = (ROOT / "nbgrader_config.py").read_text()
    (course.root / "nbgrader_config.py").write_text(ours + '\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    by_stock(course, students)


def a_class(course: Course) -> list[str]:
    """Right, wrong, late, untouched; some without the second notebook."""
    hand_in(course.root, "ada", RIGHT, names=("tiny", "more"))
    hand_in(course.root, "bob", PARTLY)
    hand_in(course.root, "cy", HALF_HIDDEN, LATE)
    hand_in(course.root, ODD, {}, "")
    return ["ada", "bob", "cy", ODD]


def read_by_a_person(root: Path) -> None:
    """Points and comments given by hand, on what only people grade and on what tests have graded."""
    with Gradebook(db_url(root), "tiny") as gradebook:
        for cell, score in (("why", 4.0), ("plot", 3.0)):
            grade = gradebook.find_grade(cell, "tiny", WEEK, "bob")
            grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.find_grade("test_area", "tiny", WEEK, "bob").extra_credit = 0.5
        gradebook.find_grade("test_double", "tiny", WEEK, "bob").manual_score = 1.0
        gradebook.find_comment("double", "tiny", WEEK, "bob").manual_comment = "Twice is not squared."
        gradebook.find_comment("why", "tiny", WEEK, "bob").manual_comment = "Well said."
        gradebook.db.commit()


def played(course: Course, grade: Grade) -> list[dict[str, object]]:
    """The rows after a class was graded, and after people and a second hand-in had their turn."""
    grade(course, a_class(course))
    first = rows(db_url(course.root))
    read_by_a_person(course.root)
    hand_in(course.root, "bob", RIGHT, LATE)
    grade(course, ["bob"])
    return [first, rows(db_url(course.root))]


@pytest.fixture(scope="module")
def by_each(_tiny_once, warm_sandbox, tmp_path_factory):
    """The same class, graded three times: (course, rows) for each way."""
    done = {}
    for way in (by_stock, by_ours, by_plugs):
        course = Course(Path(shutil.copytree(_tiny_once, tmp_path_factory.mktemp(way.__name__) / "course")))
        done[way.__name__] = course, played(course, way)
    return done


@pytest.mark.parametrize("way", ["by_ours", "by_plugs"])
@pytest.mark.parametrize("table", ["grade", "comment", "submitted_assignment", "submitted_notebook"])
@pytest.mark.parametrize("moment", [0, 1], ids=["graded", "graded again"])
def test_the_rows_are_those_of_stock_nbgrader(by_each, way, table, moment):
    _, stocks = by_each["by_stock"]
    _, ours = by_each[way]
    assert ours[moment][table] == stocks[moment][table]
    assert len(stocks[moment][table]) >= 4


def test_the_class_tries_everything_that_a_row_can_hold(by_each):
    """Is the comparison above worth anything?"""
    _, (first, second) = by_each["by_stock"]
    assert first["grade"]["cy", "tiny", "test_double"] == (0.0, None, None, False)  # fails a hidden test only
    assert first["grade"]["bob", "tiny", "test_area"] == (2.5, None, None, False)  # partial credit
    assert first["grade"]["bob", "more", "test_more"] == (0.0, None, None, False)  # missing
    assert first["grade"]["ada", "tiny", "why"] == (None, None, None, True)  # waits for a reader
    assert first["comment"]["bob", "tiny", "why"] == ("No response.", None)
    assert first["submitted_notebook"]["cy", "tiny"][1] == 6.0  # late
    assert second["grade"]["bob", "tiny", "why"] == (None, 4.0, None, True)  # points given by hand stay
    assert second["grade"]["bob", "tiny", "test_double"] == (4.0, 1.0, None, True)
    assert second["grade"]["bob", "tiny", "test_area"] == (6.0, None, 0.5, False)
    assert second["comment"]["bob", "tiny", "double"] == (None, "Twice is not squared.")
    assert second["submitted_notebook"]["bob", "tiny"][1] == 14.5  # late now; the penalty counts points given by hand


def test_both_of_our_ways_leave_the_same_files(by_each):
    ours, plugs = (by_each[way][0].root / "autograded" for way in ("by_ours", "by_plugs"))
    files = sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(plugs) for path in plugs.rglob("*") if path.is_file())
    assert len(files) >= 8
    seeds = [path for path in files if path.suffix == ".ipynb"]
    assert [(ours / path).read_bytes() for path in seeds] == [(plugs / path).read_bytes() for path in seeds]


def test_our_folder_holds_the_same_files_as_that_of_stock(by_each):
    ours, stocks = (by_each[way][0].root / "autograded" for way in ("by_ours", "by_stock"))
    listed = [
        {(str(path.relative_to(root)), path.stat().st_mode) for path in root.rglob("*")} for root in (ours, stocks)
    ]
    assert listed[0] == listed[1]


def test_the_cells_are_those_of_stock_but_for_times_and_outputs(by_each):
    def told(way):
        path = by_each[way][0].root / "autograded" / "bob" / WEEK / "tiny.ipynb"
        notebook = nbformat.read(path, as_version=4)
        MetadataValidator().validate_nb(notebook)
        return [(cell.cell_type, cell.source, cell.metadata.get("nbgrader")) for cell in notebook.cells]

    assert told("by_ours") == told("by_stock")


def test_feedback_of_stock_nbgrader_can_be_made_from_our_notebooks(by_each):
    course, _ = by_each["by_ours"]
    stock.run(GenerateFeedback, course, WEEK)
    page = (course.root / "feedback" / "bob" / WEEK / "tiny.html").read_text()
    assert "Twice is not squared." in page
    assert "(Score: 1.0 / 4.0)" in page
