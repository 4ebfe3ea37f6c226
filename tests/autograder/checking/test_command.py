"""The verb `check`, as people and programs call it."""

import json

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.errors import MachineError
from startcode.progress.ledger import path_in
from startcode.progress.note import session

from .answers import RIGHT

WRONG = {**RIGHT, "area": "def area(width, height):\n    print('\\x1b[31mred')\n    raise ValueError('[bold]\\x1b[2J')"}


def check(*arguments):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


def test_the_table_says_points_and_what_is_wrong(write):
    done = check(write(WRONG))
    assert done.exit_code == 0
    assert "5 of 15 points" in done.stdout
    assert "area" in done.stdout
    assert "ValueError" in done.stdout


def test_a_terminal_shows_a_learners_words_and_obeys_none(write):
    done = check(write(WRONG))
    assert "\x1b" not in done.stdout
    assert "[bold]" in done.stdout


def test_json_is_one_object_to_a_line_and_nothing_else(write):
    done = check("--json", write(), write({}, folder="other"))
    assert [json.loads(line)["score"] for line in done.stdout.splitlines()] == [15.0, 0.0]
    assert done.stderr == ""


def test_what_cannot_be_graded_is_told_and_the_others_are_graded(write, tmp_path):
    damaged = write(folder="damaged")
    damaged.write_text("{")
    stranger = write(name="thesis.ipynb", spoil=lambda n: n.update(cells=[], metadata={}))
    done = check("--json", tmp_path / "nowhere.ipynb", stranger, damaged, write())
    assert done.exit_code == 1
    assert [json.loads(line)["score"] for line in done.stdout.splitlines()] == [0.0, 15.0]
    assert "nowhere.ipynb: there is no such file." in done.stderr
    assert "thesis.ipynb: belongs to no lesson" in done.stderr


def test_a_damaged_notebook_is_a_verdict_and_no_failure(write):
    path = write()
    path.write_text("{")
    done = check(path)
    assert done.exit_code == 0
    assert "could not be graded: the notebook is cut off" in done.stdout


def test_a_machine_without_a_safe_sandbox_ends_it_at_once(write, monkeypatch):
    def refuse(*_, **__):
        raise MachineError("sandbox", "there is none.", 'Run "autograder doctor".')

    monkeypatch.setattr("autograder.checking.command.check_notebook", refuse)
    done = check(write(), write(folder="other"))
    assert done.exit_code == 1
    assert done.stderr.count("autograder doctor") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [[], ["--jason", "x.ipynb"]])
def test_a_wrong_call_is_a_usage_error(arguments):
    assert check(*arguments).exit_code == 2


# ---- with --progress


@pytest.fixture
def keeping(monkeypatch):
    """Progress is kept, as it is outside of tests."""
    monkeypatch.delenv("STARTCODE_PROGRESS", raising=False)
    session.clear()


def test_progress_without_a_notebook_shows_all_that_are_around(school, keeping, monkeypatch):
    monkeypatch.chdir(school.root / "release")
    done = check("--progress")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "week01/areas  ··  0 of 2 exercises done, 0 of 15 points" in done.stdout
    assert "Next: area in week01/areas." in done.stdout


def test_progress_keeps_the_verdicts_and_shows_what_is_left(write, keeping):
    path = write({**RIGHT, "area": "def area(width, height):\n    return 6"})
    done = check("--progress", path)
    assert "5 of 15 points" in done.stdout
    assert "week01/areas  ×✓  1 of 2 exercises done, 5 of 15 points" in done.stdout
    kept = json.loads(path_in(path.parent).read_text())["lessons"]["week01/areas"]
    assert {name: entry["state"] for name, entry in kept.items()} == {"area": "failing", "Square": "done"}


def test_progress_as_json_is_the_last_line(write, keeping):
    done = check("--progress", "--json", write())
    checked, told = map(json.loads, done.stdout.splitlines())
    assert checked["score"] == 15
    assert told["lessons"][0]["lesson"] == "week01/areas"
    assert [(e["name"], e["state"]) for e in told["lessons"][0]["exercises"]] == [("area", "done"), ("Square", "done")]


def test_without_the_option_nothing_is_kept(write, keeping):
    path = write()
    check(path)
    assert not path_in(path.parent).exists()


def test_progress_that_cannot_be_kept_is_told_and_shown_all_the_same(write, keeping):
    path = write()
    path_in(path.parent).parent.write_text("in the way")
    done = check("--progress", path)
    assert done.exit_code == 1
    assert "progress cannot be kept here" in done.stderr
    assert "2 of 2 exercises done" in done.stdout


def test_a_damaged_file_of_progress_is_told_and_json_stays_json(write, keeping):
    path = write()
    path_in(path.parent).parent.mkdir()
    path_in(path.parent).write_text("{")
    done = check("--progress", "--json", path)
    assert done.exit_code == 0
    assert "could not be read. It was put aside" in done.stderr
    assert [set(json.loads(line)) for line in done.stdout.splitlines()][1] == {"lessons", "notices"}
