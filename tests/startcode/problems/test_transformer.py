"""Problems of week 14 have what their checks count on: masks that hide, no sum near the kink, a p between two sums."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 10**6)


@settings(max_examples=30)
@given(SEEDS)
def test_no_hidden_sum_is_near_the_kink(seed):
    x, params = problems.a_feed_forward(np.random.default_rng(seed), m=3, T=4, d=2, d_ff=5)
    assert np.abs(x @ params["W1"] + params["b1"]).min() > 1e-3


@settings(max_examples=20)
@given(SEEDS, st.integers(2, 5), st.integers(2, 6))
def test_a_padding_hides_something_and_never_everything(seed, m, T):
    _, _, _, mask = problems.an_encoder_layer(np.random.default_rng(seed), m=m, T=T, d=4, d_ff=3, num_heads=2)
    rows = mask[:, 0, 0, :]
    assert np.all(rows[:, 0] == 1)
    assert np.any(rows[:-1, -1] == 0)
    assert np.all(rows[-1] == 1)


@given(SEEDS)
def test_a_way_back_has_no_zero_in_front(seed):
    dout, *_ = problems.a_way_back(np.random.default_rng(seed), m=2, T=3, d=4, d_ff=5, num_heads=2)
    assert np.abs(dout).min() > 0.2


@given(SEEDS, st.integers(3, 12), st.integers(1, 3))
def test_the_likeliest_reach_p_and_one_fewer_do_not(seed, V, kept):
    scores, p = problems.some_scores(np.random.default_rng(seed), V, min(kept, V - 1))
    sums = np.cumsum(np.sort(layers.softmax(scores[:, np.newaxis])[:, 0])[::-1])
    assert np.sum(sums < p) + 1 == min(kept, V - 1)
    assert np.abs(sums - p).min() > 1e-3


@given(SEEDS)
def test_texts_end_with_the_end_sign_and_then_hold_only_padding(seed):
    src, tgt, _, _ = problems.a_transformer(np.random.default_rng(seed), m=3, S=6, T=5, V=9, d=4, d_ff=3, num_heads=2)
    for row in (*src, *tgt):
        end = row.tolist().index(2)
        assert end > 0
        assert np.all(row[:end] > 2)
        assert np.all(row[end + 1 :] == 0)
    assert tgt[-1, -1] == 2
    assert (tgt[:-1, -1] == 0).all()


def test_without_its_sublayers_a_layer_only_normalises():
    x, params, heads, mask = problems.an_encoder_layer(np.random.default_rng(1), m=2, T=3, d=4, d_ff=5, num_heads=2)
    out = layers.encoder_layer_forward(x, problems.without_sublayers(params), heads, mask)[0]
    once = layers.layernorm_forward(x, params["gamma1"], params["beta1"])[0]
    np.testing.assert_allclose(out, layers.layernorm_forward(once, params["gamma2"], params["beta2"])[0])


def test_embeddings_come_with_more_positions_than_needed():
    ids, E, P = problems.an_embedding(np.random.default_rng(1), m=2, T=4, longest=6, V=8, d=3)
    assert ids.shape == (2, 4)
    assert P.shape == (1, 6, 3)
    assert set(ids.ravel()) <= set(range(len(E)))


@pytest.mark.parametrize("V", [4, 9])
def test_truth_is_one_hot(V):
    y, eps = problems.some_truth(np.random.default_rng(1), V, 5)
    assert y.sum(axis=0).tolist() == [1] * 5
    assert 0.07 < eps < 0.23
