"""Each of the three programs shows its own bug, and a right one shows none of them."""

import numpy as np
import pytest

from startcode import debuglab, pretrained

FIVE = ["king", "cat", "red", "monday", "hammer"]


@pytest.fixture(scope="module")
def vectors():
    return pretrained.word_vectors()


@pytest.fixture(scope="module")
def reports(vectors):
    return debuglab.broken_comparisons(vectors, FIVE)


def test_without_lengths_a_similarity_is_above_1(reports):
    assert reports[1].highest > 1
    assert all(-1 <= reports[number].lowest <= reports[number].highest <= 1 for number in (2, 3))


def test_a_word_that_was_never_learned_is_nearest_to_everything(reports):
    assert set(reports[2].nearest.values()) == {"<unknown>"}
    assert "<unknown>" not in {*reports[1].nearest.values(), *reports[3].nearest.values()}


def test_vectors_that_are_not_centred_are_all_alike(reports):
    assert reports[3].lowest > 0.9
    assert reports[2].lowest < 0.3


def test_subtracting_the_mean_spreads_them_again(vectors):
    table = np.array(list(vectors.values()))
    shifted = np.round(255 * (table - table.min()) / (table.max() - table.min()))
    centred = dict(zip(vectors, shifted - shifted.mean(axis=0), strict=True))
    report = debuglab.broken_comparisons({**centred}, FIVE)[2]  # compares rightly, but for the unknown word
    assert report.lowest < 0.3
