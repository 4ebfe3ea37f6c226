import numpy as np
import pytest

from startcode.diagnosis.case import SEARCHED, Case, agree

FLOAT = np.dtype(float)


def case(got, expected, **more):
    return Case(np.asarray(got, float), np.asarray(expected, float), FLOAT, **more)


@pytest.mark.parametrize("shape", [(1000, 1000), (10**6,), (10**6, 1), (1, 200_000), (30, 40, 50, 20), (2,) * 18])
def test_a_search_never_looks_at_more_entries_than_it_may(shape):
    values = np.broadcast_to(1.0, shape)

    assert Case(values, values, FLOAT).corners(SEARCHED).got.size <= SEARCHED


def test_corners_of_a_transpose_are_the_transpose_of_the_corners():
    big = np.arange(250_000.0).reshape(500, 500)
    small = case(big.T, big).corners(SEARCHED)

    assert np.array_equal(small.got, small.expected.T)
    assert not small.whole


def test_corners_of_a_reversed_array_are_the_reversed_corners():
    big = np.arange(100_001.0)
    small = case(big[::-1], big).corners(SEARCHED)

    assert np.array_equal(small.got, small.expected[::-1])


def test_arguments_that_broadcast_are_cut_like_the_result_and_others_are_left_out():
    big = np.arange(250_000.0).reshape(500, 500)
    small = case(big, big, inputs={"b": big[:1], "other": np.ones((3, 7))}).corners(SEARCHED)

    assert np.array_equal(small.inputs["b"][0], small.expected[0])
    assert "other" not in small.inputs


def test_a_single_pair_must_agree_more_closely_than_many():
    assert case([1.0], [1 + 1e-8]).wrong.all()
    assert not case([1.0, 2.0], [1 + 1e-8, 2.0]).wrong.any()


def test_what_rounding_leaves_of_a_zero_is_no_mistake():
    assert not case([1.0, 1e-15], [1.0, 0.0]).wrong.any()
    assert case([1.0, 1e-3], [1.0, 0.0]).wrong.any()


def test_short_floating_types_are_compared_more_coarsely():
    expected = np.linspace(0.1, 1, 7)
    short = expected * (1 + 3e-6)

    assert Case(short, expected, FLOAT).wrong.any()
    assert not Case(short, expected, np.dtype(np.float32)).wrong.any()


def test_a_prediction_must_explain_what_is_wrong_and_not_only_what_is_right():
    zeros = np.zeros(5)

    assert not case(zeros, zeros).explains(-zeros)
    assert case([1.234, 5.678], [-1.234, -5.678]).explains(np.array([1.234, 5.678]))


def test_agreement_is_relative_to_what_is_meant():
    assert agree(np.array([1e9 + 1]), np.array([1e9]), 1e-6)
    assert not agree(np.array([2e-9]), np.array([1e-9]), 1e-6)
