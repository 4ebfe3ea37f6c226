"""What a lesson costs: solved from top to bottom, built and released, checked in one process.

Limits (course/README.md): solved < 60 s of CPU and < 1 GiB; build and release < 5 s; all checks < 1 s beside training.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rich.table import Table

ROOT = Path(__file__).parents[1]
TIMES = 3
SOLVED = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], 4)
NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
outputs = [o for c in notebook.cells for o in c.get("outputs", [])]
loud = [o for o in outputs if o.get("name") == "stderr" and "IPKernelApp" not in o.text]
sys.exit(f"the solved notebook is not calm: {loud}" if loud else 0)
"""


def solved(notebook: Path) -> tuple[float, float]:
    """CPU seconds and peak memory in MiB of running a solved notebook, its kernel included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", SOLVED, notebook], check=True, cwd=notebook.parent)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, after.ru_maxrss / 1024


def built_and_released(week: str) -> float:
    """Seconds for `autograder build` and `autograder release` of one week, start-up included, in a fresh copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        copy.mkdir()
        shutil.copytree(ROOT / "course" / week, copy / "course" / week)
        (copy / "source").mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", copy)
        began = time.perf_counter()
        for verb in ("build", "release"):
            subprocess.run([sys.executable, "-m", "autograder", verb, week], cwd=copy, check=True, capture_output=True)
        return time.perf_counter() - began


def checked(script: Path) -> float:
    """Seconds for the tests of all exercises on the reference answers, in this warm process."""
    from autograder.authoring.lesson import read_lesson
    from autograder.authoring.rehearsal import Rehearsal

    rehearsal = Rehearsal(read_lesson(script))
    rehearsal.grade(rehearsal.exercises[0].name)
    began = time.perf_counter()
    for cell in rehearsal.exercises:
        rehearsal.grade(cell.name)
    return time.perf_counter() - began


def main() -> Iterator[Table]:
    """One row a lesson: medians of three runs, the solved notebook once."""
    table = Table("lesson", "solved, CPU s", "peak MiB", "build + release, s", "all checks, s", title="Lessons")
    for script in sorted(ROOT.glob("course/week*/*.py")):
        if script.name.endswith(".variants.py"):
            continue
        week, name = script.parent.name, script.stem
        cpu, memory = solved(ROOT / "source" / week / f"{name}.ipynb")
        made = statistics.median(built_and_released(week) for _ in range(TIMES))
        checks = statistics.median(checked(script) for _ in range(TIMES))
        table.add_row(f"{week}/{name}", f"{cpu:.1f}", f"{memory:.0f}", f"{made:.1f}", f"{checks:.2f}")
    yield table
