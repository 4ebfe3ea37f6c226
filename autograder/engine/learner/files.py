"""Files that the learner's code has written into its working folder, for tests that look at them."""

import os
import stat
from pathlib import Path

LARGEST = 8 << 20  # bytes of a file
MOST = 64  # files at a time
CODE = {
    ".py",
    ".pyc",
    ".pyi",
    ".so",
    ".pth",
    ".egg",
    ".zip",
    ".whl",
    ".ipynb",
}  # never handed over: Python imports some of them


class WrittenFiles:
    """Remembers which files it has told of."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[int, int]] = {}

    def news(self) -> tuple[tuple[str, bytes], ...]:
        """(name, content) of regular files that are new or have changed, links not followed."""
        found = []
        for entry in sorted(os.scandir("."), key=lambda entry: entry.name)[:MOST]:
            status = entry.stat(follow_symlinks=False)
            mark = status.st_mtime_ns, status.st_size
            wanted = stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST
            if wanted and Path(entry.name).suffix not in CODE and self._told.get(entry.name) != mark:
                self._told[entry.name] = mark
                found.append((entry.name, Path(entry.name).read_bytes()))
        return tuple(found)
