"""Notebook files: read with suspicion, for strangers write them too; written the same way every time."""

import json
import os
import stat
from contextlib import suppress
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import NotebookError
from autograder.repair import repaired

MAX_BYTES = 20_000_000
MAX_CONTAINERS = 1_000_000  # each costs Python about 70 bytes of memory for 2 in the file
MAX_DEPTH = 100
SKIPPED_BY_NBGRADER = {".ipynb_checkpoints", ".startcode"}  # copies of a notebook, how far a learner is
AGAIN = "Save it in JupyterLab and hand it in again."
KINDS = {
    stat.S_ISLNK: "a symbolic link",
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def read_notebook(path: Path, max_bytes: int = MAX_BYTES) -> NotebookNode:
    """The notebook at `path` as nbformat 4.5 with unique cell ids; NotebookError if it is none.

    Follows no link, waits for no pipe, reads no more than `max_bytes`.
    """
    return parse_notebook(read_regular_file(path, max_bytes), str(path))


def parse_notebook(data: bytes, where: str) -> NotebookNode:
    """The notebook in `data`; `where` is its name in messages."""
    if not data.strip():
        raise NotebookError(where, "the file is empty.", AGAIN)
    if data.count(b"[") + data.count(b"{") > MAX_CONTAINERS:
        raise NotebookError(where, "holds too many parts to be a notebook.", "Clear its outputs and save it again.")
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text, parse_constant=lambda _: None)  # NaN and Infinity are no JSON
    except UnicodeDecodeError as error:
        raise NotebookError(where, f"is not UTF-8 (byte {error.start}).", AGAIN) from error
    except RecursionError as error:
        raise NotebookError(where, "is nested too deeply to be a notebook.", AGAIN) from error
    except ValueError as error:
        raise NotebookError(where, f"is {_what_json_lacks(text, error)}.", AGAIN) from error
    if _is_deeper_than(MAX_DEPTH, content):
        raise NotebookError(where, "is nested too deeply to be a notebook.", AGAIN)
    return repaired(_without_lone_surrogates(content, data), where)


def read_regular_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file; NotebookError if it is anything else, larger, or out of reach."""
    where = str(path)
    try:
        _refuse_special(path.lstat().st_mode, where)
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            _refuse_special(os.fstat(handle).st_mode, where)  # it may have been exchanged since
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise NotebookError(where, "there is no such file.", "Check the name.") from error
    except OSError as error:
        raise NotebookError(where, f"cannot be read ({error.strerror}).", "Check its permissions.") from error
    if len(data) > max_bytes:
        step = "Clear its outputs and save it again."
        raise NotebookError(where, f"is larger than {max_bytes / 1e6:g} MB.", step)
    return data


def to_text(notebook: NotebookNode) -> str:
    """`notebook` as nbformat and nbgrader write it: sorted keys, one blank of indent, a newline at the end."""
    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return text.rstrip("\n") + "\n"


def write_notebook(path: Path, notebook: NotebookNode) -> bool:
    """Write `notebook` to `path` in one step; whether that changed the file."""
    return write_if_changed(path, to_text(notebook).encode())


def write_if_changed(path: Path, data: bytes) -> bool:
    """Let `path` hold `data`, its folders made, without a moment when it holds half of it; whether it changed."""
    with suppress(OSError):
        if not path.is_symlink() and path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return True


def strangers(folder: Path) -> list[Path]:
    """What else stands in a folder of notebooks; nbgrader would copy it to learners."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".ipynb" and path.name not in SKIPPED_BY_NBGRADER)


def _refuse_special(mode: int, where: str) -> None:
    for is_it, name in KINDS.items():
        if is_it(mode):
            raise NotebookError(where, f"is {name}, not a file.", "Put the notebook itself there.")


def _what_json_lacks(text: str, error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            return f"cut off in line {error.lineno}, as if it had not been saved to the end"
        return f"not JSON (line {error.lineno}: {error.msg})"
    return f"not JSON ({error})"


def _is_deeper_than(limit: int, content: object) -> bool:
    level = [content]
    for _ in range(limit):
        level = [part for outer in level for part in _containers_in(outer)]
    return bool(level)


def _containers_in(outer: object) -> list[object]:
    inner = outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ()
    return [part for part in inner if isinstance(part, list | dict)]


def _without_lone_surrogates(content: object, data: bytes) -> object:
    r"""A string like "\ud800" is JSON, but no file, database or hash takes it: put a question mark there."""
    if b"\\ud" not in data.lower():
        return content
    replaced: object = json.loads(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
    return replaced
