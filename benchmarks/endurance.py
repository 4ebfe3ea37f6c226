"""A long run and a hard life: memory over 500 submissions in one run, and a grader that is killed at random moments."""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import psutil
from nbgrader.api import Grade, Gradebook
from rich.table import Table

from autograder.course import Course
from autograder.grading.classroom import grade_class
from autograder.grading.room import Room
from benchmarks.classes import ROOT, SHORT, WEEK, a_class, make_class

LONG, SAMPLES = 500, 50  # submissions in one run; a sample of the memory after every so many
KILLS, CLASS, SEED = 20, 40, 1
WRONG = "def mean(x):\n    return 0.0"


def memory_in_mib() -> float:
    """Resident memory of this process and all that came from it, sandboxes too; what they share counts once in each."""
    family = [psutil.Process(), *psutil.Process().children(recursive=True)]
    total = 0
    for process in family:
        with suppress(psutil.Error):
            total += process.memory_info().rss
    return total / 2**20


def long_run() -> Table:
    """Memory after every so many submissions of one run."""
    sampled: dict[int, float] = {}

    def sample(done: int, _total: int) -> None:
        if done and done % SAMPLES == 0:
            sampled[done] = memory_in_mib()

    with a_class(SHORT, LONG) as course:
        began = time.perf_counter()
        grade_class(course, WEEK, jobs=2, progress=sample)
        seconds = time.perf_counter() - began
    table = Table(
        "submissions done", "memory, MiB", title=f"{LONG} submissions in one run of {seconds:.0f} s, 2 workers"
    )
    for done, mib in sampled.items():
        table.add_row(str(done), f"{mib:.0f}")
    return table


def killed() -> Table:
    """SIGKILL at random moments of `autograder grade`, then the same command again: is anything lost?"""
    moments, rows = random.Random(SEED), []
    with TemporaryDirectory() as folder:
        fresh = make_class(Path(folder).resolve() / "fresh", SHORT, CLASS)
        _spoil_every_third(fresh)
        (fresh.root / ".grading_secret").write_text("the same seeds in every copy")
        with _copy_of(fresh) as peaceful:
            began = time.perf_counter()
            _grade(peaceful).wait()
            seconds, expected = time.perf_counter() - began, _left(peaceful)
        for number in range(KILLS):
            with _copy_of(fresh) as course:
                process = _grade(course)
                # Half of them anywhere in the run, start-up included, half after some submissions are ready.
                wanted = moments.randrange(1, CLASS) if number % 2 else 0
                while _ready(course) < wanted and process.poll() is None:
                    time.sleep(0.01)
                time.sleep(moments.uniform(0.05, 1.0) * seconds * (number % 2 == 0))
                process.send_signal(signal.SIGKILL)
                was_running = process.wait() == -signal.SIGKILL
                there = _ready(course)
                assert _grade(course).wait() == 0
                rows.append((was_running, there, _left(course) == expected))
    lost = sum(not same for *_, same in rows)
    table = Table("measure", "value", title=f"Killed at {KILLS} random moments of grading {CLASS} submissions")
    table.add_row("killed while it ran", f"{sum(row[0] for row in rows)} of {KILLS}")
    ready = sorted(row[1] for row in rows)
    middle = statistics.median(ready)
    table.add_row(
        "submissions ready at the kill, least, median, most", f"{ready[0]}, {middle:.0f}, {ready[-1]} of {CLASS}"
    )
    table.add_row("killed after some and before all were ready", f"{sum(0 < n < CLASS for n in ready)} of {KILLS}")
    table.add_row("runs after which a grade or a notebook differs from an undisturbed run", str(lost))
    return table


def _grade(course: Course) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "autograder", "grade", WEEK, "--jobs", "2"]
    return subprocess.Popen(command, cwd=course.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ready(course: Course) -> int:
    return len(list(course.root.glob("autograded/[!.]*/[!.]*")))


def _spoil_every_third(course: Course) -> None:
    for path in sorted(course.root.glob(f"submitted/*/{WEEK}/*.ipynb"))[::3]:
        notebook = nbformat.read(path, 4)
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == "mean":
                cell.source = WRONG
        nbformat.write(notebook, path)


@contextmanager
def _copy_of(course: Course) -> Iterator[Course]:
    copy = course.root.with_name("copy")  # always at the same place: nbgrader writes paths into its database
    shutil.copytree(course.root, copy)
    try:
        yield Course(copy)
    finally:
        shutil.rmtree(copy)


def _left(course: Course) -> tuple[object, ...]:
    """All grades, and all that was written beside them."""
    with Gradebook(Room.of(course).db_url) as gradebook:
        grades = sorted((g.student.id, g.notebook.name, g.name, g.auto_score) for g in gradebook.db.query(Grade))
    files = (path for path in (course.root / "autograded").rglob("*") if path.is_file())
    return grades, {str(path.relative_to(course.root)): path.read_bytes() for path in files}


def main() -> Iterator[Table]:
    """Two tables."""
    os.environ["STARTCODE_DATA"] = str(ROOT / "data")
    yield long_run()
    yield killed()
