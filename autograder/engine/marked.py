"""Test cells that run inside the sandbox, because they say that they cannot run apart from the learner's code.

Their verdict comes from a process that the learner's code can change: it is reported as such.
"""

from dataclasses import replace

from autograder.engine.blueprint import Test
from autograder.engine.remote.errors import LearnerStoppedError
from autograder.engine.results import ExerciseResult, Outcome
from autograder.engine.session import Session
from autograder.engine.text import clean
from autograder.engine.verdict import HIDDEN, LONGEST, graded_by_reports, graded_by_value
from autograder.errors import MachineError
from startcode.checks import Report

UNSAID = "This test fails. Your code could read its hidden part, so what it said meanwhile is not shown."


def run_marked(test: Test, session: Session) -> ExerciseResult:
    """Run a marked test cell and believe what comes back, as far as it is a verdict at all."""
    session.begin_cell()
    seconds = session.limits.test_seconds
    try:
        answer = session.request("test", test.cell.filename, (test.cell.text, seconds), seconds)
        result = _believed(test, answer)
    except LearnerStoppedError as error:
        message = f"Your code could not be tested to the end: {error.reason}."
        result = ExerciseResult(test.name, 0.0, test.points, Outcome.CRASHED, message, "crash", grade_id=test.grade_id)
    except MachineError:
        raise
    except Exception as error:
        message = f"Your code could not be tested to the end: {clean(type(error).__name__, 100)}."
        result = ExerciseResult(test.name, 0.0, test.points, Outcome.CRASHED, message, "crash", grade_id=test.grade_id)
    if test.hidden:  # their process could read it all: whatever it says may be a part of that
        message = "" if result.outcome is Outcome.PASSED else UNSAID
        return ExerciseResult(
            test.name, result.points, test.points, result.outcome, message, ran_in_sandbox=True, grade_id=test.grade_id
        )
    return replace(result, ran_in_sandbox=True, output=session.output.shown())


def _believed(test: Test, answer: object) -> ExerciseResult:
    match answer:
        case (value, None, tuple() as told) if value is None or type(value) is float:
            reports = [_report(test, report) for report in told]
            return graded_by_reports(test, reports) if reports else graded_by_value(test, value)
        case (_, (tuple(), tuple(), str() as text, str(), str()), tuple()):
            message = HIDDEN if test.hidden else f"This test fails.\n{clean(text, LONGEST)}"
            return ExerciseResult(test.name, 0.0, test.points, Outcome.FAILED, message, grade_id=test.grade_id)
    return ExerciseResult(
        test.name, 0.0, test.points, Outcome.FAILED, "There is no verdict.", "needs-a-look", grade_id=test.grade_id
    )


def _report(test: Test, told: object) -> Report:
    match told:
        case (str() as outcome, str() as message, str() | None as diagnosis, str() | None as trace) if outcome in set(
            Outcome
        ):
            return Report(test.name, Outcome(outcome), message, diagnosis, traceback=trace)
    return Report(test.name, Outcome.FAILED, "There is no verdict.", "needs-a-look")
