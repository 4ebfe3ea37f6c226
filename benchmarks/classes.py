"""Classes to measure with: a released course of one lesson, and right answers to it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from autograder.course import Course

ROOT = Path(__file__).parents[1]
WEEK = "week02"
SHORT = ROOT / "benchmarks" / "short" / "describing.py"
LESSON = ROOT / "course" / WEEK / "logistic_regression.py"
ANSWERS = ("exercise", "question")


@contextmanager
def a_class(script: Path, students: int) -> Iterator[Course]:
    """A course in a folder of its own, with `students` right answers handed in."""
    with TemporaryDirectory() as folder:
        yield make_class(Path(folder).resolve(), script, students)


def make_class(root: Path, script: Path, students: int) -> Course:
    """As above, in the empty folder `root`."""
    (root / "course" / WEEK).mkdir(parents=True)
    (root / "source").mkdir()
    shutil.copy(script, root / "course" / WEEK)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    subprocess.run([sys.executable, "-m", "autograder", "release"], cwd=root, check=True, capture_output=True)
    solved = nbformat.read(root / "source" / WEEK / f"{script.stem}.ipynb", 4)
    answers = {c.id: c.source for c in solved.cells if c.metadata.get("startcode", {}).get("kind") in ANSWERS}
    notebook = nbformat.read(root / "release" / WEEK / f"{script.stem}.ipynb", 4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    for number in range(students):
        folder = root / "submitted" / f"student{number:03}" / WEEK
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{script.stem}.ipynb")
    return Course(root)
