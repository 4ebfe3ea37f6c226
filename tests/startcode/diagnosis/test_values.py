"""What the planted mistakes of the evaluation do not show: order, silence, wording."""

import numpy as np
import pytest

from startcode.diagnosis import diagnose

RNG = np.random.default_rng(3)
EXPECTED = RNG.normal(size=(4, 7))


def relation(got, expected, **more):
    diagnosis = diagnose(got, expected, **more)
    return diagnosis and diagnosis.relation


def test_a_suspect_comes_before_everything_else():
    assert relation(-EXPECTED, EXPECTED, suspects={"Y − A for A − Y": -EXPECTED}) == "suspect:Y − A for A − Y"


def test_a_suspect_of_another_shape_than_meant_is_recognised():
    wrong = RNG.normal(size=(4, 4))

    assert relation(wrong, EXPECTED, suspects={"A @ A.T": wrong}) == "suspect:A @ A.T"


def test_a_suspect_that_equals_the_right_answer_accuses_nobody():
    assert relation(EXPECTED.copy(), EXPECTED, suspects={"the right answer": EXPECTED}) is None


def test_zeros_are_not_taken_for_an_argument_of_zeros():
    assert relation(np.zeros((4, 7)), EXPECTED, inputs={"b": np.zeros((4, 7))}) == "zeros"


def test_infinities_that_are_meant_do_not_hide_a_mistake():
    scores = np.where(np.tri(7), RNG.normal(size=(7, 7)), -np.inf)

    assert relation(-np.where(np.isfinite(scores), scores, np.inf), scores) == "sign"
    assert relation(scores.copy(), scores) is None


def test_nan_is_placed_by_the_argument_that_is_zero_there():
    A = np.array([0.3, 0.0, 0.7, 0.0])
    got = np.where(A == 0, np.nan, 1.0)

    assert "2 of 4 entries are nan (not a number), just where A is 0" in diagnose(got, A, inputs={"A": A}).message


def test_a_single_number_that_two_relations_explain_is_left_alone():
    expected = 0.4012345678901234
    b = np.sqrt(expected) - expected  # so that the root and a bias too many give one number

    assert relation(np.sqrt(expected), expected) == "square-root"
    assert relation(np.sqrt(expected), expected, inputs={"b": b}) is None


@pytest.mark.parametrize(("got", "expected"), [(2, 1), (0, 3), (0.5, 0.25), (-0.5, 0.5), (0.46, 0.92), (1, 0)])
def test_single_whole_numbers_and_plain_fractions_prove_nothing(got, expected):
    assert relation(got, expected, sizes={"m": 2}) is None


@pytest.mark.parametrize(
    "expected", [np.zeros((3, 4)), np.ones((3, 4)), np.full(5, 0.5), np.zeros(0), np.zeros((3, 0))]
)
def test_degenerate_results_make_no_false_claims(expected):
    for got in (np.zeros_like(expected), np.ones_like(expected), expected * 0.5, RNG.normal(size=expected.shape)):
        assert relation(got, expected, sizes={"m": 3}) is None


def test_the_same_mistake_is_found_in_a_large_array():
    big = RNG.normal(size=(700, 700))

    assert relation(big * 7, big, sizes={"m": 7}) == "sum-for-mean"
    assert relation(big.T, big) == "transpose"
    assert relation(big[::-1], big) == "reversed"


def test_what_holds_at_the_corners_only_is_not_claimed():
    big = RNG.normal(size=(700, 700))
    got = -big
    got[80:-80, 80:-80] = 1.0

    assert relation(got, big) is None


def test_numbers_and_places_in_a_message_are_those_of_the_whole_array():
    big = RNG.normal(size=(120, 300))
    few, some = big.copy(), big.copy()
    few[0, 0] += 1
    few[30:60, 100:180] += RNG.normal(size=(30, 80))
    some[[3, 70]] += RNG.normal(size=(2, 300))

    assert "only 2401 of 36000 entries are wrong" in diagnose(few, big).message
    assert "at the indices 3 and 70 along axis 0" in diagnose(some, big).message


def test_of_a_huge_array_no_numbers_and_places_are_claimed():
    huge = RNG.normal(size=(600, 700))
    few, some = huge.copy(), huge.copy()
    few[5, [5, 9]] += 1
    some[3] += RNG.normal(size=700)

    assert "only a few entries are wrong" in diagnose(few, huge).message
    assert "for some indices along axis 0:" in diagnose(some, huge).message


@pytest.mark.parametrize("make", [np.copy, lambda x: x * (1 + 1e-13), lambda x: x.astype(object).astype(float)])
def test_a_right_result_has_no_diagnosis(make):
    assert relation(make(EXPECTED), EXPECTED) is None


def test_a_factor_of_a_few_digits_shows_no_expected_value():
    message = diagnose(3.21 * EXPECTED, EXPECTED).message

    assert message.startswith("every entry is 3.21 times too large")
    assert not any(f"{abs(value):.3g}" in message for value in EXPECTED.flat)


def test_single_precision_is_called_by_its_name():
    assert "as float32 does" in diagnose(EXPECTED.astype(np.float32), EXPECTED).message


def test_a_relation_is_seen_through_single_precision():
    assert relation((5 * EXPECTED).astype(np.float32), EXPECTED, sizes={"m": 5}) == "sum-for-mean"


def test_lengths_of_axes_serve_as_sizes_where_none_are_named():
    Y = RNG.normal(size=(1, 11))
    message = diagnose(np.sum(Y * Y), np.mean(Y * Y), inputs={"Y": Y}).message

    assert "11 times too large, and the length of axis 1 of Y is 11" in message
