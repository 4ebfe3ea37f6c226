"""What is said about the time steps of a wrong result."""

import numpy as np
import pytest

from startcode.checks.pictures.steps import Steps, steps_of


def words(pattern):
    """What is said of steps written as a text: "." right, "x" wrong."""
    return Steps(tuple(letter == "x" for letter in pattern)).words()


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("....xxx", "right up to time step 3, wrong from step 4 on"),
        (".xxxxxx", "right up to time step 0, wrong from step 1 on"),
        ("......x", "right up to time step 5, wrong at the last, 6"),
        ("x......", "wrong at time step 0 only"),
        ("xxxx...", "wrong up to time step 3, right from step 4 on"),
        ("xxxxxx.", "wrong up to time step 5, right from step 6 on"),
        ("..x....", "right up to time step 1; of 7 time steps only step 2 is wrong"),
        ("..x.x.x", "right up to time step 1; of 7 time steps 3 are wrong (2, 4, 6)"),
        ("x..x...", "of 7 time steps 2 are wrong (0, 3)"),
        ("xxxxxxx", "wrong at every time step"),
        ("xx", "wrong at every time step"),
    ],
)
def test_the_words_say_where_a_result_departs(pattern, said):
    assert words(pattern).startswith(said)


def test_many_wrong_steps_are_not_listed_all():
    assert words("x.x.x.x.x.x.x.x.x").count(",") == 5


def test_one_wrong_entry_makes_a_step_wrong():
    right = np.ones((3, 5, 4), dtype=bool)
    right[1, 2, 3] = False
    assert steps_of(right, -1).wrong == (False, False, False, True)
    assert steps_of(right, 1).wrong == (False, False, True, False, False)


@pytest.mark.parametrize("axis", [None, 3, -4])
def test_without_such_an_axis_there_are_no_steps(axis):
    assert steps_of(np.zeros((3, 5, 4), dtype=bool), axis) is None


def test_a_single_step_or_a_right_result_tells_nothing_of_time():
    assert steps_of(np.zeros((3, 1), dtype=bool), -1) is None
    assert steps_of(np.ones((3, 5), dtype=bool), -1) is None
