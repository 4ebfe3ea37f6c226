"""Right or wrong, and what kind of wrong."""

import numpy as np
import pytest

from startcode.checks.failure import Failure
from startcode.checks.values import Context, demand_close


def failure(got, expected, **context):
    with pytest.raises(Failure) as caught:
        demand_close("cost", got, expected, Context(**context))
    return caught.value


def test_a_missing_mean_is_named_after_the_size():
    assert "m is 5" in failure(5 * np.array([1.1037, 1.5193]), np.array([1.1037, 1.5193]), sizes={"m": 5}).headline


def test_a_small_array_is_shown_whole_and_a_large_one_at_its_worst_place():
    assert "expected" in failure(np.array([1.0, 2.0]), np.array([1.0, 2.5])).details
    grid = np.zeros((6, 7))
    off = grid.copy()
    off[4, 2] = 3
    assert "[4, 2]: got 3, expected 0" in failure(off, grid).details


def test_a_hidden_failure_has_no_details():
    assert failure(1.0, 2.5, hidden=True).details == ""


def test_single_precision_is_good_enough_for_a_single_precision_answer():
    demand_close("cost", np.float32(1.0001), 1.0, Context())
    assert failure(1.0001, 1.0)


def test_text_is_compared_as_text():
    demand_close("word", "cat", "cat", Context())
    assert "'dog'" in failure("dog", "cat").details
