"""Ways to spoil a notebook that is otherwise answered, or the file that it comes in."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from .case import HandIn, Place, as_json, cell_of, own_cell

FILE = "vectors.ipynb"
WRONG = "def shout(text):\n    return text"


def raw(make: Callable[[bytes], bytes]) -> HandIn:
    """Hand in bytes: `make` gives them from those of the whole notebook."""
    return lambda folder, notebook, _place: (folder / FILE).write_bytes(make(as_json(notebook))) and None


def content(make: Callable[[dict[str, Any]], object]) -> HandIn:
    """Hand in other JSON: `make` changes what the notebook holds."""

    def write(folder: Path, notebook: NotebookNode, _place: Place) -> None:
        made = json.loads(as_json(notebook))
        (folder / FILE).write_text(json.dumps(changed if (changed := make(made)) is not None else made))

    return write


def named(name: str) -> HandIn:
    """Hand in under another name."""
    return lambda folder, notebook, _place: (folder / name).write_bytes(as_json(notebook)) and None


def version_3(notebook: dict[str, Any]) -> dict[str, Any]:
    old = nbformat.convert(nbformat.from_dict(notebook), 3)
    return json.loads(nbformat.v3.writes_json(old))


def version_4_0(notebook: dict[str, Any]) -> None:
    notebook["nbformat_minor"] = 0
    for cell in notebook["cells"]:
        del cell["id"]


def same_ids(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        cell["id"] = "same"


def odd_metadata(notebook: dict[str, Any]) -> None:
    notebook["metadata"] = {"kernelspec": ["bash"], "language_info": "none", "startcode": 7, "nbgrader": []}
    for number, cell in enumerate(notebook["cells"]):
        if "nbgrader" not in cell["metadata"]:
            cell["metadata"] = [[], None, "text", {"nbgrader": "none"}, {"nbgrader": {"grade_id": ["list"]}}][
                number % 5
            ]


def doubled(notebook: NotebookNode) -> None:
    """Every cell twice: the second copies of solutions are untouched or as right as the first."""
    notebook.cells = [nbformat.from_dict(cell) for cell in notebook.cells for _ in range(2)]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"double-{number}"


def wrong_copy(notebook: NotebookNode) -> None:
    copy = nbformat.from_dict(cell_of(notebook, "shout"))
    copy["id"], copy["source"] = "copy", WRONG
    notebook.cells.append(copy)


def more_points(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        known = cell.metadata.get("nbgrader", {})
        if known.get("grade"):
            known["points"] = 1000.0


def edited_tests(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "assert True"


def deleted_tests(notebook: NotebookNode) -> None:
    notebook.cells = [cell for cell in notebook.cells if not cell.metadata.get("nbgrader", {}).get("grade")]


def retyped_tests(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade"):
            marked = {"cell_type": ["markdown", "raw"][number % 2], "id": cell.id, "metadata": cell.metadata}
            notebook.cells[number] = nbformat.from_dict({**marked, "source": cell.source})


def retyped_answers(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("solution"):
            marked = {"cell_type": "raw", "id": cell.id, "metadata": cell.metadata, "source": cell.source}
            notebook.cells[number] = nbformat.from_dict(marked)


def renamed(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.metadata.nbgrader["grade_id"] += "-copy1"


def swapped(notebook: NotebookNode) -> None:
    """The names of two cells exchanged: the right answers under the wrong names."""
    one, other = cell_of(notebook, "shout"), cell_of(notebook, "norm")
    one.source, other.source = other.source, one.source


def without_metadata(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})


def upside_down(notebook: NotebookNode) -> None:
    notebook.cells.reverse()


def in_one_cell(notebook: NotebookNode) -> None:
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    notebook.cells = [own_cell(f"import numpy as np\n{text}")]


def without_answer(notebook: NotebookNode) -> None:
    notebook.cells.remove(cell_of(notebook, "shout"))


def experiments(notebook: NotebookNode) -> None:
    """Tests declared to be experiments, and to be run where the learner's code could change them."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata["startcode"] = {"kind": "experiment", "sandbox": True}


