"""Does the demo fail when it should?"""

import pytest
from click.testing import CliRunner

from autograder.course import Course
from autograder.demo.__main__ import main
from autograder.demo.play import Played
from autograder.demo.proof import Line
from autograder.demo.student import Student
from autograder.errors import CourseError


@pytest.fixture
def run(monkeypatch, tmp_path):
    def with_line(*wrong, error=None):
        def play(origin, week, folder, **_):
            (folder / "grades.csv").write_text("made")
            if error:
                raise error
            line = Line(Student("ada", "right"), 1.0, 1.0, 1.0, 0.0, wrong)
            pages = [folder / "feedback" / "ada" / week / "x.html"]
            return Played(Course(folder), [line], pages, folder / "grades.csv", folder / "report" / f"{week}.html")

        monkeypatch.setattr("autograder.demo.__main__.play", play)
        return CliRunner().invoke(main, [str(tmp_path / "demo")], catch_exceptions=False)

    return with_line


def test_scores_as_deserved_are_a_success(run):
    assert run().exit_code == 0


def test_a_score_that_is_not_deserved_is_a_failure(run):
    done = run("sigmoid earned 10 instead of 0")
    assert done.exit_code == 1
    assert "ada: sigmoid earned 10 instead of 0" in done.output


def test_an_error_is_one_message_and_a_failure(run):
    done = run(error=CourseError("course/week02", "is not there.", "Bring it back."))
    assert done.exit_code == 1
    assert "Error: course/week02: is not there. Bring it back." in done.output


def test_what_others_put_there_is_kept_and_told(run, tmp_path):
    run()
    (tmp_path / "demo" / "mine.txt").write_text("mine")
    assert "1 files that the demo did not make are now in" in run().output
    assert (tmp_path / "demo" / "kept" / "1" / "mine.txt").exists()
