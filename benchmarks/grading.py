"""Grading a class: stock nbgrader, one sandbox a submission, and sandboxes forked from a warm parent, in one run.

The same submissions on the same machine, whole commands with their start-up; medians of the runs, as ratios.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from rich.console import Console
from rich.table import Table

from autograder.course import Course
from autograder.grading.classroom import grade_class
from autograder.grading.task import Graded, Task
from autograder.grading.worker import grade

ROOT = Path(__file__).parents[1]
SHORT = ROOT / "benchmarks" / "short" / "describing.py"
STOCK_CLASS, OUR_CLASS, RUNS = 6, 100, 3
STOCK = 'c = get_config()\nc.CourseDirectory.root = "{root}"\nc.ExecutePreprocessor.timeout = 300\n'


def grade_fresh(task: Task) -> Graded:
    """As `grade`, with a bubblewrap of its own for each submission."""
    from autograder.engine.sandbox import choice

    choice.Zygote = choice.Fresh  # type: ignore[misc, assignment]  # in this worker process only
    return grade(task)


def make_class(root: Path, script: Path, students: int) -> Course:
    """A released course of one lesson, and `students` right answers to it."""
    week = "week02"
    (root / "course" / week).mkdir(parents=True)
    (root / "source").mkdir()
    shutil.copy(script, root / "course" / week)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    subprocess.run([sys.executable, "-m", "autograder", "release"], cwd=root, check=True, capture_output=True)
    solved = nbformat.read(root / "source" / week / f"{script.stem}.ipynb", 4)
    answers = {c.id: c.source for c in solved.cells if c.metadata.get("startcode", {}).get("kind") == "exercise"}
    notebook = nbformat.read(root / "release" / week / f"{script.stem}.ipynb", 4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    for number in range(students):
        folder = root / "submitted" / f"student{number:03}" / week
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{script.stem}.ipynb")
    return Course(root)


def stock(script: Path) -> float:
    """Seconds a submission of stock nbgrader's own command."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        make_class(root, script, STOCK_CLASS)
        (root / "nbgrader_config.py").write_text(STOCK.format(root=root))
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        began = time.perf_counter()
        command = [sys.executable, "-m", "nbgrader", "autograde", "week02"]
        subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
        return (time.perf_counter() - began) / STOCK_CLASS


def ours(script: Path, jobs: int, work: Callable[[Task], Graded]) -> float:
    """Seconds a submission of `grade_class`, its worker processes' start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        course = make_class(Path(folder).resolve(), script, OUR_CLASS)
        began = time.perf_counter()
        result = grade_class(course, "week02", jobs=jobs, work=work)
        seconds = time.perf_counter() - began
        assert all(row.total is not None for row in result.students)
        return seconds / OUR_CLASS


def main() -> None:
    """Print one table a notebook."""
    os.environ["STARTCODE_DATA"] = str(ROOT / "data")
    for title, script in [
        ("A short notebook", SHORT),
        ("Lesson week02", ROOT / "course" / "week02" / "logistic_regression.py"),
    ]:
        rows = {
            "stock nbgrader": lambda s=script: stock(s),
            "one sandbox a submission, 1 worker": lambda s=script: ours(s, 1, grade_fresh),
            "one sandbox a submission, 2 workers": lambda s=script: ours(s, 2, grade_fresh),
            "forked from a warm parent, 1 worker": lambda s=script: ours(s, 1, grade),
            "forked from a warm parent, 2 workers": lambda s=script: ours(s, 2, grade),
        }
        measured = {name: statistics.median(run() for _ in range(RUNS)) for name, run in rows.items()}
        table = Table("construction", "ms a submission", "times as fast as stock", title=title)
        for name, seconds in measured.items():
            table.add_row(name, f"{1000 * seconds:.0f}", f"{measured['stock nbgrader'] / seconds:.1f}")
        Console().print(table)
