"""Each of the three judges shows its own bug, and is the same again with the same seed."""

import numpy as np
import pytest

from startcode import datasets, debuglab, pretrained


@pytest.fixture(scope="module")
def parts():
    reviews = datasets.load_reviews()
    some = reviews.train[::8], reviews.test[::8]
    return [([review.text for review in part], np.array([review.stars for review in part])) for part in some]


@pytest.fixture(scope="module")
def judges(parts):
    return debuglab.broken_judges(*parts, pretrained.review_vectors())


def test_only_the_one_that_writes_into_the_map_changes_its_mind(judges):
    assert judges[1].changed > 5
    assert judges[2].changed == judges[3].changed == 0


def test_the_one_that_reads_padding_is_stuck(judges):
    assert abs(judges[2].losses - np.log(5)).max() < 0.15
    assert judges[2].train_accuracy < 35


def test_the_one_with_two_dictionaries_is_good_in_training_and_at_chance_in_the_test(judges):
    assert judges[3].losses[-1] < 0.6
    assert judges[3].train_accuracy > 75
    assert judges[3].test_accuracy < 35


def test_the_map_of_the_caller_is_left_alone_and_the_same_seed_gives_the_same(parts, judges):
    vectors = pretrained.review_vectors()
    again = debuglab.broken_judges(*parts, vectors)
    assert all(np.array_equal(vector, vectors[word]) for word, vector in pretrained.review_vectors().items())
    np.testing.assert_array_equal(again[3].losses, judges[3].losses)
