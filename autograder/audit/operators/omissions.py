"""Something left out."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, is_method_of_array, text


class Omissions(Family):
    """A term or factor left out: the bias, `1/m`, an epsilon, a mask, one half of a condition."""

    name = "omission"

    def at(self, site: Site) -> Iterator[str]:
        """One operand alone."""
        match site.node:
            case ast.BinOp(left, _, right):
                yield from (text(left), text(right))
            case ast.BoolOp(values=values):
                yield from map(text, values)


class Unwrapping(Family):
    """A function left out: `sqrt`, `abs`, `clip`, `exp`, `log`, a copy, a cast, an activation, a choice by `where`."""

    name = "unwrapping"

    def at(self, site: Site) -> Iterator[str]:
        """One of the arguments, or the array whose method it is, without the call."""
        if isinstance(site.node, ast.Call):
            yield from map(text, site.node.args)
            if isinstance(site.node.func, ast.Attribute) and is_method_of_array(site.node):
                yield text(site.node.func.value)


class Signs(Family):
    """A minus where none belongs: before a value, an argument, an operand."""

    name = "sign"

    def at(self, site: Site) -> Iterator[str]:
        """The same with its sign turned round."""
        node = site.node
        if isinstance(node, ast.stmt | ast.Constant | ast.Tuple | ast.UnaryOp | ast.Dict | ast.List):
            return
        if (isinstance(site.parent, ast.Call) and site.field == "args") or _is_value(site):
            yield f"-{text(node)}"


def _is_value(site: Site) -> bool:
    return isinstance(site.parent, ast.Assign | ast.AugAssign | ast.Return | ast.BinOp) and site.field != "targets"
