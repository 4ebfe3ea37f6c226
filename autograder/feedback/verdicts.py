"""What the checks said of each exercise, as the autograded notebook holds it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from autograder.feedback.cells import grade_id
from autograder.feedback.outputs import text_of
from autograder.grading.record import read_record
from startcode.checks.outcome import Outcome

REPORT = re.compile(rf"\w+: (?P<outcome>{'|'.join(Outcome)})\. (?P<message>.*)", re.DOTALL)


@dataclass(frozen=True)
class Verdict:
    """How one test ended; all texts are still as they came."""

    outcome: Outcome
    message: str = ""
    traceback: str = ""
    printed: str = ""
    remarks: tuple[str, ...] = ()


def verdicts(notebook: NotebookNode) -> dict[str, Verdict]:
    """The verdicts of the tests in `notebook`, by the name of the exercise."""
    record = read_record(notebook)
    if record is not None:
        return {str(exercise["name"]): _of_result(exercise) for exercise in record["exercises"]}
    return dict(_of_errors(notebook))


def _of_result(exercise: Mapping[str, Any]) -> Verdict:
    """From what our engine noted."""
    remarks = [str(text) for text in exercise.get("remarks") or ()]
    if exercise.get("ran_in_sandbox"):
        remarks.append("This test ran beside your code, not outside it.")
    return Verdict(
        outcome=Outcome(exercise["outcome"]),
        message=exercise.get("message") or "",
        traceback=exercise.get("traceback") or "",
        printed=exercise.get("output") or "",
        remarks=tuple(remarks),
    )


def _of_errors(notebook: NotebookNode) -> Iterator[tuple[str, Verdict]]:
    """From the outputs of the tests, as stock nbgrader leaves them; one without an error mostly has no verdict."""
    for cell in notebook.cells:
        errors = [output for output in cell.get("outputs", []) if output.get("output_type") == "error"]
        found = _of_error(errors[0]) if errors else _skipped(cell)
        if found and grade_id(cell):
            yield grade_id(cell).removeprefix("test_"), found


def _skipped(cell: NotebookNode) -> Verdict | None:
    """What a test that raised nothing says of an exercise that was skipped."""
    for output in cell.get("outputs", []):
        data = output.get("data")
        report = REPORT.match(text_of(data.get("text/plain")) if isinstance(data, dict) else "")
        if report and report["outcome"] == Outcome.SKIPPED:
            return Verdict(Outcome.SKIPPED, report["message"])
    return None


def _of_error(output: Mapping[str, Any]) -> Verdict:
    kind, text = text_of(output.get("ename")), text_of(output.get("evalue"))
    report = REPORT.match(text)
    if kind != "CheckFailed" or not report:
        return Verdict(Outcome.FAILED, f"The test stopped with {kind}: {text}")
    message, *remarks = report["message"].split("\nRemark: ")
    return Verdict(Outcome(report["outcome"]), message, remarks=tuple(remarks))
