"""The folder autograded/<student>/<week>/: prepared out of sight, then put in its place in one step."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from nbgrader.utils import find_all_files

from autograder.errors import NotebookError
from autograder.grading.room import Room
from autograder.grading.submissions import Submission, other_files
from autograder.notebooks import read_regular_file


class Draft:
    """A folder beside its place, under a name that nbgrader does not see."""

    def __init__(self, place: Path) -> None:
        clear_leftovers(place)
        self._place = place
        self._draft, self._old = _beside(place)
        self._draft.mkdir(parents=True)

    def fill(self, room: Room, submission: Submission, week: str, texts: Mapping[str, str]) -> list[str]:
        """Write notebooks (name: JSON) and what stock nbgrader puts beside them; remarks on what was left out."""
        remarks = self._copy_handed_in(room, submission)
        self._copy_given(room, week)
        for name, text in texts.items():
            (self._draft / f"{name}.ipynb").write_text(text, encoding="utf-8")
        for path in self._draft.rglob("*"):
            if path.is_file():
                path.chmod(int(str(room.setting("permissions")), 8))
        return remarks

    def install(self) -> None:
        """Put the folder in its place; between the two steps there is none, which means "to be graded"."""
        if os.path.lexists(self._place):
            self._place.replace(self._old)
        self._draft.replace(self._place)
        _remove(self._old)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """A draft that was not installed leaves no trace."""
        _remove(self._draft)

    def _copy_handed_in(self, room: Room, submission: Submission) -> list[str]:
        remarks = []
        largest, left = 1000 * room.directory.max_file_size, 1000 * room.directory.max_dir_size
        for path in () if submission.problem else other_files(submission.folder, room.directory.ignore):
            name = path.relative_to(submission.folder)
            try:
                data = read_regular_file(path, min(largest, left))
                left -= len(data)
                _write(self._draft / name, data)
            except (NotebookError, OSError) as error:
                remarks.append(f'"{name}" was left out: it {getattr(error, "what", "cannot be copied.")}')
        return remarks

    def _copy_given(self, room: Room, week: str) -> None:
        """Files that stand beside the instructor's notebook, unless the course lets learners change them."""
        source = room.source(week)
        keep = room.setting("exclude_overwriting").get(week, [])
        for found in find_all_files(str(source), [*room.directory.ignore, "*.ipynb"]):
            name = Path(found).relative_to(source)
            if str(name) not in keep or not (self._draft / name).exists():
                _remove(self._draft / name)
                _write(self._draft / name, Path(found).read_bytes())


def clear_leftovers(place: Path) -> None:
    """Remove what a killed grader may have left beside the folder `place`."""
    for leftover in _beside(place):
        _remove(leftover)


def _beside(place: Path) -> list[Path]:
    return [place.with_name(f".{place.name}.{word}") for word in ("draft", "old")]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
