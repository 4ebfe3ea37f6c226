"""Is the lesson of a notebook found, however it was renamed and moved?"""

import nbformat
import pytest

from autograder.checking.lookup import lesson_of, sources_around
from autograder.errors import CourseError, NotebookError
from autograder.notebooks import read_notebook


@pytest.fixture
def two(tmp_path, monkeypatch):
    """A course with the lessons week01/areas and week02/areas, week02/volumes."""
    (tmp_path / "nbgrader_config.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STARTCODE_COURSE", raising=False)
    for lesson in ("week01/areas", "week02/areas", "week02/volumes"):
        write(tmp_path / "source" / f"{lesson}.ipynb", lesson, [f"{lesson[-5:]}-{lesson[:6]}-{n}" for n in range(4)])
    return tmp_path


def write(path, lesson="", ids=()):
    notebook = nbformat.v4.new_notebook(metadata={"startcode": {"lesson": lesson}} if lesson else {})
    for grade_id in ids:
        marks = {"nbgrader": {"grade_id": grade_id}}
        notebook.cells.append(nbformat.v4.new_code_cell("x", id=grade_id.replace("/", "-"), metadata=marks))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def found(path):
    return lesson_of(path, read_notebook(path)).lesson


def test_a_notebook_says_its_lesson(two):
    assert found(write(two / "download (3).ipynb", lesson="week02/volumes")) == "week02/volumes"


def test_a_lesson_that_does_not_exist_is_not_believed(two):
    with pytest.raises(NotebookError, match="belongs to no lesson"):
        found(write(two / "x.ipynb", lesson="../../etc/passwd"))


def test_cells_tell_the_lesson_when_its_metadata_is_lost(two):
    ids = [f"areas-week02-{n}" for n in (0, 2, 3)]
    assert found(write(two / "final.ipynb", ids=ids)) == "week02/areas"


def test_half_of_the_cells_tell_nothing(two):
    with pytest.raises(NotebookError):
        found(write(two / "final.ipynb", ids=["areas-week02-0", "areas-week02-1"]))


def test_a_name_tells_the_lesson_if_only_one_has_it(two):
    assert lesson_of(two / "volumes.ipynb", None).lesson == "week02/volumes"


def test_of_two_lessons_of_one_name_the_folder_decides(two):
    assert lesson_of(two / "submitted" / "ada" / "week02" / "areas.ipynb", None).lesson == "week02/areas"
    with pytest.raises(NotebookError):
        lesson_of(two / "areas.ipynb", None)


def test_a_stranger_is_told_what_there_is(two):
    with pytest.raises(NotebookError, match=r'Did you mean "volumes\.ipynb"\?'):
        lesson_of(two / "volume.ipynb", None)
    with pytest.raises(NotebookError, match="There are: areas, volumes"):
        lesson_of(two / "thesis.ipynb", None)


def test_from_anywhere_the_course_of_the_working_folder_is_taken(two, tmp_path_factory):
    elsewhere = write(tmp_path_factory.mktemp("downloads") / "x.ipynb", lesson="week01/areas")
    assert found(elsewhere) == "week01/areas"


def test_learners_have_no_source_and_are_graded_by_their_release(two):
    (two / "source").rename(two / "release")
    (two / "nbgrader_config.py").unlink()
    source = lesson_of(two / "release" / "week01" / "areas.ipynb", None)
    assert (source.lesson, source.is_whole, source.root) == ("week01/areas", False, two)
    (two / "release" / "week02" / "areas.ipynb").write_text("spoiled")
    assert found(write(two / "x.ipynb", ids=[f"lumes-week02-{n}" for n in range(4)])) == "week02/volumes"


def test_without_any_course_the_next_step_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STARTCODE_COURSE", raising=False)
    with pytest.raises(CourseError, match="neither source/ nor release/"):
        sources_around(tmp_path / "x.ipynb")
