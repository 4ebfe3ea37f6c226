"""The figures for programs: as one JSON object, or as CSV with a line for each student and exercise."""

import csv
import io
import json
from dataclasses import asdict, fields
from typing import Any

from autograder.grading.times import Times
from autograder.report.figures import ExerciseFigures, Figures
from autograder.report.model import Attempt, Exercise, Learner, Sheet

TIMES = tuple(field.name for field in fields(Times))
COLUMNS = (
    "week",
    "student",
    "name",
    "notebook",
    "exercise",
    "outcome",
    "points",
    "max_points",
    "diagnosis",
    "finding",
    "score",
    "late_penalty",
    "seconds_late",
    *TIMES,
)
FORMULA = tuple("=+-@\t")  # what a spreadsheet would compute with


def as_json(found: Figures) -> str:
    """One JSON object; numbers that are not known are null."""
    learners = found.learners
    content = {
        "week": found.week,
        "students": {
            "graded": len(learners),
            "not_handed_in": list(found.absent),
            "not_graded_yet": list(found.ungraded),
        },
        "scores": asdict(found.scores),
        "exercises": [_exercise(exercise) for exercise in found.exercises],
        "submissions": [_submission(learner) for learner in learners],
        "late": [asdict(late) for late in found.late],
        "to_read": [_named(q.exercise) | {"students": [student for student, _ in q.answers]} for q in found.to_read],
        "looks": [asdict(look) for look in found.looks],
        "notes": list(found.notes),
    }
    return json.dumps(content, ensure_ascii=False)


def as_csv(found: Figures) -> str:
    """A line for each student and exercise; what the class has in common stands in every line of a student."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for learner in found.learners:
        for sheet in learner.sheets:
            for attempt in sheet.attempts:
                table.writerow({"week": found.week, **_line(learner, sheet, attempt)})
    return text.getvalue()


def harmless(text: str) -> str:
    """`text` as a cell of a table: a spreadsheet shows it, and computes nothing."""
    text = text.replace("\r", " ")  # csv would leave it without quotes, and readers take it for the end of a line
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(learner: Learner, sheet: Sheet, attempt: Attempt) -> dict[str, object]:
    finding = attempt.finding
    return {
        "student": harmless(learner.student),
        "name": harmless(learner.name),
        "notebook": harmless(sheet.notebook),
        "exercise": harmless(attempt.exercise.name),
        "outcome": str(attempt.mark),
        "points": attempt.points,
        "max_points": attempt.exercise.max_points,
        "diagnosis": harmless(finding.diagnosis) if finding else "",
        "finding": harmless(finding.sentence) if finding else "",
        "score": learner.score,
        "late_penalty": learner.late_penalty,
        "seconds_late": learner.seconds_late,
        **(asdict(sheet.times) if sheet.times else {}),
    }


def _named(exercise: Exercise) -> dict[str, Any]:
    about = {"notebook": exercise.notebook, "exercise": exercise.name}
    return {**about, "max_points": exercise.max_points, "is_written": exercise.is_written}


def _exercise(found: ExerciseFigures) -> dict[str, Any]:
    findings = [{**asdict(common), "count": len(common.students)} for common in found.findings]
    about = {"students": found.students, "mean": found.mean, "outcomes": found.marks, "findings": findings}
    return _named(found.exercise) | about


def _submission(learner: Learner) -> dict[str, Any]:
    about = {name: getattr(learner, name) for name in ("student", "name", "score", "late_penalty", "seconds_late")}
    return about | {"notebooks": [_sheet(sheet) for sheet in learner.sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    times = asdict(sheet.times) if sheet.times else dict.fromkeys(TIMES)
    exercises = [
        {"exercise": attempt.exercise.name, "points": attempt.points, "outcome": attempt.mark, **_finding(attempt)}
        for attempt in sheet.attempts
    ]
    return {"notebook": sheet.notebook, "standing": sheet.standing, **times, "exercises": exercises}


def _finding(attempt: Attempt) -> dict[str, str]:
    found = attempt.finding
    return {"diagnosis": found.diagnosis, "finding": found.sentence} if found else {}
