"""From what came of a test cell to the learner's result. No verdict means no points."""

import linecache
import math
import numbers
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.engine.blueprint import Test
from autograder.engine.budget import BudgetSpentError
from autograder.engine.learner.raised import CELL
from autograder.engine.remote.errors import LearnerStoppedError, LearnerTooSlowError, NotPlainValueError, Told
from autograder.engine.remote.libraries import library_error
from autograder.engine.results import ExerciseResult, Outcome
from autograder.engine.text import clean, said
from autograder.engine.trusted import Ran, Trusted
from startcode.checks import Report
from startcode.checks.run import skipped_for

LONGEST = 4000
HIDDEN = "A hidden test of this exercise fails."
HIDDEN_OBJECT = "An object of your own came where a hidden test needs a plain value: a number, a list, an array."
TOO_SLOW = "Your code did not come to an end in the time it may take."
NOT_BEGUN = "Write your answer in the cell of this exercise."
MEMORY = ("out of memory",)
CPU = ("cpu limit", "timed out")
STOPS = (Outcome.CRASHED, Outcome.OUT_OF_MEMORY, Outcome.TIMED_OUT)


@dataclass(frozen=True)
class Context:
    """What the verdict depends on besides the test itself."""

    untouched: bool  # the learner's cells hold nothing but what they were given
    missing: bool  # and are not there at all
    trusted: Trusted
    error: tuple[str, str, str] | None = None  # (name, message, traceback) with which one of these cells stopped


def verdict(test: Test, ran: Ran, context: Context) -> ExerciseResult:
    """The result of a test cell that has run here."""
    too_slow = any(told.is_time_limit for told, _ in ran.events.raised)  # whatever the test made of it
    if too_slow or ran.events.stops or isinstance(ran.error, LearnerStoppedError | BudgetSpentError):
        result = _stopped(test, ran)
    elif ran.reports:
        result = _reported(test, ran)
    elif ran.error is None:
        result = graded_by_value(test, ran.value)
    else:
        result = _raised(test, ran, ran.error, context)
    if result.outcome is not Outcome.PASSED:
        result = _softened(result, ran, context)
    return _finished(result, ran)


def skipped(test: Test) -> ExerciseResult:
    """The result of a test whose library is not installed here: it does not run."""
    return _result(test, Outcome.SKIPPED, 0.0, skipped_for(test.library))


def graded_by_value(test: Test, value: object) -> ExerciseResult:
    """nbgrader's rule for a test that raises nothing: full points, or the number on its last line."""
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        return _result(test, Outcome.PASSED, test.points, "")
    points = float(value)
    if not math.isfinite(points) or not 0 <= points <= test.points:
        message = (
            f"The test gives a number of points that it cannot give ({points:g} of {test.points:g}): it needs a look."
        )
        return _result(test, Outcome.FAILED, 0.0, message, "needs-a-look")
    if points == test.points:
        return _result(test, Outcome.PASSED, points, "")
    return _result(test, Outcome.FAILED, points, f"The test gives {points:g} of {test.points:g} points.")


def graded_by_reports(test: Test, reports: Sequence[Report]) -> ExerciseResult:
    """All reports of `startcode.checks` must have passed; else the first that has not tells why."""
    worst = next((report for report in reports if report.outcome is not Outcome.PASSED), reports[-1])
    points = test.points if worst.outcome is Outcome.PASSED else 0.0
    return ExerciseResult(
        name=test.name,
        points=points,
        max_points=test.points,
        outcome=worst.outcome,
        message=clean(worst.message, LONGEST),
        diagnosis=worst.diagnosis,
        traceback=clean(worst.traceback, LONGEST) if worst.traceback else None,
        rung=worst.rung,
        remarks=tuple(clean(remark, LONGEST) for report in reports for remark in report.remarks),
        grade_id=test.grade_id,
    )


def _reported(test: Test, ran: Ran) -> ExerciseResult:
    result = graded_by_reports(test, ran.reports)
    if ran.error is not None and result.outcome is Outcome.PASSED:  # something went wrong outside the block of checks
        return _result(test, Outcome.FAILED, 0.0, HIDDEN, "needs-a-look")
    return result


def _stopped(test: Test, ran: Ran) -> ExerciseResult:
    """The learner's process died, hung or went on too long: whatever the test said then does not count."""
    reason, why = ran.events.stops[-1] if ran.events.stops else (ran.error, None)
    if not isinstance(reason, LearnerStoppedError | BudgetSpentError):
        why = CPU[0]
    if why in MEMORY:
        return _result(test, Outcome.OUT_OF_MEMORY, 0.0, "Your code needs more memory than it may use.", "memory")
    if why in CPU or isinstance(reason, LearnerTooSlowError | BudgetSpentError):
        return _result(test, Outcome.TIMED_OUT, 0.0, TOO_SLOW, "time")
    said = reason.reason if isinstance(reason, LearnerStoppedError) else "the program ended"
    return _result(test, Outcome.CRASHED, 0.0, f"Your code could not be tested to the end: {said}.", "crash")


