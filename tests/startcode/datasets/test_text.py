"""A text file is read whole, or one message says why not."""

import pytest

from startcode.datasets.text import lines
from startcode.errors import DatasetError


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines_come_without_their_ends_and_without_a_byte_order_mark(tmp_path, mark):
    (tmp_path / "a.txt").write_bytes(mark + "é\r\nb\n".encode())
    assert lines(tmp_path / "a.txt", "Look.") == ["é", "b"]


@pytest.mark.parametrize(
    ("content", "told"), [(None, "there is no such file"), (b"\xff\xfe", "cannot be read as text")]
)
def test_what_cannot_be_read_is_told_with_where_and_what_next(tmp_path, content, told):
    file = tmp_path / "a.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DatasetError, match=told) as caught:
        lines(file, "Look elsewhere.")
    assert str(file) in str(caught.value)
    assert "Look elsewhere." in str(caught.value)
