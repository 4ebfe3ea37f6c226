"""The scores that came out against those that were deserved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.course import Course
from autograder.demo.student import Student
from autograder.feedback.grades import Standing, standings


@dataclass(frozen=True)
class Line:
    """One student in the table: what the gradebook says, and every way in which it is not what was deserved."""

    student: Student
    score: float
    deserved: float
    max_score: float
    late_penalty: float
    wrong: tuple[str, ...]


def compare(course: Course, week: str, students: Iterable[Student], points: Mapping[str, float]) -> list[Line]:
    """A line for every student; `points` are those of the lesson's exercises by name."""
    found = {standing.student: standing for standing in standings(course, week)}
    return [_line(student, found.get(student.id), points) for student in students]


def _line(student: Student, standing: Standing | None, points: Mapping[str, float]) -> Line:
    deserved, most = student.deserves(points), sum(points.values())
    if standing is None:
        return Line(student, 0.0, deserved, most, 0.0, ("is not in the gradebook",))
    wrong = tuple(_differences(student, standing, points))
    if not wrong and standing.score != deserved:
        wrong = (f"has {standing.score:g} points in all",)
    return Line(student, standing.score, deserved, most, standing.late_penalty, wrong)


def _differences(student: Student, standing: Standing, points: Mapping[str, float]) -> Iterator[str]:
    for exercise, worth in points.items():
        grade = standing.grades.get(f"test_{exercise}")
        earned = grade.points if grade else None
        deserved = 0.0 if exercise in student.loses else worth
        if earned != deserved:
            yield f"{exercise} earned {earned} instead of {deserved:g}"
