"""Dates are read, the course's or others of the same form, and what is none is refused."""

import numpy as np
import pytest

from startcode.datasets import coded_dates, load_dates
from startcode.errors import DatasetError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "train.txt").write_text("3. märz 98\t1998-03-03\n9/30/01\t2001-09-30\n", encoding="utf-8")
    (tmp_path / "test.txt").write_text("1 mai 2001\t2001-09-01\n", encoding="utf-8")
    return tmp_path


def test_the_courses_dates_come_with_their_vocabularies():
    data = load_dates()
    assert (data.human_vocab["<pad>"], data.human_vocab["<unk>"], data.machine_vocab["<start>"]) == (0, 1, 0)
    for vocab in (data.human_vocab, data.machine_vocab):
        assert sorted(vocab.values()) == list(range(len(vocab)))
    assert set(data.machine_vocab) == {"<start>", "-", *"0123456789"}
    assert {sign for text, _ in data.test_pairs for sign in text} <= set(data.human_vocab)


def test_texts_become_numbers_and_unknown_signs_are_known_as_such(folder):
    data = load_dates(folder)
    X, Y = coded_dates(data.test_pairs, data)
    assert X.shape == (1, 30)
    back = {number: sign for sign, number in data.human_vocab.items()}
    assert [back[number] for number in X[0, :11]] == [
        "1",
        " ",
        "m",
        "<unk>",
        "<unk>",
        " ",
        "<unk>",
        "0",
        "0",
        "1",
        "<pad>",
    ]
    signs = {number: sign for sign, number in data.machine_vocab.items()}
    assert "".join(signs[number] for number in Y[0]) == "2001-09-01"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"", "it holds no pair"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"1 mai 2001\t2001-05-01\n1 mai 2001 2001-05-01\n", "line 2: '1 mai 2001 2001-05-01' is no pair"),
        (b"1 mai 2001\t2001-5-01\n", "line 1"),
        (b"1 mai 2001\t2001-0a-01\n", "line 1"),
    ],
)
def test_what_are_no_dates_is_refused_with_the_next_step(folder, content, told):
    if content is None:
        (folder / "test.txt").unlink()
    else:
        (folder / "test.txt").write_bytes(content)
    with pytest.raises(DatasetError, match=r"Name a folder|A line holds a date") as refused:
        load_dates(folder)
    assert told in str(refused.value)


def test_a_text_that_is_too_long_is_cut_off(folder):
    data = load_dates(folder)
    X, _ = coded_dates((("9" * 40, "2001-09-30"),), data)
    np.testing.assert_array_equal(X, np.full((1, 30), data.human_vocab["9"]))
