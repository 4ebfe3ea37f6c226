"""A whole notebook in a real kernel, as nbconvert and JupyterLab run it."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from startcode.progress.ledger import path_in, read

SOLVED = "def area(x):\n    ### START CODE HERE ###\n    y = 2 * x\n    ### END CODE HERE ###\n    return y"
TEST = "from startcode import checks\nwith checks.exercise('area') as check:\n    check.that(check.call(3) == 6, 'no')"
LAST = "import startcode\nstartcode.progress('week01/areas')"


def run(path: Path) -> list[nbformat.NotebookNode]:
    """The outputs of the notebook at `path`, in which `area` is solved."""
    notebook = nbformat.read(path, as_version=4)
    about = {"kind": "exercise", "name": "area"}
    cells = [
        nbformat.v4.new_code_cell(SOLVED, metadata={"startcode": about}),
        nbformat.v4.new_code_cell(TEST, metadata={"startcode": {**about, "kind": "test"}, "nbgrader": {"points": 10}}),
        nbformat.v4.new_code_cell(LAST, metadata={"startcode": {"kind": "experiment", "name": "your progress"}}),
    ]
    notebook.cells = cells
    nbformat.write(notebook, path)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    return [output for cell in notebook.cells for output in cell.outputs]


def told(outputs: list[nbformat.NotebookNode]) -> str:
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    return "\n".join(output.get("data", {}).get("text/plain", output.get("text", "")) for output in outputs)


@pytest.mark.filterwarnings("ignore")  # of the kernel's client
def test_a_check_that_passes_is_kept_and_shown_at_the_end(learner):
    outputs = run(learner / "week01" / "areas.ipynb")
    assert "area: passed." in told(outputs)
    assert "week01/areas: 1 of 1 exercises done, 10 of 10 points" in told(outputs)
    assert '<img alt="week01/areas, 1 exercises: 1 done."' in outputs[-1].data["text/html"]
    assert set(read(learner).entries["week01/areas"]) == {"area"}


@pytest.mark.filterwarnings("ignore")
def test_in_a_folder_that_cannot_be_written_the_notebook_is_as_calm(learner):
    path = learner / "week01" / "areas.ipynb"
    path_in(learner).parent.write_text("in the way")
    if os.geteuid():  # the system's administrator may write everywhere
        learner.chmod(0o555)
    try:
        assert "week01/areas: 1 of 1 exercises done" in told(run(path))
    finally:
        learner.chmod(0o755)


@pytest.mark.filterwarnings("ignore")
def test_while_stock_nbgrader_runs_it_nothing_is_kept(learner, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "no progress is kept" in told(run(learner / "week01" / "areas.ipynb"))
    assert not path_in(learner).exists()
