"""Text from strangers and machines, made fit for a page: no escapes, no paths of this machine, no endless lines."""

import re
from dataclasses import dataclass
from pathlib import Path

# ECMA-48: control sequences, operating-system commands and other strings up to their end, and two-character escapes.
ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# The other control characters, those that turn the direction of writing, and halves of surrogate pairs.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
# Folders that stand at the root of this machine, or usually do. Paths below them are told by it: `x/m/m` is arithmetic.
USUAL = (
    "Users",
    "box",
    "etc",
    "home",
    "mnt",
    "opt",
    "private",
    "proc",
    "root",
    "run",
    "srv",
    "sys",
    "tmp",
    "usr",
    "var",
)
ROOTS = {*(path.name for path in Path("/").iterdir()), *USUAL}
FILE_PATH = re.compile(
    r"(?P<scheme>\b[a-z][a-z0-9+.-]{0,20}:)?(?<![\w./])(?:~|/+(?:"
    + "|".join(sorted(map(re.escape, ROOTS), reverse=True))
    + r"))(?:/+[^\s/:;,'\"<>()\[\]`]+)*/+(?P<last>[^\s/:;,'\"<>()\[\]`]*)"
)


@dataclass(frozen=True)
class Limits:
    """How much of a text is shown."""

    characters: int = 10_000
    lines: int = 200
    line: int = 1_000


MESSAGE = Limits(characters=4_000, lines=60)
OUTPUT = Limits()
SOURCE = Limits(characters=40_000, lines=1_000)


def plain(text: str, limits: Limits = OUTPUT) -> str:
    """`text` as a reader at a terminal would have seen it, cut to `limits` with a line that says so."""
    given = len(text)
    text = text[: 4 * limits.characters]  # escapes take room, but who sends more of them than of text is cut
    text = UNSEEN.sub("", "\n".join(_overwritten(line) for line in ESCAPES.sub("", text).split("\n")))
    lines = text.split("\n")
    shown = "\n".join(_short(line, limits.line) for line in lines[: limits.lines])[: limits.characters].rstrip()
    if given > 4 * limits.characters or len(lines) > limits.lines or len(text) > limits.characters:
        shown += f"\n… cut here: this is the beginning of {given:,} characters."
    return shown


def one_line(text: str, length: int = 200) -> str:
    """`text` as a single short line."""
    return _short(" ".join(plain(text, MESSAGE).split()), length)


def without_paths(text: str) -> str:
    """`text` with "…/name" in place of absolute paths: where files lie on the grader's machine is nobody's business."""
    return FILE_PATH.sub(_last_part, text)


def _last_part(path: re.Match[str]) -> str:
    if path["scheme"] and path["scheme"] != "file:":
        return path[0]  # an address of the web
    return f"…/{path['last']}"


def _overwritten(line: str) -> str:
    r"""What is left to read of `line` after its carriage returns: of a progress bar, its last state."""
    return line.rstrip("\r").rpartition("\r")[2]


def _short(line: str, length: int) -> str:
    return line if len(line) <= length else f"{line[:length]} … ({len(line) - length:,} characters more)"
