"""What a diagnosis is made of."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
AnyArray = npt.NDArray[Any]


@dataclass(frozen=True)
class Diagnosis:
    """The kind of mistake that explains a wrong result, for the person who made it.

    `confidence` is measured (see `confidence.py`). `rung` says which hint of an exercise fits:
    1 a nudge, 2 the formula, 3 a worked neighbour example.
    """

    relation: str
    message: str
    confidence: float
    rung: int


@dataclass(frozen=True)
class Relation:
    """One way in which a wrong result can hang together with the right one."""

    key: str
    measured: str  # what is measured, as a clause for the page of relations
    rung: int


@dataclass(frozen=True)
class Finding:
    """A relation that holds for one result, and how to say it."""

    relation: Relation
    message: str
    name: str = ""  # of the suspect, where an author named one

    @property
    def key(self) -> str:
        """The key that a caller sees."""
        return f"{self.relation.key}:{self.name}" if self.name else self.relation.key
