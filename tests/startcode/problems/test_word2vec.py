"""Texts and vectors for week 12 hold what the checks need, and slips give other results than right answers."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import problems
from startcode.checks.numeric import central_difference

SEEDS = st.integers(0, 10**6)


def pairs_of(tokens, window):
    n = len(tokens)
    return [(tokens[i], tokens[j]) for i in range(n) for j in range(n) if 0 < abs(i - j) <= window]


@given(SEEDS)
def test_in_a_heap_words_come_once_or_twice_or_more_and_two_always_as_often(seed):
    tokens, min_count, max_size = problems.a_heap_of_words(
        np.random.default_rng(seed), words=9, min_count=2, max_size=5
    )
    assert sorted(Counter(tokens).values()) == [1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert (min_count, max_size) == (2, 5)


@given(SEEDS, st.integers(3, 9))
def test_in_a_row_one_word_stands_twice_side_by_side(seed, length):
    tokens, _ = problems.words_in_a_row(np.random.default_rng(seed), length=length, window=2)
    assert len(tokens) == length
    assert len(set(tokens)) == length - 1
    assert sum(a == b for a, b in pairwise(tokens)) == 1


@pytest.mark.parametrize(("length", "window"), [(7, 2), (9, 3)])
def test_every_slip_gives_other_pairs(length, window):
    tokens, _ = problems.words_in_a_row(np.random.default_rng(1), length=length, window=window)
    right = Counter(pairs_of(tokens, window))
    for words, wrong in problems.pair_slips(tokens, window).items():
        assert Counter(wrong) != right, words


@given(SEEDS)
def test_lines_hold_all_words_and_have_the_lengths_asked_for(seed):
    lines = problems.lines_of_words(np.random.default_rng(seed), words=6, lengths=(7, 2, 9))
    assert [len(line) for line in lines] == [7, 2, 9]
    assert len({word for line in lines for word in line}) == 6


def test_every_slip_gives_another_table():
    lines = problems.lines_of_words(np.random.default_rng(3), words=6, lengths=(7, 2, 9, 5))
    numbers = {word: number for number, word in enumerate(sorted({word for line in lines for word in line}))}
    right = np.zeros((6, 6))
    for line in lines:
        for centre, outside in pairs_of(line, 2):
            right[numbers[centre], numbers[outside]] += 1
    slips = problems.table_slips(lines, numbers, 2)
    assert np.diag(right).any()
    np.testing.assert_array_equal(slips["counting every pair twice"], 2 * right)
    for words, wrong in slips.items():
        assert not np.array_equal(wrong, right), words


@given(SEEDS)
def test_the_threshold_of_a_thinning_lies_amid_the_shares(seed):
    tokens, counts, t = problems.a_thinning(np.random.default_rng(seed), words=7, length=70)
    shares = counts / counts.sum()
    assert np.count_nonzero(shares <= t) == 2
    assert Counter(tokens) == dict.fromkeys(range(7), 10)
    assert len(set(counts)) == 7


def test_every_slip_keeps_some_word_less_or_more_often():
    tokens, counts, t = problems.a_thinning(np.random.default_rng(5), words=7, length=700)
    right = np.minimum(1, np.sqrt(t / (counts / counts.sum())))
    for words, wrong in problems.keeping_slips(tokens, counts, t).items():
        assert np.abs(wrong - right).max() > 0.1, words


@settings(max_examples=30)
@given(SEEDS, st.integers(3, 11))
def test_one_word_is_drawn_three_times_and_the_outside_word_never(seed, K):
    _, outside, vectors, drawn = problems.a_centre_with_noise(np.random.default_rng(seed), V=7, d=4, K=K)
    assert max(Counter(drawn.tolist()).values()) >= 3
    assert outside not in drawn
    assert drawn.shape == (K,)
    assert len({*drawn.tolist(), outside}) < len(vectors)


@given(SEEDS)
def test_one_outside_word_comes_twice_and_none_is_the_centre(seed):
    word, size, outside, numbers, W, U = problems.a_window_of_words(np.random.default_rng(seed), V=9, d=4, words=5)
    assert word not in outside
    assert sorted(Counter(outside).values()) == [1, 1, 1, 2]
    assert sorted(numbers.values()) == list(range(9))
    assert W.shape == U.shape == (9, 4)
    assert size == 3


def test_slips_of_the_softmax_give_other_losses_and_slopes():
    v, o, U = problems.a_centre(np.random.default_rng(7), V=7, d=4)

    def loss(v, U):
        scores = U @ v
        return np.log(np.exp(scores).sum()) - scores[o]

    right = {
        "loss": loss(v, U),
        "gradCenterVec": central_difference(lambda moved: loss(moved, U), v),
        "gradOutsideVecs": central_difference(lambda moved: loss(v, moved), U),
    }
    assert_all_other(problems.prediction_slips(v, o, U), right)


def test_slips_of_negative_sampling_give_other_losses_and_slopes():
    v, o, U, drawn = problems.a_centre_with_noise(np.random.default_rng(8), V=7, d=4, K=5)

    def loss(v, U):
        return np.logaddexp(0, -U[o] @ v) + np.logaddexp(0, U[drawn] @ v).sum()

    right = {
        "loss": loss(v, U),
        "gradCenterVec": central_difference(lambda moved: loss(moved, U), v),
        "gradOutsideVecs": central_difference(lambda moved: loss(v, moved), U),
    }
    assert_all_other(problems.noise_slips(v, o, U, drawn), right)


def assert_all_other(slips, right):
    for part, wrongs in slips.items():
        for words, wrong in wrongs.items():
            assert np.shape(wrong) == np.shape(right[part]), (part, words)
            assert not np.allclose(wrong, right[part], rtol=1e-3), (part, words)


def test_a_repeated_row_that_counts_once_is_off_by_its_repetitions():
    v, o, U, drawn = problems.a_centre_with_noise(np.random.default_rng(9), V=9, d=3, K=3)
    assert set(drawn) == {drawn[0]}
    once = problems.noise_slips(v, o, U, drawn)["gradOutsideVecs"]["a word that was drawn several times counted once"]
    whole = np.outer(3 / (1 + np.exp(-U[drawn[0]] @ v)), v)[0]
    np.testing.assert_allclose(once[drawn[0]], whole / 3)
