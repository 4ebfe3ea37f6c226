"""What attention draws is what it says, and what the usual slips give is wrong, of the right shape, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

SIZES = {"seq_q": 4, "seq_k": 7, "d_k": 5, "d_v": 6}
SQUARE = {"seq_q": 5, "seq_k": 5, "d_k": 7, "d_v": 4}


def rng(seed=1):
    return np.random.default_rng(seed)


def assert_wrong_and_told_apart(slips, right):
    for words, wrong in slips.items():
        assert wrong.shape == right.shape, words
        assert not np.allclose(wrong, right), words
    for one, other in combinations(slips, 2):
        assert not np.allclose(slips[one], slips[other]), (one, other)


def test_positions_and_features_are_columns_and_rows():
    pos, k, d = problems.feature_angles(rng(), positions=5, d=6)
    assert pos.shape == (5, 1)
    assert np.all(np.diff(pos[:, 0]) > 0)
    assert pos.min() >= 2
    np.testing.assert_array_equal(k, [range(6)])
    assert d == 6


def test_slips_of_angles_are_wrong_and_told_apart():
    pos, k, d = problems.feature_angles(rng(), positions=5, d=6)
    right = np.array([[place / 10000 ** (2 * (feature // 2) / d) for feature in range(d)] for place in pos[:, 0]])
    assert_wrong_and_told_apart(problems.angle_slips(pos, k, d), right)


def test_slips_of_positions_are_wrong_and_told_apart():
    assert_wrong_and_told_apart(problems.position_slips(7, 6), layers.positional_encoding(7, 6))


def test_sizes_pass_through():
    assert problems.encoding_sizes(rng(), positions=7, d=6) == (7, 6)
    assert problems.look_ahead_sizes(rng(), n=4) == 4


def test_padding_stands_behind_the_tokens_and_one_sequence_has_none():
    ids = problems.padded_ids(rng(), m=9, T=5)
    present = ids > 0
    assert np.all(np.diff(present.astype(int), axis=1) <= 0)
    assert present[0].all()
    assert present[:, 0].all()
    assert not present[1:].all(axis=1).any()


def test_slips_of_the_look_ahead_mask_are_wrong_and_told_apart():
    assert_wrong_and_told_apart(problems.look_ahead_slips(5), layers.look_ahead_mask(5))


def test_a_mask_hides_something_in_every_row_and_shows_something():
    for seed in range(20):
        mask = problems.a_mask(rng(seed), 4, 6)
        assert set(np.unique(mask)) == {0.0, 1.0}
        assert np.all((mask.sum(axis=1) >= 1) & (mask.sum(axis=1) < 6))


@pytest.mark.parametrize("kind", ["any", "future", "padding", "none"])
def test_masks_fit_their_questions(kind):
    q, k, v, mask = problems.masked_questions(rng(), **SIZES, kind=kind)
    assert (q.shape, k.shape, v.shape) == ((2, 3, 4, 5), (2, 3, 7, 5), (2, 3, 7, 6))
    weights = layers.scaled_dot_product_attention(q, k, v, mask)[1]
    assert (mask is None) == (kind == "none")
    assert np.any(weights == 0) == (kind != "none")


def test_uneven_questions_overflow_a_plain_exponential_in_some_rows_only():
    q, k, _ = problems.uneven_questions(rng(), seq_q=5, seq_k=7, d_k=3, d_v=2)
    largest = np.abs(q @ k.swapaxes(-1, -2)).max(axis=-1)
    assert largest.max() > 1e4
    assert largest.min() < 100


@pytest.mark.parametrize(("sizes", "kind"), [(SIZES, "none"), (SQUARE, "future"), (SIZES, "padding")])
def test_slips_of_attention_are_wrong_and_told_apart(sizes, kind):
    given = problems.masked_questions(rng(), **sizes, kind=kind)
    output, weights, _ = layers.scaled_dot_product_attention(*given)
    slips = problems.attention_slips(*given)
    if sizes["seq_q"] == sizes["seq_k"]:  # two of the roots are the same
        del slips["dividing by the root of the number of queries"]
    assert_wrong_and_told_apart({words: pair[0] for words, pair in slips.items()}, output)
    assert_wrong_and_told_apart({words: pair[1] for words, pair in slips.items()}, weights)


@pytest.mark.parametrize("kind", ["none", "future"])
def test_slips_of_the_way_back_are_wrong_and_told_apart(kind):
    dout, cache = problems.questions_back(rng(), **SIZES, kind=kind)
    q, k, v, weights = cache
    mask = None if kind == "none" else np.tril(np.ones((4, 7)))
    trip = layers.scaled_dot_product_attention(q, k, v, mask)[2]
    np.testing.assert_allclose(trip.weights, weights)
    right = dict(zip(("dq", "dk", "dv"), layers.scaled_dot_product_attention_backward(dout, trip), strict=True))
    for name, slips in problems.attention_slopes_slips(dout, cache).items():
        assert_wrong_and_told_apart(slips, right[name])


def test_same_numbers_are_told_from_other_ones_whatever_their_kind():
    x = rng().normal(size=(2, 3))
    assert problems.same_numbers(x + 1e-12, x)
    assert problems.same_numbers((x, 2.0, "more"), (x, 2))
    for other in (x + 1, x.T, None, "x", x[0], [None]):
        assert not problems.same_numbers(other, x)
    assert not problems.same_numbers((x,), (x, x))
    assert not problems.same_numbers([x, x], (x, x))
