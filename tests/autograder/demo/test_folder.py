"""Is the demo's folder made anew, and nothing of anybody else's lost?"""

import pytest

from autograder.course import Course
from autograder.demo.folder import copy_course, fresh
from autograder.errors import CourseError


def run(folder, *names, crash=False):
    """One run of a demo that makes these files; how many files of others were kept."""
    with fresh(folder) as strangers:
        assert not [
            path
            for path in folder.rglob("*")
            if path.is_file() and path.parts[-1] in names and "kept" not in path.parts
        ]
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("made by the demo")
        if crash:
            raise RuntimeError
    return strangers


def names_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_second_run_begins_with_nothing_of_the_first(tmp_path):
    folder = tmp_path / "demo"
    run(folder, "a.txt", "deep/er/b.txt")
    assert run(folder, "c.txt") == 0
    assert names_in(folder) == [".made_by_demo.json", "c.txt"]
    assert not (folder / "deep").exists()


def test_what_somebody_else_put_there_is_kept(tmp_path):
    folder = tmp_path / "demo"
    run(folder, "deep/a.txt")
    (folder / "deep" / "mine.txt").write_text("mine")
    assert run(folder, "deep/a.txt") == 1
    assert (folder / "kept" / "1" / "deep" / "mine.txt").read_text() == "mine"


def test_what_somebody_changed_is_kept(tmp_path):
    folder = tmp_path / "demo"
    run(folder, "solved.ipynb")
    (folder / "solved.ipynb").write_text("an hour of work")
    assert run(folder, "solved.ipynb") == 1
    assert (folder / "kept" / "1" / "solved.ipynb").read_text() == "an hour of work"


def test_what_was_kept_once_is_kept_for_ever(tmp_path):
    folder = tmp_path / "demo"
    for text in ("first", "second"):
        run(folder, "a.txt")
        (folder / "mine.txt").write_text(text)
    run(folder, "a.txt")
    run(folder, "a.txt")
    assert [(folder / "kept" / n / "mine.txt").read_text() for n in "12"] == ["first", "second"]


def test_after_a_run_that_failed_the_next_one_clears_up(tmp_path):
    folder = tmp_path / "demo"
    with pytest.raises(RuntimeError):
        run(folder, "a.txt", crash=True)
    assert run(folder, "b.txt") == 0
    assert names_in(folder) == [".made_by_demo.json", "b.txt"]


def test_a_run_that_was_killed_costs_no_file(tmp_path):
    folder = tmp_path / "demo"
    run(folder, "a.txt")
    (folder / ".made_by_demo.json").write_text("{}")  # a killed run has listed nothing
    assert run(folder, "a.txt") == 1


def test_a_folder_that_no_demo_made_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CourseError, match="no demo made it"):
        run(tmp_path, "a.txt")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_empty_folder_is_taken(tmp_path):
    assert run(tmp_path, "a.txt") == 0


@pytest.mark.parametrize("spoil", [lambda p: p.write_text("a file"), lambda p: p.symlink_to("/tmp")])
def test_what_is_no_folder_is_refused(tmp_path, spoil):
    spoil(tmp_path / "demo")
    with pytest.raises(CourseError, match="is no folder"):
        run(tmp_path / "demo", "a.txt")


def test_a_spoiled_list_is_refused(tmp_path):
    run(tmp_path / "demo", "a.txt")
    (tmp_path / "demo" / ".made_by_demo.json").write_text("[")
    with pytest.raises(CourseError, match="cannot be read"):
        run(tmp_path / "demo", "a.txt")
    assert (tmp_path / "demo" / "a.txt").exists()


def test_links_are_cut_and_never_followed(tmp_path):
    folder, precious = tmp_path / "demo", tmp_path / "precious"
    precious.mkdir()
    (precious / "data.h5").write_text("data")
    with fresh(folder):
        (folder / "data").symlink_to(precious)
    run(folder, "a.txt")
    assert (precious / "data.h5").read_text() == "data"
    assert not (folder / "data").is_symlink()


def test_only_one_week_and_the_configuration_are_copied(tmp_path):
    origin = tmp_path / "origin"
    for name in ("course/week01/a.py", "course/week02/b.py", "course/week02/__pycache__/b.pyc", "gradebook.db"):
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        (origin / name).write_text("x")
    (origin / "nbgrader_config.py").write_text("c = get_config()")
    (tmp_path / "demo").mkdir()
    course = copy_course(Course(origin), "week02", tmp_path / "demo")
    assert names_in(course.root) == ["course/week02/b.py", "nbgrader_config.py"]
    assert course.source.is_dir()
    with pytest.raises(CourseError, match='no week "week07"'):
        copy_course(Course(origin), "week07", tmp_path / "other")
