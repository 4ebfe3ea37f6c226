"""nbgrader's own commands, with our plugs, on submissions that stop stock nbgrader."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from nbgrader.apps import AutogradeApp, NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties

from autograder import stock
from autograder.course import Course
from autograder.errors import MachineError
from autograder.grading import dropin, warm
from autograder.grading.classroom import grade_class
from autograder.grading.dropin import SandboxedExecute, SaveGrades, SubmissionExporter, find_renamed
from autograder.grading.record import read_record
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import RIGHT, WEEK, answered, db_url, hand_in, rows

pytestmark = [
    pytest.mark.usefixtures("warm_sandbox"),
    pytest.mark.xdist_group("grading"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning", "ignore::RuntimeWarning"),  # of stock nbgrader
]
OURS = Path(__file__).parents[3] / "nbgrader_config.py"


def spoiled(root, student, spoil):
    """Hand in right answers after `spoil` changed the list of cells."""
    notebook = answered(root, "tiny", RIGHT)
    spoil(notebook.cells)
    nbformat.write(notebook, hand_in(root, student, {}) / "tiny.ipynb")


def retype(cells):
    cells[3] = nbformat.v4.new_markdown_cell(cells[3].source, metadata=cells[3].metadata)


SPOILED = {
    "deleted": lambda cells: cells.pop(3),
    "doubled": lambda cells: cells.insert(3, nbformat.v4.new_code_cell(cells[2].source, metadata=cells[2].metadata)),
    "leaves": lambda cells: cells[2].update(source=RIGHT["double"] + "\nimport os\nos._exit(0)"),
    "retyped": retype,
    "shuffled": lambda cells: cells.reverse(),
}


@pytest.fixture
def course(tiny):
    """The tiny course with our configuration."""
    shutil.copy(OURS, tiny.root)
    return tiny


@pytest.fixture
def odd_class(course):
    for student, spoil in SPOILED.items():
        spoiled(course.root, student, spoil)
    (hand_in(course.root, "no json", {}) / "tiny.ipynb").write_text('{"cells": [')
    link = hand_in(course.root, "a link", {}) / "tiny.ipynb"
    link.unlink()
    link.symlink_to(course.root / "source" / WEEK / "tiny.ipynb")
    renamed = hand_in(course.root, "renamed", RIGHT)
    (renamed / "tiny.ipynb").rename(renamed / "tiny (2).ipynb")
    hand_in(course.root, "right", RIGHT)
    return course


def test_nbgrader_autograde_grades_the_odd_ones_as_autograder_grade_does(odd_class, tmp_path, monkeypatch):
    other = Course(Path(shutil.copytree(odd_class.root, tmp_path / "other", symlinks=True)))
    monkeypatch.chdir(odd_class.root)
    app = AutogradeApp()
    app.initialize([WEEK])
    app.start()
    with ThreadPoolExecutor(1) as executor:
        result = grade_class(other, WEEK, executor=executor)
    theirs, ours = rows(db_url(odd_class.root)), rows(db_url(other.root))
    for table, found in theirs.items():
        assert sorted(found.items() - ours[table].items()) == []
        assert found.keys() == ours[table].keys()
    scores = {found.student: found.total.score for found in result.students}
    assert {name for name, score in scores.items() if score == 10} >= {"deleted", "doubled", "renamed", "right"}
    assert scores["no json"] == scores["a link"] == 0
    for student in scores:
        paths = [root / "autograded" / student / WEEK / "tiny.ipynb" for root in (odd_class.root, other.root)]
        notes = [read_record(nbformat.read(path, as_version=4)) for path in paths]
        assert notes[0]["standing"] == notes[1]["standing"]
        assert notes[0]["exercises"] == notes[1]["exercises"]
    AutogradeApp.clear_instance()


def autograde(course, student):
    config = stock.configuration(course)
    api = NbGraderAPI(CourseDirectory(config=config, root=str(course.root)), config=config)
    with stock.environment_on_path():
        return api.autograde(WEEK, student)


def test_what_the_button_graded_is_kept_by_autograder_grade(course, grade_plainly):
    hand_in(course.root, "ada", RIGHT)
    assert autograde(course, "ada")["success"]
    assert grade_plainly(course).students[0].kept


def test_the_button_says_it_when_there_is_no_sandbox(course, monkeypatch):
    def refuse(course):
        raise MachineError("sandbox", "this machine has none.", 'Run "autograder doctor".')

    warm.close_all()
    monkeypatch.setattr(warm, "_open", refuse)
    hand_in(course.root, "ada", RIGHT)
    done = autograde(course, "ada")
    assert not done["success"]
    assert 'sandbox: this machine has none. Run "autograder doctor".' in done["log"]
    assert rows(db_url(course.root))["grade"]["ada", "tiny", "test_double"] == (None, None, None, True)
    assert not (course.root / "autograded" / "ada" / WEEK).exists()


def test_code_is_trusted_only_if_the_configuration_says_so(course, monkeypatch):
    told = []
    monkeypatch.setattr(dropin, "grade", lambda task: told.append(task.trust) or plainly(task))
    hand_in(course.root, "ada", RIGHT)
    assert autograde(course, "ada")["success"]
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write("\nc.SandboxedExecute.trust = True\n")
    assert autograde(course, "ada")["success"]
    assert told == [False, True]


def test_a_pipe_is_not_waited_for(course):
    folder = hand_in(course.root, "ada", RIGHT)
    (folder / "tiny.ipynb").unlink()
    os.mkfifo(folder / "tiny.ipynb")
    assert autograde(course, "ada")["success"]
    assert rows(db_url(course.root))["grade"]["ada", "tiny", "test_double"] == (0.0, None, None, True)


def test_the_configuration_of_the_course_is_made_of_these_plugs():
    config = stock.configuration(Course(OURS.parent)).Autograde
    assert config.exporter_class is SubmissionExporter
    assert config.pre_convert_hook is find_renamed
    order = list(config.autograde_preprocessors)
    assert order.index(SandboxedExecute) == 0
    assert order.index(SaveGrades) < order.index(AssignLatePenalties)
