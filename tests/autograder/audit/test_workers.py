"""Processes that try answers, some of which never end."""

import pytest

from autograder.audit.trial import Trial
from autograder.audit.workers import Workers
from autograder.authoring.lesson import read_lesson
from startcode.checks import Outcome

from .tiny import script, tiny_course

NAME = "week01/areas"


def centre(body, limit=0.5):
    return Trial(NAME, "centre", f"def centre(X):\n    {body}\n", limit)


RIGHT = centre("return X - X.mean(axis=1, keepdims=True)", limit=60)
WRONG = centre("return X", limit=60)
ENDLESS = centre("while True: pass")
ASLEEP = centre("import time; time.sleep(999)", limit=0.05)
DEAD = centre("import os; os.kill(os.getpid(), 9)")
GREEDY = centre("return np.ones(10**12)", limit=60)


@pytest.fixture(scope="module")
def workers(tmp_path_factory):
    course = tiny_course(tmp_path_factory.mktemp("tiny"))
    with Workers(course.root, {NAME: read_lesson(script(course))}, 1) as workers:
        yield workers


def outcomes(workers, *trials):
    return [verdict.outcome for verdict in workers.judge(trials)]


def test_verdicts_come_in_the_order_of_the_trials_and_progress_is_told(workers):
    told = []
    verdicts = workers.judge([WRONG, Trial(NAME, "centre"), RIGHT], lambda *numbers: told.append(numbers))
    assert [verdict.passed for verdict in verdicts] == [False, True, True]
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("stuck", [ENDLESS, ASLEEP], ids=["busy", "asleep"])
def test_one_that_never_ends_is_killed_and_a_fresh_worker_takes_its_place(workers, stuck):
    assert outcomes(workers, stuck, RIGHT) == [Outcome.TIMED_OUT, Outcome.PASSED]


def test_one_that_kills_its_process_or_wants_all_memory_stops_nobody_else(workers):
    assert outcomes(workers, DEAD, GREEDY, RIGHT) == [Outcome.CRASHED, Outcome.CRASHED, Outcome.PASSED]


def test_two_workers_share_the_work(tmp_path):
    course = tiny_course(tmp_path)
    with Workers(course.root, {NAME: read_lesson(script(course))}, 2) as workers:
        assert outcomes(workers, ENDLESS, RIGHT, WRONG) == [Outcome.TIMED_OUT, Outcome.PASSED, Outcome.FAILED]
