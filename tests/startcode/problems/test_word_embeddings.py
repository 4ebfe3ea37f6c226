"""Questions about words have one clear answer, and slips can be told from it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)


def cosine(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return u @ v / lengths if lengths else 0.0


@given(SEEDS, st.integers(3, 8), st.integers(3, 9), st.integers(2, 6))
def test_a_lookup_asks_for_one_word_twice_and_rows_would_do_as_well(seed, n_e, V, T):
    E, indices = problems.a_lookup(np.random.default_rng(seed), n_e, V, T)
    assert E.shape == (n_e, V)
    assert len(indices) == T > len(set(indices))
    assert max(indices) < min(n_e, V)  # so that taking rows does not crash, and is told apart


@settings(max_examples=30)
@given(SEEDS)
def test_every_list_of_neighbours_that_a_slip_gives_is_another_one(seed):
    rng = np.random.default_rng(seed)
    for words, n, k in [(9, 6, 3), (13, 4, 5), (11, 7, 2), (15, 5, 7)]:
        word, vectors, k = problems.a_neighbourhood(rng, words, n, k)
        others = [other for other in vectors if other != word]
        right = sorted(others, key=lambda other: -cosine(vectors[word], vectors[other]))[:k]
        slips = [tuple(wrong) for wrong in problems.neighbour_slips(word, vectors, k).values()]
        assert tuple(right) not in slips
        assert len(set(slips)) == len(slips) >= 8


@settings(max_examples=30)
@given(SEEDS, st.sampled_from("abc"))
def test_a_question_has_a_clear_answer_and_one_of_its_words_is_tempting(seed, tempting):
    a, b, c, vectors = problems.a_question(np.random.default_rng(seed), 11, 6, tempting)
    scores = {word: cosine(vectors[b] - vectors[a], vector - vectors[c]) for word, vector in vectors.items()}
    free = sorted(score for word, score in scores.items() if word not in (a, b, c))
    assert free[-1] - free[-2] > 1e-4
    assert scores[{"a": a, "b": b, "c": c}[tempting]] > free[-1]
    assert (free[-1] < 0) == (tempting == "c")
    answer = max((word for word in vectors if word not in (a, b, c)), key=scores.get)
    slips = problems.analogy_slips(a, b, c, vectors)
    assert sum(wrong != answer for wrong in slips.values()) >= 6
    assert not {a, b, c} & set(slips.values())


@given(SEEDS, st.integers(2, 5), st.integers(3, 8))
def test_every_slip_of_a_direction_gives_another_one(seed, pairs, n):
    couples, vectors = problems.gendered_pairs(np.random.default_rng(seed), pairs, n)
    mean = np.mean([vectors[b] - vectors[a] for a, b in couples], axis=0)
    right = mean / np.linalg.norm(mean)
    slips = problems.pairs_slips(couples, vectors)
    np.testing.assert_allclose(slips["the mean itself: it is not yet brought to length 1"], mean)
    assert not any(np.allclose(wrong, right) for wrong in slips.values())


@given(SEEDS, st.integers(3, 8))
def test_a_biased_word_is_at_no_right_angle_to_its_direction(seed, n):
    word, g, vectors = problems.a_biased_word(np.random.default_rng(seed), 5, n)
    assert np.linalg.norm(g) > 1.3
    assert word in vectors


def equalized(pair, g, vectors):
    """By the formulas of Bolukbasi and others, in another order than anywhere else: mirror images at a mirror."""
    up = g / np.linalg.norm(g)
    first, second = (vectors[word] for word in pair)
    flat = (first + second) / 2 - (first + second) @ up / 2 * up
    height = np.sqrt(1 - flat @ flat) * np.sign((first - second) @ up)
    return flat + height * up, flat - height * up


@given(SEEDS, st.integers(3, 9), st.sampled_from([-1, 1]), st.sampled_from([0.3, 1.9]))
def test_every_slip_of_equalising_gives_other_vectors_and_all_inputs_have_length_1(seed, n, side, length):
    pair, g, vectors = problems.a_couple(np.random.default_rng(seed), 6, n, side, length)
    assert all(np.linalg.norm(vector) == pytest.approx(1) for vector in vectors.values())
    assert np.linalg.norm(g) == pytest.approx(length)
    assert min(side * (vectors[word] @ g) for word in pair) > 0
    right = equalized(pair, g, vectors)
    slips = problems.equalize_slips(pair, g, vectors)
    for wrong in slips.values():
        assert not all(np.allclose(a, b) for a, b in zip(wrong, right, strict=True))
    for part in right:
        assert np.linalg.norm(part) == pytest.approx(1)


@given(SEEDS, st.integers(2, 9))
def test_two_vectors_are_neither_alike_nor_at_a_right_angle(seed, n):
    u, v = problems.two_vectors(np.random.default_rng(seed), n)
    assert 0.2 < abs(cosine(u, v)) < 0.9
