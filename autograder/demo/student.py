"""Who hands in what, and what it deserves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class HandedIn:
    """A file as it lies in a submission."""

    name: str
    data: bytes


Damage = Callable[[HandedIn], HandedIn]


@dataclass(frozen=True)
class Student:
    """One member of the class.

    `answers` gives the source of each solution cell that they changed; all others stay as they were handed out.
    `loses` names the exercises that must earn nothing: every other one must earn all of its points.
    """

    id: str
    story: str
    answers: Mapping[str, str] = field(default_factory=dict)
    loses: frozenset[str] = frozenset()
    damage: Damage | None = None
    days_late: int = 0
    enrolled: bool = True

    def deserves(self, points: Mapping[str, float]) -> float:
        """The score that the checks must give, from the points of each exercise."""
        return sum(worth for exercise, worth in points.items() if exercise not in self.loses)
