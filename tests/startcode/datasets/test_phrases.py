"""Pairs of sentences are read, the course's or one's own, and what is none is refused."""

import pytest

from startcode.datasets import load_phrases
from startcode.errors import DatasetError


def test_the_courses_pairs_are_texts_and_the_test_has_all_its_references():
    data = load_phrases()
    assert len(data.train) > 1000
    assert len(data.references) == len(data.test)
    for (_, english), some in zip(data.test, data.references, strict=True):
        assert some[0] == english
        assert len(set(some)) == len(some)
    for text in (text for pair in data.train for text in pair):
        assert text == " ".join(text.split()) == text.lower()


@pytest.fixture
def mine(tmp_path):
    (tmp_path / "train.tsv").write_text("\ufeffil  dort\the sleeps\r\n\r\n", encoding="utf-8")
    (tmp_path / "test.tsv").write_text("elle dort\tshe sleeps\tshe is sleeping\n", encoding="utf-8")
    return tmp_path


def test_a_folder_of_ones_own_may_be_read(mine):
    data = load_phrases(mine)
    assert data.train == (("il dort", "he sleeps"),)
    assert data.test == (("elle dort", "she sleeps"),)
    assert data.references == (("she sleeps", "she is sleeping"),)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("test.tsv", None, "there is no such file"),
        ("train.tsv", b"\n \n", "it holds no sentence"),
        ("train.tsv", b"\xff\xfe\x00", "cannot be read as text"),
        ("train.tsv", b"il dort\n", "line 1: there is no tab"),
        ("train.tsv", b"il\the\n\the\n", "line 2: a sentence is empty"),
        ("train.tsv", b"il\the\tshe\n", "line 1: there are 3 sentences"),
        ("test.tsv", b"il\t" + 200 * b"he ", "a sentence has 200 tokens"),
    ],
)
def test_what_is_no_list_of_pairs_is_refused_with_the_next_step(mine, name, content, told):
    (mine / name).unlink()
    if content is not None:
        (mine / name).write_bytes(content)
    with pytest.raises(DatasetError, match="README") as refused:
        load_phrases(mine)
    assert told in str(refused.value)
