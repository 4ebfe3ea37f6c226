"""Random problems of the first lesson keep away from ties, zeros and accidents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)
SIZES = st.integers(2, 9)


@given(SEEDS, st.sampled_from([(), (7,), (3, 5), (2, 3, 4)]))
def test_numbers_have_the_shape_asked_for_and_are_never_near_zero(seed, shape):
    x = problems.numbers(np.random.default_rng(seed), shape)
    assert isinstance(x, np.ndarray)
    assert x.shape == shape
    assert np.all((np.abs(x) >= 0.1) & (np.abs(x) <= 4))


@given(SEEDS, SIZES, SIZES)
def test_a_matrix_has_no_row_or_column_of_zeros(seed, rows, columns):
    x = problems.matrix(np.random.default_rng(seed), rows, columns)
    assert x.shape == (rows, columns)
    assert np.all(x)


@given(SEEDS)
def test_a_picture_may_be_of_unequal_sides(seed):
    image = problems.picture(np.random.default_rng(seed), 3, 5, 2)
    assert image.shape == (3, 5, 2)
    assert image.dtype == np.uint8


@given(SEEDS, st.integers(2, 20), st.booleans())
def test_predictions_miss_in_both_directions_and_always_by_something(seed, m, column):
    yhat, y = problems.predictions(np.random.default_rng(seed), m, column=column)
    assert yhat.shape == y.shape == ((m, 1) if column else (m,))
    gaps = yhat - y
    assert np.abs(gaps).min() > 0.09
    assert gaps.min() < 0 < gaps.max()


@given(SEEDS, st.integers(3, 12), st.integers(2, 9), st.data())
def test_an_absent_class_is_absent_and_the_highest_other_one_occurs(seed, m, C, data):
    absent = data.draw(st.integers(0, C - 1))
    labels, classes = problems.class_numbers(np.random.default_rng(seed), m, C, absent)
    assert classes == C
    assert labels.shape == (m,)
    assert labels.dtype.kind == "i"
    assert absent not in labels
    assert labels.min() >= 0
    assert labels.max() == (C - 1 if absent < C - 1 else C - 2)


@given(SEEDS)
def test_no_two_points_of_two_sets_coincide(seed):
    X, Y = problems.point_sets(np.random.default_rng(seed), 5, 7, 2)
    assert X.shape == (5, 2)
    assert Y.shape == (7, 2)
    assert np.linalg.norm(X[:, np.newaxis] - Y, axis=2).min() > 0.1


@given(SEEDS, SIZES)
def test_the_dot_product_of_two_vectors_does_not_nearly_vanish(seed, n):
    a, b = problems.vectors(np.random.default_rng(seed), n)
    assert a.shape == b.shape == (n,)
    assert abs(a @ b) > 0.09
