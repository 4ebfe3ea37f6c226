"""How good the tests of every lesson are: the records hold, and a random tenth of the mutants is tried again."""

import os
from collections import Counter
from pathlib import Path

import pytest

from autograder.audit.answer import Answer
from autograder.audit.command import audit_course, current_page
from autograder.audit.mutants import mutants
from autograder.audit.page import PATH
from autograder.audit.record import COMMAND, differences, faults, read_record
from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course

COURSE = Course(Path(__file__).parents[2])
SCRIPTS = COURSE.lessons()


def name(value: Path) -> str:
    return f"{value.parent.name}/{value.stem}"


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_the_audit_of_a_lesson_is_recorded_up_to_date_and_good_enough(script):
    assert [str(fault) for fault in faults(script)] == []


@pytest.mark.parametrize("week", COURSE.weeks())
def test_a_random_tenth_of_the_mutants_fares_as_recorded(week):
    seed = int.from_bytes(os.urandom(3), "big")
    for script, fresh in zip(COURSE.lessons([week]), audit_course(COURSE, [week], sample=0.1, seed=seed), strict=True):
        record = read_record(script)
        assert record, f'{name(script)} has no record. Run "{COMMAND}".'
        assert fresh.tried
        assert fresh.errors == ()
        told = "\n".join(differences(record, fresh))
        assert not told, f'{told}\n(seed {seed}) Run "{COMMAND}".'


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_no_two_mutants_of_an_exercise_have_one_name(script):
    for cell in read_lesson(script).of(Kind.EXERCISE):
        names = Counter(mutant.diff for mutant in mutants(Answer.of(cell)))
        assert names.most_common(1)[0][1] == 1, names.most_common(1)[0][0]


def test_the_page_is_what_the_records_give():
    written = (COURSE.root / PATH).read_text(encoding="utf-8")
    assert written == current_page(COURSE), f'{PATH} is stale. Run "{COMMAND}".'
