"""Every word of the reviews has a vector, and what is no such file is refused."""

import h5py
import numpy as np
import pytest

from startcode.datasets import load_reviews
from startcode.errors import DatasetError
from startcode.pretrained import review_vectors


@pytest.fixture(scope="module")
def vectors():
    return review_vectors()


def test_every_word_has_a_vector_in_alphabetical_order(vectors):
    reviews = load_reviews()
    said = {word for review in [*reviews.train, *reviews.test] for word in review.text.split()}
    assert said == set(vectors)
    assert list(vectors) == sorted(vectors)
    assert {(vector.shape, vector.dtype) for vector in vectors.values()} == {((50,), np.dtype(np.float64))}


def test_words_of_one_mood_are_nearer_than_words_of_two(vectors):
    def cosine(one, other):
        u, v = vectors[one], vectors[other]
        return u @ v / np.sqrt(u @ u * (v @ v))

    assert cosine("good", "nice") > 0.5 > cosine("good", "bad")
    assert cosine("terrible", "awful") > 0.7 > cosine("terrible", "wonderful")


@pytest.mark.parametrize(
    ("arrays", "told"),
    [
        ({"words": np.array([b"a", b"b"]), "vectors": np.ones((3, 4))}, "there are 2 words"),
        ({"words": np.array([b"a"]), "vectors": np.full((1, 4), np.nan)}, "no finite numbers"),
        ({"vectors": np.ones((3, 4))}, "no array words"),
        (None, "there is no such file"),
    ],
)
def test_what_holds_no_vectors_is_refused(tmp_path, arrays, told):
    if arrays is not None:
        with h5py.File(tmp_path / "vectors.h5", "w") as file:
            for name, array in arrays.items():
                file[name] = array
    with pytest.raises(DatasetError) as refused:
        review_vectors(tmp_path / "vectors.h5")
    assert told in str(refused.value)
