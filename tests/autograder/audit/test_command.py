"""The command `autograder audit`."""

import json

import pytest
from click.testing import CliRunner

from autograder.audit.command import current_page
from autograder.audit.record import faults, record_path
from autograder.cli import main
from tests.missing import without_keras

from .tiny import BLUNT, script, tiny_course


@pytest.fixture
def run(monkeypatch):
    def call(course, *arguments):
        monkeypatch.setenv("STARTCODE_COURSE", str(course.root))
        return CliRunner().invoke(main, ["audit", "--jobs", "1", *arguments])

    return call


def test_a_record_is_written_beside_the_lesson_and_on_the_page(run, tmp_path):
    course = tiny_course(tmp_path)
    done = run(course, "--record")
    assert done.exit_code == 0, done.output
    assert faults(script(course)) == []
    page = (course.root / "docs" / "audit.md").read_text(encoding="utf-8")
    assert "| centre |" in page
    assert page == current_page(course)


def test_one_json_object_stands_on_stdout_and_nothing_is_written(run, tmp_path):
    course = tiny_course(tmp_path, BLUNT)
    done = run(course, "week01", "--json", "--sample", "0.4", "--seed", "3")
    assert done.exit_code == 0
    (exercise,) = json.loads(done.stdout)["exercises"]
    assert exercise["lesson"] == "week01/areas"
    assert exercise["killed"] < exercise["mutants"]
    assert not record_path(script(course)).exists()


def test_a_record_of_weak_tests_is_written_and_fails(run, tmp_path):
    course = tiny_course(tmp_path, BLUNT)
    done = run(course, "--record")
    assert done.exit_code == 1
    assert "centre: the tests notice" in done.output
    assert record_path(script(course)).is_file()


def test_a_mark_that_the_tests_contradict_fails_and_nothing_is_recorded(run, tmp_path):
    marks = '[[equivalent]]\nexercise = "centre"\nreason = "It is the same."\nmutants = ["Z = X + mu"]\n'
    course = tiny_course(tmp_path, marks=marks)
    done = run(course, "--record")
    assert done.exit_code == 1
    assert "Delete the mark." in done.output
    assert not record_path(script(course)).exists()


def test_a_changed_lesson_is_built_first(run, tmp_path):
    course = tiny_course(tmp_path)
    text = script(course).read_text(encoding="utf-8")
    script(course).write_text(text.replace("# # Centres", "# # Middles"), encoding="utf-8")
    assert run(course, "--sample", "0.05").exit_code == 0
    assert "Middles" in (course.source / "week01" / "areas.ipynb").read_text(encoding="utf-8")


def test_a_lesson_that_cannot_be_built_is_not_audited(run, tmp_path):
    course = tiny_course(tmp_path)
    script(course).write_text('# %% exercise="centre"\npass\n', encoding="utf-8")
    done = run(course)
    assert done.exit_code == 1
    assert "course/week01/areas.py, line" in done.output


def test_half_a_record_is_not_asked_for(run, tmp_path):
    done = run(tiny_course(tmp_path), "--record", "--sample", "0.5")
    assert done.exit_code == 2
    assert "leave out --sample" in done.output


def test_an_unknown_week_is_told(run, tmp_path):
    done = run(tiny_course(tmp_path), "week10")
    assert done.exit_code == 1
    assert 'there is no week "week10". Did you mean "week01"?' in done.output


def test_no_record_is_written_that_lacks_what_could_not_be_tried_here(run, tmp_path):
    course = tiny_course(tmp_path)
    text = script(course).read_text(encoding="utf-8").replace("points=10", "points=0")
    script(course).write_text(text.replace('checks.exercise("centre")', 'checks.exercise("centre", needs="keras")'))
    with without_keras():
        shown, refused = run(course), run(course, "--record")
    assert shown.exit_code == 0, shown.output
    assert "skipped, for the library that they need is not installed: centre" in shown.output
    assert refused.exit_code == 1
    assert 'pip install "start-code[keras]"' in refused.output
    assert not record_path(script(course)).exists()
