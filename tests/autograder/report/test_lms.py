"""Grades for Canvas and Moodle, as their importers read them."""

import csv
import logging

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp
from traitlets.config import Config

from autograder.report.canvas import CanvasExporter
from autograder.report.lms import number
from autograder.report.moodle import MoodleExporter
from tests.autograder.grading.tiny_course import WEEK, db_url


@pytest.fixture
def exported(spoilt, tmp_path, caplog):
    """The lines of the file that a plugin writes."""

    def lines(plugin, **options):
        caplog.set_level(logging.INFO)
        path = tmp_path / "out.csv"
        with Gradebook(db_url(spoilt.root), "tiny") as gradebook:
            config = Config({plugin.__name__: options.pop("config", {})})
            plugin(to=str(path), config=config, **options).export(gradebook)
        with path.open(newline="") as file:
            return list(csv.reader(file))

    return lines


def test_canvas_gets_the_columns_and_rows_that_it_looks_for(exported):
    head, possible, *students = exported(CanvasExporter)
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", WEEK]
    assert possible == ["    Points Possible", "", "", "", "", "21"]
    assert students[0] == ["<Lovelace>, Ada", "", "", "ada", "", "11"]
    assert students[1] == ["bob", "", "", "bob", "", "2.5"]
    assert students[-1] == ["eve", "77", "", "eve", "", ""]


def test_the_column_of_an_id_and_of_an_assignment_can_be_chosen(exported):
    config = {"student_column": "SIS User ID", "columns": {WEEK: "Week 90 (1234)"}}
    head, _, first, *_ = exported(CanvasExporter, config=config)
    assert head[-1] == "Week 90 (1234)"
    assert first[2:4] == ["ada", ""]


def test_moodle_gets_a_dash_for_somebody_who_handed_in_nothing(exported):
    head, first, *_, last = exported(MoodleExporter)
    assert head == ["Username", "ID number", "First name", "Last name", "Email address", WEEK]
    assert first == ["ada", "", "Ada", "<Lovelace>", "ada@example.org", "11"]
    assert last == ["eve", "77", "", "", "", "-"]


def test_late_penalties_are_taken_off_and_no_score_is_negative(exported, spoilt):
    assert {row[0]: row[-1] for row in exported(MoodleExporter)[1:]}["cy"] == "0"
    with Gradebook(db_url(spoilt.root), "tiny") as gradebook:
        for student in ("ada", "cy"):
            gradebook.find_submission_notebook("tiny", WEEK, student).late_submission_penalty = 7.0
        gradebook.db.commit()
    scores = {row[0]: row[-1] for row in exported(MoodleExporter)[1:]}
    assert (scores["ada"], scores["cy"]) == ("4", "0")


@pytest.mark.parametrize("plugin", [CanvasExporter, MoodleExporter])
def test_students_and_assignments_can_be_chosen(exported, plugin):
    lines = exported(plugin, student=["bob"], assignment=[WEEK])
    assert [line for line in lines if "bob" in line] == lines[-1:]
    assert len(lines) == (3 if plugin is CanvasExporter else 2)


@pytest.mark.parametrize(("option", "hint"), [("student", 'Did you mean "bob"?'), ("assignment", "See: nbgrader db")])
def test_who_is_unknown_is_refused_with_the_next_step(exported, option, hint):
    with pytest.raises(SystemExit, match=f"is not in the gradebook. {hint}".replace("?", r"\?")):
        exported(MoodleExporter, **{option: ["bobb"]})


def test_answers_that_wait_for_a_reader_are_told(exported, caplog):
    exported(MoodleExporter)
    assert f"{WEEK}: submissions with answers that nobody has read: 4" in caplog.text


def test_a_spreadsheet_computes_nothing_from_a_name(exported, spoilt):
    with Gradebook(db_url(spoilt.root), "tiny") as gradebook:
        gradebook.update_or_create_student("bob", first_name="=1+1", last_name="@x")
    assert exported(CanvasExporter)[3][0] == "'@x, =1+1"
    assert exported(MoodleExporter)[2][2:4] == ["'=1+1", "'@x"]


@pytest.mark.parametrize(
    ("score", "told"), [(None, ""), (0.0, "0"), (2.5, "2.5"), (1 / 3, "0.33"), (1e-9, "0"), (1e6, "1000000")]
)
def test_a_score_has_two_decimals_at_most(score, told):
    assert number(score) == told


def test_nbgraders_own_command_finds_the_plugin(spoilt, monkeypatch):
    monkeypatch.chdir(spoilt.root)
    app = ExportApp()
    app.initialize(["--exporter=autograder.report.canvas.CanvasExporter", "--to=c.csv"])
    app.start()
    assert (spoilt.root / "c.csv").read_text().startswith("Student,ID,SIS User ID,SIS Login ID,Section,week90\n")
