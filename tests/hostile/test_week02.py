"""Cheats gain nothing on a real lesson, and what is right keeps its points."""

from dataclasses import replace

import pytest

from autograder.grading import warm
from autograder.grading.task import Task
from autograder.grading.worker import grade
from autograder.publishing.private import Secrets

from .case import as_json
from .grading import TIMES, for_the_learner, impatient
from .week02 import CASES, SOURCE

COURSE = SOURCE.parents[2]
LESSON = "week02/logistic_regression"


@pytest.fixture(scope="module", autouse=True)
def _warm():
    yield
    warm.close_all()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_cheat_gains_nothing_on_week02(case):
    made = as_json(case.notebook())
    times = replace(TIMES, call_seconds=case.call_seconds, test_seconds=60.0, total_seconds=120.0)
    with impatient(times):
        graded = grade(Task(str(COURSE), "week02", SOURCE.stem, "cheat", SOURCE.read_bytes(), made, seed=777))
    assert {found.name: str(found.outcome) for found in graded.exercises if found.points == 0} == dict(case.loses)
    assert graded.score == case.deserves
    found = Secrets.of(COURSE / "source").found_in(for_the_learner(graded), LESSON)
    assert [secret for _, secret in found if secret.what.startswith("the hidden test")] == []
