"""Files that the learner's code has written, laid into the working folder of the tests."""

import re
from pathlib import Path

NAME = re.compile(r"[A-Za-z0-9_][\w .()-]{0,99}")  # no path, and nothing hidden
CODE = {".py", ".pyc", ".pyi", ".pyd", ".so", ".pth", ".egg", ".zip", ".whl", ".cfg", ".ini", ".toml"}
CONFIGURATION = {"matplotlibrc"}


class WrittenFiles:
    """Writes what came from the learner's process, up to so many bytes in all; what a program would run is left out."""

    def __init__(self, room: int) -> None:
        self._room = room

    def add(self, pairs: tuple[object, ...]) -> None:
        """Write files given as (name, content); anything else is passed over."""
        for pair in pairs:
            match pair:
                case (str() as name, bytes() as content) if is_data(name) and len(content) <= self._room:
                    self._room -= len(content)
                    Path(name).write_bytes(content)


def is_data(name: str) -> bool:
    """Is it the plain name of a file that nothing executes or reads as its configuration?"""
    fits = NAME.fullmatch(name) is not None and name.isascii()
    return fits and Path(name).suffix.lower() not in CODE and name.lower() not in CONFIGURATION
