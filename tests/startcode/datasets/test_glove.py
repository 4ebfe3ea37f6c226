"""A file in GloVe's own format is read; the first line that does not fit is named, with what is wrong."""

import numpy as np
import pytest

from startcode.datasets import load_glove
from startcode.errors import DatasetError


def written(folder, content):
    file = folder / "vectors.txt"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_words_and_numbers_are_read_in_their_order(tmp_path):
    vectors = load_glove(written(tmp_path, "the 0.5 -1e-2 3\n, 1 2 3\nzoé 0 0 1 \n"))
    assert list(vectors) == ["the", ",", "zoé"]
    np.testing.assert_array_equal(vectors["the"], [0.5, -0.01, 3])
    assert all(vector.dtype == np.float64 for vector in vectors.values())


def test_a_word_may_hold_blanks_and_rare_signs(tmp_path):
    vectors = load_glove(written(tmp_path, "the 0.5 1.5\n. . . 1 2\na\x85b 3 4\nc\u2028d 5 6\r\n\n"))
    assert list(vectors) == ["the", ". . .", "a\x85b", "c\u2028d"]
    np.testing.assert_array_equal(vectors["c\u2028d"], [5, 6])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "it holds no word"),
        ("the 1 2\ncat 1\n", "line 2: it has 1 numbers behind the word, and the lines before have 2"),
        ("the 1 2\ncat 1 two\n", "line 2: 'two' stands where a number should be"),
        ("the 1 2\ncat 1 nan\n", "line 2: 'nan' is no finite number"),
        ("the 1 2\ncat -inf 1\n", "line 2: '-inf' is no finite number"),
        ("the\n", "line 1: no number stands behind the word"),
        ("the 1 " + "x" * 99 + "\n", "line 1: '" + "x" * 30 + "' stands where"),
    ],
)
def test_a_bad_line_is_named_with_what_a_line_reads_like(tmp_path, content, told):
    with pytest.raises(DatasetError, match="A line of a GloVe file reads") as refused:
        load_glove(written(tmp_path, content))
    assert told in str(refused.value)


@pytest.mark.parametrize(("content", "told"), [(None, "no such file"), (b"the \xff\xfe 1\n", "cannot be read as text")])
def test_what_is_no_text_is_refused_with_where_to_look(tmp_path, content, told):
    file = tmp_path / "none.txt" if content is None else written(tmp_path, content)
    with pytest.raises(DatasetError, match="an unpacked text file") as refused:
        load_glove(file)
    assert told in str(refused.value)
