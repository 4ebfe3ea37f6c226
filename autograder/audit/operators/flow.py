"""Statements forgotten, too early, or in place."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, text


class Forgotten(Family):
    """A statement forgotten."""

    name = "forgotten"

    def at(self, site: Site) -> Iterator[str]:
        """Nothing in its place."""
        if isinstance(site.node, ast.stmt) and not isinstance(site.node, ast.Pass):
            yield "pass"


class EarlyReturn(Family):
    """The function returns too early: after one round of a loop, before the last steps."""

    name = "early return"

    def at(self, site: Site) -> Iterator[str]:
        """What the function returns in the end, returned after this statement."""
        *before, last = site.function.body
        if isinstance(site.node, ast.stmt) and isinstance(last, ast.Return) and site.node not in (last, *before[-1:]):
            yield f"{ast.unparse(site.node)}\n{ast.unparse(last)}"


class InPlace(Family):
    """In place for a copy: `w -= x` for `w = w - x`, and the reverse."""

    name = "in place"

    def at(self, site: Site) -> Iterator[str]:
        """The other way to write the step."""
        match site.node:
            case ast.Assign([target], ast.BinOp(left, operator, right)) if ast.unparse(target) == ast.unparse(left):
                yield f"{ast.unparse(target)} {_symbol(operator)}= {ast.unparse(right)}"
            case ast.AugAssign(target, operator, value):
                yield f"{ast.unparse(target)} = {ast.unparse(target)} {_symbol(operator)} {text(value)}"


def _symbol(operator: ast.operator) -> str:
    return ast.unparse(ast.BinOp(ast.Name("a"), operator, ast.Name("b"))).split()[1]
