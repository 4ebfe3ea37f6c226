"""First names, one a line."""

import os
from pathlib import Path

from startcode.datasets import places, text
from startcode.errors import DatasetError

LONGEST = 200  # letters of a line; what has more is no list of names
ANOTHER = "Give a text file in UTF-8 with one name on every line, or leave the path out for the course's own names."


def load_names(path: str | os.PathLike[str] | None = None) -> tuple[str, ...]:
    """Names in small letters, in the order of the file, without empty lines.

    `path` may name a text file of your own with one name on every line; without it the course's own
    data/names/names.txt is read. Raises DatasetError when there is nothing to read, or no list of names.
    """
    file = Path(path).expanduser() if path else places.find("names/names.txt")
    lines = text.lines(file, ANOTHER)
    names = tuple(line.strip().lower() for line in lines if line.strip())
    if not names:
        raise DatasetError(str(file), "it holds no name.", ANOTHER)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST:
            raise DatasetError(f"{file}, line {number}", f"a line of {len(line)} letters is no name.", ANOTHER)
    return names
