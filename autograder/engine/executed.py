"""The notebook as it was graded, for instructors: what ran, and what it gave, as text; no HTML of a learner's."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.engine.matching import Placed
from autograder.engine.output import Output
from autograder.engine.results import ExerciseResult, Outcome
from autograder.engine.text import clean
from autograder.repair import text_id

LONGEST = 10_000
LEFT_OUT = "[Left out: when this cell ran, hidden tests had run before it.]\n"
Outputs = list[dict[str, Any]]


@dataclass(frozen=True)
class Learned:
    """What a cell gave besides its streams: its last value as text; name, message and traceback of an error."""

    shown: str | None = None
    error: tuple[str, str, str] | None = None
    timed_out: bool = False


def learned(answer: object) -> Learned:
    """What the process answered after running a cell; nothing of it is believed."""
    match answer:
        case (str() | None as shown, None):
            return Learned(None if shown is None else clean(shown, LONGEST))
        case (None, (((str() as module, str() as name), *_), tuple(), str() as text, str() as trace, str())):
            error = clean(name, 100), clean(text, LONGEST), clean(trace, LONGEST)
            return Learned(None, error, (module, name) == ("autograder.engine.learner.raised", "TimeLimit"))
    return Learned(error=("Stopped", "the program sent nonsense", ""))


def learner_outputs(output: Output, told: Learned) -> Outputs:
    """The outputs of a learner's cell."""
    outputs = _streams(output)
    if told.shown is not None:
        outputs.append(_result(told.shown))
    if told.error is not None:
        outputs.append(_error(*told.error))
    return outputs


def test_outputs(result: ExerciseResult, output: Output) -> Outputs:
    """The outputs of a test cell, such that nbgrader itself would read the same points from them."""
    outputs = [{**stream, "name": "stdout"} for stream in _streams(output)]
    if result.outcome is Outcome.PASSED:
        return outputs
    if result.outcome is Outcome.SKIPPED:
        return [*outputs, {"output_type": "stream", "name": "stdout", "text": f"{result.outcome}: {result.message}\n"}]
    if 0 < result.points < result.max_points:
        return [*outputs, _result(f"{result.points:g}")]
    return [*outputs, _error(str(result.outcome), result.message, result.traceback or result.message)]


class Executed:
    """Collects the cells and their outputs."""

    def __init__(self) -> None:
        self._cells: list[tuple[Placed, Outputs, bool]] = []

    def add(self, placed: Placed, outputs: Outputs, *, exposed: bool = False) -> None:
        """The next cell; `exposed` outputs come from a process that had met hidden tests."""
        self._cells.append((placed, outputs, exposed))

    def notebook(self, source: NotebookNode, submitted: NotebookNode, clean: "Executed | None" = None) -> NotebookNode:
        """The whole; tests and given code have the instructor's text and metadata again.

        In the place of exposed outputs stand those of `clean`, as far as that went, or a note.
        """
        cells, taken, seen = [], set[str](), set[str]()
        count = 0
        for number, (placed, outputs, exposed) in enumerate(self._cells):
            cell = _cell(placed, source, seen)
            if cell.get("id") in taken or not cell.get("id"):
                cell["id"] = text_id(cell["cell_type"], cell["source"], taken)
            taken.add(cell["id"])
            if cell["cell_type"] == "code":
                count += 1
                shown = (clean.outputs(number) if clean else None) if exposed else outputs
                shown = _left_out(outputs) if shown is None else shown
                cell |= {"outputs": _counted(shown, count), "execution_count": count if placed.is_code else None}
            cells.append(cell)
        return from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": deepcopy(submitted.metadata), "cells": cells})

    def outputs(self, number: int) -> Outputs | None:
        """Those of the cell with this number, if it ran and had met no hidden test."""
        if number >= len(self._cells) or self._cells[number][2]:
            return None
        return self._cells[number][1]


def _left_out(outputs: Outputs) -> Outputs:
    return [{"output_type": "stream", "name": "stdout", "text": LEFT_OUT}] if outputs else []


def _counted(outputs: Outputs, count: int) -> Outputs:
    return [{**o, "execution_count": count} if o["output_type"] == "execute_result" else o for o in outputs]


def _cell(placed: Placed, source: NotebookNode, seen: set[str]) -> dict[str, Any]:
    mine = placed.submitted
    if placed.source is None:
        assert mine is not None
        return _plain(mine.cell_type, mine.source, {k: v for k, v in mine.metadata.items() if k != "nbgrader"}, mine)
    origin = source.cells[placed.source.position]
    metadata = dict(origin.metadata) if placed.source.grade_id not in seen else {}  # nbgrader wants each id once
    seen.add(placed.source.grade_id)
    return _plain(origin.cell_type, placed.text, metadata, mine or origin)


def _plain(cell_type: str, text: str, metadata: dict[str, Any], like: NotebookNode) -> dict[str, Any]:
    return {"cell_type": cell_type, "source": text, "metadata": deepcopy(metadata), "id": like.get("id", "")}


def _streams(output: Output) -> Outputs:
    return [{"output_type": "stream", "name": stream, "text": text} for stream, text in output.streams()]


def _result(text: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": {"text/plain": text}}


def _error(name: str, text: str, trace: str) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": trace.split("\n")}
