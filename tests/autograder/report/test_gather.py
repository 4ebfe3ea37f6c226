"""From a graded class on disk to what is known of it."""

import shutil
from urllib.parse import unquote

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading.times import FILE
from autograder.report.gather import gather
from autograder.report.model import Mark
from tests.autograder.grading.tiny_course import RIGHT, WEEK, db_url, hand_in
from tests.autograder.report.conftest import grade


def by_student(klass):
    return {learner.student: learner for learner in klass.learners}


def marks(learner, notebook="tiny"):
    (sheet,) = [sheet for sheet in learner.sheets if sheet.notebook == notebook]
    return {attempt.exercise.name: attempt.mark for attempt in sheet.attempts}


def test_everyone_is_there_with_score_and_lateness(graded):
    klass = gather(graded, WEEK)
    found = by_student(klass)
    assert list(found) == ["ada", "bob", "cy", "dee"]
    assert (klass.absent, klass.ungraded) == (("eve",), ())
    assert [found[name].score for name in found] == [11.0, 2.5, 0.0, 0.0]
    assert found["ada"].name == "Ada <Lovelace>"
    assert found["cy"].seconds_late == 2.5 * 3600
    assert found["cy"].late_penalty == 6.0


def test_exercises_stand_in_the_order_of_the_lesson(graded):
    names = [(e.notebook, e.name, e.is_written) for e in gather(graded, WEEK).exercises]
    lesson = [("double", False), ("area", False), ("why", True), ("plot", True), ("essay", True)]
    assert names == [("more", "more", False), *(("tiny", *row) for row in lesson)]


def test_how_every_exercise_ended_is_known(graded):
    found = by_student(gather(graded, WEEK))
    assert list(marks(found["ada"]).values()) == [Mark.PASSED, Mark.PASSED, Mark.TO_READ, Mark.TO_READ, Mark.TO_READ]
    assert marks(found["bob"])["area"] is Mark.FAILED
    assert marks(found["cy"])["double"] is Mark.FAILED
    assert set(marks(found["dee"]).values()) == {Mark.DAMAGED}
    assert marks(found["ada"], "more") == {"more": Mark.PASSED}
    assert marks(found["bob"], "more") == {"more": Mark.MISSING}


def test_links_lead_from_the_page_to_autograded_notebooks(graded):
    links = [sheet.link for learner in gather(graded, WEEK).learners for sheet in learner.sheets if sheet.link]
    assert len(links) == 5
    for link in links:
        assert (graded.root / "report" / link).resolve().is_file()


def test_times_are_known_of_what_ran(graded):
    found = by_student(gather(graded, WEEK))
    assert [sheet.times is not None for sheet in found["ada"].sheets] == [True, True]
    assert all(sheet.times is None for sheet in found["dee"].sheets)
    assert gather(graded, WEEK).notes == ()


def test_work_that_waits_to_be_graded_is_told(spoilt):
    hand_in(spoilt.root, "fay", RIGHT)
    hand_in(spoilt.root, "eve", RIGHT)
    klass = gather(spoilt, WEEK)
    assert (klass.absent, klass.ungraded) == ((), ("eve", "fay"))


def test_remarks_about_the_folder_are_told(spoilt):
    (spoilt.root / "submitted" / "bob" / WEEK / "notes.ipynb").write_text("{}")
    assert any('"notes.ipynb" belongs to no lesson' in look for look in by_student(gather(spoilt, WEEK))["bob"].looks)


def test_a_week_that_was_never_released_is_told_which_one_was_meant(graded):
    with pytest.raises(CourseError, match=r'there is no week "week09"\. Did you mean "week90"\?'):
        gather(graded, "week09")


def test_a_class_that_is_not_graded_is_told_the_command(fresh):
    hand_in(fresh.root, "ada", RIGHT)
    with pytest.raises(CourseError, match=f"nothing is graded yet. Run: autograder grade {WEEK}"):
        gather(fresh, WEEK)


def test_a_class_that_handed_in_nothing_is_told_where_to_put_it(fresh):
    with pytest.raises(CourseError, match=f"nobody has handed in anything. .*submitted/STUDENT/{WEEK}"):
        gather(fresh, WEEK)


def test_a_gradebook_of_stock_nbgrader_gives_scores_and_says_so(spoilt):
    for path in spoilt.root.glob("autograded/*/*/*.ipynb"):
        notebook = nbformat.read(path, 4)
        del notebook.metadata["startcode"]
        path.chmod(0o644)
        nbformat.write(notebook, path)
    (spoilt.root / FILE).unlink()
    klass = gather(spoilt, WEEK)
    assert [learner.score for learner in klass.learners] == [11.0, 2.5, 0.0, 0.0]
    assert marks(by_student(klass)["ada"])["double"] is Mark.UNKNOWN
    (note,) = klass.notes
    assert "5 of 5 autograded notebooks were graded by something else" in note
    assert "only points are known" in note


def test_missing_times_and_damaged_lines_are_told(spoilt):
    path = spoilt.root / FILE
    first, *rest = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*rest, first[:30]]))
    notes = gather(spoilt, WEEK).notes
    assert any("Times and memory of 1 graded notebooks are not known" in note for note in notes)
    assert any(f"Damaged lines of {FILE}" in note and note.endswith("1.") for note in notes)


def test_without_the_instructors_notebook_exercises_stand_by_name(spoilt):
    shutil.rmtree(spoilt.source)
    names = [e.name for e in gather(spoilt, WEEK).exercises if e.notebook == "tiny"]
    assert names == ["essay", "plot", "area", "double", "why"]  # by grade id


@pytest.mark.parametrize("student", ["<b>bold", "quo\"te's", "עדה", "\u202eevil", "x" * 120, "a%20b #?&", "new\nline"])
def test_ids_of_all_kinds_are_graded_and_linked(spoilt, student):
    hand_in(spoilt.root, student, RIGHT)
    grade(spoilt)
    sheet = by_student(gather(spoilt, WEEK))[student].sheets[1]
    assert (spoilt.root / "report" / unquote(sheet.link)).resolve().is_file()
    assert not set("<>\"' \n#?") & set(sheet.link)


@pytest.mark.parametrize("student", ["../../escaped", "..", "a/b"])
def test_an_id_that_leads_elsewhere_is_followed_nowhere(spoilt, student):
    with Gradebook(db_url(spoilt.root), "tiny") as gradebook:
        gradebook.update_or_create_student(student)
        with gradebook.db.no_autoflush:  # else SQLAlchemy warns of nbgrader's way to add rows
            gradebook.update_or_create_submission(WEEK, student)
        gradebook.db.commit()
    found = by_student(gather(Course(spoilt.root), WEEK))[student]
    assert all(sheet.link == "" for sheet in found.sheets)