def _raised(test: Test, ran: Ran, error: BaseException, context: Context) -> ExerciseResult:
    """A test without `startcode.checks` has raised."""
    lines = context.trusted.lines(error.__traceback__)
    hidden = any(is_hidden for *_, is_hidden in lines)
    line = next((line for _, line, is_hidden in reversed(lines) if not is_hidden), "")
    if getattr(error, "startcode_traceback", None) is not None:
        return _learners(test, ran.events.raised, error, "" if hidden else line)
    if isinstance(error, NotPlainValueError):
        asked = f"\nThe test asks: {line}" if line else ""
        message = HIDDEN_OBJECT if hidden else f"{said(error, LONGEST)}{asked}"  # which may name the object's class
        return _result(test, Outcome.FAILED, 0.0, message, "type")
    if hidden:
        return _result(test, Outcome.FAILED, 0.0, HIDDEN, "hidden")
    if not line:
        return _result(
            test, Outcome.FAILED, 0.0, f"Your code could not be tested: {type(error).__name__}.", "needs-a-look"
        )
    text = said(error, LONGEST)
    shown = text if isinstance(error, AssertionError) else f"{type(error).__name__}: {text}"
    message = f"This test fails: {line}" + (f"\n{shown}" if text else "")
    return _result(test, Outcome.FAILED, 0.0, message)


def _learners(test: Test, raised: list[tuple[Told, bool]], error: BaseException, line: str) -> ExerciseResult:
    """The learner's code raised, and the test did not expect it."""
    told = raised[-1][0] if raised else None
    name = told.name if told else type(error).__name__
    at = f" at the line `{told.line}`" if told and told.line else ""
    asked = f"\nThe test asks: {line}" if line else ""
    outcome = _outcome_of(told)
    if outcome is Outcome.TIMED_OUT:
        return _result(test, outcome, 0.0, TOO_SLOW, "time")
    text = f": {told.text}" if told and told.text else ""
    result = _result(test, outcome, 0.0, f"Your code stops{at} with {name}{text}.{asked}", "crash")
    return _with(result, traceback=told.traceback if told else None)


def _outcome_of(told: Told | None) -> Outcome:
    if told and told.is_time_limit:
        return Outcome.TIMED_OUT
    names = [name for _, name in told.classes] if told else []
    return Outcome.OUT_OF_MEMORY if "MemoryError" in names else Outcome.CRASHED


def _is_undefined(result: ExerciseResult, ran: Ran) -> bool:
    """Did the test fail because the learner's name is not there?"""
    return result.outcome is Outcome.NOT_ATTEMPTED or isinstance(ran.error, NameError)


def _softened(result: ExerciseResult, ran: Ran, context: Context) -> ExerciseResult:
    """Failures that are none: nothing was written yet, or the cell is gone. And what a crash really was."""
    told = [told for told, _ in ran.events.raised]
    if context.missing and result.outcome in (Outcome.FAILED, Outcome.CRASHED, Outcome.NOT_ATTEMPTED):
        message = "The cell of this exercise is missing from the notebook, and nothing else defines it."
        return _with(result, outcome=Outcome.DAMAGED, message=message, points=0.0, traceback=None)
    if context.error and not context.untouched and _is_undefined(result, ran):
        name, text, trace = context.error
        message = f"The cell of this exercise stops with {name}{': ' if text else ''}{text}"
        return _with(result, outcome=Outcome.CRASHED, message=message, traceback=trace, diagnosis="crash", rung=None)
    if context.untouched and not result.points:
        message = result.message if result.outcome is Outcome.NOT_ATTEMPTED else NOT_BEGUN
        return _with(result, outcome=Outcome.NOT_ATTEMPTED, message=message, traceback=None, diagnosis=None, rung=None)
    if result.outcome is Outcome.CRASHED and told:
        return _with(result, outcome=_outcome_of(told[-1]), traceback=result.traceback or told[-1].traceback)
    return result


def _finished(result: ExerciseResult, ran: Ran) -> ExerciseResult:
    """Without what the learner's code said while a hidden test ran: it may have said what it was given."""
    if result.outcome in STOPS and not ran.events.stops and ran.events.raised and ran.events.raised[-1][1]:
        result = _with(result, message=_in_hidden_test(ran.events.raised[-1][0]), traceback=None)
    message, traceback = result.message, result.traceback
    for told, hidden in ran.events.raised:
        if hidden and len(told.text) > 1:
            message = message.replace(f": {told.text}", "").replace(told.text, "...")
            traceback = traceback and traceback.replace(f": {told.text}", "").replace(told.text, "...")
    return _with(result, message=message, traceback=traceback, output=ran.output.shown())


def _in_hidden_test(told: Told) -> str:
    """What is known of a crash without believing the process: a known kind of error, a line that the learner wrote."""
    if told.is_time_limit:
        return TOO_SLOW
    at = f" at the line `{told.line}`" if told.line and told.line in _lines_of_cells() else ""
    return f"Your code stops{at} with {library_error(told.classes)[0].__name__} when a hidden test calls it."


def _lines_of_cells() -> Iterator[str]:
    """Every line of code that tracebacks may show, as this side knows it."""
    for name, entry in linecache.cache.items():
        if name.startswith(CELL) and len(entry) > 2:
            yield from (line.split("  #")[0].strip() for line in entry[2])


def _result(test: Test, outcome: Outcome, points: float, message: str, diagnosis: str | None = None) -> ExerciseResult:
    return ExerciseResult(test.name, points, test.points, outcome, message, diagnosis, grade_id=test.grade_id)


def _with(result: ExerciseResult, **changes: object) -> ExerciseResult:
    return replace(result, **changes)  # type: ignore[arg-type]  # names and types of the dataclass
