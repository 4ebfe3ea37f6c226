"""Outputs of test cells from which stock nbgrader reads the score that the engine gave.

Stock nbgrader reads a cell's outputs in order: an error or any text on stderr is 0, an execute_result that is a number
is that many points, and all else is full marks. So the points can be told by it, by the formgrader and by its feedback.
"""

import math
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode


def settle(notebook: NotebookNode, points: Mapping[str, float], messages: Mapping[str, str]) -> None:
    """Let the outputs of every test in `notebook` say the points that its grade id has in `points` (0 if it has none).

    `messages` stand in the error that is added where none says why a test earned nothing.
    """
    for cell in notebook.cells:
        known = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and known.get("grade") and not known.get("solution"):
            grade_id, most = known["grade_id"], float(known["points"])
            earned = points.get(grade_id, 0.0)
            cell.outputs = outputs_for(cell.outputs, earned, most, messages.get(grade_id, ""))


def outputs_for(outputs: list[NotebookNode], earned: float, most: float, message: str) -> list[NotebookNode]:
    """`outputs` as they must be for `earned` of `most` points; anything that is not surely positive earns nothing."""
    if not earned > 0 and not (most == 0 and message == ""):
        return _failed(outputs, message)
    kept = [output for output in outputs if not _is_error(output)]
    if earned >= most:
        return [_unread(output) if _number(output) not in (None, most) else output for output in kept]
    said = nbformat.v4.new_output("execute_result", {"text/plain": repr(float(earned))}, execution_count=None)
    return [*(_unread(output) for output in kept if _number(output) != earned), said]


def _failed(outputs: list[NotebookNode], message: str) -> list[NotebookNode]:
    kept = [_unread(output) for output in outputs]
    if not any(_is_error(output) for output in kept):
        text = message or "This test gave no verdict."
        kept.append(nbformat.v4.new_output("error", ename="CheckFailed", evalue=text, traceback=text.splitlines()))
    return kept


def _is_error(output: NotebookNode) -> bool:
    return bool(output.output_type == "error" or (output.output_type == "stream" and output.name == "stderr"))


def _number(output: NotebookNode) -> float | None:
    """The points that nbgrader would read from `output`; NaN if that would stop it, None if it reads nothing."""
    if output.output_type != "execute_result":
        return None
    text = output.data.get("text/plain")
    if not isinstance(text, str) or not text:
        return math.nan
    try:
        return float(text)
    except ValueError:
        return None


def _unread(output: NotebookNode) -> NotebookNode:
    """The value of a cell's last line, shown but not read as points; any other output as it is."""
    if output.output_type != "execute_result":
        return output
    return nbformat.v4.new_output("display_data", data=output.data, metadata=output.metadata)
