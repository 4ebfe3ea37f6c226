"""What the note in an autograded notebook says, read with suspicion: stock nbgrader leaves a learner's own in there."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.engine.results import Outcome
from autograder.feedback.plain import one_line
from autograder.grading.record import record_in
from autograder.grading.task import Standing
from autograder.report.findings import finding_of
from autograder.report.model import Finding, Mark

LOOKS = ("needs-a-look", "check-stopped")  # diagnoses of tests that did not go as their author thought
QUIET = (Outcome.PASSED, Outcome.NOT_ATTEMPTED, Outcome.SKIPPED)
LONGEST = 400


@dataclass(frozen=True)
class Told:
    """The verdict on one exercise; `look` is what a person should look at."""

    mark: Mark
    points: float
    finding: Finding | None = None
    look: str = ""


@dataclass(frozen=True)
class Record:
    """One notebook; `submitted` is the fingerprint of what was handed in, `told` its exercises by grade id."""

    standing: Standing
    submitted: str
    message: str = ""
    remarks: tuple[str, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)


def read(path: Path) -> Record | None:
    """The note in the notebook at `path`; None if it is not there, or makes no sense."""
    found = record_in(path)
    if found is None:
        return None
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return Record(
            standing=Standing(found["standing"]),
            submitted=str(found["submitted"]),
            message=one_line(str(found.get("message") or ""), LONGEST),
            remarks=tuple(one_line(str(text), LONGEST) for text in found.get("remarks") or ()),
            told={str(e.get("grade_id") or f"test_{e['name']}"): _told(e) for e in found["exercises"]},
        )
    return None


def _told(exercise: Mapping[str, Any]) -> Told:
    outcome = Outcome(exercise["outcome"])
    finding = None if outcome in QUIET else finding_of(exercise)
    strange = outcome is Outcome.DAMAGED or exercise.get("diagnosis") in LOOKS
    look = finding.sentence if finding and strange else ""
    return Told(Mark(outcome), float(exercise.get("points") or 0.0), finding, look)
