"""A learner's notebook put in order: every cell of the source in its place again, nothing of the learner's lost.

Cells are matched by nbgrader's grade_id. Tests and given code are the instructor's text, whatever the notebook says; a
solution cell is the learner's; other cells of theirs keep their place behind the cell that they followed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.engine.attempts import is_untouched
from autograder.engine.blueprint import Blueprint, Role, SourceCell
from autograder.engine.names import names_of

INSTRUCTORS = (Role.GIVEN, Role.TEST, Role.PROSE)
START = ""  # what cells follow that stand above every cell of the source


@dataclass(frozen=True)
class Placed:
    """A cell to run or to show: `source` is its place in the source notebook, None for one of the learner's own.

    `submitted` is the learner's cell; None where theirs is missing.
    """

    source: SourceCell | None
    submitted: NotebookNode | None
    text: str
    name: str  # the file name of its code in tracebacks

    @property
    def is_code(self) -> bool:
        """Is it a cell of code that runs when grading? Retyped cells are what they were; experiments do not run."""
        if self.source is not None:
            return self.source.cell_type == "code" and self.source.role is not Role.EXPERIMENT
        told = self.submitted.metadata.get("startcode") if self.submitted else None
        kind = told.get("kind") if isinstance(told, dict) else None
        return self.submitted is not None and self.submitted.cell_type == "code" and kind != Role.EXPERIMENT


@dataclass
class Matched:
    """All cells in order, and what had to be mended."""

    cells: list[Placed] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)  # grade ids of solution cells


def matched(plan: Blueprint, submitted: NotebookNode) -> Matched:
    """The submission in the order of its source."""
    done = Matched()
    known = {cell.grade_id for cell in plan.cells if cell.grade_id}
    lost = _lost(plan, submitted.cells, known)
    theirs: dict[str, list[NotebookNode]] = {}
    followers: dict[str, list[NotebookNode]] = {}
    anchor = START
    for cell in submitted.cells:
        grade_id = _grade_id(cell) if _grade_id(cell) in known else lost.get(id(cell), "")
        if grade_id:
            anchor = grade_id
            theirs.setdefault(grade_id, []).append(cell)
        else:
            followers.setdefault(anchor, []).append(cell)
    done.cells += [_own(cell, done) for cell in followers.get(START, ())]
    for cell in plan.cells:
        if cell.grade_id:
            _place(cell, theirs.get(cell.grade_id, []), done)
            done.cells += [_own(extra, done) for extra in followers.get(cell.grade_id, ())]
    return done


def _place(cell: SourceCell, theirs: list[NotebookNode], done: Matched) -> None:
    if cell.role in INSTRUCTORS:
        done.cells.append(Placed(cell, theirs[0] if theirs else None, cell.text, f"cell {cell.grade_id}"))
        if cell.role is Role.TEST:
            _remark_on_test(cell, theirs, done)
        return
    kept = _worth_keeping(cell, theirs)
    if not kept:
        done.missing.add(cell.grade_id)
        done.remarks.append(f'The cell "{cell.grade_id}" is missing.')
        done.cells.append(Placed(cell, None, "", f"cell {cell.grade_id}"))
    if len(theirs) > 1:
        done.remarks.append(f'The cell "{cell.grade_id}" is there {len(theirs)} times: {_rule(len(kept))}.')
    for number, mine in enumerate(kept):
        copy = f" (copy {number})" if number else ""
        done.cells.append(Placed(cell, mine, mine.source, f"cell {cell.grade_id}{copy}"))


def _rule(kept: int) -> str:
    return (
        "they run in their order, and the last definition counts"
        if kept > 1
        else "copies without an answer are left out"
    )


def _remark_on_test(cell: SourceCell, theirs: list[NotebookNode], done: Matched) -> None:
    if not theirs:
        done.remarks.append(f'The test "{cell.grade_id}" had been deleted: it was put back.')
    elif any(mine.cell_type != cell.cell_type for mine in theirs):
        done.remarks.append(f'The test "{cell.grade_id}" was no code cell any more: it was put back.')


def _worth_keeping(cell: SourceCell, theirs: list[NotebookNode]) -> list[NotebookNode]:
    """Copies that hold an answer; if none does, the first. An untouched copy must not undo the answer above it."""
    if len(theirs) < 2:
        return theirs
    touched = [mine for mine in theirs if not is_untouched(cell.text, mine.source)]
    return touched or theirs[:1]


def _own(cell: NotebookNode, done: Matched) -> Placed:
    return Placed(None, cell, cell.source, f"cell number {len(done.cells) + 1}")


def _lost(plan: Blueprint, cells: Iterable[NotebookNode], known: set[str]) -> dict[int, str]:
    """Solution cells that have lost their metadata, found by what they define: id of the cell object -> grade_id."""
    cells = list(cells)
    present = {_grade_id(cell) for cell in cells}
    strangers = [c for c in cells if c.cell_type == "code" and _grade_id(c) not in known]
    found: dict[int, str] = {}
    for cell in plan.cells:
        if cell.role is Role.SOLUTION and cell.grade_id not in present:
            names = [name for name, uses in _definitions(cell) if uses is not None]
            for stranger in strangers:
                if names and id(stranger) not in found and all(_defines(stranger.source, name) for name in names):
                    found[id(stranger)] = cell.grade_id
                    break
    return found


def _definitions(cell: SourceCell) -> Iterable[tuple[str, object]]:
    try:
        return names_of(cell.text).uses.items()
    except SyntaxError:  # it holds a magic: found by its metadata only
        return ()


def _defines(text: str, name: str) -> bool:
    return (
        re.search(rf"^(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b|^{re.escape(name)}\s*=", text, re.M) is not None
    )


def _grade_id(cell: NotebookNode) -> str:
    told = cell.metadata.get("nbgrader")
    found = told.get("grade_id") if isinstance(told, dict) else None
    return found if isinstance(found, str) else ""