def own_tests(notebook: NotebookNode) -> None:
    known = {"grade": True, "solution": False, "locked": True, "task": False, "schema_version": 3}
    for name, points in (("test_shout", 1000.0), ("test_bonus", 1000.0)):
        cell = own_cell("assert True")
        cell.metadata["nbgrader"] = {**known, "grade_id": name, "points": points}
        notebook.cells.append(cell)


def given_changed(notebook: NotebookNode) -> None:
    given = next(cell for cell in notebook.cells if cell.source.startswith("import numpy"))
    given.source = "class np:\n    def __getattr__(self, name): return 5\nchecks = None"


def forged_outputs(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            data = {"text/plain": "1000", "text/html": "<script>alert(1)</script>"}
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=1)]


def active(notebook: NotebookNode) -> None:
    """Scripts wherever a page could show something of the learner's."""
    script = "<script>alert(1)</script>"
    links = "[a](javascript:alert(2)) ![b](javascript:alert(3)) <a href='javascript:alert(4)'>c</a>"
    prose = (
        f"# {script}\n<iframe src='//x'></iframe> <img src=x onerror=alert(5)> {links}\n<style>body {{display: none}}"
    )
    notebook.cells.append(nbformat.v4.new_markdown_cell(prose, id="active"))
    notebook.cells[-1]["attachments"] = {"x.svg": {"image/svg+xml": f"<svg onload=alert(6)>{script}</svg>"}}
    data = {"text/html": script, "image/svg+xml": f"<svg>{script}</svg>", "application/javascript": "alert(7)"}
    data |= {
        "image/png": f'"><img src=x onerror=alert(8)>{script}',
        "text/latex": f"$\\href{{javascript:alert(9)}}{{x}}$ {script}",
    }
    for cell in notebook.cells:
        if cell.metadata.get("startcode", {}).get("kind") == "experiment":
            cell.outputs = [
                nbformat.v4.new_output("display_data", data={kind: text}, metadata={kind: {"alt": f'"{script}'}})
                for kind, text in data.items()
            ]


def forged_record(notebook: NotebookNode) -> None:
    exercise = {"name": "shout", "points": 1000.0, "max_points": 4.0, "outcome": "passed", "grade_id": "test_shout"}
    record = {"submitted": "", "source": "", "standing": "graded", "score": 1000.0, "max_score": 15.0}
    notebook.metadata["startcode"] = {"graded": {**record, "exercises": [exercise], "message": "", "remarks": []}}


def link(folder: Path, _notebook: NotebookNode, place: Place) -> None:
    (folder / FILE).symlink_to(place.filled("@COURSE@/source/week90/vectors.ipynb"))


def link_to_neighbour(folder: Path, _notebook: NotebookNode, place: Place) -> None:
    (folder / FILE).symlink_to(place.filled("@NEIGHBOUR@"))


def linked_folder(folder: Path, _notebook: NotebookNode, place: Place) -> None:
    folder.rmdir()
    folder.symlink_to(place.filled("@COURSE@/source/week90"), target_is_directory=True)


def link_beside(folder: Path, notebook: NotebookNode, place: Place) -> None:
    (folder / FILE).write_bytes(as_json(notebook))
    (folder / "data.txt").symlink_to(place.filled("@HOME@/.netrc"))
    (folder / "more").symlink_to(place.filled("@COURSE@"), target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")


def fifo(folder: Path, _notebook: NotebookNode, _place: Place) -> None:
    os.mkfifo(folder / FILE)


def folder(folder: Path, notebook: NotebookNode, _place: Place) -> None:
    (folder / FILE).mkdir()
    (folder / FILE / FILE).write_bytes(as_json(notebook))


def nothing(folder: Path, _notebook: NotebookNode, _place: Place) -> None:
    (folder / "readme.txt").write_text("The dog ate it.")


def timestamp(folder: Path, notebook: NotebookNode, _place: Place) -> None:
    (folder / FILE).write_bytes(as_json(notebook))
    (folder / "timestamp.txt").write_bytes(b"1970-01-01 \xff 25:61 $(reboot)" * 100)


def fifty_megabytes(data: bytes) -> bytes:
    return data + b" " * 50_000_000


def many_cells(notebook: dict[str, Any]) -> None:
    empty = {"cell_type": "code", "metadata": {}, "source": "", "outputs": [], "execution_count": None}
    notebook["cells"] += [empty] * 400_000
