"""Random problems keep away from matters of taste."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(2, 9), st.integers(3, 20))
def test_no_example_lies_on_the_border_or_far_from_it(seed, n_x, m):
    w, b, X, _ = problems.binary(np.random.default_rng(seed), n_x, m)
    distance = np.abs(w.T @ X + b)
    assert distance.min() > 0.04
    assert distance.max() < 8


@given(SEEDS, st.integers(3, 30))
def test_both_classes_occur_and_not_equally_often(seed, m):
    share = problems.labels(np.random.default_rng(seed), m).mean()
    assert 0 < share < 1
    assert share != 0.5


@given(SEEDS)
def test_a_straight_border_tells_separable_sets_apart(seed):
    X, Y, X_test, _ = problems.separable(np.random.default_rng(seed), 3, 9, 5)
    assert X.shape == (3, 9)
    assert X_test.shape == (3, 5)
    w = np.zeros(4)
    rows = np.vstack([X, np.ones((1, 9))]) * np.where(Y == 1, 1, -1)
    for _ in range(2000):  # the perceptron stops only on separable data
        wrong = np.flatnonzero(w @ rows <= 0)
        if not wrong.size:
            return
        w += rows[:, wrong[0]]
    raise AssertionError("not separable")
