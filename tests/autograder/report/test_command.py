"""The command, as it is typed."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from autograder.cli import main
from tests.autograder.grading.tiny_course import RIGHT, WEEK, db_url, hand_in
from tests.autograder.report.classes import NASTY
from tests.autograder.report.test_page import Reader


@pytest.fixture
def run(spoilt, monkeypatch):
    """Type a command in the course of the graded class."""
    monkeypatch.setenv("STARTCODE_COURSE", str(spoilt.root))

    def typed(*arguments):
        return CliRunner().invoke(main, ["report", *arguments], catch_exceptions=False)

    return typed


def test_the_page_is_written_and_its_place_is_told(run, spoilt):
    done = run(WEEK)
    path = spoilt.root / "report" / f"{WEEK}.html"
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"4 graded, median 1.25 of 21 points, 1 things to look at\n{path}\n"
    assert path.read_text().startswith("<!DOCTYPE html>")


def test_the_same_class_gives_the_same_bytes(run, spoilt):
    pages = [(run(WEEK), (spoilt.root / "report" / f"{WEEK}.html").read_bytes())[1] for _ in range(2)]
    assert pages[0] == pages[1]
    assert str(spoilt.root).encode() not in pages[0]


def test_json_and_csv_are_printed_and_nothing_is_written(run, spoilt):
    told = json.loads(run(WEEK, "--json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(WEEK, "--csv").stdout)))
    assert [one["student"] for one in told["submissions"]] == list(dict.fromkeys(line["student"] for line in lines))
    assert told["scores"]["median"] == 1.25
    assert not (spoilt.root / "report").exists()


def test_gradescope_gets_a_file_for_each_submission(run, spoilt, tmp_path):
    done = run(WEEK, "--gradescope", str(tmp_path / "out"))
    assert (done.exit_code, done.stdout) == (0, f"4 times results.json in {tmp_path / 'out'}\n")
    assert {path.parent.name for path in (tmp_path / "out").glob("*/results.json")} == {"ada", "bob", "cy", "dee"}


def test_two_forms_at_once_are_refused(run):
    done = run(WEEK, "--json", "--csv")
    assert done.exit_code == 2
    assert "Choose one of --json, --csv and --gradescope." in done.stderr


def test_a_mistyped_week_is_one_message(run):
    done = run("week9")
    assert (done.exit_code, done.stdout) == (1, "")
    assert 'there is no week "week9". Did you mean "week90"?' in done.stderr


def test_a_folder_that_cannot_be_written_is_one_message(run, spoilt):
    (spoilt.root / "report").write_text("in the way")
    done = run(WEEK)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert f"{spoilt.root / 'report'}" in done.stderr


# ---- when there is nothing to report


@pytest.fixture
def run_fresh(fresh, monkeypatch):
    """Type a command in the course of a class that nobody has graded; a page of an earlier class is there."""
    monkeypatch.setenv("STARTCODE_COURSE", str(fresh.root))
    path = fresh.root / "report" / f"{WEEK}.html"
    path.parent.mkdir()
    path.write_text("of an earlier class")

    def typed(*arguments):
        done = CliRunner().invoke(main, ["report", WEEK, *arguments], catch_exceptions=False)
        return done, path.read_text(encoding="utf-8")

    return typed


def enrol(course, *students):
    with Gradebook(db_url(course.root), "tiny") as gradebook:
        for student in students:
            gradebook.update_or_create_student(student)


def test_an_empty_class_gets_a_page_that_says_so(run_fresh):
    done, page = run_fresh()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{WEEK}: nobody has handed in anything.")
    text = Reader(page).text
    assert f"{WEEK}: nobody has handed in anything." in text
    assert "There is nobody on the list of the class either." in text


def test_a_class_in_which_nobody_handed_in_gets_a_page_that_names_them(run_fresh, fresh):
    enrol(fresh, "eve", NASTY)
    _, page = run_fresh()
    reader = Reader(page)
    assert f"Nothing was handed in by 2 students on the list: {NASTY}, eve" in reader.text
    assert not any(tag in ("script", "img") for tag, _ in reader.tags)


def test_a_week_that_was_never_graded_gets_a_page_that_says_who_waits(run_fresh, fresh):
    enrol(fresh, "eve")
    for student in ("עדה", 'O\'Hara "Q" <i>'):
        hand_in(fresh.root, student, RIGHT)
    _, page = run_fresh()
    text = Reader(page).text
    assert f"{WEEK}: nothing is graded yet." in text
    assert "2 submissions wait to be graded" in text
    assert "עדה" in text
    assert 'O\'Hara "Q" <i>' in text
    assert f"Run: autograder grade {WEEK}" in text
    assert "Nothing was handed in by 1 student on the list: eve" in text


def test_programs_get_an_error_and_no_page(run_fresh):
    for form in ("--json", "--csv"):
        done, page = run_fresh(form)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "nobody has handed in anything." in done.stderr
        assert page == "of an earlier class"


def test_a_student_without_a_submission_is_named_on_the_page(run, spoilt):
    run(WEEK)
    text = Reader((spoilt.root / "report" / f"{WEEK}.html").read_text(encoding="utf-8")).text
    assert "Nothing was handed in by 1 student on the list: eve" in text
