"""The command, as it is typed."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from autograder.cli import main
from tests.autograder.grading.tiny_course import WEEK


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
