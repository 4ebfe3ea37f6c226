"""The oracle itself."""

import numpy as np

from startcode.checks.numeric import central_difference, relative_error


def test_the_slope_of_a_cubic_is_found_to_eight_digits():
    x = np.array([[0.3, -1.2], [2.0, 0.7]])
    np.testing.assert_allclose(central_difference(lambda v: np.sum(v**3), x), 3 * x**2, rtol=1e-8)


def test_a_number_goes_in_as_a_number():
    assert central_difference(lambda v: v * v if isinstance(v, float) else np.nan, 1.5).shape == ()


def test_the_relative_error_of_a_doubled_gradient_is_one_third():
    g = np.array([1.0, -2.0])
    assert np.isclose(relative_error(2 * g, g), 1 / 3)
    assert relative_error(g * 0, g * 0) == 0
