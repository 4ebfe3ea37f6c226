"""The command, as it is typed."""

import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.course import Course
from tests.autograder.areas import LESSON


@pytest.fixture(autouse=True)
def here(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTCODE_COURSE", str(course.root))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_build_says_what_it_did(course: Course) -> None:
    done = run("build")
    assert done.exit_code == 0
    assert done.stdout.endswith("1 written, 0 unchanged, 0 removed\n")
    assert run("build", "week01").stdout == "0 written, 1 unchanged, 0 removed\n"


def test_a_mistake_is_one_message_on_stderr_and_exit_code_1(course: Course) -> None:
    course.lessons()[0].write_text(LESSON.replace('test="area"', 'test="aria"'))
    for verb in ("build", "release"):
        done = run(verb)
        assert done.exit_code == 1
        assert 'areas.py, line 22: test "aria" names no exercise. Did you mean "area"?\n' in done.stderr
        assert "Traceback" not in done.output
    assert not (course.root / "gradebook.db").exists()


def test_an_unknown_week_is_told_which_one_was_meant() -> None:
    done = run("build", "week1")
    assert (done.exit_code, done.stdout) == (1, "")
    assert 'there is no week "week1". Did you mean "week01"?' in done.stderr


def test_release_builds_what_is_out_of_date(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTCODE_COURSE", str(released.root))
    released.lessons()[0].write_text(LESSON.replace("# ## Rectangles", "# ## Rectangles and squares"))
    done = run("release", "week01")
    assert (done.exit_code, done.stdout) == (0, "released   week01\n")
    assert "Rectangles and squares" in (released.release / "week01" / "areas.ipynb").read_text()


def test_bundle_says_what_is_missing(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTCODE_COURSE", str(released.root))
    done = run("bundle")
    assert done.exit_code == 1
    assert "a bundle needs pyproject.toml" in done.stderr


def test_a_folder_that_cannot_be_written_is_one_message(course: Course) -> None:
    (course.source / "week01").write_text("in the way")
    done = run("build")
    assert done.exit_code == 1
    assert done.stderr == f"{course.source / 'week01'}: File exists.\n"


def test_a_mistyped_verb_is_told_which_one_was_meant() -> None:
    done = run("relese")
    assert done.exit_code == 2
    assert 'There is no command "relese". Did you mean "release"?' in done.stderr
    assert "Commands: audit, build, " in run("xyz").stderr


def test_every_verb_has_a_help_text() -> None:
    for verb in ("build", "release", "bundle"):
        done = run(verb, "--help")
        assert done.exit_code == 0
        assert len(done.stdout.split("\n")) > 6
        assert verb in run("--help").stdout


def test_help_imports_nothing_heavy() -> None:
    heavy = {"numpy", "nbgrader", "nbformat", "jupytext", "IPython"}
    code = f"import sys, autograder.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_outside_a_course_the_next_step_is_told(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STARTCODE_COURSE", str(tmp_path_factory.mktemp("empty")))
    done = run("build")
    assert done.exit_code == 1
    assert "Change to the course's folder, or set STARTCODE_COURSE to it." in done.stderr
