"""What week 12 says about reviews is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab, layers, pretrained

SENTENCE = "completely lacking in good taste good service and good ambience"
GROUPS = ("plain", "negated", "lacking")
UNITS, EPOCHS, BATCHES, MAX_LEN = 20, 4, 80, 18  # the notebook goes through 8 epochs


@pytest.fixture(scope="module")
def ours():
    return lesson("week12/sentiment")


@pytest.fixture(scope="module")
def reviews():
    return datasets.load_reviews()


@pytest.fixture(scope="module")
def vectors():
    return pretrained.review_vectors()


def texts_of(part):
    return [review.text for review in part]


def stars_of(part):
    return np.array([review.stars for review in part])


def accuracies(said, test):
    groups, right = np.array([review.group for review in test]), said.argmax(axis=0) + 1 == stars_of(test)
    return [np.mean(right[groups == group]) for group in GROUPS]


@pytest.fixture(scope="module")
def averages(ours, reviews, vectors):
    Y = layers.one_hot(stars_of(reviews.train) - 1, 5)
    return ours.model(texts_of(reviews.train), Y, vectors, learning_rate=2.0, num_iterations=500)


@pytest.fixture(scope="module")
def numbers(vectors):
    return {word: number for number, word in enumerate(vectors, start=1)}


@pytest.fixture(scope="module")
def reader(ours, reviews, vectors, numbers):
    """Taught as in the notebook, half as long."""
    rng, size = np.random.default_rng(1), UNITS + 50
    parameters = {f"W{gate}": rng.normal(scale=size**-0.5, size=(UNITS, size)) for gate in "fico"}
    parameters |= {f"b{gate}": np.full((UNITS, 1), float(gate == "f")) for gate in "fico"}
    parameters |= {"Wy": rng.normal(scale=UNITS**-0.5, size=(5, UNITS)), "by": np.zeros((5, 1))}
    parameters["E"] = np.pad(np.stack(list(vectors.values())), ((1, 0), (0, 0)))
    x = ours.sentences_to_indices(texts_of(reviews.train), numbers, MAX_LEN)
    Y, adam = layers.one_hot(stars_of(reviews.train) - 1, 5), layers.Adam()
    lengths = np.sum(x > 0, axis=1)
    for epoch in range(EPOCHS):
        quarters = np.array_split(rng.permutation(len(x)), 4)
        order = np.concatenate([part[np.argsort(lengths[part])] for part in quarters])
        for number, some in enumerate(rng.permutation(np.array_split(order, BATCHES))):
            adam.learning_rate = 0.01 * (1 - (epoch + number / BATCHES) / EPOCHS)
            _, slopes = ours.loss_and_gradients(x[some, : lengths[some].max()], Y[:, some], parameters)
            parameters = adam.step(parameters, slopes)
    return parameters


def test_averages_are_mostly_right_on_plain_reviews_and_fooled_by_lists_of_what_is_lacking(
    ours, reviews, averages, vectors
):
    W, b, costs = averages
    said = ours.predict(texts_of(reviews.test), W, b, vectors)
    plain, negated, lacking = accuracies(said, reviews.test)
    assert costs[0] == pytest.approx(np.log(5))
    assert plain > 0.65
    assert 0.3 < negated < 0.6
    assert lacking < 0.5
    lacks = [review.group == "lacking" and review.stars == 1 for review in reviews.test]
    assert np.mean(said[:, lacks].argmax(axis=0) == 4) > 0.85
    words = SENTENCE.split()
    after = [ours.predict([" ".join(words[: t + 1])], W, b, vectors).argmax() for t in range(len(words))]
    assert after[:3] == [0, 0, 0]
    assert after[-1] == 4


def test_most_wrong_stars_of_plain_reviews_are_off_by_one(ours, reviews, averages, vectors):
    plain = [review for review in reviews.test if review.group == "plain"]
    off = np.abs(ours.predict(texts_of(plain), *averages[:2], vectors).argmax(axis=0) + 1 - stars_of(plain))
    assert np.mean(off[off > 0] == 1) > 0.7


def test_the_order_of_the_words_changes_no_average(ours, reviews, averages, vectors):
    rng = np.random.default_rng(2)
    shuffled = [" ".join(rng.permutation(review.text.split())) for review in reviews.test]
    said = [ours.predict(texts, *averages[:2], vectors) for texts in (texts_of(reviews.test), shuffled)]
    np.testing.assert_allclose(said[0], said[1], rtol=0, atol=1e-12)


def test_reading_is_better_in_every_group_and_carries_lacking_over_three(
    ours, reviews, averages, vectors, numbers, reader
):
    x = ours.sentences_to_indices(texts_of(reviews.test), numbers, MAX_LEN)
    read = accuracies(ours.read(x, reader)[0], reviews.test)
    averaged = accuracies(ours.predict(texts_of(reviews.test), *averages[:2], vectors), reviews.test)
    assert all(one > other + 0.1 for one, other in zip(read, averaged, strict=True))
    assert read[0] > 0.95
    assert read[2] > 0.85
    assert SENTENCE not in {review.text for review in reviews.train}
    assert ours.read(ours.sentences_to_indices([SENTENCE], numbers, MAX_LEN), reader)[0].argmax() == 0


def test_padding_counts_only_for_who_looks_at_it(ours, reviews, numbers, reader):
    x = ours.sentences_to_indices(texts_of(reviews.test), numbers, MAX_LEN)
    wider = np.pad(x, ((0, 0), (0, 20)))
    said = ours.read(x, reader)[0]
    np.testing.assert_allclose(ours.read(wider, reader)[0], said, atol=1e-9)
    vectors = np.moveaxis(reader["E"][wider], 2, 0)
    late = layers.lstm_forward(vectors, np.zeros((UNITS, len(x))), reader)[1][:, :, -1]
    right, wrong = (np.mean(answers.argmax(axis=0) + 1 == stars_of(reviews.test)) for answers in (said, late))
    assert wrong < right - 0.1


def test_the_debug_lab_shows_what_its_answers_say(reviews, vectors):
    parts = [(texts_of(part)[::4], stars_of(part)[::4]) for part in (reviews.train, reviews.test)]
    runs = debuglab.broken_judges(*parts, vectors)
    assert runs[1].changed > 5
    assert runs[2].changed == runs[3].changed == 0
    assert abs(runs[2].losses - np.log(5)).max() < 0.1
    assert runs[3].train_accuracy > 80
    assert runs[3].test_accuracy < 30
