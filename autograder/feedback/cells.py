"""The learner's notebook, as the page shows it: their cells and outputs, tests without their hidden part."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.cells import Kind
from autograder.authoring.regions import HIDDEN_TESTS, RegionError, without
from autograder.feedback import markup
from autograder.feedback.outputs import shown_outputs
from autograder.feedback.page import Output, ShownCell
from autograder.feedback.plain import one_line
from autograder.publishing.private import kind_of

MAX_CELLS = 200
TOO_MUCH = (Output("The outputs of this cell are left out: the page would become too large.", is_note=True),)
Clean = Callable[[str], str]


class Sheet:
    """The cells of one graded notebook beside those of its source; shows no more than `room` characters in all.

    Experiments do not run when grading: they are shown with the outputs that they were handed in with.
    """

    def __init__(
        self,
        source: NotebookNode,
        graded: NotebookNode | None,
        clean: Clean,
        *,
        handed_in: NotebookNode | None = None,
        room: int = 6_000_000,
    ) -> None:
        self.clean, self.room = clean, room
        self.cells: list[NotebookNode] = list(graded.cells) if graded else []
        theirs = list(handed_in.cells) if handed_in else []
        self._outputs = {(cell.get("id"), cell.source): cell.get("outputs") for cell in theirs}
        self._source_by_grade_id = {grade_id(cell): cell for cell in source.cells if grade_id(cell)}
        self._source_by_id = {cell.id: cell for cell in source.cells}

    def answer(self, name: str) -> tuple[ShownCell, ...]:
        """What the learner wrote for the exercise or question `name`, each copy if they handed in several."""
        return tuple(self._shown(cell) for cell in self.cells if grade_id(cell) == name and _is(cell, "solution"))

    def check(self, name: str) -> ShownCell | None:
        """The test with this grade_id in the learner's form; None if it is none that a learner may see."""
        cell = self._source_by_grade_id.get(name)
        if cell is None or _is(cell, "solution") or cell.cell_type != "code":
            return None
        try:
            text = without(cell.source, HIDDEN_TESTS)
        except RegionError:
            return None  # nobody can tell what of it is hidden
        return ShownCell(markup.code(text), summary="The check, as it stands in your notebook")

    def others(self) -> tuple[ShownCell, ...]:
        """The rest of the notebook in its order; of the lesson's own text only the headings."""
        found = [shown for cell in self.cells for shown in self._other(cell)]
        return tuple(_without_empty_headings(found))[:MAX_CELLS]

    def _other(self, cell: NotebookNode) -> Iterator[ShownCell]:
        source = self._source(cell)
        if source is None:
            yield self._shown(cell, "A cell of your own")
        elif kind_of(source) == Kind.EXPERIMENT:
            name = one_line(str(source.metadata.startcode.get("name", "")), 80)
            unchanged = cell.source == source.source
            outputs = cell.get("outputs") or self._outputs.get((cell.get("id"), cell.source))
            if outputs or not unchanged:
                yield self._shown(cell, f"Experiment: {name}", "As you ran it" if unchanged else "", outputs)
        elif source.cell_type == "markdown" and _is(source, "locked") and not _is(source, "grade"):
            yield from (ShownCell("", heading=line, is_code=False) for line in headings(source.source))

    def _shown(self, cell: NotebookNode, heading: str = "", summary: str = "", outputs: Any = None) -> ShownCell:  # noqa: ANN401
        if not self._has_room(len(cell.source)):
            return ShownCell(markup.code("# This cell is left out: the page would become too large."), heading=heading)
        if cell.cell_type != "code":
            return ShownCell(markup.prose(cell.source), is_code=False, heading=heading)
        shown = shown_outputs(outputs or cell.get("outputs"), self.clean)
        if not self._has_room(sum(len(output.text) + len(output.picture) for output in shown)):
            shown = TOO_MUCH
        return ShownCell(markup.code(cell.source), heading=heading, summary=summary, outputs=shown)

    def _has_room(self, size: int) -> bool:
        self.room -= size
        return self.room >= 0

    def _source(self, cell: NotebookNode) -> NotebookNode | None:
        """The cell of the source notebook that this one is a copy of; None for a cell of the learner's own."""
        if found := self._source_by_grade_id.get(grade_id(cell)):
            return found
        same = self._source_by_id.get(cell.get("id"))
        return same if same and (same.source == cell.source or not grade_id(same)) else None


def grade_id(cell: NotebookNode) -> str:
    """The cell's name in nbgrader's metadata, "" if it has none."""
    return str(_nbgrader(cell).get("grade_id", ""))


def headings(source: str) -> Iterator[str]:
    """The headings in a lesson's Markdown, as plain text."""
    for line in source.split("\n"):
        if line.startswith(("## ", "### ")):
            yield one_line(line.lstrip("# ").replace("`", "").replace("*", ""), 120)


def _is(cell: NotebookNode, key: str) -> bool:
    return _nbgrader(cell).get(key) is True


def _nbgrader(cell: NotebookNode) -> dict[str, Any]:
    about = cell.metadata.get("nbgrader")
    return about if isinstance(about, dict) else {}


def _without_empty_headings(cells: list[ShownCell]) -> Iterator[ShownCell]:
    """`cells` without headings under which nothing stands."""
    for cell, following in pairwise([*cells, ShownCell("")]):
        if cell.html or following.html:
            yield cell
