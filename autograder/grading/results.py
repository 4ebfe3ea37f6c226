"""What grading a class found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.engine.results import Outcome
from autograder.grading.ledger import Total
from autograder.grading.task import Graded, Standing

FEW = 5
ADDED = "not in the gradebook before, and added to it."


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
    is_outdated: bool = False  # kept, but graded with another version of the lesson
    is_new: bool = False  # added to the gradebook, which did not know this student
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
        new = [result.student for result in self.students if result.is_new]
        return (*_new_students(new), *(look for result in self.students for look in result.looks))


def _new_students(names: Sequence[str]) -> Iterator[Look]:
    """One of them may be a mistyped name; a whole class is most likely a new class."""
    if len(names) > FEW:
        shown = ", ".join(names[:FEW])
        yield Look(f"{shown} and {len(names) - FEW} more", f"{ADDED} Is one of these names mistyped?")
    else:
        yield from (Look(name, f"{ADDED} Is the name mistyped?") for name in names)
