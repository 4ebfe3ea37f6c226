"""Grading a class: stock nbgrader, one sandbox a submission, and sandboxes forked from a warm parent, in one run.

The same submissions on the same machine, whole commands with their start-up; medians of the runs, as ratios. What our
grader adds to a submission is measured apart from the start-up, by classes of two sizes.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from autograder.grading.classroom import grade_class
from autograder.grading.task import Graded, Task
from autograder.grading.worker import grade
from benchmarks.classes import LESSON, ROOT, SHORT, WEEK, a_class

RUNS = 3
PEER, ALONE = "stock nbgrader", "its cells and tests alone, CPU"
PLAIN = """
import sys, time, nbformat
cells = nbformat.read(sys.argv[1], 4).cells
wanted = [c.source for c in cells if c.cell_type == "code" and c.metadata.startcode.kind != "experiment"]
for _ in range(2):  # the first time loads what is imported, and the reference
    began, names = time.process_time(), {"__name__": "__main__"}
    for text in wanted:
        exec(compile(text, "cell", "exec"), names)
print(time.process_time() - began)
"""
STOCK = 'c = get_config()\nc.CourseDirectory.root = "{root}"\nc.ExecutePreprocessor.timeout = 300\n'


@dataclass(frozen=True)
class Sizes:
    """How many submissions each construction grades in one run."""

    stock: int
    fresh: int
    warm: int


def grade_fresh(task: Task) -> Graded:
    """As `grade`, with a bubblewrap of its own for each submission."""
    from autograder.engine.sandbox import choice

    choice.Zygote = choice.Fresh  # type: ignore[misc, assignment]  # in this worker process only
    return grade(task)


def stock(script: Path, students: int) -> float:
    """Stock nbgrader's own command."""
    with a_class(script, students) as course:
        (course.root / "nbgrader_config.py").write_text(STOCK.format(root=course.root))
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        began = time.perf_counter()
        command = [sys.executable, "-m", "nbgrader", "autograde", WEEK]
        subprocess.run(command, cwd=course.root, env=environment, check=True, capture_output=True)
        return (time.perf_counter() - began) / students


def ours(script: Path, students: int, jobs: int, work: Callable[[Task], Graded]) -> float:
    """`grade_class`, its worker processes' start-up included."""
    with a_class(script, students) as course:
        began = time.perf_counter()
        result = grade_class(course, WEEK, jobs=jobs, work=work)
        seconds = time.perf_counter() - began
        assert all(row.total is not None for row in result.students)
    return seconds / students


def without_a_grader(script: Path) -> float:
    """CPU seconds of all cells but the experiments, answers and tests together, in one warm process."""
    with a_class(script, 0) as course:
        environment = {**os.environ, "STARTCODE_COURSE": str(course.root)}
        command = [sys.executable, "-c", PLAIN, str(course.source / WEEK / f"{script.stem}.ipynb")]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def compare(title: str, script: Path, sizes: Sizes) -> Table:
    """All constructions in turn, `RUNS` times."""
    rows: dict[str, Callable[[], float]] = {
        ALONE: lambda: without_a_grader(script),
        PEER: lambda: stock(script, sizes.stock),
        "one sandbox a submission, 1 worker": lambda: ours(script, sizes.fresh, 1, grade_fresh),
        "one sandbox a submission, 2 workers": lambda: ours(script, sizes.fresh, 2, grade_fresh),
        "forked from a warm parent, 1 worker": lambda: ours(script, sizes.warm, 1, grade),
        "forked from a warm parent, 2 workers": lambda: ours(script, sizes.warm, 2, grade),
    }
    runs = [{name: run() for name, run in rows.items()} for _ in range(RUNS)]
    table = Table("construction", "ms a submission", "times as fast as stock", title=title)
    for name in rows:
        seconds = statistics.median(run[name] for run in runs)
        ratio = statistics.median(run[PEER] / run[name] for run in runs)
        table.add_row(name, f"{1000 * seconds:.0f}", "" if name == ALONE else f"{ratio:.1f}")
    return table


def overhead(scripts: dict[str, Path], small: int, large: int) -> Table:
    """What one more submission costs (one worker), apart from what starts once for the whole class.

    The time of a class is a line over its size: slope and start from a small class and a large one, `RUNS` times.
    """
    table = Table(
        "notebook",
        "its cells and tests alone, ms",
        "one more submission, ms",
        "overhead, ms",
        "start-up of a class, s",
        title=f"What the grader adds, one worker, classes of {small} and {large}",
    )
    for name, script in scripts.items():
        runs = []
        for _ in range(RUNS):
            alone, few, many = without_a_grader(script), ours(script, small, 1, grade), ours(script, large, 1, grade)
            each = (many * large - few * small) / (large - small)
            runs.append((1000 * alone, 1000 * each, 1000 * (each - alone), few * small - small * each))
        alone, each, added, start = (statistics.median(column) for column in zip(*runs, strict=True))
        table.add_row(name, f"{alone:.0f}", f"{each:.0f}", f"{added:.0f}", f"{start:.1f}")
    return table


def main() -> Iterator[Table]:
    """One table a notebook, and one of what the grader adds."""
    os.environ["STARTCODE_DATA"] = str(ROOT / "data")
    yield compare("Grading a short notebook", SHORT, Sizes(stock=6, fresh=20, warm=100))
    yield compare("Grading lesson week02", LESSON, Sizes(stock=2, fresh=10, warm=40))
    yield overhead({"short": SHORT, "lesson week02": LESSON}, small=5, large=45)
