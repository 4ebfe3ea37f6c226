"""A large class, 300 students with four notebooks each: the class report, and the pages of the formgrader.

Of the report, seconds and memory of the whole command. Of each page of the formgrader, the slowest of three rounds of
real requests, its data included, and the server's memory. The notebooks are as large as those of a real lesson; their
verdicts are invented, so that making the class takes no minutes of grading. Beside the report, the same notebooks read
whole, as nbformat does.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from rich.table import Table

from autograder.course import Course
from autograder.engine.results import ExerciseResult, Outcome
from autograder.grading.classroom import grade_class
from autograder.grading.task import Graded, Standing, Task
from autograder.grading.verdicts import settle
from autograder.notebooks import parse_notebook, to_text
from benchmarks.classes import LESSON, ROOT, WEEK
from benchmarks.formgrader import measure

STUDENTS, LESSONS = (75, 150, 300), 4
WRONG = (
    ("sum-for-mean", "dw: every entry is {0} times too large, and m is {0}: is the division by m missing?"),
    ("transpose", "w has shape (1, {0}), but ({0}, 1) is wanted: the shape is transposed."),
    ("sign", "cost is negative: a minus belongs in front."),
)
MEASURE = """
import resource, runpy, sys
sys.argv = ["autograder", "report", "week02"]
try:
    runpy.run_module("autograder", run_name="__main__")
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
WHOLE = """
import sys, nbformat
from pathlib import Path
for path in Path("autograded").glob("*/*/*.ipynb"):
    nbformat.read(path, 4).metadata
"""


def invented(task: Task) -> Graded:
    """A worker that runs nothing; half of the verdicts are "passed"."""
    chance = random.Random(task.seed)
    executed = parse_notebook(task.submitted, task.student)
    marks = [cell.metadata.get("nbgrader", {}) for cell in executed.cells]
    tests = [mark for mark in marks if mark.get("grade") and not mark.get("solution")]
    found = tuple(_verdict(mark["grade_id"], float(mark["points"]), chance) for mark in tests)
    settle(executed, {one.grade_id: one.points for one in found}, {one.grade_id: one.message for one in found})
    return Graded(
        student=task.student,
        notebook=task.notebook,
        standing=Standing.GRADED,
        text=to_text(executed),
        score=sum(one.points for one in found),
        max_score=sum(one.max_points for one in found),
        exercises=found,
        seconds=chance.lognormvariate(0.0, 0.7),
        cpu_seconds=1.0,
        memory_bytes=int(chance.gauss(150, 20)) << 20,
    )


def _verdict(grade_id: str, most: float, chance: random.Random) -> ExerciseResult:
    name = grade_id.removeprefix("test_")
    outcome = chance.choice([Outcome.PASSED] * 6 + [Outcome.FAILED] * 4 + list(Outcome))
    if outcome is Outcome.PASSED:
        return ExerciseResult(name, most, most, outcome, "All checks hold.", grade_id=grade_id)
    diagnosis, words = chance.choice(WRONG)
    message = f"{words.format(chance.randint(2, 9))}\ngot       1.5\nexpected  1.0"
    return ExerciseResult(name, 0.0, most, outcome, message, diagnosis, grade_id=grade_id)


def make_class(root: Path) -> Course:
    """A released course with several lessons of the size of week 2's, which nobody has handed in."""
    (root / "course" / WEEK).mkdir(parents=True)
    (root / "source").mkdir()
    for number in range(1, LESSONS + 1):
        copy(LESSON, root / "course" / WEEK / f"lesson_{number}.py")
    copy(ROOT / "nbgrader_config.py", root)
    subprocess.run([sys.executable, "-m", "autograder", "release"], cwd=root, check=True, capture_output=True)
    return Course(root)


def hand_in(course: Course, students: int) -> None:
    """Let so many students hand in every notebook, if they have not yet, and enter verdicts."""
    for number in range(students):
        folder = course.root / "submitted" / f"student{number:03}" / WEEK
        folder.mkdir(parents=True, exist_ok=True)
        for path in (course.release / WEEK).glob("*.ipynb"):
            copy(path, folder)
    with ThreadPoolExecutor(1) as executor:
        grade_class(course, WEEK, work=invented, executor=executor)


def report(course: Course) -> tuple[float, float, float]:
    """Seconds and MiB of the whole command, its start-up included; MB of its page."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", MEASURE], cwd=course.root, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    size = (course.root / "report" / f"{WEEK}.html").stat().st_size
    return seconds, int(done.stdout.split()[-1]) / 1024, size / 1e6


def read_whole(course: Course) -> float:
    """Seconds to read the same notebooks with nbformat, and nothing else."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", WHOLE], cwd=course.root, check=True)
    return time.perf_counter() - began


def main() -> Iterator[Table]:
    """One table for the report, one for the formgrader."""
    table = Table(
        "students",
        "notebooks",
        "seconds",
        "memory, MiB",
        "page, MB",
        "reading alone with nbformat, seconds",
        title=f"The class report, {LESSONS} notebooks a student",
    )
    pages = Table("page", *(f"{students} students" for students in STUDENTS), title="Pages of the formgrader, seconds")
    shown = []
    with TemporaryDirectory() as folder:
        course = make_class(Path(folder).resolve() / "class")
        for students in STUDENTS:
            hand_in(course, students)
            seconds, memory, size = report(course)
            row = (seconds, memory, size, read_whole(course))
            table.add_row(str(students), str(LESSONS * students), *(f"{number:.1f}" for number in row))
            shown.append(measure(course, students))
    for name in shown[0][0]:
        pages.add_row(name, *(f"{seconds[name]:.2f}" for seconds, *_ in shown))
    pages.add_row("memory of the server after one round, MiB", *(f"{first:.0f}" for _, first, _ in shown))
    pages.add_row("memory of the server after all rounds, MiB", *(f"{last:.0f}" for *_, last in shown))
    yield table
    yield pages
