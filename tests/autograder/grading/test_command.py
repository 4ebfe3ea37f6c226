"""`autograder grade`"""

import os
import re

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.grading import classroom, command
from autograder.grading.crew import LentCrew
from autograder.grading.results import ClassResult
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import RIGHT, WEEK, hand_in


@pytest.fixture
def run(tiny, monkeypatch):
    """Run the command in the tiny course without the engine; (exit code, output)."""
    monkeypatch.setenv("STARTCODE_COURSE", str(tiny.root))
    monkeypatch.setattr(command, "grade", plainly)
    monkeypatch.setattr(command, "prepare", os.path.join)  # takes what it is given

    def invoke(*words):
        done = CliRunner().invoke(main, ["grade", *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return invoke


def test_it_shows_the_class_and_where_everything_is(tiny, run):
    hand_in(tiny.root, "ada", RIGHT)
    code, output = run(WEEK, "--jobs", "1")
    assert code == 0
    assert re.search(r"ada +10 +21", output)
    assert "Needs a look (2)" in output
    assert f"{tiny.root}/gradebook.db" in output.replace("\n", "")
    assert f"{tiny.root}/autograded" in output.replace("\n", "")


def test_its_options_reach_the_class(tiny, run, monkeypatch):
    crews, told = [], {}

    def listen(course, week, **options):
        told.update(options, week=week)
        return ClassResult(week, ())

    monkeypatch.setattr(command, "ProcessCrew", lambda *given: crews.append(given) or LentCrew(plainly, None, 1))
    monkeypatch.setattr(classroom, "grade_class", listen)
    code, _ = run(WEEK, "--jobs", "3", "--student", "ada", "--student", "bob", "--force", "--i-trust-this-code")
    assert code == 0
    assert crews[0][:2] == (plainly, 3)
    assert crews[0][2].args == (str(tiny.root), True)
    wanted = {"week": WEEK, "students": ("ada", "bob"), "force": True, "trust": True}
    assert wanted.items() <= told.items()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["week91"], 'there is no week "week91". Did you mean "week90"?'),
        ([WEEK, "--student", "ada"], '"ada" has handed in nothing.'),
        ([WEEK, "--jobs", "0"], "0 is not in the range"),
        ([WEEK, "--scheduler", "nowhere:9"], "no Dask scheduler answers"),
    ],
)
def test_a_mistake_is_told_in_one_message(run, words, message, monkeypatch):
    monkeypatch.setattr("autograder.grading.cluster.SECONDS", 0.2)
    code, output = run(*words)
    assert code != 0
    assert message in output
    assert "Traceback" not in output
