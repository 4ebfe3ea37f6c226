"""Would the demo notice a wrong grade?"""

import pytest

from autograder.demo.proof import compare
from autograder.demo.student import Student
from autograder.feedback.grades import Grade, Standing

POINTS = {"one": 10.0, "two": 5.0}
ADA = Student("ada", "all right")
HAL = Student("hal", "half", loses=frozenset({"two"}))


@pytest.fixture
def lines(monkeypatch, tmp_path):
    def make(students, **earned):
        rows = []
        for student, (one, two) in earned.items():
            grades = {
                f"test_{name}": Grade(f"test_{name}", points, POINTS[name], points, None, 0.0, False)
                for name, points in (("one", one), ("two", two))
                if points is not None
            }
            rows.append(Standing(student, "x", sum(g.points for g in grades.values()), 15.0, 0.0, 0.0, grades, {}))
        monkeypatch.setattr("autograder.demo.proof.standings", lambda course, week: rows)
        return compare(tmp_path, "week02", students, POINTS)

    return make


def test_scores_as_deserved_are_no_mistake(lines):
    ada, hal = lines([ADA, HAL], ada=(10.0, 5.0), hal=(10.0, 0.0))
    assert (ada.score, ada.wrong, hal.score, hal.wrong) == (15.0, (), 10.0, ())


def test_too_few_points_are_noticed(lines):
    (ada,) = lines([ADA], ada=(10.0, 0.0))
    assert ada.wrong == ("two earned 0.0 instead of 5",)


def test_too_many_points_are_noticed(lines):
    (hal,) = lines([HAL], hal=(10.0, 5.0))
    assert hal.wrong == ("two earned 5.0 instead of 0",)


def test_the_right_sum_from_wrong_parts_is_noticed(lines):
    (hal,) = lines([HAL], hal=(5.0, 5.0))
    assert len(hal.wrong) == 2


def test_a_grade_that_is_not_there_is_noticed(lines):
    (ada,) = lines([ADA], ada=(10.0, None))
    assert "two earned None" in ada.wrong[0]


def test_a_student_who_is_not_there_is_noticed(lines):
    (ada,) = lines([ADA])
    assert ada.wrong == ("is not in the gradebook",)
