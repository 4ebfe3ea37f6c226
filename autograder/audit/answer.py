"""The reference answer of one exercise, taken apart: the places at which a mistake can be planted."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from autograder.authoring.cells import Cell
from autograder.authoring.regions import SOLUTION, Region, regions


@dataclass(frozen=True)
class Site:
    """One statement or expression inside a region, and where in the tree it hangs."""

    node: ast.stmt | ast.expr
    parent: ast.AST
    field: str
    index: int | None
    function: ast.FunctionDef


@dataclass(frozen=True)
class Answer:
    """A solution cell; only what stands between its marks is ever changed. `earlier` is the exercise before it."""

    exercise: str
    source: str
    earlier: str = ""

    @classmethod
    def of(cls, cell: Cell, earlier: str = "") -> "Answer":
        """The answer in a solution cell."""
        return cls(cell.name, cell.source, earlier)

    @cached_property
    def tree(self) -> ast.Module:
        """The cell as Python reads it."""
        return ast.parse(self.source)

    @cached_property
    def text(self) -> str:
        """The cell without comments, in Python's own layout: what mutants are compared with."""
        return ast.unparse(self.tree)

    @cached_property
    def regions(self) -> list[Region]:
        """Where the marks stand."""
        return regions(self.source, SOLUTION)

    @cached_property
    def sites(self) -> list[Site]:
        """Every statement and expression inside a region, in order."""
        return list(self._sites(self.tree, None))

    def encloses(self, first: int, last: int) -> bool:
        """Whether these lines of the source, counted from 1, stand inside one region."""
        return any(region.first < first and last < region.last for region in self.regions)

    def with_text_at(self, site: Site, text: str) -> str:
        """The cell with `text` in the place of one statement or expression; SyntaxError if it does not fit there."""
        with _replaced(site, text):
            return ast.unparse(self.tree)

    def _sites(self, parent: ast.AST, function: ast.FunctionDef | None) -> Iterator[Site]:
        for field, index, node in _children(parent):
            if function and isinstance(node, ast.stmt | ast.expr) and self._is_inside(node):
                yield Site(node, parent, field, index, function)
            if not isinstance(node, ast.JoinedStr):  # Python 3.11 does not know the places inside an f-string
                yield from self._sites(node, node if isinstance(node, ast.FunctionDef) else function)

    def _is_inside(self, node: ast.stmt | ast.expr) -> bool:
        return self.encloses(node.lineno, node.end_lineno or node.lineno)


def _children(parent: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            yield from ((field, index, node) for index, node in enumerate(value) if isinstance(node, ast.AST))


@contextmanager
def _replaced(site: Site, text: str) -> Iterator[None]:
    """The tree changed at one place, and put back."""
    new: ast.AST | list[ast.stmt]
    new = ast.parse(text).body if isinstance(site.node, ast.stmt) else ast.parse(f"({text})", mode="eval").body
    before = getattr(site.parent, site.field)
    if site.index is None:
        after = new
    else:
        after = [*before[: site.index], *(new if isinstance(new, list) else [new]), *before[site.index + 1 :]]
    setattr(site.parent, site.field, after)
    try:
        yield
    finally:
        setattr(site.parent, site.field, before)
