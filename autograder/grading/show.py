"""What an instructor sees in the terminal: a bar while the class is graded, a table when it is done."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from autograder.course import Course
from autograder.grading.ledger import shown_url
from autograder.grading.results import ClassResult, StudentResult
from autograder.grading.room import Room
from autograder.grading.task import Standing

LONGEST_LIST = 40


@contextmanager
def progress_bar(console: Console, title: str) -> Iterator[Callable[[int, int], None]]:
    """A function that moves a bar with the time that is left; it does nothing unless `console` is a terminal."""
    if not console.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("left:"), TimeRemainingColumn(), console=console, transient=True) as bar:
        shown = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(shown, completed=done, total=total)


def show_class(console: Console, course: Course, result: ClassResult) -> None:
    """Print the table of a graded class, what needs a look, and where everything is."""
    room = Room.of(course)
    show(console, result, shown_url(room.db_url), str(course.root / room.directory.autograded_directory))


def show(console: Console, result: ClassResult, gradebook: str, folder: str) -> None:
    """The same, with the addresses given."""
    console.print(_table(result))
    looks = result.looks
    if looks:
        console.print(f"\n[bold]Needs a look[/bold] ({len(looks)})")
        for look in looks[:LONGEST_LIST]:
            console.print(f"  [bold]{plain(look.student)}[/bold]: {plain(look.what)}", soft_wrap=True)
        if len(looks) > LONGEST_LIST:
            console.print(f"  and {len(looks) - LONGEST_LIST} more")
    console.print(f"\n{_summary(result)}")
    console.print(f"Gradebook: {plain(gradebook)}\nNotebooks: {plain(folder)}", soft_wrap=True)


def _table(result: ClassResult) -> Table:
    table = Table(title=result.week, box=box.SIMPLE_HEAD)
    table.add_column("student")
    table.add_column("score", justify="right")
    table.add_column("of", justify="right")
    table.add_column("late", justify="right")
    table.add_column("how it went")
    for student in result.students:
        table.add_row(plain(student.student), *_numbers(student), plain(_outcomes(student)))
    return table


def _numbers(student: StudentResult) -> tuple[str, str, str]:
    if student.total is None:
        return "-", "-", ""
    late = student.total.late_penalty
    return f"{student.total.score - late:g}", f"{student.total.max_score:g}", f"-{late:g}" if late else ""


def _outcomes(student: StudentResult) -> str:
    """Such as "7 passed, 2 failed; has answers to read"."""
    counts = Counter(exercise.outcome for graded in student.notebooks for exercise in graded.exercises)
    words = [f"{count} {outcome}" for outcome, count in counts.items()]
    words += [
        f"{found.notebook} {found.standing}" for found in student.notebooks if found.standing is not Standing.GRADED
    ]
    told = ", ".join(words)
    return f"{told}; has answers to read" if student.total and student.total.to_read else told


def _summary(result: ClassResult) -> str:
    kept = sum(student.kept for student in result.students)
    graded = len(result.students) - kept
    told = f"{graded} graded in {result.seconds:.1f} s" + (f", {kept} kept from before" if kept else "")
    if outdated := sum(student.is_outdated for student in result.students):
        told += f" ({outdated} of them with an earlier version of the lesson: --force grades them again)"
    if result.stopped:
        told += f". Stopped: {result.left} not yet graded. The same command grades the rest"
    return f"{told}."


def plain(text: str) -> str:
    """`text` for a terminal: no markup, no control characters, no text that runs backwards."""
    shown = (c if unicodedata.category(c)[0] != "C" or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
    return escape("".join(shown))
