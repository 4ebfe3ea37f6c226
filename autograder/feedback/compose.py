"""One page of feedback, from the gradebook's rows and the notebooks."""

from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.cells import Kind
from autograder.feedback.cells import Sheet, grade_id
from autograder.feedback.censor import Censor
from autograder.feedback.evidence import Evidence
from autograder.feedback.grades import Standing
from autograder.feedback.items import checked_item, verdict_of, written_item
from autograder.feedback.page import Item, Page
from autograder.feedback.plain import MESSAGE, one_line
from autograder.feedback.verdicts import verdicts
from autograder.grading.record import read_record
from autograder.grading.task import Standing as Fate
from autograder.publishing.private import Secrets, kind_of

NOT_THERE = (
    "There is no graded copy of this notebook: it was not among the files you handed in, or it could not be read. "
    "Check its name, open it in JupyterLab, save it and hand it in again."
)


def compose(week: str, standing: Standing, source: NotebookNode, secrets: Secrets, evidence: Evidence) -> Page:
    """The page for `standing`, of which `source` is the instructor's notebook."""
    graded = evidence.graded
    record = (read_record(graded) if graded else None) or {}
    if record.get("standing") == Fate.DAMAGED:
        graded = None  # what lies there is a stand-in
    written = [cell.source for cell in graded.cells if not _is_test(cell)] if graded else []
    censor = Censor(secrets, f"{week}/{standing.notebook}", written)
    sheet = Sheet(source, graded, censor.clean, handed_in=evidence.handed_in)
    return Page(
        title=title_of(source) or standing.notebook,
        student=one_line(standing.student, 120),
        week=week,
        notebook=standing.notebook,
        score=max(standing.score - standing.late_penalty, 0.0),
        max_score=standing.max_score,
        items=tuple(_items(standing, source, graded, sheet, censor)),
        late_penalty=standing.late_penalty,
        late=duration(standing.seconds_late),
        notices=tuple(one_line(censor.clean(text, MESSAGE), 400) for text in _notices(graded, record, evidence)),
        is_readable=graded is not None,
        others=sheet.others(),
    )


def _notices(graded: NotebookNode | None, record: Mapping[str, Any], evidence: Evidence) -> Iterator[str]:
    """What is to be said of the notebook as a whole: that it is missing or damaged, or how it was repaired."""
    message = str(record.get("message") or "")
    if message:
        yield f"This notebook could not be graded: {message}"
    elif graded is None:
        yield NOT_THERE
    yield from evidence.remarks
    yield from (str(text) for text in record.get("remarks") or ())


def _items(
    standing: Standing, source: NotebookNode, graded: NotebookNode | None, sheet: Sheet, censor: Censor
) -> list[Item]:
    """The graded cells in the order of the lesson."""
    said = verdicts(graded) if graded else {}
    items = []
    for cell in source.cells:
        name = grade_id(cell)
        if name not in standing.grades:
            continue
        grade = standing.grades[name]
        if cell.metadata.nbgrader.get("solution") or cell.metadata.nbgrader.get("task"):
            items.append(written_item(name, grade, standing, sheet))
        else:
            verdict = said.get(name.removeprefix("test_")) or verdict_of(grade, is_there=graded is not None)
            items.append(checked_item(grade, verdict, standing, sheet, censor))
    return items


def title_of(source: NotebookNode) -> str:
    """The lesson's title: its first heading."""
    lines = [line for cell in source.cells if cell.cell_type == "markdown" for line in cell.source.split("\n")]
    return next((one_line(line.removeprefix("# "), 120) for line in lines if line.startswith("# ")), "")


def duration(seconds: float) -> str:
    """A length of time in words, rounded to its largest unit; "" for none."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = round(seconds / length)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute" if seconds > 0 else ""


def _is_test(cell: NotebookNode) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return kind_of(cell) == Kind.TEST or (marks.get("grade") is True and marks.get("solution") is not True)
