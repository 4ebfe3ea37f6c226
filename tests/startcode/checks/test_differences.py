"""A wrong value in numbers."""

import numpy as np

from startcode.checks.differences import difference


def said(got, expected, right=None):
    return difference(got, expected, np.equal(got, expected) if right is None else right)


def test_a_small_array_is_printed_whole_beside_the_expected_one():
    text = said(np.array([1.0, 2.0]), np.array([1.0, 2.5]))
    assert text == "got       [1. 2.]\nexpected  [1.  2.5]"


def test_of_a_large_array_the_worst_place_and_the_number_of_right_entries_are_told():
    grid = np.zeros((6, 7))
    off = grid.copy()
    off[4, 2] = 3
    assert said(off, grid) == "41 of 42 entries are right. Largest difference at [4, 2]: got 3, expected 0."


def test_nothing_right_is_said_in_words():
    assert said(np.ones(20), np.zeros(20)).startswith("None of 20 entries are right.")


def test_a_right_entry_of_a_large_number_is_not_called_the_worst():
    expected = np.full(20, 1e9)
    got = expected.copy()
    got[3] += 50.0
    expected[7], got[7] = 1.0, 2.0
    assert "at [7]" in said(got, expected, np.isclose(got, expected, rtol=1e-6))


def test_nan_is_the_worst():
    got = np.zeros(20)
    got[2], got[5] = 9.0, np.nan
    assert "at [5]: got nan" in said(got, np.zeros(20))
