"""The oracle itself."""

import numpy as np

from startcode.checks.numeric import central_difference, compare_gradients


def test_the_slope_of_a_cubic_is_found_to_eight_digits():
    x = np.array([[0.3, -1.2], [2.0, 0.7]])
    np.testing.assert_allclose(central_difference(lambda v: np.sum(v**3), x), 3 * x**2, rtol=1e-8)


def test_a_number_goes_in_as_a_number():
    assert central_difference(lambda v: v * v if isinstance(v, float) else np.nan, 1.5).shape == ()


MEASURED = np.array([[1.0, -2.0], [0.5, 3e-6]])


def test_a_gradient_equals_itself_and_nothing_equals_zero():
    assert compare_gradients(MEASURED, MEASURED)[1]
    assert compare_gradients(0 * MEASURED, 0 * MEASURED)[1]
    assert not compare_gradients(0 * MEASURED, MEASURED)[1]


def test_the_entry_that_is_wrong_is_named():
    wrong = MEASURED.copy()
    wrong[1, 0] *= 1.01
    right, holds = compare_gradients(wrong, MEASURED)
    assert not holds
    assert right.tolist() == [[True, True], [False, True]]


def test_what_central_differences_get_wrong_by_themselves_counts_against_nobody():
    near = MEASURED + np.array([[0, 0], [0, 2e-10]])  # 7e-5 of a tiny entry
    assert compare_gradients(near, MEASURED)[1]
    assert not compare_gradients(MEASURED + np.array([[0, 0], [0, 1e-7]]), MEASURED)[1]


def test_many_small_errors_that_no_entry_shows_are_seen_in_the_whole():
    assert not compare_gradients(MEASURED * (1 + 5e-6), MEASURED)[1]


def test_nan_is_never_right():
    right, holds = compare_gradients(np.full(2, np.nan), np.ones(2))
    assert not holds
    assert not right.any()
