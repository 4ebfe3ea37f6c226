"""What grading one submission gives."""

from dataclasses import dataclass, field

from nbformat import NotebookNode

from startcode.checks import Outcome

__all__ = ["ExerciseResult", "Outcome", "SubmissionResult"]


@dataclass(frozen=True)
class ExerciseResult:
    """The verdict of one test cell. Every text here may be shown to the learner: it tells nothing of hidden tests.

    `name` is the exercise, `grade_id` the test cell. `graded_with` are earlier exercises whose reference was used in
    the place of the learner's answer.
    """

    name: str
    points: float
    max_points: float
    outcome: Outcome
    message: str = ""
    diagnosis: str | None = None
    traceback: str | None = None
    output: str = ""
    ran_in_sandbox: bool = False
    graded_with: tuple[str, ...] = ()
    rung: int | None = None
    remarks: tuple[str, ...] = ()
    grade_id: str = ""


@dataclass(frozen=True)
class SubmissionResult:
    """The verdict on one notebook; points of written answers, which a person gives, are not counted here.

    `executed` is the learner's notebook as it was graded, with the outputs of that run, hidden tests included: it is
    for instructors.
    """

    notebook: str
    score: float
    max_score: float
    seconds: float
    cpu_seconds: float
    exercises: tuple[ExerciseResult, ...]
    remarks: tuple[str, ...]
    executed: NotebookNode
    memory_bytes: int = field(default=0, compare=False)  # the most that the learner's process had in use
