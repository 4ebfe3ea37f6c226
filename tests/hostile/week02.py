"""Cheats on a real lesson, whose exercises build on each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .case import CRASHED, FAILED, LATE, code, own_cell
from .comparison import ALWAYS

SOURCE = Path(__file__).parents[2] / "source" / "week02" / "logistic_regression.ipynb"
BUILT_ON = "What builds on it is right, and is graded with our own."


@dataclass(frozen=True)
class LessonCase:
    """As `Case`, on week02; what `cells` does not mention is answered as the instructor would."""

    name: str
    tries: str
    why: str
    cells: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    loses: Mapping[str, str] = field(default_factory=dict)
    call_seconds: float = 20.0  # trainings with a function that is lent take a while on a busy machine

    @property
    def deserves(self) -> float:
        """Its score."""
        return sum(most for name, most in points().items() if name not in self.loses)

    def notebook(self) -> NotebookNode:
        """What is handed in."""
        made = source()
        for cell in made.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in self.cells:
                cell.source = code(self.cells[name])
        if self.first:
            made.cells.insert(0, own_cell(code(self.first)))
        return made


def source() -> NotebookNode:
    """The instructor's notebook."""
    return nbformat.read(SOURCE, as_version=4)


@cache
def points() -> dict[str, float]:
    """Exercise: what its tests are worth."""
    known = [(cell.metadata.get("nbgrader", {}), cell.metadata.get("startcode", {})) for cell in source().cells]
    return {
        ours["name"]: float(told["points"]) for told, ours in known if told.get("grade") and not told.get("solution")
    }


CASES = [
    LessonCase(name="an honest answer", tries="nothing", why="Every answer is right."),
    LessonCase(
        name="everything equal",
        tries="returns objects and arrays that are equal to everything",
        why=f"No object of the learner is ever compared with a value. {BUILT_ON}",
        cells={
            "propagate": f"class Equal:{ALWAYS}\n"
            "def propagate(w, b, X, Y):\n    return {'dw': Equal(), 'db': Equal()}, Equal()",
            "sigmoid": f"class Calm(np.ndarray):{ALWAYS}\ndef sigmoid(z):\n    return np.zeros(np.shape(z)).view(Calm)",
            "predict": "def predict(w, b, X):\n    return np.ma.masked_all((1, X.shape[1]))",
        },
        loses={"propagate": FAILED, "sigmoid": FAILED, "predict": FAILED},
    ),
    LessonCase(
        name="learned by heart",
        tries="knows the sizes that the visible tests ask for",
        why="The hidden tests ask for others.",
        cells={
            "dimensions": "def dimensions(train, test):\n    return (7, 3, 5) if len(train) == 7 else (4, 11, 9)",
            "initialize_with_zeros": "def initialize_with_zeros(dim):\n"
            "    return np.zeros((dim if dim in (5, 3) else 1, 1)), 0.0",
        },
        loses={"dimensions": FAILED, "initialize_with_zeros": FAILED},
    ),
    LessonCase(
        name="patched checks",
        tries="replaces the checks, NumPy's comparisons and the reports",
        why=f"The checks that count are the grader's own. {BUILT_ON}",
        first="""
            import numpy as np
            from startcode import checks
            from startcode.checks import Check, run, Outcome, Report
            np.allclose = np.array_equal = lambda *a, **k: True
            for name in ("close", "that", "against", "gradient", "repeatable"):
                setattr(Check, name, lambda self, *a, **k: None)
            run._failed = run._stopped = run._finished = lambda *a: Report("any", Outcome.PASSED, "")
        """,
        cells={
            "propagate": "def propagate(w, b, X, Y):\n    return {'dw': 0 * w, 'db': 0.0}, 1.0",
            "model": "def model(*given, **named):\n    return {}",
        },
        loses={"propagate": FAILED, "model": FAILED},
    ),
    LessonCase(
        name="an exit and a loop",
        tries="ends the process in one exercise and never ends in another",
        why="The process is started again, and all else is right.",
        cells={
            "flatten": "import os\ndef flatten(X):\n    os._exit(0)",
            "confusion_counts": "def confusion_counts(*given):\n    while True:\n        pass",
        },
        loses={"flatten": CRASHED, "confusion_counts": LATE},
        call_seconds=2.0,
    ),
    LessonCase(
        name="the reference and the hidden tests",
        tries="looks for the answers and the hidden tests on the stack, in memory and on the disk",
        why="There is nothing to be found.",
        cells={
            "confusion_counts": f"""
import gc, inspect, sys
def confusion_counts(*given):
    frame = sys._getframe()
    while frame:
        print(list(frame.f_globals), frame.f_code.co_consts)
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing) is list:
            print(*[text for text in thing if type(text) is str and "check." in text][:200])
    for path in ("{SOURCE}", "{SOURCE.parents[2]}/course/week02/logistic_regression.py"):
        try:
            print(open(path).read())
        except OSError as error:
            print(error)
    try:
        from autograder.reference import lesson
        return lesson("week02/logistic_regression").confusion_counts(*given)
    except Exception as error:
        print(error)
"""
        },
        loses={"confusion_counts": FAILED},
    ),
    LessonCase(
        name="an argument changed in place",
        tries="empties what it was given, so that both sides of the comparison are empty",
        why="The checks keep their own copy and say so.",
        cells={"standardize_images": "def standardize_images(X):\n    X[...] = 0\n    return X.astype(float)"},
        loses={"standardize_images": FAILED},
    ),
]
