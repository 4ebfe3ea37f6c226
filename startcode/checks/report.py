"""What the learner sees after a block of checks."""

import html
import sys
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from startcode.checks.outcome import Outcome
from startcode.checks.pictures import Picture
from startcode.grading import nbgrader_is_executing
from startcode.progress.note import note

_LOOK = {  # outcome -> (word, colour): the word alone carries the meaning; white on each is readable on any page
    Outcome.PASSED: ("passed", "#0072b2"),
    Outcome.NOT_ATTEMPTED: ("not attempted", "#767676"),
    Outcome.SKIPPED: ("skipped", "#767676"),
}
_CALM = (Outcome.PASSED, Outcome.SKIPPED)  # what no grader need be told by an error
_WRONG = ("not yet right", "#b34700")
_LINES = "margin-top: 0.4em; white-space: pre-wrap; font-family: var(--jp-code-font-family, monospace); font-size: 90%"
_CARD = (
    '<div role="status" style="border-left: 5px solid {colour}; padding: 0.4em 0.9em; margin: 0.3em 0; '
    'background: var(--jp-layout-color2, rgba(128, 128, 128, 0.08)); color: var(--jp-content-font-color1, inherit)">'
    '<div><strong style="font-family: var(--jp-code-font-family, monospace)">{exercise}</strong> '
    '<span style="background: {colour}; color: #fff; border-radius: 3px; padding: 0 0.45em">{word}</span></div>'
    "{body}</div>"
)


@dataclass(frozen=True)
class Report:
    """The verdict on one exercise: `message` is plain text, its first line the mistake in one sentence.

    `picture`, which only visible checks have, is shown on the card; what it shows is said in `message` too.
    """

    exercise: str
    outcome: Outcome
    message: str
    diagnosis: str | None = None
    rung: int | None = None
    traceback: str | None = None
    remarks: tuple[str, ...] = ()
    passed_checks: int = 0
    picture: Picture | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        lines = [f"{self.exercise}: {self.outcome}. {self.message}", *(f"Remark: {text}" for text in self.remarks)]
        if self.traceback:
            lines.insert(1, self.traceback)
        return "\n".join(lines)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 - IPython's printer
        """What a terminal or a page without HTML shows."""
        printer.text(str(self))

    def _repr_html_(self) -> str:
        word, colour = _LOOK.get(self.outcome, _WRONG)
        headline, _, details = self.message.partition("\n")
        body = f"<div>{html.escape(headline)}</div>"
        for block in filter(None, (self.traceback, details)):
            body += f'<div style="{_LINES}">{html.escape(block)}</div>'
        body += self.picture.html() if self.picture else ""
        for text in self.remarks:
            body += f'<div style="margin-top: 0.4em"><em>Remark:</em> {html.escape(text)}</div>'
        return _CARD.format(colour=colour, exercise=html.escape(self.exercise), word=word, body=body)


class CheckFailed(AssertionError):  # noqa: N818 - a verdict, and its name is shown to instructors
    """A report that is neither "passed" nor "skipped", raised only where nbgrader itself executes the notebook."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines in place of a traceback, which would only lead into this package."""
        return str(self.report).splitlines()


LINE = 78  # letters of printed text that fit a small laptop's page

listeners: list[Callable[[Report], None]] = []
"""Called with every finished report; while there is one, nothing is displayed (a grading engine is the reader)."""

_latest: dict[str, Outcome] = {}


def ready(*exercises: str) -> bool:
    """Whether the checks of all these exercises have passed in this session; if not, say calmly which have not.

    Experiments that need the learner's functions start with it, so that an unfinished notebook runs to its end.
    """
    waiting = [name for name in exercises if _latest.get(name) is not Outcome.PASSED]
    if waiting:
        told = f"This experiment waits for {', '.join(waiting)}: come back when the checks there pass."
        sys.stdout.write(textwrap.fill(told, LINE) + "\n")
    return not waiting


def not_yet_right(exercises: Iterable[str]) -> str | None:
    """The last of these names that is an exercise whose own check has been run in this session and does not pass."""
    return next(
        (name for name in reversed([*exercises]) if _latest.get(name, Outcome.PASSED) is not Outcome.PASSED), None
    )


def deliver(report: Report) -> None:
    """Hand a finished report to whoever reads it."""
    _latest[report.exercise] = report.outcome
    for listener in listeners:
        listener(report)
    if listeners:
        return
    show(report)
    note(report.exercise, report.outcome, some_hold=report.passed_checks > 0)
    if nbgrader_is_executing() and report.outcome not in _CALM:
        raise CheckFailed(report)


def show(report: Report) -> None:
    """Display the report as a card in a notebook, as text anywhere else."""
    if "IPython" in sys.modules:
        from IPython.core.getipython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(report)
            return
    sys.stdout.write(f"{report}\n")
