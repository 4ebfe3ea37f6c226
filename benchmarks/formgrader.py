"""The pages of nbgrader's formgrader for a class: each with the data that it fetches, by requests to its server."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from autograder.course import Course
from benchmarks.classes import WEEK
from tests.browser.serving import instructors_lab

LESSON, STUDENT = "lesson_1", "student000"
PAGES = {  # what it shows: (its address, that of its data)
    "assignments": ("manage_assignments", "api/assignments"),
    "submissions of a week": (f"manage_submissions/{WEEK}", f"api/submissions/{WEEK}"),
    "weeks to grade": ("gradebook", "api/assignments"),
    "notebooks to grade": (f"gradebook/{WEEK}", f"api/notebooks/{WEEK}"),
    "submissions of a notebook": (f"gradebook/{WEEK}/{LESSON}", f"api/submitted_notebooks/{WEEK}/{LESSON}"),
    "students": ("manage_students", "api/students"),
    "a student": (f"manage_students/{STUDENT}", f"api/student_submissions/{STUDENT}"),
    "a student's notebooks": (
        f"manage_students/{STUDENT}/{WEEK}",
        f"api/student_notebook_submissions/{STUDENT}/{WEEK}",
    ),
}
ONE = "a submission"
ROUNDS = 3
Get = Callable[[str], bytes]


def measure(course: Course, students: int) -> tuple[dict[str, float], float, float]:
    """Seconds of the slowest of some rounds by page, and MiB of the server after the first and after the last round."""
    slowest: dict[str, float] = {}
    memory = []
    with instructors_lab(course.root) as address:

        def get(path: str) -> bytes:
            with urlopen(f"{address}/formgrader/{path}", timeout=120) as answer:
                return bytes(answer.read())

        get("manage_assignments")  # opens the database
        one = _submission(get, students)
        for _ in range(ROUNDS):
            for name, addresses in {**PAGES, ONE: one}.items():
                began = time.perf_counter()
                for path in addresses:
                    assert get(path)
                slowest[name] = max(slowest.get(name, 0.0), time.perf_counter() - began)
            memory.append(_server_memory(course.root))
    return slowest, memory[0], memory[-1]


def _submission(get: Get, students: int) -> tuple[str, ...]:
    """The addresses for one submission, as the formgrader's own list of them gives it."""
    rows = json.loads(get(PAGES["submissions of a notebook"][1]))
    assert len(rows) == students, "the class is not the one that was made"
    number = rows[0]["id"]
    return f"submissions/{number}", f"api/grades?submission_id={number}", f"api/comments?submission_id={number}"


def _server_memory(folder: Path) -> float:
    """MiB of the largest process that works in `folder`."""
    found = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                status = (process / "status").read_text()
                found += [int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")]
    return max(found)
