"""The vectors of words are all there, and what is no file of vectors is refused."""

import h5py
import numpy as np
import pytest

from startcode.datasets import load_corpus
from startcode.errors import DatasetError
from startcode.pretrained import word_vectors


def test_every_word_of_the_corpus_has_a_vector_and_the_most_frequent_comes_first():
    vectors = word_vectors()
    counts = {}
    for sentence in load_corpus():
        for word in sentence:
            counts[word] = counts.get(word, 0) + 1
    assert set(vectors) == set(counts)
    ranks = [counts[word] for word in vectors]
    assert ranks == sorted(ranks, reverse=True)
    assert {(vector.shape, vector.dtype) for vector in vectors.values()} == {((50,), np.dtype(np.float64))}


def test_each_vector_may_be_changed_without_the_others():
    vectors = word_vectors()
    before = vectors["dog"].copy()
    vectors["cat"] += 1
    np.testing.assert_array_equal(vectors["dog"], before)
    assert not np.array_equal(word_vectors()["cat"], vectors["cat"])


def write(path, words, vectors):
    with h5py.File(path, "w") as file:
        file["words"], file["vectors"] = np.array(words, dtype=np.bytes_), vectors
    return path


def test_another_file_of_the_same_schema_is_read(tmp_path):
    vectors = word_vectors(write(tmp_path / "mine.h5", ["ab", "c"], np.array([[1, 2], [3, 4]], dtype=np.float32)))
    assert list(vectors) == ["ab", "c"]
    np.testing.assert_array_equal(vectors["c"], [3, 4])


@pytest.mark.parametrize(
    ("words", "vectors", "told"),
    [
        (["ab"], np.ones((2, 3)), "there are 1 words, but 2 vectors"),
        (["ab", "c"], np.array([[1.0, np.nan], [0, 1]]), "no finite number"),
        (["ab", "c"], np.ones(2), "vectors has 1 axes"),
        (["ab", "c"], np.ones((2, 3), dtype=int), "not 2 of floating-point numbers"),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path, words, vectors, told):
    with pytest.raises(DatasetError, match=r"data/words/README\.md describes") as refused:
        word_vectors(write(tmp_path / "bad.h5", words, vectors))
    assert told in str(refused.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DatasetError, match="there is no such file"):
        word_vectors(tmp_path / "none.h5")
