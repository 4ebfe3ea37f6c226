"""Folders that strangers have filled."""

import os
from datetime import datetime

import pytest

from autograder.grading.submissions import other_files, read_submission
from tests.autograder.grading.tiny_course import RIGHT, WEEK, hand_in

IDS = {
    "tiny": frozenset({"double", "test_double", "area", "test_area", "why"}),
    "more": frozenset({"more", "test_more"}),
}


@pytest.fixture
def folder(tiny):
    """What ada handed in."""
    return hand_in(tiny.root, "ada", RIGHT, names=("tiny", "more"))


def read(folder):
    return read_submission(folder.parent.name, folder, IDS)


def test_each_notebook_of_the_week_has_its_file(folder):
    found = read(folder)
    assert found.papers == {"tiny": folder / "tiny.ipynb", "more": folder / "more.ipynb"}
    assert found.timestamp == datetime(2026, 2, 28, 20)
    assert not found.remarks
    assert not found.problem


def test_a_missing_notebook_is_none(folder):
    (folder / "more.ipynb").unlink()
    assert read(folder).papers["more"] is None


def test_a_renamed_notebook_is_known_by_its_cells(folder):
    (folder / "tiny.ipynb").rename(folder / "tiny (1) final.ipynb")
    found = read(folder)
    assert found.papers["tiny"] == folder / "tiny (1) final.ipynb"
    assert found.remarks == ('"tiny (1) final.ipynb" was graded as tiny.ipynb: it holds the cells of this lesson.',)


def test_two_renamed_notebooks_are_not_guessed_at(folder):
    (folder / "tiny.ipynb").rename(folder / "a.ipynb")
    (folder / "more.ipynb").rename(folder / "b.ipynb")
    found = read(folder)
    assert found.papers == {"tiny": None, "more": None}
    assert len(found.remarks) == 2


@pytest.mark.parametrize("content", [b"{}", b"", b'{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'])
def test_another_notebook_is_no_renamed_one(folder, content):
    (folder / "tiny.ipynb").unlink()
    (folder / "holiday.ipynb").write_bytes(content)
    found = read(folder)
    assert found.papers["tiny"] is None
    assert found.remarks == ('"holiday.ipynb" belongs to no lesson of this week and was not graded.',)


def test_a_copy_beside_the_notebook_does_not_take_its_place(folder):
    (folder / "tiny-Copy1.ipynb").write_bytes((folder / "tiny.ipynb").read_bytes())
    assert read(folder).papers["tiny"] == folder / "tiny.ipynb"


@pytest.mark.parametrize(
    ("stamp", "timestamp", "remark"),
    [
        (b"", None, ""),
        (b"2026-03-01 14:30:00.5 Europe/Berlin\n", datetime(2026, 3, 1, 13, 30, 0, 500_000), ""),
        (b"tomorrow, perhaps", None, "timestamp.txt holds no time. The submission counts as on time."),
        (b"\xff\xfe", None, "timestamp.txt holds no time. The submission counts as on time."),
        (b"99999999999999999999", None, "timestamp.txt holds no time. The submission counts as on time."),
        (b"2" * 2000, None, "timestamp.txt is larger than 0.001 MB."),
    ],
)
def test_a_timestamp_is_read_or_remarked_on(folder, stamp, timestamp, remark):
    (folder / "timestamp.txt").write_bytes(stamp)
    found = read(folder)
    assert found.timestamp == timestamp
    assert " ".join(found.remarks).startswith(remark)
    assert bool(found.remarks) == bool(remark)


def test_a_timestamp_that_is_a_pipe_is_not_waited_for(folder):
    (folder / "timestamp.txt").unlink()
    os.mkfifo(folder / "timestamp.txt")
    assert read(folder).remarks == ("timestamp.txt is a pipe, not a file. The submission counts as on time.",)


def test_a_folder_that_is_a_link_is_not_followed(folder, tiny):
    other = tiny.root / "submitted" / "eve"
    other.mkdir()
    (other / WEEK).symlink_to(folder)
    found = read(other / WEEK)
    assert found.problem.startswith(f'"{WEEK}" is a symbolic link or a file, not a folder.')
    assert found.papers == {"tiny": None, "more": None}


def test_a_student_that_is_a_link_is_not_followed(folder, tiny):
    other = tiny.root / "submitted" / "eve"
    other.symlink_to(folder.parent)
    assert read(other / WEEK).problem.startswith('"eve" is a symbolic link')


@pytest.mark.parametrize("student", ["x" * 129, "caf\udce9"])
def test_an_id_that_no_gradebook_takes_is_told(folder, student):
    found = read_submission(student, folder, IDS)
    assert not found.enterable
    assert "ename" in found.problem


def test_other_files_are_all_but_notebooks_and_what_is_ignored(folder):
    for name in ("notes.txt", "data/x.csv", "sub/deep.ipynb", "__pycache__/a.pyc", "b.pyc", ".hidden"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    (folder / "away").symlink_to("/etc")
    found = [str(path.relative_to(folder)) for path in other_files(folder, ["__pycache__", "*.pyc"])]
    assert found == [".hidden", "away", "notes.txt", "timestamp.txt", "data/x.csv"]
