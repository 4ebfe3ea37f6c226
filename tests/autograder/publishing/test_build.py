"""course/ -> source/."""

import json
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from autograder.errors import CourseError
from autograder.publishing.build import build, to_notebook
from tests.autograder.areas import LESSON, make_course


def source_of(course: Course) -> Path:
    return course.source / "week01" / "areas.ipynb"


def built(course: Course) -> nbformat.NotebookNode:
    assert not build(course).errors
    return nbformat.read(source_of(course), as_version=4)


def test_every_cell_gets_the_metadata_of_its_kind(course: Course) -> None:
    known = {"schema_version", "grade_id", "grade", "solution", "locked", "task", "points"}
    seen = []
    for cell in built(course).cells:
        about = cell.metadata.get("nbgrader", {})
        assert set(about) in (set(), known)
        marks = "".join(
            letter for letter, key in zip("gsl", ("grade", "solution", "locked"), strict=True) if about.get(key)
        )
        seen.append((cell.metadata.startcode.kind, about.get("grade_id"), marks, about.get("points")))
    assert seen == [
        ("prose", "prose-start-1", "l", 0),
        ("given", "given-start-1", "l", 0),
        ("prose", "prose-start-2", "l", 0),
        ("exercise", "area", "s", 0),
        ("test", "test_area", "gl", 10),
        ("experiment", None, "", None),
        ("prose", "prose-area-1", "l", 0),
        ("question", "why", "gs", 2.5),
        ("exercise", "Square", "s", 0),
        ("test", "test_Square", "gl", 5),
    ]


def test_our_metadata_stand_beside_nbgraders(course: Course) -> None:
    notebook = built(course)
    assert notebook.metadata.startcode == {"lesson": "week01/areas", "place": 1}
    assert [dict(cell.metadata.startcode) for cell in notebook.cells[-5:]] == [
        {"kind": "experiment", "name": "large areas"},
        {"kind": "prose"},
        {"kind": "question", "name": "why"},
        {"kind": "exercise", "name": "Square"},
        {"kind": "test", "name": "Square", "sandbox": True},
    ]


def test_nbformat_and_nbgrader_find_nothing_wrong(course: Course) -> None:
    notebook = built(course)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


def test_the_same_text_gives_the_same_bytes_in_another_place(course: Course, tmp_path: Path) -> None:
    other = make_course(tmp_path / "elsewhere")
    build(course), build(other)
    assert source_of(course).read_bytes() == source_of(other).read_bytes()


def test_nothing_in_a_notebook_tells_when_or_where_it_was_made(course: Course) -> None:
    notebook = built(course)
    assert set(notebook.metadata) == {"kernelspec", "language_info", "startcode"}
    assert "version" not in notebook.metadata.language_info
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert str(course.root) not in source_of(course).read_text()


def test_a_second_build_changes_nothing(course: Course) -> None:
    assert build(course).written == [source_of(course)]
    before = source_of(course).stat().st_mtime_ns
    again = build(course)
    assert (again.written, again.unchanged) == ([], [source_of(course)])
    assert source_of(course).stat().st_mtime_ns == before


def test_ids_of_cells_are_unique_and_tell_nothing_of_an_answer(course: Course) -> None:
    path = course.lessons()[0]
    path.write_text(LESSON + "\n# %% [markdown]\n# twice\n\n# %% [markdown]\n# twice\n")
    ids = [cell.id for cell in to_notebook(read_lesson(path)).cells]
    assert len(set(ids)) == len(ids)
    path.write_text(LESSON.replace("0 * width", "0 * height").replace("== 77", "== 78"))
    assert [cell.id for cell in to_notebook(read_lesson(path)).cells] == ids[:-2]


def test_a_mended_sentence_changes_no_grade_id(course: Course) -> None:
    def grade_ids() -> list[str]:
        cells = to_notebook(read_lesson(course.lessons()[0])).cells
        return [cell.metadata.nbgrader.grade_id for cell in cells if "nbgrader" in cell.metadata]

    before = grade_ids()
    course.lessons()[0].write_text(LESSON.replace("Why is an area", "Why is any area").replace("m²", "cm²"))
    assert grade_ids() == before


def test_notebooks_of_lessons_that_are_gone_go_too(course: Course) -> None:
    build(course)
    gone, old = course.source / "week01" / "gone.ipynb", course.source / "week09" / "old.ipynb"
    old.parent.mkdir()
    for path in (gone, old):
        path.write_bytes(source_of(course).read_bytes())
    assert build(course, ["week01"]).removed == [gone]
    assert build(course).removed == [old]
    assert [path.name for path in course.source.iterdir()] == ["week01"]


def test_other_files_in_source_are_named_and_kept(course: Course) -> None:
    build(course)
    (course.source / "week01" / "answers.txt").write_text("secret")
    (course.source / "week01" / ".ipynb_checkpoints").mkdir()
    (error,) = build(course).errors
    assert str(error).startswith("source/week01/answers.txt: only notebooks may stand here")
    assert (course.source / "week01" / "answers.txt").is_file()


def test_a_bad_lesson_does_not_stop_the_others_and_keeps_its_last_notebook(course: Course) -> None:
    build(course)
    before = source_of(course).read_bytes()
    course.lessons()[0].write_text("# %%\nx = = 1\n")
    (course.author / "week01" / "good.py").write_text("# %% [markdown]\n# # Good\n")
    done = build(course)
    assert [path.name for path in done.written] == ["good.ipynb"]
    assert "areas.py, line 2: this is not valid Python" in str(done.errors[0])
    assert source_of(course).read_bytes() == before


def test_an_unknown_week_is_refused_before_anything_is_done(course: Course) -> None:
    with pytest.raises(CourseError, match='Did you mean "week01"'):
        build(course, ["week1"])
    assert list(course.source.iterdir()) == []


def test_without_author_text_nothing_is_removed(course: Course) -> None:
    build(course)
    course.author.rename(course.root / "elsewhere")
    with pytest.raises(CourseError, match="Nothing was built or removed"):
        build(course)
    assert source_of(course).is_file()


def test_the_file_is_written_as_nbformat_writes(course: Course) -> None:
    text = source_of(course).read_text() if build(course) else ""
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
