import numpy as np
import pytest

from startcode.diagnosis.ratios import common_factor, explain_ratio, named_ratios

SIZES = {"m": 5, "n_x": 3, "keep_prob": 0.8, "d": 7}


def names(factor):
    return [("1/" if ratio.inverse else "") + ratio.text for ratio in named_ratios(factor, SIZES, 1e-9)]


@pytest.mark.parametrize(
    ("factor", "name"),
    [
        *((5, "m"), (1 / 5, "1/m"), (25, "m²"), (2, "2"), (0.5, "1/2"), (7**0.5, "√d"), (7**-0.5, "1/√d")),
        *((4 / 5, "keep_prob"), (6 / 7, "(d − 1)/d"), (35, "m·d"), (3 / 5, "n_x/m"), (np.log(2), "ln 2")),
    ],
)
def test_a_factor_goes_by_its_simplest_name(factor, name):
    assert name in names(factor)


def test_a_factor_without_a_name_has_none():
    assert names(1.2345) == []


def test_a_size_of_2_and_the_number_2_are_both_named():
    assert [ratio.text for ratio in named_ratios(2, {"n_y": 2}, 1e-9)] == ["n_y", "2"]


def test_sizes_that_are_equal_are_all_named():
    text = explain_ratio(5, named_ratios(5, {"m": 5, "n": 5}, 1e-9))

    assert "m is 5" in text
    assert "n is 5" in text


@pytest.mark.parametrize(
    ("factor", "text"),
    [
        (5, "5 times too large, and m is 5: is the division by m missing?"),
        (1 / 5, "5 times too small, and m is 5: is there one division by m too many, or a mean where a sum is meant?"),
        (0.8, "0.8 times what it should be, and keep_prob is 0.8: perhaps a division by keep_prob is missing, or"),
        (1 / 0.8, "1.25 times too large, and 1/keep_prob is 1.25: perhaps a factor keep_prob is missing, or"),
        (2, "2 times too large: is a factor 1/2 missing, or does something count twice?"),
        (1.2345, "1.234 times too large: a factor that should not be there, or one that is missing?"),
    ],
)
def test_a_factor_is_said_with_its_size_its_name_and_what_to_look_for(factor, text):
    assert explain_ratio(factor, named_ratios(factor, SIZES, 1e-9)).startswith(text)


def test_a_factor_is_read_off_where_it_can_be():
    assert common_factor(np.array([0.0, 6.0]), np.array([0.0, 3.0])) == 2
    assert common_factor(np.array([1.0]), np.array([0.0])) is None
    assert common_factor(np.array([]), np.array([])) is None
