"""What grading a class found."""

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.engine.results import Outcome
from autograder.grading.ledger import Total
from autograder.grading.task import Graded, Standing


@dataclass(frozen=True)
class Look:
    """Something that a person should look at; `what` says what happened and what to do next."""

    student: str
    what: str


@dataclass(frozen=True)
class StudentResult:
    """One submission: its notebooks, and `total`, what the gradebook says of it (None if it could not be entered)."""

    student: str
    notebooks: tuple[Graded, ...] = ()
    total: Total | None = None
    kept: bool = False  # graded before, and not handed in anew since
    remarks: tuple[str, ...] = ()

    @property
    def looks(self) -> Iterator[Look]:
        """What a person should look at."""
        for remark in self.remarks:
            yield Look(self.student, remark)
        for graded in self.notebooks:
            if graded.standing is not Standing.GRADED:
                yield Look(self.student, f"{graded.notebook}: {graded.message}")
            for remark in graded.remarks:
                yield Look(self.student, f"{graded.notebook}: {remark}")
            for exercise in graded.exercises:
                if exercise.outcome is Outcome.DAMAGED:
                    yield Look(self.student, f"{graded.notebook}, {exercise.name}: {exercise.message}")


@dataclass(frozen=True)
class ClassResult:
    """A week of a class, by student id; `stopped` if somebody ended the run before it was done."""

    week: str
    students: tuple[StudentResult, ...]
    stopped: bool = False
    left: int = 0  # submissions that a stopped run did not come to
    seconds: float = 0.0

    @property
    def looks(self) -> tuple[Look, ...]:
        """All that a person should look at."""
        return tuple(look for result in self.students for look in result.looks)
