"""The demo's folder: made anew each time, and nothing in it is lost that somebody else put or changed there."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course import Course
from autograder.errors import CourseError

LIST = ".made_by_demo.json"
KEPT = "kept"
Mark = list[int]  # size, time of change in nanoseconds


@contextmanager
def fresh(folder: Path) -> Iterator[int]:
    """Empty `folder` of what an earlier demo made; afterwards list in it what this one makes. Gives how much was kept.

    What somebody else put or changed there goes to kept/. CourseError if the folder is not the demo's.
    """
    made = _list(folder)
    strangers = _clear(folder, made)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LIST).write_text("{}")
    try:
        yield strangers
    finally:
        marks = {path.relative_to(folder).as_posix(): _mark(path) for path in _files(folder)}
        (folder / LIST).write_text(json.dumps(marks, indent=0))


def copy_course(origin: Course, week: str, folder: Path) -> Course:
    """A course in `folder` with the configuration and one week of `origin`."""
    if not (origin.author / week).is_dir():
        raise CourseError(str(origin.author), f'there is no week "{week}".', "The demo needs its author text.")
    (folder / "source").mkdir()
    shutil.copyfile(origin.root / "nbgrader_config.py", folder / "nbgrader_config.py")
    shutil.copytree(origin.author / week, folder / "course" / week, ignore=shutil.ignore_patterns("__pycache__"))
    return Course(folder)


def _list(folder: Path) -> dict[str, Mark]:
    """What the last demo listed; CourseError if there is something, but no list."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CourseError(str(folder), "is no folder.", "Name another place for the demo.")
    try:
        return dict(json.loads((folder / LIST).read_text()))
    except FileNotFoundError:
        if folder.exists() and any(folder.iterdir()):
            what = "is not empty, and no demo made it."
            raise CourseError(str(folder), what, "Name another place for the demo, or move it away.") from None
        return {}
    except ValueError as error:
        raise CourseError(str(folder / LIST), "cannot be read.", "Move the folder away.") from error


def _clear(folder: Path, made: dict[str, Mark]) -> int:
    """Delete what is as the list says, move the rest to kept/; how many files that were."""
    strangers = 0
    for path in list(_files(folder)):
        name = path.relative_to(folder).as_posix()
        if name == LIST or made.get(name) == _mark(path):
            path.unlink()
        else:
            strangers += 1
            _keep(folder, path)
    for inner in sorted((p for p in folder.rglob("*") if p.is_dir() and not p.is_symlink()), reverse=True):
        if not any(inner.iterdir()) and KEPT not in inner.relative_to(folder).parts[:1]:
            inner.rmdir()
    return strangers


def _keep(folder: Path, path: Path) -> None:
    number = 1
    while (target := folder / KEPT / str(number) / path.relative_to(folder)).exists():
        number += 1
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def _files(folder: Path) -> Iterator[Path]:
    """All that is no folder below `folder`, without its list and what was kept before."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        parts = path.relative_to(folder).parts
        if parts[0] != KEPT and parts != (LIST,) and (path.is_symlink() or not path.is_dir()):
            yield path


def _mark(path: Path) -> Mark:
    status = path.lstat()
    return [status.st_size, status.st_mtime_ns]
