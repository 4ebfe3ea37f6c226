"""Rules of the gradebook that honest classes do not try (they are in test_stock_agreement)."""

import sqlite3
from datetime import datetime

import nbformat
import pytest
from sqlalchemy import event

from autograder.errors import CourseError, NotebookError
from autograder.grading.ledger import open_ledger, shown_url
from autograder.grading.room import Room
from autograder.grading.verdicts import settle
from tests.autograder.grading.tiny_course import WEEK, answered, db_url, rows


@pytest.fixture
def room(tiny):
    return Room.of(tiny)


@pytest.fixture
def notebook(tiny):
    """A graded notebook."""
    found = answered(tiny.root, "tiny", {"why": "Because."})
    settle(found, {"test_double": 4.0}, {"test_area": "no"})
    return found


def enter(room, notebooks, week=WEEK, **options):
    with open_ledger(room, week) as ledger:
        ledger.enter("ada", None, notebooks, **options)


def test_a_damaged_notebook_earns_nothing_and_waits_for_a_reader(room, notebook):
    enter(room, {"tiny": notebook, "more": None}, damaged={"tiny"})
    found = rows(db_url(room.course.root))
    for grade_id in ("test_double", "test_area", "why", "plot"):
        assert found["grade"]["ada", "tiny", grade_id] == (0.0, None, None, True)
    assert found["grade"]["ada", "more", "test_more"] == (0.0, None, None, False)
    assert set(found["comment"].values()) == {(None, None)}


def test_a_notebook_that_lacks_cells_leaves_their_rows_alone(room):
    enter(room, {"tiny": nbformat.v4.new_notebook(), "more": None})
    assert rows(db_url(room.course.root))["grade"]["ada", "tiny", "why"] == (None, None, None, True)


def test_a_submission_without_a_time_keeps_the_one_it_had(room, notebook):
    with open_ledger(room, WEEK) as ledger:
        ledger.enter("ada", datetime(2026, 1, 1), {"tiny": notebook})
        ledger.enter("ada", None, {"tiny": notebook})
    assert rows(db_url(room.course.root))["submitted_assignment"]["ada", WEEK][0] == datetime(2026, 1, 1)


def test_a_submission_is_entered_in_one_transaction(room, notebook):
    commits = []
    with open_ledger(room, WEEK) as ledger:
        event.listen(ledger._gradebook.engine, "commit", commits.append)
        ledger.enter("ada", None, {"tiny": notebook, "more": None})
        assert len(commits) == 1
        ledger.enter("ada", None, {"tiny": notebook, "more": None})
        assert len(commits) == 2


def test_totals_count_what_a_person_gave(room, notebook):
    with open_ledger(room, WEEK) as ledger:
        ledger.enter("ada", None, {"tiny": notebook})
        grade = ledger._gradebook.find_grade("why", "tiny", WEEK, "ada")
        grade.manual_score = 5
        ledger._gradebook.db.commit()
        total = ledger.totals()["ada"]
    assert (total.score, total.max_score, total.to_read) == (9.0, 21.0, True)


def test_a_week_that_is_not_known_is_told_with_one_that_is(room):
    with pytest.raises(CourseError, match=r'there is no week "week91"\. Did you mean "week90"\?'):
        enter(room, {}, week="week91")


def test_a_week_that_was_built_but_never_released_is_told(room):
    (room.course.source / "week07").mkdir()
    with pytest.raises(CourseError, match=r"never released.*Run: autograder release week07"):
        enter(room, {}, week="week07")


def test_no_gradebook_is_made_where_there_is_none(room):
    path = room.course.root / "gradebook.db"
    path.unlink()
    with pytest.raises(CourseError, match=r"Run: autograder release week90"):
        enter(room, {})
    assert not path.exists()


def test_a_gradebook_that_is_none_is_told(room):
    (room.course.root / "gradebook.db").write_text("This is no database, however long one looks at it." * 99)
    with pytest.raises(CourseError, match=r"cannot be read .file is not a database"):
        enter(room, {})


def test_a_gradebook_that_somebody_else_is_writing_is_told_and_stays_as_it_was(room, notebook):
    other = sqlite3.connect(room.course.root / "gradebook.db", isolation_level=None)
    room.directory.db_url = f"{room.db_url}?timeout=0.1"
    with open_ledger(room, WEEK) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CourseError, match=r"database is locked.*grade again: what was graded is kept"):
            ledger.enter("ada", None, {"tiny": notebook})
        other.execute("COMMIT")
        ledger.enter("bob", None, {"tiny": notebook})
    other.close()
    assert {student for student, _ in rows(db_url(room.course.root))["submitted_assignment"]} == {"bob"}


def test_a_submission_that_the_database_refuses_is_told_and_the_next_is_entered(room, notebook):
    database = sqlite3.connect(room.course.root / "gradebook.db")
    refuse = "BEGIN SELECT RAISE(ABORT, 'nobody is called so'); END"
    database.execute(f"CREATE TRIGGER picky BEFORE INSERT ON student WHEN NEW.id = 'ada' {refuse}")
    database.close()
    with open_ledger(room, WEEK) as ledger:
        with pytest.raises(NotebookError, match=r"^ada: the gradebook does not take .*nobody is called so"):
            ledger.enter("ada", None, {"tiny": notebook})
        ledger.enter("bob", None, {"tiny": notebook})
    assert {student for student, _ in rows(db_url(room.course.root))["submitted_assignment"]} == {"bob"}


def test_passwords_are_not_shown():
    assert shown_url("postgresql://me:hush@there/grades") == "postgresql://me:***@there/grades"
