"""What an author sees in the terminal: a table, and every survivor with its diff."""

import json
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.audit.page import COLUMNS, cells
from autograder.audit.record import weaknesses
from autograder.audit.results import ExerciseAudit, LessonAudit


def as_json(audits: Sequence[LessonAudit]) -> str:
    """One JSON object for all lessons."""
    return json.dumps({"exercises": [e.public() for audit in audits for e in audit.exercises]}, ensure_ascii=False)


def show(console: Console, audits: Sequence[LessonAudit], seconds: float) -> None:
    """Print tables, survivors, variants that were misjudged, and the sums."""
    for audit in audits:
        console.print(_table(audit))
        for exercise in audit.exercises:
            _show_survivors(console, exercise)
        if audit.skipped:
            console.print(f"skipped, for the library that they need is not installed: {', '.join(audit.skipped)}")
        for what, _ in weaknesses(audit.exercises):
            console.print(f"[bold]{escape(what)}[/bold]", soft_wrap=True)
    console.print(escape(_sums([e for audit in audits for e in audit.exercises], seconds)), soft_wrap=True)


def _table(audit: LessonAudit) -> Table:
    rows = [COLUMNS, *map(cells, audit.exercises)]
    table = Table(title=audit.lesson, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(COLUMNS[0], overflow="fold")  # in a narrow terminal names are folded, numbers are not
    for place, column in enumerate(COLUMNS[1:], start=1):
        table.add_column(column, justify="right", min_width=max(len(row[place]) for row in rows))
    for row in rows[1:]:
        table.add_row(*map(escape, row))
    return table


def _show_survivors(console: Console, exercise: ExerciseAudit) -> None:
    for diff in exercise.survivors:
        console.print(f"[bold]{escape(exercise.name)}[/bold]: no test notices", soft_wrap=True)
        for line in diff.splitlines():
            console.print(f"    {escape(line)}", soft_wrap=True, highlight=False)


def _sums(exercises: Sequence[ExerciseAudit], seconds: float) -> str:
    mutants, killed = sum(e.mutants for e in exercises), sum(e.killed for e in exercises)
    same, wrong = sum(len(e.equivalent) for e in exercises), sum(e.wrong_variants for e in exercises)
    right, none = sum(e.diagnosed for e in exercises), sum(e.undiagnosed for e in exercises)
    lied = sum(len(e.misdiagnosed) for e in exercises)
    return (
        f"{killed} of {mutants} mutants killed, {same} more are the same function. "
        f"Of {wrong} wrong variants {right} got the right diagnosis, {none} none, {lied} a wrong one. {seconds:.1f} s."
    )
