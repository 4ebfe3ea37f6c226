"""What is read from nbgrader's gradebook."""

from datetime import timedelta

import pytest
from nbgrader.api import Gradebook

from autograder.grading.room import Room
from autograder.report.rows import open_week
from tests.autograder.grading.tiny_course import WEEK, db_url


@pytest.fixture
def submissions(spoilt):
    """Everyone's, after something was changed in the gradebook."""

    def changed(change):
        with Gradebook(db_url(spoilt.root), "tiny") as gradebook, gradebook.db.no_autoflush:
            change(gradebook)
            gradebook.db.commit()
        with open_week(Room.of(spoilt), WEEK) as rows:
            return {found.student: found for found in rows.submissions()}

    return changed


def test_another_week_with_the_same_names_adds_nothing(submissions):
    def add(gradebook):
        gradebook.add_assignment("week91")
        gradebook.add_notebook("tiny", "week91")
        gradebook.add_grade_cell("test_double", "tiny", "week91", max_score=50, cell_type="code")
        gradebook.add_submission("week91", "ada")
        gradebook.find_grade("test_double", "tiny", "week91", "ada").auto_score = 50
        gradebook.find_submission_notebook("tiny", "week91", "ada").late_submission_penalty = 9

    ada = submissions(add)["ada"]
    assert ada.rows["tiny", "test_double"].points == 4.0
    assert sum(row.points for row in ada.rows.values()) == 11.0
    assert ada.late_penalty == 0.0


def test_what_a_person_has_graded_waits_no_longer(submissions):
    def grade(gradebook):
        gradebook.find_grade("why", "tiny", WEEK, "ada").manual_score = 5.0

    ada = submissions(grade)["ada"].rows
    assert (ada["tiny", "why"].points, ada["tiny", "why"].waits) == (5.0, False)
    assert ada["tiny", "plot"].waits


@pytest.mark.parametrize(("hours", "late"), [(1, 1.5), (3, 0.0)])
def test_an_extension_is_counted(submissions, hours, late):
    def extend(gradebook):
        gradebook.find_submission(WEEK, "cy").extension = timedelta(hours=hours)

    assert submissions(extend)["cy"].seconds_late == late * 3600


@pytest.mark.parametrize("name", ["duedate", "timestamp"])
def test_without_a_due_date_or_a_time_nothing_is_late(submissions, name):
    def clear(gradebook):
        submission = gradebook.find_submission(WEEK, "cy")
        submission.extension = timedelta(hours=1)  # nbgrader itself stumbles over it when there is no due date
        setattr(submission if name == "timestamp" else submission.assignment, name, None)

    assert submissions(clear)["cy"].seconds_late == 0.0
