"""What a learner is told once hidden tests have run.

A process that has answered a hidden test may have kept what it was asked, and may tell it in any later text: in
print, in an exception, in a wrong value that a visible test shows. So later text is shown only if a process gives it
that was never asked: the notebook is graded a second time without its hidden tests, for the words alone. Points stay
what they were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.engine.results import ExerciseResult, Outcome

WORDLESS = (Outcome.NOT_ATTEMPTED, Outcome.SKIPPED, Outcome.DAMAGED)  # their messages come from the grader alone
NO_CHECK = "no-check"  # the diagnosis of a block of checks whose checks are all hidden
REMEMBERS = "Your code fails here only after hidden tests have run: does it remember something from call to call?"


@dataclass(frozen=True)
class Exposure:
    """Had the learner's process met a hidden test before this test began, and did it meet one within it?"""

    before: bool = False
    within: bool = False


def worth_retelling(results: Sequence[ExerciseResult], exposures: Mapping[str, Exposure]) -> list[str]:
    """Grade ids of tests whose words must come from a process that knows nothing."""
    return [result.grade_id for result in results if exposures[result.grade_id].before and _has_words(result)]


def retold(result: ExerciseResult, exposure: Exposure, second: ExerciseResult | None) -> ExerciseResult:
    """`result` with no word of a process that had met hidden tests; `second` is what one said that had not."""
    if not exposure.before:
        return result
    clean = replace(result, output=second.output if second else "", remarks=second.remarks if second else ())
    if not _has_message(result):
        return clean
    if second is not None and not _passes(second):
        words = {name: getattr(second, name) for name in ("outcome", "message", "diagnosis", "traceback", "rung")}
        return replace(clean, **words)
    if exposure.within:  # it is the hidden part that failed, whose message tells nothing of it
        return replace(clean, traceback=None)
    return replace(clean, message=REMEMBERS, diagnosis="remembers", traceback=None, rung=None)


def _has_words(result: ExerciseResult) -> bool:
    return _has_message(result) or bool(result.remarks)


def _has_message(result: ExerciseResult) -> bool:
    return result.outcome is not Outcome.PASSED and result.outcome not in WORDLESS


def _passes(second: ExerciseResult) -> bool:
    return second.outcome is Outcome.PASSED or second.diagnosis == NO_CHECK
