"""The file in which a learner's progress is kept: small, local, and never in the way.

It may be read-only, damaged, or written by two notebooks at the same moment.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from startcode.progress.states import State

try:
    import fcntl
except ImportError:  # a system without it: of two notebooks that write at the same moment, the later one counts
    fcntl = None  # type: ignore[assignment]

FOLDER, FILE, LOCK = ".startcode", "progress.json", "lock"
SWITCH, OFF = "STARTCODE_PROGRESS", "off"  # an environment variable: with this value nothing is written
VERSION = 1
MAX_BYTES = 5_000_000
PATIENCE, PAUSE = 1.0, 0.01  # seconds to wait for another notebook that writes
ASIDE = "{file} could not be read. It was put aside as {aside}, and a new one begins with this check."


@dataclass(frozen=True)
class Entry:
    """What the last check of an exercise said, and when (UTC, ISO 8601)."""

    state: State
    when: str

    @classmethod
    def now(cls, state: State) -> "Entry":
        """Said at this moment."""
        return cls(state, datetime.now(UTC).isoformat())


Entries = dict[str, dict[str, Entry]]  # by lesson and exercise


@dataclass(frozen=True)
class Ledger:
    """All entries; `is_damaged` if there is a file that makes no sense."""

    entries: Entries = field(default_factory=dict)
    is_damaged: bool = False


def path_in(root: Path) -> Path:
    """Where the progress of the notebooks in the folders of `root` is kept."""
    return root / FOLDER / FILE


def read(root: Path) -> Ledger:
    """What is kept for `root`; nothing if there is no file or it is out of reach."""
    path = path_in(root)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return Ledger()
    try:
        return Ledger(_entries(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Ledger(is_damaged=True)


def write(root: Path, lesson: str, new: dict[str, Entry]) -> str:
    """Enter what checks of `lesson` said; a sentence for the learner if a damaged file had to be put aside, else "".

    OSError if the folder cannot be written.
    """
    if os.environ.get(SWITCH) == OFF:
        return ""
    path, said = path_in(root), ""
    path.parent.mkdir(exist_ok=True)
    with _alone(path.with_name(LOCK)):
        found = read(root)
        if found.is_damaged:
            aside = path.with_name(f"damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}.json")
            path.replace(aside)
            said = ASIDE.format(file=path, aside=aside.name)
        entries = {**found.entries, lesson: {**found.entries.get(lesson, {}), **new}}
        _replace(path, _text(entries))
    return said


def _entries(data: bytes) -> Entries:
    """ValueError and its like if `data` is not what `_text` wrote; a single entry that makes no sense is left out."""
    content = json.loads(data)
    if content["version"] != VERSION:
        raise ValueError(content["version"])
    states = set(State)
    return {
        str(lesson): {
            str(name): Entry(State(entry["state"]), str(entry["when"]))
            for name, entry in exercises.items()
            if entry["state"] in states
        }
        for lesson, exercises in content["lessons"].items()
    }


def _text(entries: Entries) -> str:
    lessons = {
        lesson: {name: {"state": entry.state, "when": entry.when} for name, entry in exercises.items()}
        for lesson, exercises in sorted(entries.items())
    }
    return json.dumps({"version": VERSION, "lessons": lessons}, indent=1, ensure_ascii=False) + "\n"


def _replace(path: Path, text: str) -> None:
    """In one step: there is no moment when the file holds half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """While the block runs, no other notebook writes; but nobody waits long for one that hangs."""
    with lock.open("w") as file:
        end = time.monotonic() + PATIENCE
        while fcntl and time.monotonic() < end:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(PAUSE)
            except OSError:
                break  # a file system without locks
            else:
                break
        yield  # closing the file opens the lock
