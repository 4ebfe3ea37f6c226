"""Tests of other courses run split as they run in one process."""

import pytest

from tests.autograder.engine.idioms import IDIOMS
from tests.autograder.engine.small_notebooks import answered, grade, notebook

CASES = [(name, key) for name, (_, wrong) in IDIOMS.items() for key in wrong]


@pytest.mark.parametrize("name", IDIOMS)
def test_right_answers_get_all_points_split(name):
    result = grade(notebook(IDIOMS[name][0]))
    assert [(e.name, e.outcome, e.message) for e in result.exercises if e.points != e.max_points] == []


@pytest.mark.parametrize(("name", "key"), CASES)
def test_a_wrong_answer_loses_points_split(name, key):
    text, wrong = IDIOMS[name]
    source = notebook(text)
    result = grade(source, answered(source, **{key: wrong[key]}))
    assert result.score < result.max_score
