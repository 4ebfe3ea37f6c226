"""What a lesson consists of."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a cell is for."""

    PROSE = "prose"
    GIVEN = "given"  # code that later cells need, locked
    EXERCISE = "exercise"
    TEST = "test"
    EXPERIMENT = "experiment"  # code that learners run and change, needed for no grade
    QUESTION = "question"  # a written answer, graded by a reader


@dataclass(frozen=True)
class Cell:
    """One cell of a script; its mark `# %%` stands on line `line` of the file, its source begins on line `first`.

    `name` is the exercise of an EXERCISE, TEST or QUESTION, the title of an EXPERIMENT, else empty.
    """

    kind: Kind
    name: str
    source: str
    line: int
    first: int
    points: float = 0
    cell_type: str = "code"
    sandbox: bool = False


@dataclass(frozen=True)
class Lesson:
    """One notebook's worth of author text."""

    path: Path
    week: str
    name: str
    cells: tuple[Cell, ...]

    def of(self, *kinds: Kind) -> list[Cell]:
        """The cells of these kinds, in order."""
        return [cell for cell in self.cells if cell.kind in kinds]
