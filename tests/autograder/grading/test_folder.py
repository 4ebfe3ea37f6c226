"""The autograded folder is there whole or not at all."""

import os
import stat
from contextlib import suppress

import pytest

from autograder.grading.folder import Draft
from autograder.grading.room import Room
from autograder.grading.submissions import Submission
from tests.autograder.grading.tiny_course import RIGHT, WEEK, hand_in


@pytest.fixture
def room(tiny):
    return Room.of(tiny)


@pytest.fixture
def submission(tiny):
    folder = hand_in(tiny.root, "ada", RIGHT)
    return Submission("ada", folder, {"tiny": folder / "tiny.ipynb"})


def install(room, submission, texts):
    with Draft(room.autograded("ada", WEEK)) as draft:
        remarks = draft.fill(room, submission, WEEK, texts)
        draft.install()
    return remarks


def beside(room):
    """Names beside the autograded folder, hidden ones included."""
    return [path.name for path in room.autograded("ada", WEEK).parent.iterdir()]


def test_notebooks_and_what_was_handed_in_are_there_read_only(room, submission):
    (submission.folder / "notes").mkdir()
    (submission.folder / "notes" / "a.txt").write_text("mine")
    assert install(room, submission, {"tiny": "{}"}) == []
    place = room.autograded("ada", WEEK)
    found = {str(path.relative_to(place)): path for path in place.rglob("*") if path.is_file()}
    assert found.keys() == {"tiny.ipynb", "timestamp.txt", "notes/a.txt"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found.values()} == {0o444}
    assert beside(room) == [WEEK]


def test_a_folder_that_was_there_is_replaced_whole(room, submission):
    (submission.folder / "old.txt").write_text("old")
    install(room, submission, {"tiny": "1", "gone": "1"})
    (submission.folder / "old.txt").unlink()
    install(room, submission, {"tiny": "2"})
    place = room.autograded("ada", WEEK)
    assert sorted(path.name for path in place.iterdir()) == ["timestamp.txt", "tiny.ipynb"]
    assert (place / "tiny.ipynb").read_text() == "2"
    assert beside(room) == [WEEK]


def test_what_fails_on_the_way_leaves_the_old_folder(room, submission):
    install(room, submission, {"tiny": "1"})
    with suppress(KeyboardInterrupt), Draft(room.autograded("ada", WEEK)) as draft:
        draft.fill(room, submission, WEEK, {"tiny": "2"})
        raise KeyboardInterrupt
    assert (room.autograded("ada", WEEK) / "tiny.ipynb").read_text() == "1"
    assert beside(room) == [WEEK]


def test_what_a_killed_grader_left_is_cleared_away(room, submission):
    place = room.autograded("ada", WEEK)
    for word in ("draft", "old"):
        leftover = place.with_name(f".{WEEK}.{word}")
        leftover.mkdir(parents=True)
        (leftover / "tiny.ipynb").write_text("half")
    install(room, submission, {"tiny": "1"})
    assert beside(room) == [WEEK]
    assert (place / "tiny.ipynb").read_text() == "1"


def test_links_and_pipes_are_left_out_with_a_remark(room, submission, tmp_path):
    (tmp_path / "secret").write_text("of somebody else")
    (submission.folder / "link.txt").symlink_to(tmp_path / "secret")
    (submission.folder / "all").symlink_to(tmp_path)
    os.mkfifo(submission.folder / "pipe")
    assert install(room, submission, {}) == [
        '"all" was left out: it is a symbolic link, not a file.',
        '"link.txt" was left out: it is a symbolic link, not a file.',
        '"pipe" was left out: it is a pipe, not a file.',
    ]
    assert [path.name for path in room.autograded("ada", WEEK).iterdir()] == ["timestamp.txt"]


def test_no_more_is_copied_than_nbgrader_allows(room, submission):
    room.directory.max_dir_size = 2  # kilobytes
    for name in ("a.bin", "b.bin"):
        (submission.folder / name).write_bytes(b"x" * 1500)
    assert install(room, submission, {}) == ['"b.bin" was left out: it is larger than 0.0005 MB.']


def test_files_of_the_instructor_take_the_place_of_a_learners(room, submission):
    (room.source(WEEK) / "table.csv").write_text("right")
    (room.source(WEEK) / "own.csv").write_text("a start")
    (submission.folder / "table.csv").mkdir()
    (submission.folder / "own.csv").write_text("a learner's")
    room.autograde.exclude_overwriting = {WEEK: ["own.csv"]}
    install(room, submission, {})
    place = room.autograded("ada", WEEK)
    assert (place / "table.csv").read_text() == "right"
    assert (place / "own.csv").read_text() == "a learner's"


def test_nothing_of_a_folder_that_may_not_be_read_is_copied(room, submission):
    refused = Submission("ada", submission.folder, {}, problem="it is a link")
    install(room, refused, {"tiny": "{}"})
    assert [path.name for path in room.autograded("ada", WEEK).iterdir()] == ["tiny.ipynb"]
