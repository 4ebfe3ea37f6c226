"""The notebook that is shown in place of one that could not be graded."""

import nbformat
from nbformat import NotebookNode

from autograder.grading.verdicts import settle

NO_ANSWER = "(The answer could not be read.)"


def stand_in(source: NotebookNode, message: str) -> NotebookNode:
    """What a reader needs to give points by hand: the reason, and the graded cells of `source` without any answer."""
    cells = [nbformat.v4.new_markdown_cell(f"**This submission could not be graded.** {message}", id="not-graded")]
    for cell in source.cells:
        known = cell.metadata.get("nbgrader", {})
        if known.get("grade"):
            shown = nbformat.from_dict(cell)
            if known.get("solution"):
                shown.source = f"# {NO_ANSWER}" if cell.cell_type == "code" else NO_ANSWER
            cells.append(shown)
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=nbformat.from_dict(source.metadata))
    settle(notebook, {}, dict.fromkeys(_tests(source), message))
    return notebook


def _tests(source: NotebookNode) -> list[str]:
    marks = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
    return [mark["grade_id"] for mark in marks if mark.get("grade") and not mark.get("solution")]
