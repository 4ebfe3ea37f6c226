"""What happens to notebooks on their way: each function spoils one as people and machines really do."""

import json
from collections.abc import Callable
from typing import Any

from autograder.demo.student import Damage, HandedIn

Json = dict[str, Any]


def cut_off(handed_in: HandedIn) -> HandedIn:
    """The disk was full: the last third of the file is missing."""
    return HandedIn(handed_in.name, handed_in.data[: len(handed_in.data) * 2 // 3])


def renamed(handed_in: HandedIn) -> HandedIn:
    """Downloaded twice, so the browser gave it another name."""
    return HandedIn(handed_in.name.replace(".ipynb", " (1).ipynb"), handed_in.data)


def with_cell_twice(grade_id: str) -> Damage:
    """A cell was copied and pasted below itself, its metadata and id too."""

    def spoil(notebook: Json) -> None:
        place = _place(notebook, grade_id)
        notebook["cells"].insert(place + 1, notebook["cells"][place])

    return _on_notebook(spoil)


def without_cells(*grade_ids: str) -> Damage:
    """Cells were deleted."""

    def spoil(notebook: Json) -> None:
        for grade_id in grade_ids:
            del notebook["cells"][_place(notebook, grade_id)]

    return _on_notebook(spoil)


def for_another_language(handed_in: HandedIn) -> HandedIn:
    """The wrong kernel was chosen when the notebook was saved."""

    def spoil(notebook: Json) -> None:
        notebook["metadata"]["kernelspec"] = {"display_name": "R", "language": "R", "name": "ir"}

    return _on_notebook(spoil)(handed_in)


def with_cell_of_their_own(source: str) -> Damage:
    """A cell of the learner's own stands at the end."""

    def spoil(notebook: Json) -> None:
        cell = {"cell_type": "code", "id": "mine", "metadata": {}, "source": source, "outputs": []}
        notebook["cells"].append(cell | {"execution_count": None})

    return _on_notebook(spoil)


def _on_notebook(spoil: Callable[[Json], None]) -> Damage:
    def damage(handed_in: HandedIn) -> HandedIn:
        notebook = json.loads(handed_in.data)
        spoil(notebook)
        return HandedIn(handed_in.name, json.dumps(notebook).encode())

    return damage


def _place(notebook: Json, grade_id: str) -> int:
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return names.index(grade_id)
