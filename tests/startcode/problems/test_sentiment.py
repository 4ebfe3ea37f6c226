"""Sentences hold what they promise, and every slip gives something else than what is right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 10**6)


def differ(slips):
    """Every two of these are different; the right one stands under ""."""
    found = [np.concatenate([np.ravel(part) for part in value]) for value in slips.values()]
    return all(not np.allclose(a, b) for i, a in enumerate(found) for b in found[:i] if a.shape == b.shape)


@given(SEEDS)
def test_a_sentence_has_known_and_unknown_words_one_of_them_twice_and_capitals(seed):
    sentence, table = problems.review_sentence(np.random.default_rng(seed), words=6, known=4, d=5)
    small = sentence.lower().split()
    assert len(small) == 6
    assert sum(word in table for word in small) == 4
    assert len({word for word in small if word in table}) == 3
    assert sentence != sentence.lower()
    assert set(table) - set(small)


@settings(max_examples=40)
@given(SEEDS)
def test_slips_of_an_average_give_other_averages(seed):
    sentence, table = problems.review_sentence(np.random.default_rng(seed), words=6, known=4, d=5)
    right = problems.sentence_average(sentence, table)
    for slip, wrong in problems.sentence_slips(sentence, table).items():
        known = sentence.split()[0].lower() not in table and sentence.split()[-1].lower() not in table
        assert not np.allclose(wrong, right) or (known and "capitals" in slip)


def test_the_average_of_nothing_is_zeros():
    _, table = problems.review_sentence(np.random.default_rng(0), words=4, known=2, d=3)
    np.testing.assert_array_equal(problems.sentence_average("", table), np.zeros(3))


@settings(max_examples=30)
@given(SEEDS)
def test_slips_of_a_training_end_elsewhere(seed):
    texts, Y, table, rate, steps = problems.review_training(np.random.default_rng(seed), m=7, C=4, d=5, steps=6)
    assert Y.shape == (4, 7)
    assert (Y.sum(axis=0) == 1).all()
    seen = np.stack([problems.sentence_average(text, table) for text in texts], axis=1)
    slips = problems.rating_slips(seen, Y, rate, steps)
    assert differ({name: (W, b) for name, (W, b, _) in slips.items()})
    assert slips[""][2][0] == pytest.approx(np.log(4))


@given(SEEDS)
def test_one_class_is_never_said_and_pairs_come_repeatedly(seed):
    truth, said, classes = problems.judged_reviews(np.random.default_rng(seed), m=23, C=4)
    slips = problems.confusion_slips(truth, said, classes)
    assert slips[""].sum() == 23
    assert not slips[""][:, -1].any()
    assert slips[""].max() > 1


@settings(max_examples=40)
@given(SEEDS)
def test_texts_show_every_slip_of_numbering(seed):
    texts, numbers, max_len = problems.review_texts(np.random.default_rng(seed), m=5, V=11, max_len=7)
    assert sorted(numbers.values()) == list(range(1, 12))
    assert "" in texts
    right = problems.numbering_slips(texts, numbers, max_len)
    shown = [not np.array_equal(wrong, right[""]) for slip, wrong in right.items() if slip]
    assert all(shown)


@given(SEEDS)
def test_one_row_is_read_often_and_two_never(seed):
    x, W, dout = problems.review_lookup(np.random.default_rng(seed), m=4, T=3, V=7, d=5)
    assert (x == 2).sum() >= 4
    assert not np.isin(x, [0, 6]).any()
    slips = problems.lookup_slips(x, W, dout)
    trip = layers.embedding_forward(x, W)[1]
    np.testing.assert_allclose(slips[""], layers.embedding_backward(dout, trip))
    assert differ(slips)


@given(SEEDS)
def test_no_sequence_is_as_long_as_the_table(seed):
    a, lengths = problems.review_states(np.random.default_rng(seed), n=3, m=5, T=7)
    assert 1 <= lengths.min() < lengths.max() < 7
    assert differ(problems.last_slips(a, lengths))


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_slips_of_the_reader_give_other_slopes(seed):
    x, Y, parameters = problems.review_reader(np.random.default_rng(seed), m=5, T=6, V=7, d=3, n_a=4, n_y=3)
    assert (x[:, 0] > 0).all()
    assert (x[:, -1] == 0).all()
    slips = problems.reader_slips(x, Y, parameters)
    assert differ({slip: slopes.values() for slip, slopes in slips.items()})
    assert not slips[""]["dE"][0].any()  # padding has no slope
