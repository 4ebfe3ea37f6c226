"""A graded class as it lies in the gradebook and in the autograded notebooks, before anything is counted."""

from dataclasses import dataclass
from enum import StrEnum

from autograder.engine.results import Outcome
from autograder.grading.task import Standing
from autograder.grading.times import Times


class Mark(StrEnum):
    """How an exercise ended for one student: an outcome of the checks, or why there is none."""

    PASSED = Outcome.PASSED
    FAILED = Outcome.FAILED
    NOT_ATTEMPTED = Outcome.NOT_ATTEMPTED
    SKIPPED = Outcome.SKIPPED
    CRASHED = Outcome.CRASHED
    TIMED_OUT = Outcome.TIMED_OUT
    OUT_OF_MEMORY = Outcome.OUT_OF_MEMORY
    DAMAGED = Outcome.DAMAGED
    MISSING = "not handed in"
    UNKNOWN = "not known"  # graded, but not by our engine
    BY_HAND = "graded by hand"
    TO_READ = "waits for a reader"


@dataclass(frozen=True)
class Exercise:
    """A graded cell of a lesson; `name` is that of the exercise, or of the written answer that a person grades."""

    notebook: str
    name: str
    grade_id: str
    max_points: float
    is_written: bool = False


@dataclass(frozen=True)
class Finding:
    """What is wrong with an answer: the relation that was recognised ("" if none was), and one sentence on it.

    `group` is the same for all answers with that mistake, whatever numbers are in their sentences.
    """

    diagnosis: str
    sentence: str
    group: str


@dataclass(frozen=True)
class Attempt:
    """One exercise of one student."""

    exercise: Exercise
    points: float
    mark: Mark
    finding: Finding | None = None


@dataclass(frozen=True)
class Sheet:
    """One notebook of one student.

    `standing` is None if something else than our engine graded it. `looks` say what a person should look at, `link`
    leads from the page to the autograded notebook ("" if there is none).
    """

    notebook: str
    attempts: tuple[Attempt, ...]
    standing: Standing | None = Standing.GRADED
    looks: tuple[str, ...] = ()
    link: str = ""
    times: Times | None = None


@dataclass(frozen=True)
class Learner:
    """One submission; `looks` are about its folder."""

    student: str
    name: str
    sheets: tuple[Sheet, ...]
    late_penalty: float = 0.0
    seconds_late: float = 0.0
    looks: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """All points, less what lateness costs."""
        return max(sum(a.points for sheet in self.sheets for a in sheet.attempts) - self.late_penalty, 0.0)


@dataclass(frozen=True)
class Klass:
    """A week of a class; exercises in the order of the lessons, learners (at least one) by id."""

    week: str
    exercises: tuple[Exercise, ...]
    learners: tuple[Learner, ...]
    absent: tuple[str, ...] = ()  # on the list, and handed in nothing
    ungraded: tuple[str, ...] = ()  # handed in, and not graded yet
    notes: tuple[str, ...] = ()  # what is not known, and why
