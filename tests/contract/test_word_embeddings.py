"""What week 12 says about words is what its own functions show on the shipped vectors."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, pretrained, problems


@pytest.fixture(scope="module")
def ours():
    return lesson("week12/word_embeddings")


@pytest.fixture(scope="module")
def vectors():
    return pretrained.word_vectors()


@pytest.fixture(scope="module")
def unit(vectors):
    return {word: vector / np.linalg.norm(vector) for word, vector in vectors.items()}


@pytest.fixture(scope="module")
def g(ours, unit):
    return ours.bias_direction(ours.PAIRS, unit)


@pytest.fixture(scope="module")
def shares(ours):
    """Of the pronouns beside an occupation, the share of `she`."""
    said = {job: [] for job in ours.JOBS}
    for sentence in datasets.load_corpus():
        for job in said.keys() & {*sentence}:
            said[job] += [word == "she" for word in ("he", "she") if word in sentence]
    return np.array([np.mean(found) for found in said.values()])


def test_the_small_examples_of_the_text(ours):
    assert ours.cosine_similarity(np.array([3.0, 4.0]), np.array([4.0, 3.0])) == pytest.approx(0.96)
    left = ours.neutralize("w", np.array([2.0, 0.0]), {"w": np.array([3.0, 1.0])})
    np.testing.assert_allclose(left, [0, 1])


def test_the_neighbours_of_a_word_are_of_its_kind(ours, vectors):
    animals = ["cat", "dog", "horse", "cow", "lion", "monkey", "rabbit", "duck", "frog", "eagle"]
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    assert set(ours.nearest_words("cat", vectors)) <= set(animals)
    assert set(ours.nearest_words("monday", vectors)) <= set(days)


def test_two_labels_of_each_kind_are_enough_with_embeddings_and_not_with_one_hot_columns(ours, vectors):
    def right(some):
        found = []
        for kind, words in ours.KINDS.items():
            for word in words[2:]:
                likeness = {
                    other: sum(ours.cosine_similarity(some[word], some[label]) for label in labelled[:2])
                    for other, labelled in ours.KINDS.items()
                }
                found.append(max(likeness, key=likeness.get) == kind)
        return np.mean(found)

    every = [word for words in ours.KINDS.values() for word in words]
    assert right(vectors) > 0.9
    assert right(dict(zip(every, np.eye(len(every)), strict=True))) < 0.3


def test_the_questions_of_the_text_are_answered_and_cleaner_is_what_goes_wrong(ours, vectors):
    for a, b, c, d in [
        ("man", "king", "woman", "queen"),
        ("france", "paris", "japan", "tokyo"),
        ("Japan", "japanese", "GREECE", "greek"),
        ("big", "bigger", "cold", "colder"),
        ("cat", "cats", "apple", "apples"),
        ("walk", "walked", "sing", "sang"),
    ]:
        assert ours.complete_analogy(a, b, c, vectors) == d
    wrong = [
        question
        for question in datasets.load_analogies()
        if question.kind == "comparatives"
        and {"big", "clean"} & {question.a, question.c}
        and ours.complete_analogy(*question[:3], vectors) != question.d
    ]
    assert len(wrong) > 10
    assert all("cleaner" in question for question in wrong)


def test_t_sne_keeps_neighbours_and_pca_keeps_directions(vectors):
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE

    couples = [("man", "woman"), ("king", "queen"), ("prince", "princess"), ("father", "mother"), ("son", "daughter")]
    couples += [("uncle", "aunt"), ("husband", "wife"), ("boy", "girl"), ("actor", "actress"), ("host", "hostess")]
    places = np.array([vectors[word] for pair in couples for word in pair])

    def alike(points):
        arrows = points[1::2] - points[::2]
        arrows /= np.linalg.norm(arrows, axis=1, keepdims=True)
        return np.mean((arrows @ arrows.T)[np.triu_indices(len(arrows), 1)])

    t_sne = TSNE(perplexity=5, init="pca", random_state=0).fit_transform(places)
    assert alike(places) > 0.8
    assert alike(PCA(2).fit_transform(places)) > alike(t_sne) + 0.3


def test_occupations_lie_along_the_direction_in_the_order_of_their_shares(ours, unit, g, shares):
    along = [unit[job] @ g for job in ours.JOBS]
    assert np.corrcoef(shares, along)[0, 1] > 0.95
    assert unit["queen"] @ g > unit["king"] @ g
    assert unit["caring"] @ g > 0.1
    assert unit["brilliant"] @ g < -0.1
    assert abs(unit["banana"] @ g) < 0.1


def leanings(ours, some):
    raised = ["senior", "admired", "quoted", "promoted", "famous", "expensive"]
    lowered = ["junior", "interrupted", "overlooked", "thanked", "unpaid", "unknown"]

    def mean(job, words):
        return np.mean([ours.cosine_similarity(some[job], some[word]) for word in words])

    return np.array([mean(job, lowered) - mean(job, raised) for job in ours.JOBS])


def sides_found(ours, some, shares):
    sides = {job: share > 0.5 for job, share in zip(ours.JOBS, shares, strict=True) if abs(share - 0.5) > 0.1}
    right = []
    for job, side in sides.items():
        means = [np.mean([some[o] for o in sides if sides[o] == which and o != job], axis=0) for which in (False, True)]
        to_he, to_she = (ours.cosine_similarity(some[job], mean) for mean in means)
        right.append((to_she > to_he) == side)
    return np.mean(right)


def test_neutralised_words_stand_at_zero_and_the_bias_is_not_gone(ours, unit, g, shares):
    cleaned = {word: ours.neutralize(word, g, unit) for word in unit}
    assert max(abs(vector @ g) for vector in cleaned.values()) < 1e-12
    before, after = leanings(ours, unit), leanings(ours, cleaned)
    assert np.std(after) < 0.7 * np.std(before)  # "the leanings have become smaller"
    assert np.corrcoef(shares, before)[0, 1] > 0.9
    assert np.corrcoef(shares, after)[0, 1] > 0.6  # "they still follow the shares"
    assert sides_found(ours, unit, shares) >= 0.9
    assert sides_found(ours, cleaned, shares) > 0.65  # "clearly more often than by tossing a coin"


def test_equalised_words_are_equally_far_from_every_neutralised_word(ours, unit, g):
    actor, actress = ours.equalize(("actor", "actress"), g, unit)
    for job in ("nurse", "carpenter", "doctor"):
        neutral = ours.neutralize(job, g, unit)
        assert ours.cosine_similarity(neutral, actor) == pytest.approx(ours.cosine_similarity(neutral, actress))
    assert ours.cosine_similarity(unit["nurse"], unit["actress"]) > ours.cosine_similarity(unit["nurse"], unit["actor"])


@pytest.mark.parametrize("side", [-1, 1])
def test_equalising_agrees_with_a_mirror(ours, side):
    pair, axis, some = problems.a_couple(np.random.default_rng(2), 5, 6, side, 1.3)
    first, second = ours.equalize(pair, axis, some)
    up = axis / np.linalg.norm(axis)
    np.testing.assert_allclose(second, first - 2 * (first @ up) * up)
    np.testing.assert_allclose([np.linalg.norm(first), np.linalg.norm(second)], 1)
    assert (first - second) @ (some[pair[0]] - some[pair[1]]) > 0


def test_vectors_that_are_too_long_leave_a_negative_number_under_the_root(ours):
    some = {"a": np.array([2.0, 0.5]), "b": np.array([2.0, -0.5])}
    with pytest.warns(RuntimeWarning, match="invalid value"):
        assert np.isnan(ours.equalize(("a", "b"), np.array([0.0, 1.0]), some)[0]).all()


def test_zero_times_the_logarithm_of_zero_is_nan():
    with np.errstate(all="ignore"):
        assert np.isnan(0.0 * np.log(np.array(0.0)) ** 2)
