"""Cells, their options and their lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.authoring.script import read_cells
from autograder.errors import AuthorError

Write = Callable[[str], Path]


def test_every_cell_knows_its_line_and_where_its_source_begins(lesson_file: Write) -> None:
    text = '# ---\n# jupyter: {}\n# ---\n\n# %% [markdown]\n# # T\n\n# %% test="a" points=3\n\n\nx = 1\n\n# %%\ny\n'
    cells = read_cells(lesson_file(text))
    assert [(c.line, c.first, c.cell_type, c.source) for c in cells] == [
        (5, 6, "markdown", "# T"),
        (8, 11, "code", "x = 1"),
        (13, 14, "code", "y"),
    ]
    assert cells[1].options == {"test": "a", "points": 3}


def test_prose_in_quotes_begins_below_or_behind_them(lesson_file: Write) -> None:
    cells = read_cells(lesson_file('# %% [markdown]\n"""\n# T\n"""\n# %% [markdown]\n"""words\nmore"""\n'))
    assert [(c.first, c.source) for c in cells] == [(3, "# T"), (6, "words\nmore")]


def test_a_comment_about_cats_stays_a_comment(lesson_file: Write) -> None:
    (cell,) = read_cells(lesson_file("# %%\n# cat pictures\n# ls\nx = 1\n"))
    assert cell.source == "# cat pictures\n# ls\nx = 1"


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(lesson_file: Write) -> None:
    path = lesson_file("")
    path.write_bytes("\ufeff# %%\r\nx = 1\r\n".encode())
    assert [cell.source for cell in read_cells(path)] == ["x = 1"]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "course/week01/bad.py", "has no cells"),
        ("# only a note\n", "course/week01/bad.py", "has no cells"),
        ('"""Doc."""\n# %%\nx\n', "line 1", "above the first cell"),
        ('# %%\ns = """\n\n# %%\nx = 1\n', "line 4", "begins no cell"),
        ("# %% [markdown]\n# T\n\nx = 1\n", "line 4", "is no comment"),
        ("# %%\nx = '\u2028'\n", "line 2", "U+2028"),
        ("# %%\n\x0cx = 1\n", "line 2", "U+000C"),
        ("# %%\nx = '\0'\n", "line 2", "U+0000"),
    ],
)
def test_a_script_that_cannot_be_cut_is_refused_at_the_line(
    lesson_file: Write, text: str, where: str, what: str
) -> None:
    with pytest.raises(AuthorError) as caught:
        read_cells(lesson_file(text))
    assert caught.value.where.endswith(where)
    assert what in caught.value.what
    assert caught.value.next_step


def test_a_missing_file_and_one_that_is_not_utf8_are_refused(lesson_file: Write, tmp_path: Path) -> None:
    with pytest.raises(AuthorError, match="cannot be read"):
        read_cells(tmp_path / "nowhere.py")
    path = lesson_file("")
    path.write_bytes(b"# %%\nx = '\xe9'\n")
    with pytest.raises(AuthorError, match="Save it as UTF-8"):
        read_cells(path)
