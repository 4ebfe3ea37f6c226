"""What a learner sees in the terminal: one line for each exercise, and the message of each that is not passed."""

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.checking.checked import Checked
from autograder.engine.results import ExerciseResult, Outcome
from autograder.feedback.plain import MESSAGE, plain

COLOURS = {Outcome.PASSED: "green", Outcome.NOT_ATTEMPTED: "dim", Outcome.SKIPPED: "dim"}


def show(console: Console, checked: Checked) -> None:
    """Print the verdict on one notebook."""
    score = f"{checked.score:g} of {checked.max_score:g} points"
    console.print(Text.assemble((_safe(checked.notebook), "bold"), "  ", score, f"  ({checked.seconds:.1f} s)"))
    if checked.message:
        console.print(Text(f"could not be graded: {_safe(checked.message)}", "red"))
    else:
        console.print(_table(checked.exercises))
        for exercise in checked.exercises:
            if exercise.outcome is not Outcome.PASSED:
                console.print(_explained(exercise))
    for remark in checked.remarks:
        console.print(Text(f"Remark: {_safe(remark)}", "italic"))
    console.print()


def _table(exercises: tuple[ExerciseResult, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("exercise")
    table.add_column("points", justify="right")
    table.add_column("of", justify="right")
    table.add_column("result")
    for found in exercises:
        result = Text(found.outcome, COLOURS.get(found.outcome, "red"))
        table.add_row(Text(_safe(found.name)), f"{found.points:g}", f"{found.max_points:g}", result)
    return table


def _explained(exercise: ExerciseResult) -> RenderableType:
    """The message under the exercise's name, the learner's own traceback below it."""
    headline, _, details = _safe(exercise.message).partition("\n")
    parts = [Text.assemble((_safe(exercise.name), "bold"), ": ", headline)]
    blocks = [_safe(exercise.traceback or ""), details, *(f"Remark: {_safe(text)}" for text in exercise.remarks)]
    parts += [Text(block, "dim") for block in blocks if block]
    return Group(parts[0], *(Padding(part, (0, 0, 0, 4)) for part in parts[1:]), Text())


def _safe(text: str) -> str:
    """Without escapes: what a learner's code says may hold some."""
    return plain(text, MESSAGE)
