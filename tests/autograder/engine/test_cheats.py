"""No cheat gains a point, and none costs a point elsewhere."""

import pytest

from autograder.engine.results import Outcome
from tests.autograder.engine.cheats import CHEATS, SINGLE_TESTS, SOURCE, WITH_CHECKS
from tests.autograder.engine.small_notebooks import answered, grade, notebook

SPOILED = {"requests that are replaced", "builtins are patched"}  # their own process, for their own later exercises too


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_gains_nothing_and_costs_nothing_elsewhere(name):
    source = notebook(SOURCE)
    result = grade(source, answered(source, f=CHEATS[name]))
    f, g = result.exercises
    assert f.points == 0
    assert f.outcome not in (Outcome.PASSED, Outcome.NOT_ATTEMPTED)
    assert g.points == 3 or name in SPOILED
    for text in (f.message, f.output, f.traceback or "", *result.remarks):
        assert "16" not in text
        assert "35" not in text


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_gains_nothing_from_the_checks_of_the_course(name):
    source = notebook(WITH_CHECKS)
    f, g = grade(source, answered(source, f=CHEATS[name])).exercises
    assert f.points == 0
    assert f.outcome is not Outcome.PASSED
    assert g.points == 3 or name in SPOILED


@pytest.mark.parametrize("name", [name for name in CHEATS if "equal" in name])
def test_no_way_of_asking_lets_an_object_judge_itself(name):
    tests = "\n".join(f"#[test f{number} 1]\n{text}" for number, text in enumerate(SINGLE_TESTS))
    source = notebook(f"#[given]\nimport numpy as np\n#[solution f]\ndef f(x):\n    return x * x\n{tests}")
    assert grade(source).score == len(SINGLE_TESTS)
    passed = [e.grade_id for e in grade(source, answered(source, f=CHEATS[name])).exercises if e.points]
    assert passed == []


def test_the_honest_answer_passes_the_same_tests():
    assert grade(notebook(SOURCE)).score == 8
    assert grade(notebook(WITH_CHECKS)).score == 8
