"""What week 12 says about learned word vectors is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab


@pytest.fixture(scope="module")
def ours():
    return lesson("week12/word2vec_and_glove")


@pytest.fixture(scope="module")
def text(ours):
    corpus = datasets.load_corpus()
    numbers = ours.build_vocab([word for sentence in corpus for word in sentence], 5, 2000)
    return corpus, numbers, [[numbers[word] for word in sentence if word in numbers] for sentence in corpus]


@pytest.fixture(scope="module")
def counted(ours, text):
    corpus, numbers, _ = text
    M, places = ours.compute_co_occurrence_matrix([[word for word in row if word in numbers] for row in corpus], 4)
    order = [places[word] for word in numbers]
    return M[np.ix_(order, order)]


def share_answered(ours, vectors, numbers):
    questions = [q for q in datasets.load_analogies() if all(word in numbers for word in q[:4])]
    assert len(questions) > 1000
    return ours.answered(vectors, numbers, questions).mean()


def glove(ours, X, steps=60, d=30):
    """Vectors w + c by AdaGrad, and the weighted mean of the squared errors at the end."""
    rng, V = np.random.default_rng(7), len(X)
    now = [*rng.normal(scale=0.05, size=(2, V, d)), np.zeros(V), np.zeros(V)]
    squares = [np.full(value.shape, 1e-8) for value in now]
    for _ in range(steps):
        loss, *slopes = ours.glove_loss_and_gradients(*now, X)
        squares = [square + slope**2 for square, slope in zip(squares, slopes, strict=True)]
        now = [value - 0.1 * slope / np.sqrt(square) for value, slope, square in zip(now, slopes, squares, strict=True)]
    return now[0] + now[1], loss / ours.glove_weight(X).sum()


def test_bare_counts_know_a_lot_and_most_pairs_were_never_seen(ours, text, counted):
    assert share_answered(ours, counted, text[1]) > 0.6
    assert np.mean(counted == 0) > 0.75
    np.testing.assert_array_equal(counted, counted.T)


def test_the_glove_that_saw_seen_pairs_only_fits_better_and_knows_less(ours, text, counted):
    seen, low = glove(ours, counted)
    told, high = glove(ours, counted + 1)
    assert low < 0.7 * high
    assert share_answered(ours, seen, text[1]) + 0.3 < share_answered(ours, told, text[1])


def test_a_sentence_makes_as_many_pairs_as_the_formula_says(ours):
    for n, w in [(5, 2), (9, 3), (4, 1)]:
        assert len(ours.skipgram_pairs(list(range(n)), w)) == 2 * w * n - w * (w + 1)


def test_the_table_of_two_sentences_is_the_one_in_the_text(ours):
    M, numbers = ours.compute_co_occurrence_matrix([["cats", "like", "milk"], ["dogs", "like", "cats"]], 1)
    assert list(numbers) == ["cats", "dogs", "like", "milk"]
    np.testing.assert_array_equal(M, [[0, 0, 2, 0], [0, 0, 1, 0], [2, 1, 0, 1], [0, 0, 1, 0]])


def test_probabilities_and_weights_are_those_in_the_text(ours):
    np.testing.assert_allclose(ours.unigram_table_probs(np.array([90, 9, 1])), [0.825, 0.147, 0.028], atol=5e-4)
    assert ours.glove_weight(50) == pytest.approx(0.595, abs=5e-4)
    assert (ours.glove_weight(0), ours.glove_weight(100), ours.glove_weight(1e6)) == (0, 1, 1)


def test_untrained_losses_are_ln_V_and_K_plus_1_times_ln_2(ours):
    U = np.zeros((50, 4))
    assert ours.naiveSoftmaxLossAndGradient(np.ones(4), 3, U)[0] == pytest.approx(np.log(50))
    assert ours.negSamplingLossAndGradient(np.ones(4), 3, U, np.array([1, 2, 2, 7, 9]))[0] == pytest.approx(
        6 * np.log(2)
    )


def test_the_loss_falls_below_the_untrained_one_within_a_few_hundred_windows(ours, text):
    _, numbers, rows = text
    V, words, rng = len(numbers), list(numbers), np.random.default_rng(3)
    p = ours.unigram_table_probs(np.bincount([number for row in rows for number in row], minlength=V))
    pairs = []

    def pair_loss(vector, number, vectors):
        drawn = rng.choice(V, size=30, p=p)
        return ours.negSamplingLossAndGradient(vector, number, vectors, drawn[drawn != number][:5])

    def window(x):
        row = rows[rng.integers(len(rows))]
        at = rng.integers(len(row))
        outside = [words[k] for k in row[max(0, at - 4) : at] + row[at + 1 : at + 5]]
        pairs.append(max(1, len(outside)))
        loss, up, down = ours.skipgram(words[row[at]], 4, outside, numbers, x[:V], x[V:], pair_loss)
        return loss, np.concatenate([up, down])

    start = np.concatenate([rng.uniform(-0.5, 0.5, size=(V, 30)) / 30, np.zeros((V, 30))])
    _, losses = ours.sgd(window, start, 0.2, 600)
    assert losses[0] / pairs[0] == pytest.approx(6 * np.log(2), rel=0.05)
    assert sum(losses[-200:]) / sum(pairs[-200:]) < 0.9 * 6 * np.log(2)


def test_with_nothing_dropped_there_are_about_three_times_as_many_pairs(ours, text):
    _, numbers, rows = text
    counts, rng = (
        np.bincount([number for row in rows for number in row], minlength=len(numbers)),
        np.random.default_rng(1),
    )
    whole = sum(len(ours.skipgram_pairs(row, 4)) for row in rows[:3000])
    thin = sum(len(ours.skipgram_pairs(ours.subsample(row, counts, 1e-3, rng), 4)) for row in rows[:3000])
    assert 2.5 < whole / thin < 3.5


def test_sgd_goes_down_a_square_as_its_closed_form_says(ours):
    x, losses = ours.sgd(lambda x: (np.sum(x**2), 2 * x), np.array([3.0, -1.0]), 0.1, 20)
    np.testing.assert_allclose(x, np.array([3.0, -1.0]) * 0.8**20)
    assert losses[0] == 10
    assert len(losses) == 20


def test_the_debug_lab_shows_what_its_answers_say(text):
    runs = debuglab.broken_word_vectors(text[2][:1500], len(text[1]))
    np.testing.assert_allclose(runs["colleague 1"].losses, 6 * np.log(2), rtol=1e-12)
    assert runs["colleague 2"].losses[-1] < 0.05
    assert runs["colleague 2"].cosine > 0.9
    assert np.isnan(runs["colleague 3"].losses).all()
    assert runs["right"].cosine < 0.6
    assert 1 < runs["right"].losses[-1] < 3
