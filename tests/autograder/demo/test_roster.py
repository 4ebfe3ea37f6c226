"""Is the class of the demo the one that was promised?"""

from collections import Counter
from pathlib import Path

import pytest

from autograder.authoring.cells import Kind
from autograder.demo import damage
from autograder.demo.roster import the_class
from autograder.authoring.lesson import read_lesson
from autograder.authoring.variants import VariantKind, read_variants

SCRIPT = Path(__file__).parents[3] / "course" / "week02" / "logistic_regression.py"


@pytest.fixture(scope="module")
def lesson():
    return read_lesson(SCRIPT)


@pytest.fixture(scope="module")
def variants():
    return read_variants(SCRIPT)


@pytest.fixture(scope="module")
def students(lesson, variants):
    return the_class({cell.name: cell.source for cell in lesson.of(Kind.EXERCISE)}, variants)


def test_at_least_twelve_students_each_with_their_own_id(students):
    assert len(students) >= 12
    assert max(Counter(student.id for student in students).values()) == 1


def test_every_known_mistake_is_handed_in_and_costs_its_exercise(students, variants):
    for variant in variants:
        if variant.kind is VariantKind.WRONG:
            owners = [student for student in students if student.answers.get(variant.exercise) == variant.source]
            assert len(owners) == 1, variant.name
            assert variant.exercise in owners[0].loses


def test_every_other_right_answer_is_handed_in_and_costs_nothing(students, variants):
    for variant in variants:
        if variant.kind is VariantKind.RIGHT:
            owners = [student for student in students if student.answers.get(variant.exercise) == variant.source]
            assert len(owners) == 1, variant.name
            assert not owners[0].loses


def test_whoever_loses_points_has_a_reason(students, lesson):
    references = {cell.name: cell.source for cell in lesson.of(Kind.EXERCISE)}
    for student in students:
        changed = {name for name in references if student.answers.get(name) != references[name]}
        if not student.damage:
            assert student.loses <= changed, student.id


def test_the_class_holds_every_kind_of_submission(students):
    assert any(student.days_late for student in students)
    assert any(not student.enrolled for student in students)
    assert any(not student.answers for student in students)
    assert {damage.cut_off, damage.renamed, damage.for_another_language} <= {student.damage for student in students}
    assert sum(student.damage is not None for student in students) >= 6


def test_what_a_student_deserves_is_the_sum_of_what_they_do_not_lose(students):
    points = {"sigmoid": 10.0, "optimize": 15.0, "predict": 3.5}
    deserved = {student.id: student.deserves(points) for student in students}
    assert (deserved["ada"], deserved["new-nia"], deserved["endless-ed"]) == (28.5, 0.0, 13.5)


def test_the_class_follows_from_the_lesson_alone(students, lesson, variants):
    again = the_class({cell.name: cell.source for cell in lesson.of(Kind.EXERCISE)}, variants)
    assert [student.id for student in again] == [student.id for student in students]
    assert [student.answers for student in again] == [student.answers for student in students]
