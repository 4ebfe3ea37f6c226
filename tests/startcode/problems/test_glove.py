"""Counts for GloVe hold zeros, fractions and large numbers; slips give other losses or slopes than right answers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems
from startcode.checks.numeric import central_difference

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(5, 30))
def test_among_some_counts_are_a_zero_a_fraction_and_large_ones(seed, n):
    x = problems.some_counts(np.random.default_rng(seed), n)
    assert np.count_nonzero(x == 0) == 1
    assert ((x > 0) & (x < 1)).any()
    assert np.count_nonzero(x > 100) == 2


@given(SEEDS)
def test_every_slip_gives_other_weights(seed):
    x = problems.some_counts(np.random.default_rng(seed), 9)
    right = np.minimum(1, (x / 37) ** 0.41)
    for words, wrong in problems.weight_slips(x, 37.0, 0.41).items():
        assert not np.allclose(wrong, right, rtol=1e-3), words


def test_every_slip_of_glove_gives_another_loss_or_slope():
    W, C, bw, bc, X = problems.a_count_table(np.random.default_rng(1), V=6, d=3)
    weights = np.minimum(1, (X / 100) ** 0.75)
    assert np.count_nonzero(X == 0) >= 3

    def loss(W, C, bw, bc):
        error = W @ C.T + bw[:, np.newaxis] + bc - np.log(np.where(X > 0, X, 1.0))
        return np.sum(weights * error**2)

    given_ = [W, C, bw, bc]
    right = {"loss": loss(*given_)}
    for place, name in enumerate(("dW", "dC", "dbw", "dbc")):
        right[name] = central_difference(
            lambda moved, place=place: loss(*given_[:place], moved, *given_[place + 1 :]), given_[place]
        )
    slips = problems.glove_slips(W, C, bw, bc, X, weights)
    np.testing.assert_allclose(2 * slips["leaving out the factor 2"]["dW"], right["dW"], rtol=1e-6)
    for words, wrong in slips.items():
        assert {name: np.shape(value) for name, value in wrong.items()} == {k: np.shape(v) for k, v in right.items()}
        assert not all(np.allclose(wrong[name], right[name], rtol=1e-4) for name in right), words
