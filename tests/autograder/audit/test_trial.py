"""One answer tried, in this process."""

import pytest

from autograder.audit.trial import Trial, judge
from autograder.authoring.lesson import read_lesson
from autograder.authoring.rehearsal import Rehearsal
from startcode.checks import Outcome

from .tiny import SHARP, script, tiny_course

NAME = "week01/areas"


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory):
    course = tiny_course(tmp_path_factory.mktemp("tiny"))
    return Rehearsal(read_lesson(script(course)))


def test_the_reference_passes(rehearsal):
    assert judge(rehearsal, Trial(NAME, "centre")).passed


def test_a_wrong_answer_fails_with_its_diagnosis(rehearsal):
    verdict = judge(rehearsal, Trial(NAME, "centre", "def centre(X):\n    return np.mean(X, 1, keepdims=True) - X\n"))
    assert (verdict.outcome, verdict.diagnosis) == (Outcome.FAILED, "sign")


@pytest.mark.parametrize("body", ["raise SystemExit(0)", "import os; os.abort_", "return 1 / 0"])
def test_an_answer_that_leaves_or_breaks_is_no_pass(rehearsal, body):
    assert not judge(rehearsal, Trial(NAME, "centre", f"def centre(X):\n    {body}\n")).passed


@pytest.mark.parametrize("top", ["raise SystemExit", "1 / 0", "centre = None"])
def test_a_cell_that_breaks_on_the_way_is_no_pass(rehearsal, top):
    assert not judge(rehearsal, Trial(NAME, "centre", f"def centre(X):\n    return X\n{top}\n")).passed


def test_a_test_that_raises_outside_its_block_is_no_pass(tmp_path):
    course = tiny_course(tmp_path, check=f"{SHARP}\nassert centre(np.ones((2, 2))).any()")
    verdict = judge(Rehearsal(read_lesson(script(course))), Trial(NAME, "centre"))
    assert (verdict.outcome, verdict.message) == (Outcome.CRASHED, "AssertionError: ")


def test_the_first_random_stream_that_fails_decides(tmp_path):
    course = tiny_course(tmp_path, check="check.that(check.rng.random() < 0.9, 'bad luck')")
    lucky = Rehearsal(read_lesson(script(course)))
    assert judge(lucky, Trial(NAME, "centre")).passed
    assert not judge(lucky, Trial(NAME, "centre", seeds=tuple(range(1, 100)))).passed
