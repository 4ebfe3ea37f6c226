"""Heads are taken apart and put together rightly; what the usual slips give is wrong, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

EQUAL, UNEQUAL = (
    {"m": 5, "seq_q": 4, "seq_k": seq_k, "d_head": d_head, "h": h} for seq_k, d_head, h in ((4, 3, 2), (7, 2, 3))
)


def rng(seed=1):
    return np.random.default_rng(seed)


def assert_wrong_and_told_apart(slips, right):
    for words, wrong in slips.items():
        assert wrong.shape == right.shape, words
        assert not np.allclose(wrong, right), words
    for one, other in combinations(slips, 2):
        assert not np.allclose(slips[one], slips[other]), (one, other)


def test_numbers_tell_where_they_stand():
    assert problems.numbered_rows(2, 3, 4)[1, 2, 3] == 123


def test_heads_apart_are_shares_of_the_features_one_after_the_other():
    x, h = problems.rows_to_split(rng(), m=2, T=3, d_head=5, h=4)
    apart = problems.heads_apart(x, h)
    assert apart.shape == problems.found_by_heads(rng(), m=2, h=4, T=3, d_head=5).shape == (2, 4, 3, 5)
    for head in range(4):
        np.testing.assert_array_equal(apart[:, head], x[..., 5 * head : 5 * head + 5])


def test_slips_of_splitting_and_combining_are_wrong_and_told_apart():
    x, h = problems.rows_to_split(rng(), m=2, T=3, d_head=5, h=4)
    apart = problems.heads_apart(x, h)
    assert_wrong_and_told_apart(problems.split_slips(x, h), apart)
    assert_wrong_and_told_apart(problems.combine_slips(apart), x)


@pytest.mark.parametrize(("sizes", "masked"), [(EQUAL, False), (UNEQUAL, True)])
def test_slips_of_several_heads_are_wrong_somewhere_and_told_apart(sizes, masked):
    given = problems.multi_head(rng(), **sizes, masked=masked)
    output, weights, _ = layers.multi_head_attention(*given)
    slips = problems.multi_head_slips(*given)
    assert_wrong_and_told_apart({words: pair[0] for words, pair in slips.items()}, output)
    for words, pair in slips.items():
        assert pair[1].shape == weights.shape, words
    same = {words for words, pair in slips.items() if np.allclose(pair[1], weights)}
    assert "the root of d in place of the root of d / h" not in same
    assert "leaving out Wo and bo" in same


def test_parts_are_what_the_finished_layers_give():
    parts = problems.multi_head_parts(rng())
    (q, k, v, _), (output, weights, cache) = parts["scaled_dot_product_attention"]
    found = layers.scaled_dot_product_attention(q, k, v)
    np.testing.assert_allclose(output, found[0])
    np.testing.assert_allclose(weights, found[1])
    assert cache[:3] == (q, k, v)
    (dout, _), slopes = parts["scaled_dot_product_attention_backward"]
    assert problems.same_numbers(layers.scaled_dot_product_attention_backward(dout, found[2]), slopes)
    (apart,), x = parts["combine_heads"]
    np.testing.assert_array_equal(parts["split_heads"][1], apart)
    np.testing.assert_array_equal(parts["split_heads"][0][0], x)


@pytest.mark.parametrize("sizes", [EQUAL, UNEQUAL])
def test_slips_of_the_way_back_are_wrong_and_told_apart(sizes):
    dout, cache = problems.multi_head_back(rng(), **sizes, masked=True)
    x_q, x_kv, joined, inner, params, h = cache
    trip = layers.multi_head_attention(x_q, x_kv, params, h, (inner[3] > 0) * 1.0)[2]
    np.testing.assert_allclose(trip.found, joined)
    assert problems.same_numbers(problems.looked_up(trip), inner)
    dx_q, dx_kv, grads = layers.multi_head_attention_backward(dout, trip)
    slips = problems.multi_head_slopes_slips(dout, cache, grads)
    right = {**grads, "dx_q": dx_q, "dx_kv": dx_kv}
    assert slips.keys() == right.keys()
    del slips["dbk"], slips["dbo"]
    for name, guesses in slips.items():
        assert guesses
        assert_wrong_and_told_apart(guesses, right[name])
