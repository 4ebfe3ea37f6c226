"""What a student handed in: which file is which notebook, when, and what else lies there. Nothing here is trusted."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.errors import NotebookError
from autograder.notebooks import MAX_BYTES, parse_notebook, read_regular_file

MAX_TIMESTAMP = 1_000
LONGEST_ID = 128  # characters, in the gradebook's table of students
HAND_IN_AGAIN = "Ask for the notebook again, put it there, then grade again."


@dataclass(frozen=True)
class Submission:
    """One student's folder of one week.

    `papers` maps every notebook of the lesson to its file, None if it is missing; `problem` says why nothing in the
    folder may be read. A student whose id no gradebook takes is not `enterable`.
    """

    student: str
    folder: Path
    papers: Mapping[str, Path | None]
    stamp: bytes = b""
    timestamp: datetime | None = None
    remarks: tuple[str, ...] = ()
    problem: str = ""
    enterable: bool = True


def read_submission(student: str, folder: Path, lessons: Mapping[str, frozenset[str]]) -> Submission:
    """Look at one folder; `lessons` maps the names of the week's notebooks to their grade ids."""
    nothing = dict.fromkeys(lessons)
    if problem := _problem_of_name(student):
        return Submission(student, folder, nothing, problem=problem, enterable=False)
    if problem := _problem_of_folder(folder):
        return Submission(student, folder, nothing, problem=problem)
    found = sorted(path for path in folder.iterdir() if path.suffix == ".ipynb" and not path.name.startswith("."))
    papers = {name: next((path for path in found if path.stem == name), None) for name in lessons}
    others = [path for path in found if path.stem not in lessons]
    remarks: list[str] = []
    if len(others) == 1 and (name := _whose(others[0], papers, lessons)):
        papers[name] = renamed = others.pop()
        remarks.append(f'"{renamed.name}" was graded as {name}.ipynb: it holds the cells of this lesson.')
    remarks += [f'"{path.name}" belongs to no lesson of this week and was not graded.' for path in others]
    stamp, timestamp, problem = _timestamp(folder)
    return Submission(student, folder, papers, stamp, timestamp, (*remarks, *filter(None, [problem])))


def other_files(folder: Path, ignored: list[str]) -> Iterator[Path]:
    """Everything in `folder` that is neither a notebook nor ignored by nbgrader's settings; links are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _ignored(name, ignored))
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted([*names, *links]):
            if not name.endswith(".ipynb") and not _ignored(name, ignored):
                yield Path(parent, name)


def _ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _problem_of_name(student: str) -> str:
    try:
        student.encode()
    except UnicodeEncodeError:
        return "the name of the folder is not text (UTF-8). Rename it, then grade again."
    if len(student) > LONGEST_ID:
        return f"the id has {len(student)} characters; the gradebook takes {LONGEST_ID}. Rename the folder."
    return ""


def _problem_of_folder(folder: Path) -> str:
    for path in (folder.parent, folder):
        if not stat.S_ISDIR(path.lstat().st_mode):
            return f'"{path.name}" is a symbolic link or a file, not a folder. {HAND_IN_AGAIN}'
    if not os.access(folder, os.R_OK | os.X_OK):
        return "the folder cannot be read (permission denied). Change its permissions, then grade again."
    return ""


def _whose(path: Path, papers: Mapping[str, Path | None], lessons: Mapping[str, frozenset[str]]) -> str | None:
    """The missing notebook that `path` is under another name: it holds more than half of its grade ids."""
    missing = [name for name, paper in papers.items() if paper is None]
    if not missing:
        return None
    try:
        cells = parse_notebook(read_regular_file(path, MAX_BYTES), str(path)).cells
    except NotebookError:
        return None
    marks = [cell.metadata.get("nbgrader") for cell in cells]
    ids = {str(mark.get("grade_id")) for mark in marks if isinstance(mark, dict)}
    shares = {name: len(ids & lessons[name]) / max(1, len(lessons[name])) for name in missing}
    best = max(missing, key=lambda name: shares[name])
    return best if shares[best] > 0.5 else None


def _timestamp(folder: Path) -> tuple[bytes, datetime | None, str]:
    """The bytes of timestamp.txt, the time they say (UTC), and a remark if they say none."""
    path = folder / "timestamp.txt"
    if not os.path.lexists(path):
        return b"", None, ""
    try:
        stamp = read_regular_file(path, MAX_TIMESTAMP)
        text = stamp.decode().strip()
        return stamp, parse_utc(text) if text else None, ""
    except NotebookError as error:
        return b"", None, f"timestamp.txt {error.what} The submission counts as on time."
    except (ValueError, OverflowError):  # UnicodeDecodeError is a ValueError
        return b"", None, "timestamp.txt holds no time. The submission counts as on time."
