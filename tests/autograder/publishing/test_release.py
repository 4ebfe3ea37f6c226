"""source/ -> release/, through nbgrader."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder import stock
from autograder.authoring.placeholders import TEXT_STUB
from autograder.course import Course
from autograder.errors import AuthorError
from autograder.publishing.build import build
from autograder.publishing.release import release


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def gradebook(course: Course) -> Gradebook:
    return Gradebook(f"sqlite:///{course.root}/gradebook.db", "start-code")


def submit(course: Course) -> None:
    with gradebook(course) as book:
        book.update_or_create_student("ada")
        book.update_or_create_submission("week01", "ada", timestamp=datetime.now(UTC))


def test_a_learner_gets_placeholders_a_stub_and_visible_tests_only(released: Course) -> None:
    notebook = nbformat.read(released.release / "week01" / "areas.ipynb", as_version=4)
    source = {
        cell.metadata.startcode.get("name", "") + cell.metadata.startcode.kind: cell.source for cell in notebook.cells
    }
    assert "    surface = None  # in square metres\n" in source["areaexercise"]
    assert "        self.side = None\n" in source["Squareexercise"]
    assert source["areatest"].splitlines()[1:] == ["assert area(2, 3) == 6"]
    assert source["whyquestion"] == TEXT_STUB
    assert source["large areasexperiment"].startswith("print(")


def test_the_gradebook_at_the_course_knows_every_grade(released: Course) -> None:
    with gradebook(released) as book:
        notebook = book.find_notebook("areas", "week01")
        assert {cell.name: cell.max_score for cell in notebook.grade_cells} == {
            "test_area": 10,
            "why": 2.5,
            "test_Square": 5,
        }
        (test,) = (cell for cell in notebook.source_cells if cell.name == "test_area")
        assert "the hidden numbers" in test.source


def test_release_holds_notebooks_only_and_the_same_bytes_every_time(released: Course) -> None:
    before = files(released.release)
    assert list(before) == ["week01/areas.ipynb"]
    (released.release / "week01" / "leftover.txt").write_text("x")
    assert release(released).weeks == ["week01"]
    assert files(released.release) == before


def test_the_formgraders_button_gives_the_same_bytes(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(released.release)
    monkeypatch.setenv("HOME", str(released.root))
    config = stock.configuration(released)
    config.Exchange.root = str(released.root / "exchange")
    api = NbGraderAPI(CourseDirectory(config=config, root=str(released.root)), config=config)
    assert api.generate_assignment("week01")["success"]
    assert files(released.release) == before


def test_nbgraders_command_gives_the_same_bytes(released: Course) -> None:
    before = files(released.release)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "week01", "--force"]
    environment = os.environ | {"PATH": path, "HOME": str(released.root)}
    done = subprocess.run(command, cwd=released.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert files(released.release) == before


def test_a_week_that_is_gone_leaves_release(released: Course) -> None:
    (released.release / "week09").mkdir()
    assert not release(released, ["week01"]).errors
    assert (released.release / "week09").is_dir()
    assert not release(released).errors
    assert not (released.release / "week09").exists()


@pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # nbgrader's own
def test_a_new_notebook_is_refused_once_there_are_submissions_and_the_old_release_stays(released: Course) -> None:
    before = files(released.release)
    submit(released)
    (released.author / "week01" / "more.py").write_text("# %% [markdown]\n# # More\n")
    assert not build(released).errors
    (error,) = release(released).errors
    assert "because there are submissions associated with it" in error.what
    assert "under a new name" in error.next_step
    assert "\n" not in str(error)
    assert files(released.release) == before


@pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # nbgrader's own
def test_a_new_cell_is_refused_once_there_are_submissions(released: Course) -> None:
    submit(released)
    with gradebook(released) as book:
        assert len(book.find_notebook("areas", "week01").submissions) == 1
    text = released.lessons()[0].read_text()
    released.lessons()[0].write_text(text + "\n# %% [markdown]\n# One cell more.\n")
    assert not build(released).errors
    (error,) = release(released).errors
    assert "Cannot add or remove cells for notebook 'areas'" in error.what


def test_a_release_that_fails_leaves_the_gradebook_as_it_was(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gradebook, "update_or_create_source_cell", lambda *_, **__: 1 / 0)
    (error,) = release(released).errors
    assert "division by zero" in error.what
    monkeypatch.undo()
    with gradebook(released) as book:
        assert len(book.find_notebook("areas", "week01").grade_cells) == 3


def test_a_damaged_gradebook_is_told_in_one_line(released: Course) -> None:
    (released.root / "gradebook.db").write_bytes(b"no database at all" * 100)
    (error,) = release(released).errors
    assert "file is not a database" in error.what
    assert "\n" not in str(error)


def test_a_week_that_is_not_built_is_told_what_to_run(released: Course) -> None:
    (error,) = release(released, ["week07"]).errors
    assert "No notebooks were matched" in error.what
    assert error.next_step == "Run: make build"


def test_a_damaged_source_notebook_stops_the_release(released: Course) -> None:
    path = released.source / "week01" / "areas.ipynb"
    path.write_text(path.read_text().replace("### END CODE HERE ###", "### END CODE THERE ###", 1))
    with pytest.raises(AuthorError, match=r'areas\.ipynb, cell 4: "### START CODE HERE ###" is never closed'):
        release(released)
    assert files(released.release)


def test_an_error_of_our_preprocessors_comes_through_as_it_is(released: Course) -> None:
    (released.source / "week01" / "notes.txt").write_text("x")
    (error,) = release(released).errors
    assert "nbgrader would hand out notes.txt" in str(error)


def test_a_leak_is_never_left_in_release_silently(released: Course) -> None:
    before = files(released.release)
    path = released.source / "week01" / "areas.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].attachments = {"a.txt": {"text/plain": "surface = width * height + 0 * width"}}
    nbformat.write(notebook, path)
    (error,) = release(released).errors
    assert 'carries the answer of "area"' in str(error)
    assert files(released.release) == before
    (released.release / "notes.txt").write_text("x")
    assert "notes.txt: is not on the list" in str(release(released).errors[1])
