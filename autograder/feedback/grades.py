"""What nbgrader's gradebook knows of a submission: points, a grader's changes and comments, lateness."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading.ledger import open_ledger
from autograder.grading.room import Room


@dataclass(frozen=True)
class Grade:
    """The row of one graded cell; `by_hand` is None as long as no grader has set points."""

    grade_id: str
    points: float
    max_points: float
    automatic: float | None
    by_hand: float | None
    extra: float
    waits_for_reader: bool


@dataclass(frozen=True)
class Standing:
    """One notebook of one submission."""

    student: str
    notebook: str
    score: float
    max_score: float
    late_penalty: float
    seconds_late: float
    grades: dict[str, Grade]  # by grade_id
    comments: dict[str, str]  # a grader's words, by the grade_id of the answer


def standings(course: Course, week: str, students: Iterable[str] = ()) -> list[Standing]:
    """Every notebook that `students` (default: all) handed in for `week`, whether it could be graded or not.

    CourseError for a week that was never released, and for a student whose submission is not graded.
    """
    room = Room.of(course)
    with open_ledger(room, week), Gradebook(room.db_url) as gradebook:
        submissions = {found.student.id: found for found in gradebook.assignment_submissions(week)}
        chosen = list(students) or sorted(submissions)
        for student in chosen:
            if student not in submissions:
                close = get_close_matches(student, submissions, n=1)
                hint = f'Did you mean "{close[0]}"?' if close else f"Run: autograder grade {week}"
                raise CourseError(week, f'the gradebook has no submission of "{student}".', hint)
        if not chosen:
            raise CourseError(week, "nothing is graded yet.", f"Run: autograder grade {week}")
        return [_standing(submissions[student], row) for student in chosen for row in submissions[student].notebooks]


def _standing(submission: Any, row: Any) -> Standing:  # noqa: ANN401  (nbgrader's rows have no types)
    return Standing(
        student=str(submission.student.id),
        notebook=str(row.name),
        score=float(row.score),
        max_score=float(row.max_score),
        late_penalty=float(row.late_submission_penalty or 0),
        seconds_late=float(submission.total_seconds_late),
        grades={str(grade.name): _grade(grade) for grade in row.grades},
        comments={str(comment.name): comment.manual_comment for comment in row.comments if comment.manual_comment},
    )


def _grade(row: Any) -> Grade:  # noqa: ANN401
    return Grade(
        grade_id=str(row.name),
        points=float(row.score),
        max_points=float(row.max_score),
        automatic=row.auto_score,
        by_hand=row.manual_score,
        extra=float(row.extra_credit or 0),
        waits_for_reader=bool(row.needs_manual_grade) and row.manual_score is None,
    )
