"""Where the files of the folder data/ are, from wherever a notebook runs."""

import os
from pathlib import Path

from startcode.errors import DatasetError


def find(name: str) -> Path:
    """The file `name` of the folder data/: in STARTCODE_DATA, above the working directory, or beside this package.

    Grading and lessons run in different folders, so a path relative to the notebook would not do.
    """
    if chosen := os.environ.get("STARTCODE_DATA"):
        file = Path(chosen).expanduser() / name
        if not file.is_file():
            raise DatasetError(
                str(file),
                "there is no such file, and the environment variable STARTCODE_DATA says to look there.",
                "Set it to the course's folder data, or unset it.",
            )
        return file
    here = Path.cwd()
    homes = [here, *here.parents, Path(__file__).resolve().parents[2]]
    for home in homes:
        if (home / "data" / name).is_file():
            return home / "data" / name
    raise DatasetError(
        f"data/{name}",
        f"not found in {here}, in any folder above it, or beside the package startcode.",
        "Start from inside the course's folder, or set STARTCODE_DATA to its folder data.",
    )
