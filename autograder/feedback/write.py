"""Pages on disk: feedback/<student>/<week>/<notebook>.html, where nbgrader's own release of feedback looks for them.

It also looks there for what was handed in with the notebook: when, and the secret by which a student finds the page.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from autograder.course import Course
from autograder.errors import NotebookError
from autograder.feedback.pages import Pages
from autograder.notebooks import read_regular_file, write_if_changed

NAME_LENGTH = 100  # characters; most file systems end at 255 bytes
HARMLESS = "_-.@ +,=()"
HANDED_IN = ("timestamp.txt", "submission_secret.txt")  # beside a notebook that came through nbgrader's exchange
FEW_BYTES = 10_000

Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Nobody wants to hear of the progress."""


def feedback(course: Course, week: str, students: Iterable[str] = (), progress: Progress = _silent) -> list[Path]:
    """Write a page for every notebook that `students` (default: all) handed in for `week`; the pages, in order.

    `progress` hears how many of how many pages are written. CourseError if the week or a student is unknown to the
    gradebook.
    """
    pages, written = Pages.of(course, week, students), []
    for standing in pages.standings:
        folder = course.root / "feedback" / as_name(standing.student) / as_name(week)
        path = folder / f"{as_name(standing.notebook)}.html"
        write_if_changed(path, pages.page(standing).encode())
        if _is_folder(standing.student):
            _carry(pages.room.autograded(standing.student, week), folder)
        written.append(path)
        progress(len(written), len(pages.standings))
    return written


def _is_folder(student: str) -> bool:
    """Whether an id is the name of a folder; some lead to other folders."""
    return Path(student).name == student and student != ".."


def _carry(origin: Path, folder: Path) -> None:
    """Bring along what nbgrader needs to release a page through its exchange, if it is there."""
    for name in HANDED_IN:
        with suppress(NotebookError):
            write_if_changed(folder / name, read_regular_file(origin / name, FEW_BYTES))


def as_name(text: str) -> str:
    """`text` as one part of a path, with percent codes for what is not harmless; two texts never give one name."""
    name = "".join(c if c.isalnum() or c in HARMLESS else quote(c, safe="", errors="replace") for c in text)
    if not name or name[0] in ".- ":  # hidden, the folder above, or an option of some command
        name = f"%{ord(name[0]):02X}{name[1:]}" if name else "%"
    if len(name) > NAME_LENGTH:
        name = f"{name[: NAME_LENGTH - 20]}%{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return name
