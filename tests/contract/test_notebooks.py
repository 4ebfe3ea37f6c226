"""Every notebook as people run it, from top to bottom in a kernel: solved it is calm, and so it is untouched."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.course import Course
from startcode.optional import is_installed

COURSE = Course(Path(__file__).parents[2])
NAMES = [f"{script.parent.name}/{script.stem}.ipynb" for script in COURSE.lessons()]
SECONDS = 900  # for one cell on a busy machine


def run(path: Path) -> NotebookNode:
    """The notebook with the outputs of a fresh kernel; CellExecutionError if a cell raises."""
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=folder).execute()
    return notebook


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def reports(notebook: NotebookNode) -> list[str]:
    """What the checks say, as text."""
    cells = [cell for cell in notebook.cells if cell.metadata.get("startcode", {}).get("kind") == "test"]
    return ["".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs) for cell in cells]


def assert_calm(notebook: NotebookNode) -> None:
    loud = [output.text for output in outputs(notebook) if output.get("name") == "stderr"]
    assert loud == []
    figures = [output.data for output in outputs(notebook) if "image/png" in output.get("data", {})]
    mute = [figure.get("text/plain") for figure in figures if 'alt="' not in figure.get("text/html", "")]
    assert mute == [], "figures without a text for those who cannot see them: draw them with startcode.plots"


@pytest.mark.parametrize("name", NAMES)
def test_the_solved_notebook_is_calm_and_passes_all_its_checks(name):
    solved = run(COURSE.source / name)
    assert_calm(solved)
    told = reports(solved)
    assert told
    good = ("passed",) if is_installed("keras") else ("passed", "skipped. Keras is not installed here")
    assert [text for text in told if not any(words in text for words in good)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_untouched_notebook_is_calm_and_says_what_waits(name):
    untouched = run(COURSE.release / name)
    assert_calm(untouched)
    told = reports(untouched)
    assert told
    assert [text for text in told if "not attempted" not in text] == []
