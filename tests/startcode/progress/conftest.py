"""A learner's folder with three small notebooks, and a kernel that is none."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from startcode.progress import note as noting

SIGNS = ("NBGRADER_EXECUTION", "STARTCODE_GRADING", "JPY_SESSION_NAME", "STARTCODE_PROGRESS")
LESSONS = {
    "week01/areas": {"area": ("The area of a rectangle.", 10), "volume": ("The volume of a <box>.", 20)},
    "week02/slopes": {"slope": ("The slope of a line.", 5.5)},
    "week02/curves": {"bend": ("Where it bends.", 5), "area": ("The area below a curve.", 5)},
}
FUNCTION = '''\
def {name}(x):
    """{about}

    More of it.
    """
    ### START CODE HERE ###
    y = None
    ### END CODE HERE ###
    return y
'''


def cell(kind: str, name: str, source: str, points: float = 0) -> dict[str, object]:
    """As `autograder release` writes it, as far as it matters here."""
    metadata = {"startcode": {"kind": kind, "name": name}, "nbgrader": {"points": points}}
    return {"cell_type": "code", "metadata": metadata, "source": source.splitlines(keepends=True), "outputs": []}


def notebook(lesson: str, hidden: str = "") -> dict[str, object]:
    """The notebook of one of the lessons; `hidden` stands at the end of its tests."""
    cells: list[object] = [{"cell_type": "markdown", "metadata": {}, "source": "# A lesson"}]
    for name, (about, points) in LESSONS[lesson].items():
        text = (
            f'def {name}(x):\n    """{about}\n\n    More of it.\n    """\n    ### START CODE HERE ###\n    y = None\n'
        )
        cells += [
            cell("exercise", name, f"{text}    ### END CODE HERE ###\n    return y\n"),
            cell("test", name, f"with checks.exercise({name!r}) as check:\n    pass\n{hidden}", points),
        ]
    return {"cells": cells, "metadata": {"startcode": {"lesson": lesson}}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder; somebody sits in front of week01/areas, and nobody grades."""
    for sign in SIGNS:
        monkeypatch.delenv(sign, raising=False)
    root = tmp_path / "learner"
    for lesson in LESSONS:
        path = root / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook(lesson)), encoding="utf-8")
    monkeypatch.chdir(root / "week01")
    noting.session.clear()
    return root


class Shell:
    """IPython's, as far as it matters here."""

    kernel = object()

    def __init__(self) -> None:
        self.user_ns: dict[str, object] = {}


@pytest.fixture
def kernel(learner: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A notebook's kernel in that folder."""
    shell = Shell()
    monkeypatch.setattr(noting, "shell", lambda: shell)
    return shell


@pytest.fixture
def restart() -> Callable[[], None]:
    """As a kernel that is restarted: it forgets what is not in the file."""
    return lambda: noting.session.clear()
