"""From a row of the gradebook and a verdict of the checks to what the learner reads about an exercise."""

from autograder.feedback.cells import Sheet
from autograder.feedback.censor import Censor
from autograder.feedback.grades import Grade, Standing
from autograder.feedback.page import Item, Tone
from autograder.feedback.plain import MESSAGE, one_line
from autograder.feedback.verdicts import Verdict
from startcode.checks.outcome import Outcome
from startcode.checks.run import LOOK  # what follows it are names that a page does not have

WORDS = {
    Outcome.PASSED: ("passed", Tone.GOOD),
    Outcome.FAILED: ("not yet right", Tone.BAD),
    Outcome.NOT_ATTEMPTED: ("not attempted", Tone.CALM),
    Outcome.SKIPPED: ("skipped", Tone.CALM),
    Outcome.CRASHED: ("stopped with an error", Tone.BAD),
    Outcome.TIMED_OUT: ("took too long", Tone.BAD),
    Outcome.OUT_OF_MEMORY: ("needed too much memory", Tone.BAD),
    Outcome.DAMAGED: ("could not be graded", Tone.BAD),
}


def verdict_of(grade: Grade, *, is_there: bool) -> Verdict:
    """What the points alone tell, where no message came with them; `is_there` is whether the notebook is."""
    if grade.automatic is None or grade.waits_for_reader:
        return Verdict(Outcome.DAMAGED)
    if not is_there:
        return Verdict(Outcome.NOT_ATTEMPTED)
    return Verdict(Outcome.PASSED if grade.automatic >= grade.max_points else Outcome.FAILED)


def written_item(name: str, grade: Grade, standing: Standing, sheet: Sheet) -> Item:
    """A question that a reader grades."""
    word, tone = ("waits for a reader", Tone.CALM) if grade.waits_for_reader else ("read by a grader", Tone.GOOD)
    return Item(
        name=name,
        points=grade.points,
        max_points=grade.max_points,
        word=word,
        tone=tone if grade.points or grade.waits_for_reader else Tone.BAD,
        headline="These points are given by a person, later." if grade.waits_for_reader else "",
        remarks=_changes(grade),
        comment=standing.comments.get(name, ""),
        answer=sheet.answer(name),
    )


def checked_item(grade: Grade, verdict: Verdict, standing: Standing, sheet: Sheet, censor: Censor) -> Item:
    """An exercise that the checks graded."""
    name = grade.grade_id.removeprefix("test_")
    word, tone = WORDS[verdict.outcome]
    headline, *details = censor.clean(verdict.message, MESSAGE).split("\n")
    hint = details.pop() if details and details[-1].startswith("Hint ") else ""
    return Item(
        name=name,
        points=grade.points,
        max_points=grade.max_points,
        word=word,
        tone=tone,
        headline=headline,
        details="\n".join(line for line in details if not line.startswith(LOOK)),
        hint=hint,
        traceback=censor.clean(verdict.traceback, MESSAGE),
        printed=censor.clean(verdict.printed, MESSAGE),
        remarks=(
            *(one_line(censor.clean(text, MESSAGE), 400) for text in verdict.remarks),
            *_changes(grade),
            *_waits(grade),
        ),
        comment=standing.comments.get(name, ""),
        answer=sheet.answer(name),
        check=sheet.check(grade.grade_id),
    )


def _waits(grade: Grade) -> tuple[str, ...]:
    return ("A grader will look at this.",) if grade.waits_for_reader else ()


def _changes(grade: Grade) -> tuple[str, ...]:
    """What a person changed about the points."""
    found = []
    if grade.by_hand is not None and grade.automatic is not None and grade.by_hand != grade.automatic:
        found.append(f"A grader set the points to {grade.by_hand:g}; the checks alone gave {grade.automatic:g}.")
    if grade.extra:
        found.append(f"Of these points {grade.extra:g} are extra credit.")
    return tuple(found)
