"""Sentences and masks fit each other, and every slip gives another number than the right answer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS, st.integers(2, 6), st.integers(2, 9), st.booleans())
def test_one_sentence_is_longest_and_the_sign_is_no_token(seed, count, longest, words):
    sents, sign = problems.uneven_sentences(np.random.default_rng(seed), count, longest, words)
    lengths = [len(sent) for sent in sents]
    assert len(sents) == count
    assert max(lengths) == longest > lengths[0] >= 1
    assert lengths.count(longest) == 1
    assert all(sign not in sent for sent in sents)
    assert sign != 0


@settings(max_examples=30)
@given(SEEDS)
def test_no_slip_of_the_encoder_gives_the_right_state(seed):
    x, mask, parameters = problems.padded_reading(np.random.default_rng(seed), n_x=3, n_a=4, m=3, T_x=5)
    assert sorted(mask.sum(axis=1)) == [1, 2, 5]
    ends = mask.sum(axis=1).astype(int) - 1
    right = layers.gru_forward(x, np.zeros((4, 3)), parameters)[0][:, np.arange(3), ends]
    for slip, wrong in problems.encoder_slips(x, mask, parameters).items():
        assert wrong.shape == right.shape, slip
        assert not np.allclose(wrong, right), slip


@settings(max_examples=30)
@given(SEEDS)
def test_no_slip_of_the_loss_gives_the_right_loss(seed):
    logits, Y, mask = problems.masked_scores(np.random.default_rng(seed), n_y=6, m=4, T_y=5)
    assert 0 < mask.mean() < 1
    right = layers.masked_cross_entropy(logits, Y, mask)[0]
    for slip, wrong in problems.masked_loss_slips(logits, Y, mask).items():
        assert wrong != pytest.approx(right), slip
