"""A list of names is read, the course's or one's own, and what is none is refused."""

import pytest

from startcode.datasets import load_names
from startcode.errors import DatasetError


def test_the_courses_names_are_small_letters_and_each_stands_once():
    names = load_names()
    assert len(names) == len(set(names)) > 5000
    assert set("".join(names)) == set("abcdefghijklmnopqrstuvwxyz")
    assert list(names) == sorted(names)


def test_a_file_of_ones_own_may_have_capitals_empty_lines_and_accents(tmp_path):
    (tmp_path / "mine.txt").write_text("\ufeffZoé\r\n\r\n  ANNA \n", encoding="utf-8")
    assert load_names(tmp_path / "mine.txt") == ("zoé", "anna")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"\n \n", "it holds no name"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"anna\n" + b"x" * 300, "line 2: a line of 300 letters"),
    ],
)
def test_what_is_no_list_of_names_is_refused_with_the_next_step(tmp_path, content, told):
    file = tmp_path / "names.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DatasetError, match="one name on every line") as refused:
        load_names(file)
    assert told in str(refused.value)
