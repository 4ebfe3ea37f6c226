"""What must be the same before and after: files of the course, processes of this machine."""

import hashlib
import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path


def fingerprints(folders: Iterable[Path]) -> dict[str, str]:
    """Every file and link below `folders`, with a hash of what it holds."""
    found = {}
    for path in sorted(path for folder in folders for path in (folder, *folder.rglob("*"))):
        mode = path.lstat().st_mode
        held = path.read_bytes() if stat.S_ISREG(mode) else str(path.readlink()).encode() if path.is_symlink() else b""
        found[str(path)] = f"{mode:o} {hashlib.sha256(held).hexdigest()}"
    return found


def descendants(seconds: float = 2.0, least: int = 0) -> int:
    """How many processes descend from this one; waits until no more than `least` are left."""
    end = time.monotonic() + seconds
    while (count := len(_below(os.getpid()))) > least and time.monotonic() < end:
        time.sleep(0.02)
    return count


def _below(root: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has just ended
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        waiting += (children := parents.get(waiting.pop(), []))
        found += children
    return found
