"""The file of progress: whole at every moment, whoever writes, and never trusted."""

import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from startcode.progress import ledger
from startcode.progress.ledger import Entry, path_in, read, write
from startcode.progress.states import State

LESSON = "week01/areas"


def done(*names):
    return {name: Entry.now(State.DONE) for name in names}


def test_what_is_written_is_read(learner):
    entry = Entry.now(State.PARTLY)
    assert write(learner, LESSON, {"area": entry}) == ""
    assert read(learner).entries == {LESSON: {"area": entry}}
    assert not read(learner).is_damaged


def test_it_is_one_file_that_people_can_read(learner):
    write(learner, LESSON, done("area"))
    content = json.loads(path_in(learner).read_text(encoding="utf-8"))
    assert content["lessons"][LESSON]["area"]["state"] == "done"
    assert sorted(path.name for path in (learner / ".startcode").iterdir()) == ["lock", "progress.json"]


def test_other_exercises_and_lessons_stay(learner):
    write(learner, LESSON, done("area"))
    write(learner, LESSON, done("volume"))
    write(learner, "week02/slopes", done("slope"))
    assert {name: set(found) for name, found in read(learner).entries.items()} == {
        LESSON: {"area", "volume"},
        "week02/slopes": {"slope"},
    }


def test_the_last_word_counts(learner):
    write(learner, LESSON, done("area"))
    write(learner, LESSON, {"area": Entry.now(State.FAILING)})
    assert read(learner).entries[LESSON]["area"].state is State.FAILING


def many(root, lesson, count):
    for number in range(count):
        write(root, lesson, done(f"{number}"))


def test_notebooks_that_write_at_the_same_moment_lose_nothing(learner):
    lessons = ["week01/areas", "week02/slopes", "week02/curves"]
    with ProcessPoolExecutor(3, multiprocessing.get_context("fork")) as pool:
        for future in [pool.submit(many, learner, lesson, 20) for lesson in lessons]:
            future.result()
    assert {name: len(found) for name, found in read(learner).entries.items()} == dict.fromkeys(lessons, 20)


def test_without_the_lock_they_would(learner, monkeypatch):
    """So the test above would notice: between reading and writing, another notebook writes."""
    inner, replace = done("volume"), ledger._replace

    def interrupted(path, text):
        monkeypatch.setattr(ledger, "_replace", replace)
        monkeypatch.setattr(ledger, "fcntl", None)
        write(learner, LESSON, inner)
        replace(path, text)

    monkeypatch.setattr(ledger, "_replace", interrupted)
    write(learner, LESSON, done("area"))
    assert set(read(learner).entries[LESSON]) == {"area"}


def test_nobody_waits_long_for_a_notebook_that_hangs(learner, monkeypatch):
    import fcntl

    write(learner, LESSON, done("area"))
    monkeypatch.setattr(ledger, "PATIENCE", 0.05)
    with (learner / ".startcode" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write(learner, LESSON, done("volume"))
    assert set(read(learner).entries[LESSON]) == {"area", "volume"}


def test_a_system_without_such_locks_writes_all_the_same(learner, monkeypatch):
    def refuse(*_):
        raise OSError("no locks here")

    monkeypatch.setattr(ledger.fcntl, "flock", refuse)
    write(learner, LESSON, done("area"))
    monkeypatch.setattr(ledger, "fcntl", None)
    write(learner, LESSON, done("volume"))
    assert set(read(learner).entries[LESSON]) == {"area", "volume"}


DAMAGED = ["", "{", "[]", "null", '{"version": 1}', '{"version": 1, "lessons": []}', '{"version": 2, "lessons": {}}']
DAMAGED += ['{"version": 1, "lessons": {"week01/areas": 3}}', "\x00\x01", '{"a":' * 100_000]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_is_put_aside_with_one_sentence_and_a_new_one_begins(learner, text):
    path_in(learner).parent.mkdir()
    path_in(learner).write_text(text)
    assert read(learner).is_damaged
    assert read(learner).entries == {}
    said = write(learner, LESSON, done("area"))
    assert f"{path_in(learner)} could not be read." in said
    assert "\n" not in said
    (aside,) = path_in(learner).parent.glob("damaged-*.json")
    assert aside.name in said
    assert aside.read_text() == text
    assert set(read(learner).entries[LESSON]) == {"area"}
    assert write(learner, LESSON, done("volume")) == ""


def test_an_entry_that_makes_no_sense_is_left_out_alone(learner):
    write(learner, LESSON, done("area", "volume"))
    path = path_in(learner)
    path.write_text(path.read_text().replace('"done"', '"perfect"', 1))
    assert set(read(learner).entries[LESSON]) == {"volume"}


def test_a_huge_file_is_damaged_and_not_read_whole(learner, monkeypatch):
    write(learner, LESSON, done("area"))
    monkeypatch.setattr(ledger, "MAX_BYTES", 10)
    assert read(learner).is_damaged


def test_an_interrupted_write_leaves_the_old_file_and_no_draft(learner, monkeypatch):
    write(learner, LESSON, done("area"))
    before = path_in(learner).read_bytes()

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write(learner, LESSON, done("volume"))
    assert path_in(learner).read_bytes() == before
    assert sorted(path.name for path in (learner / ".startcode").iterdir()) == ["lock", "progress.json"]


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(learner):
    (learner / ".startcode").write_text("in the way")
    with pytest.raises(OSError, match=r"exists|directory"):
        write(learner, LESSON, done("area"))
    assert read(learner).entries == {}


def test_it_can_be_switched_off(learner, monkeypatch):
    monkeypatch.setenv("STARTCODE_PROGRESS", "off")
    assert write(learner, LESSON, done("area")) == ""
    assert not (learner / ".startcode").exists()
