"""From the options behind `# %%` to the kind of a cell."""

import math
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeGuard

from autograder.authoring.cells import Cell, Kind
from autograder.authoring.script import ScriptCell
from startcode.markers import Fault

GOOD_MARKS = 'Write for example: # %% test="propagate" points=10'
ALLOWED = {"code": ["exercise", "test", "experiment", "points", "sandbox"], "markdown": ["exercise", "points"]}
NAMING = {"exercise": Kind.EXERCISE, "test": Kind.TEST, "experiment": Kind.EXPERIMENT}


def read_cell(raw: ScriptCell) -> tuple[Cell, list[Fault]]:
    """What `raw` says it is, and every mistake in saying so."""
    if garbled := raw.options.get("incorrectly_encoded_metadata"):
        return _prose(raw), [Fault(raw.line, f"the options `{garbled}` cannot be read.", GOOD_MARKS)]
    if raw.cell_type not in ALLOWED:
        return _prose(raw), [Fault(raw.line, f"[{raw.cell_type}] cells have no place here.", "Make it [markdown].")]
    kind, faults = _kind(raw)
    faults += _unknown(raw)
    name = next((value for option, value in raw.options.items() if option in NAMING), "")
    points, sandbox = raw.options.get("points"), raw.options.get("sandbox", False)
    faults += [Fault(raw.line, what, next_step) for what, next_step in _values(kind, name, points, sandbox)]
    good_points = points if _is_number(points) else 0
    return Cell(kind, str(name), raw.source, raw.line, raw.first, good_points, raw.cell_type, sandbox is True), faults


def _prose(raw: ScriptCell) -> Cell:
    """A stand-in, so that the rest of the lesson can be looked at."""
    return Cell(Kind.PROSE, "", "", raw.line, raw.first, cell_type="markdown")


def _kind(raw: ScriptCell) -> tuple[Kind, list[Fault]]:
    marks = [option for option in NAMING if option in raw.options]
    if raw.cell_type == "markdown":
        return (Kind.QUESTION if "exercise" in marks else Kind.PROSE), []
    faults = [
        Fault(raw.line, f"a cell cannot be both {marks[0]} and {other}.", "Cut it in two.") for other in marks[1:]
    ]
    return (NAMING[marks[0]] if marks else Kind.GIVEN), faults


def _unknown(raw: ScriptCell) -> Iterator[Fault]:
    allowed = ALLOWED[raw.cell_type]
    for option in raw.options:
        if option not in allowed:
            close = get_close_matches(option, allowed, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"Possible here: {', '.join(allowed)}."
            yield Fault(raw.line, f'a {raw.cell_type} cell has no option "{option}".', hint)


def _values(kind: Kind, name: Any, points: Any, sandbox: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """What is wrong with the values of the options; they are what the author typed, so of any type."""
    if kind in (Kind.EXERCISE, Kind.TEST, Kind.QUESTION) and not (isinstance(name, str) and name.isidentifier()):
        yield f'the name "{name}" is no Python name.', "Use letters, digits and underscores."
    if kind in (Kind.EXERCISE, Kind.QUESTION) and str(name).startswith("test_"):
        yield f'the name "{name}" begins with test_, as the names of test cells do.', "Choose another name."
    if kind is Kind.EXPERIMENT and not (isinstance(name, str) and name.strip()):
        yield "the experiment has no title.", 'Write for example: # %% experiment="learning rates"'
    if kind in (Kind.TEST, Kind.QUESTION):
        yield from _points(points)
    elif points is not None:
        yield f"points stand on tests and on written answers, not on {kind} cells.", "Move them there."
    if sandbox is not False and kind is not Kind.TEST:
        yield "only a test can ask for the sandbox.", "Delete `sandbox`."
    if not isinstance(sandbox, bool):
        yield f"sandbox is {sandbox!r}.", "Write sandbox=true, or leave it out."


def _points(points: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    if points is None:
        yield "points are missing.", "Add for example points=10."
    elif not _is_number(points):
        yield f"points={points!r} is no number from 0 up.", "Write for example points=10."


def _is_number(points: Any) -> TypeGuard[float]:  # noqa: ANN401
    return isinstance(points, int | float) and not isinstance(points, bool) and math.isfinite(points) and points >= 0
