"""A percent script as its author wrote it: cells, their options, and the lines where they stand."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.errors import AuthorError

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_MARK = re.compile(r"^\s*#\s*(%%(%*\s|$)|(<codecell>|In\[[0-9 ]*\]:?)\s*$)")  # what jupytext takes for one
NOT_OPTIONS = {"lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker"}  # jupytext's own bookkeeping
# Comments stay comments: with jupytext's default, "# cat images" turns into the shell command `cat images`.
PERCENT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
QUOTES = re.compile(r"[rR]?(\"\"\"|''')")
ODD_CHARACTERS = re.compile(
    "[\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
)  # jupytext breaks lines there, Python does not


@dataclass(frozen=True)
class ScriptCell:
    """One cell; its mark stands on line `line` of the file, its source begins on line `first`, both counted from 1."""

    line: int
    first: int
    cell_type: str
    options: dict[str, Any]
    source: str


def place(path: Path, line: int | None = None) -> str:
    """`path` from the course's folder on (course/week02/x.py), with the line, as messages name it."""
    shown = Path(*path.parts[-3:]).as_posix()
    return shown if line is None else f"{shown}, line {line}"


def read_cells(path: Path) -> list[ScriptCell]:
    """The cells of the script at `path`; AuthorError if it cannot be read or cut into cells."""
    lines = _text(path).split("\n")
    marks = [number for number, line in enumerate(lines, start=1) if CELL_MARK.match(line)]
    _check_top(path, lines[: marks[0] - 1] if marks else lines, bool(marks))
    cells = _read_with_jupytext("\n".join(lines[marks[0] - 1 :]))
    if len(cells) != len(marks):
        raise AuthorError(
            place(path, _swallowed(cells, marks)),
            'this "# %%" begins no cell, because it stands inside a string or a fenced block.',
            "Close the string or fence above it, or reword the line.",
        )
    return [_settled(path, cell, mark, lines) for cell, mark in zip(cells, marks, strict=True)]


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AuthorError(place(path), f"cannot be read ({error.strerror}).", "Check its name.") from error
    except UnicodeDecodeError as error:
        raise AuthorError(place(path), f"is not UTF-8 ({error.reason}).", "Save it as UTF-8.") from error
    if odd := ODD_CHARACTERS.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise AuthorError(
            place(path, line),
            f"the character U+{ord(odd[0]):04X} has no place in a script.",
            f'In a string write "\\u{ord(odd[0]):04x}"; elsewhere delete it.',
        )
    return text


def _check_top(path: Path, above: list[str], has_cells: bool) -> None:
    """Above the first cell only comments may stand (jupytext's header, notes among authors); they are left out."""
    for number, line in enumerate(above, start=1):
        if line.strip() and not line.startswith("#"):
            raise AuthorError(
                place(path, number), "this line stands above the first cell.", 'Begin a cell above it with "# %%".'
            )
    if not has_cells:
        raise AuthorError(place(path), "has no cells.", 'Begin with "# %% [markdown]" and the title "# # ...".')


def _read_with_jupytext(text: str) -> "list[NotebookNode]":
    import jupytext  # takes a second, and `autograder --help` need not wait for it

    return list(jupytext.reads(text, fmt=PERCENT).cells)


def _swallowed(cells: "list[NotebookNode]", marks: list[int]) -> int:
    """The line of the first cell mark that jupytext took for text."""
    for index, cell in enumerate(cells):
        inside = cell.source.split("\n")
        if any(CELL_MARK.match(line) or CELL_MARK.match(f"# {line}") for line in inside):
            return marks[index + 1]
    return marks[-1]


def _settled(path: Path, cell: "NotebookNode", mark: int, lines: list[str]) -> ScriptCell:
    """`cell` without blank lines around it, and where it stands."""
    options = {name: value for name, value in cell.metadata.items() if name not in NOT_OPTIONS}
    first = lines[mark] if mark < len(lines) else ""
    quotes = QUOTES.match(first) if cell.cell_type == "markdown" else None
    if cell.cell_type == "markdown" and not quotes:
        _check_comments(path, mark, lines)
    text = cell.source.strip("\n")
    blank = cell.source.index(text[0]) if text else 0
    quotes_alone = quotes is not None and first.strip() == quotes[0]
    return ScriptCell(mark, mark + 1 + quotes_alone + blank, cell.cell_type, options, text)


def _check_comments(path: Path, mark: int, lines: list[str]) -> None:
    """Refuse a prose cell with a line that is no comment: most likely code whose cell mark was forgotten."""
    for number, line in enumerate(lines[mark:], start=mark + 1):
        if CELL_MARK.match(line):
            return
        if line.strip() and not line.startswith("#"):
            raise AuthorError(
                place(path, number),
                "this line stands in a prose cell but is no comment.",
                'Begin it with "# ", or write "# %%" above it if it is code.',
            )
