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


def test_a_hidden_failure_has_no_details_and_no_picture():
    assert failure(1.0, 2.5, hidden=True).details == ""
    rng = np.random.default_rng(0)
    got, expected = rng.normal(size=(2, 5, 7))
    assert failure(got, expected).picture
    assert failure(got, expected, hidden=True).picture is None


def test_a_picture_is_drawn_where_nothing_better_is_known():
    rng = np.random.default_rng(0)
    expected = rng.normal(size=(5, 7))
    part = expected.copy()
    part[2:4] += 1 + rng.random((2, 7))
    unknown = failure(rng.normal(size=(5, 7)), expected)
    assert (unknown.diagnosis, unknown.picture is not None) == (None, True)
    assert (failure(part, expected).diagnosis, failure(part, expected).picture is not None) == ("some-slices", True)


@pytest.mark.parametrize("wrong", [np.negative, np.flipud, np.zeros_like, lambda x: 5 * x, lambda x: x / np.nan])
def test_no_picture_is_drawn_where_the_diagnosis_says_it_all(wrong):
    expected = np.random.default_rng(0).normal(size=(5, 7))
    found = failure(wrong(expected), expected, sizes={"m": 5})
    assert found.diagnosis
    assert found.picture is None


def test_a_suspect_says_more_than_a_picture():
    got, expected = np.random.default_rng(0).normal(size=(2, 5, 7))
    assert failure(got, expected, suspects={"adding a slip": got}).picture is None


def test_the_formula_is_the_hint_for_a_value_of_which_no_more_is_known():
    got, expected = np.random.default_rng(0).normal(size=(2, 5, 7))
    assert failure(got, expected).rung == 2
    assert failure(got, expected, rung=3).rung == 3


def test_wrong_at_every_time_step_is_said_too():
    got, expected = np.random.default_rng(0).normal(size=(2, 5, 7))
    assert "wrong at every time step" in failure(got, expected, time_axis=-1).headline
    assert failure(-expected, expected, time_axis=-1).diagnosis == "sign"


def test_single_precision_is_good_enough_for_a_single_precision_answer():
    demand_close("cost", np.float32(1.0001), 1.0, Context())
    assert failure(1.0001, 1.0)


def test_text_is_compared_as_text():
    demand_close("word", "cat", "cat", Context())
    assert "'dog'" in failure("dog", "cat").details
