"""One notebook of one student: the gradebook's points beside what the engine noted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.grading.task import Standing
from autograder.grading.times import Times
from autograder.report.model import Attempt, Exercise, Mark, Sheet
from autograder.report.records import Record, Told, read
from autograder.report.rows import Handed, Row

NONE = Row(0.0, None, None, needs_reader=False)
GONE = "the gradebook knows of points, but its autograded notebook is not there. Grade it again with --force."
AGAIN = "Grade it again with --force."
DIFFERS = "{name}: the gradebook has {automatic:g} points of the checks, the notebook {points:g}. " + AGAIN
SAME = 1e-6  # points
NO_VERDICT = "{name}: there is no verdict. Grade it again with --force, or give points by hand."


@dataclass(frozen=True)
class Source:
    """Where to find out about a notebook; no `path` if the student's id leads elsewhere."""

    notebook: str
    exercises: tuple[Exercise, ...]
    path: Path | None
    link: str


def sheet_of(source: Source, handed: Handed, times: Mapping[tuple[str, str, str], Times]) -> Sheet:
    """All about the notebook `source` of the submission `handed`."""
    rows = {e: handed.rows.get((e.notebook, e.grade_id), NONE) for e in source.exercises}
    is_there = source.path is not None and source.path.is_file()
    record = read(source.path) if is_there and source.path else None
    is_missing = not is_there and not any(map(_is_gone, rows.values()))
    return Sheet(
        notebook=source.notebook,
        standing=record.standing if record else Standing.MISSING if is_missing else None,
        attempts=tuple(_attempt(e, row, record, is_there=is_there) for e, row in rows.items()),
        looks=tuple(_looks(rows, record, is_there=is_there)),
        link=source.link if is_there else "",
        times=times.get((handed.student, source.notebook, record.submitted)) if record else None,
    )


def _attempt(exercise: Exercise, row: Row, record: Record | None, *, is_there: bool) -> Attempt:
    told = record.told.get(exercise.grade_id) if record else None
    mark = _mark(exercise, row, record, told, is_there=is_there)
    finding = told.finding if told and mark is told.mark else None
    return Attempt(exercise, row.points, mark, finding)


def _mark(exercise: Exercise, row: Row, record: Record | None, told: Told | None, *, is_there: bool) -> Mark:
    if record and record.standing is Standing.DAMAGED:
        return Mark.DAMAGED
    if not is_there:
        return Mark.UNKNOWN if _is_gone(row) else Mark.MISSING
    if exercise.is_written:
        return Mark.TO_READ if row.waits else Mark.BY_HAND
    if told is None:
        return Mark.UNKNOWN
    return told.mark


def _is_gone(row: Row) -> bool:
    """Has the notebook been graded, though it is not there? One that was not handed in has 0 and waits for nobody."""
    return row.needs_reader or bool(row.automatic)


def _looks(rows: Mapping[Exercise, Row], record: Record | None, *, is_there: bool) -> Iterator[str]:
    """What a person should look at, unless they have given all its points by hand."""
    if not is_there and any(_is_gone(row) and row.by_hand is None for row in rows.values()):
        yield GONE
    if record is None:
        return
    if record.standing is Standing.DAMAGED:
        if any(row.waits for row in rows.values()):
            yield record.message
        return
    yield from record.remarks
    for exercise, row in rows.items():
        if not exercise.is_written and row.by_hand is None:
            yield from _looks_at(exercise.name, row, record.told.get(exercise.grade_id))


def _looks_at(name: str, row: Row, told: Told | None) -> Iterator[str]:
    if told is None:
        yield NO_VERDICT.format(name=name)
    elif told.look:
        yield f"{name}: {told.look}"
    elif row.automatic is not None and abs(row.automatic - told.points) > SAME:
        yield DIFFERS.format(name=name, automatic=row.automatic, points=told.points)
