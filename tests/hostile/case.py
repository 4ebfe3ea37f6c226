"""One hostile or damaged submission, declared: what it tries, how it is made, what it deserves."""

import json
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import nbformat
from nbformat import NotebookNode

POINTS = {"scale": 8, "shout": 4, "norm": 2, "unit": 1}  # any two sets of exercises have different sums
RIGHT = {
    "scale": "def scale(x, factor):\n    return x * factor",
    "shout": "def shout(text):\n    return text.upper() + '!'",
    "norm": "def norm(x):\n    return float(np.sqrt(np.sum(x * x)))",
    "unit": "def unit(x):\n    return scale(x, 1 / norm(x))",
}
FAILED, CRASHED, LATE, MEMORY = "failed", "crashed", "timed out", "out of memory"
GRADED, DAMAGED, MISSING = "graded", "damaged", "missing"


class Place(Protocol):
    """What a submission may know of the course it attacks: an attacker who knows more is the more dangerous one."""

    def filled(self, text: str) -> str:
        """`text` with the paths of this machine in the place of @COURSE@, @HOME@, ..."""

    def released(self) -> NotebookNode:
        """The notebook that learners get."""

    def source(self) -> NotebookNode:
        """The instructor's notebook."""


Change = Callable[[NotebookNode], None]
HandIn = Callable[[Path, NotebookNode, Place], None]  # folder of the submission, notebook as made until now


@dataclass(frozen=True)
class Case:
    """A submission of the tiny course.

    `cells` are the texts of solution cells; an exercise that is not mentioned is answered right. `first` and `last` are
    cells of the learner's own above and below all others. `change` edits the notebook, `hand_in` writes it (default: as
    vectors.ipynb). `loses` are the exercises that earn nothing, with their outcomes; all others earn full points.
    """

    name: str
    tries: str  # one sentence
    why: str  # it deserves its score
    cells: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    change: Change | None = None
    hand_in: HandIn | None = None
    loses: Mapping[str, str] = field(default_factory=dict)
    or_else: str = ""  # their outcome where another limit is reached first, which is as fair
    standing: str = GRADED
    says: str = ""  # words that the learner or the instructor must be told
    student: str = ""  # its id in the class, where that is a part of the attack
    naive: float | None = None  # what a grader of one process gives; None if nobody should try
    family: str = ""

    @property
    def deserves(self) -> float:
        """Its score."""
        lost = POINTS.keys() if self.standing != GRADED else self.loses.keys()
        return float(sum(points for name, points in POINTS.items() if name not in lost))

    @property
    def id(self) -> str:
        """The student who hands it in, unless the id is a part of the attack."""
        return self.student or f"{self.family}-{self.name.replace(' ', '-')}"

    def notebook(self, place: Place) -> NotebookNode:
        """The notebook that is handed in."""
        made = place.released()
        for cell in made.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            if name in POINTS:
                cell.source = place.filled(code(self.cells.get(name, RIGHT[name])))
        if self.first:
            made.cells.insert(0, own_cell(place.filled(code(self.first))))
        if self.last:
            made.cells.append(own_cell(place.filled(code(self.last))))
        if self.change:
            self.change(made)
        return made

    def write(self, folder: Path, place: Place) -> None:
        """Hand it in."""
        (self.hand_in or _write)(folder, self.notebook(place), place)


def code(text: str) -> str:
    """The text of a cell, without the indent that it has in the corpus."""
    return textwrap.dedent(text).strip("\n")


def own_cell(text: str) -> NotebookNode:
    """A cell of code without any mark of nbgrader's."""
    cell = nbformat.v4.new_code_cell(text)
    del cell["id"]
    return nbformat.from_dict({**cell, "id": f"own-{abs(hash(text)) % 10**8}"})


def cell_of(notebook: NotebookNode, grade_id: str) -> Any:
    """The cell with this grade_id."""
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def as_json(notebook: NotebookNode) -> bytes:
    """What Jupyter would write."""
    return json.dumps(notebook, indent=1).encode()


def _write(folder: Path, notebook: NotebookNode, _place: Place) -> None:
    (folder / "vectors.ipynb").write_bytes(as_json(notebook))


def corpus_of(*families: ModuleType) -> list[Case]:
    """The cases of these modules, each with the name of its family."""
    return [replace(case, family=module.__name__.rpartition(".")[2]) for module in families for case in module.CASES]
