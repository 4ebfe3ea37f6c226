"""Files that call themselves notebooks."""

import json
import os
from pathlib import Path

import nbformat
import pytest

from autograder.errors import NotebookError
from autograder.notebooks import (
    parse_notebook,
    read_notebook,
    read_regular_file,
    strangers,
    to_text,
    write_if_changed,
    write_notebook,
)

GOOD = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [{"cell_type": "markdown", "id": "a", "source": "häß", "metadata": {}}],
}


def parse(data: bytes) -> nbformat.NotebookNode:
    return parse_notebook(data, "x.ipynb")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (json.dumps(GOOD).encode()[:-9], "cut off in line 1"),
        (b'{"nbformat": 4, "cells": [{"source": "abc', "cut off in line 1"),
        (b"print('hello')", "not JSON (line 1"),
        (b"<html></html>", "not JSON (line 1"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        (json.dumps(GOOD, ensure_ascii=False).encode("latin-1"), "not UTF-8"),
        (b"[" * 900_000, "nested too deeply"),
        (b"[" * 200 + b"]" * 200, "nested too deeply"),
        (b"[[],[" * 900_000, "too many parts"),
    ],
)
def test_a_damaged_file_is_refused_with_the_kind_of_damage(data: bytes, what: str) -> None:
    with pytest.raises(NotebookError) as caught:
        parse(data)
    assert what in caught.value.what
    assert caught.value.where == "x.ipynb"
    assert caught.value.next_step


def test_nan_and_lone_surrogates_do_not_survive() -> None:
    cell = b'{"cell_type": "raw", "source": "a\\uD800b \\ud83d\\ude00"}'
    data = b'{"nbformat": 4, "metadata": {"x": NaN}, "cells": [' + cell + b"]}"
    notebook = parse(data)
    assert notebook.cells[0].source == "a?b 😀"
    assert notebook.metadata.x is None
    to_text(notebook).encode()


def test_a_byte_order_mark_makes_no_difference() -> None:
    assert len(parse(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()).cells) == 1


def test_links_pipes_folders_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    write_notebook(tmp_path / "good.ipynb", nbformat.from_dict(GOOD))
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "good.ipynb")
    (tmp_path / "dangling.ipynb").symlink_to(tmp_path / "nothing")
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name, what in [
        ("link", "symbolic link"),
        ("dangling", "symbolic link"),
        ("folder", "folder"),
        ("pipe", "pipe"),
    ]:
        with pytest.raises(NotebookError, match=f"is a {what}, not a file"):
            read_notebook(tmp_path / f"{name}.ipynb")
    with pytest.raises(NotebookError, match="is a device"):
        read_notebook(Path("/dev/zero"))
    with pytest.raises(NotebookError, match="no such file"):
        read_notebook(tmp_path / "absent.ipynb")


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.ipynb"
    path.write_bytes(b"x" * 1001)
    assert len(read_regular_file(path, 1001)) == 1001
    with pytest.raises(NotebookError, match=r"is larger than 0\.001 MB"):
        read_notebook(path, max_bytes=1000)


def test_what_is_written_is_read_again_and_written_the_same(tmp_path: Path) -> None:
    path = tmp_path / "week01" / "x.ipynb"
    assert write_notebook(path, nbformat.from_dict(GOOD))
    text = path.read_text(encoding="utf-8")
    assert text == to_text(read_notebook(path))
    assert "häß" in text
    assert text.endswith("}\n")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ipynb"
    write_if_changed(path, b"before")

    def fails(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="disk full"):
        write_if_changed(path, b"after")
    assert [file.name for file in tmp_path.iterdir()] == ["x.ipynb"]
    assert path.read_bytes() == b"before"


def test_an_unchanged_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    assert write_if_changed(path, b"same")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert not write_if_changed(path, b"same")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_writing_replaces_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"same")
    (tmp_path / "x.ipynb").symlink_to(tmp_path / "precious")
    assert write_if_changed(tmp_path / "x.ipynb", b"same")
    assert not (tmp_path / "x.ipynb").is_symlink()


def test_strangers_are_all_but_notebooks_and_checkpoints(tmp_path: Path) -> None:
    for name in ("b.ipynb", "notes.txt", "a.py"):
        (tmp_path / name).touch()
    (tmp_path / ".ipynb_checkpoints").mkdir()
    assert [path.name for path in strangers(tmp_path)] == ["a.py", "notes.txt"]
