"""Values replaced: by zeros, by a constant, by the input, by whole numbers."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, text

NUDGE = 1.01


class Values(Family):
    """An intermediate result that is all zeros, all ones, or an argument unchanged."""

    name = "values"

    def at(self, site: Site) -> Iterator[str]:
        """Something of the right shape in the place of an assigned value."""
        if _is_assigned_number(site):
            yield f"np.zeros_like({text(site.node)})"
            yield f"np.ones_like({text(site.node)})"
            yield from (arg.arg for arg in site.function.args.args[:1])
        match site.node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)]):
                for name in (ast.unparse(target) for target in targets):
                    yield f"{ast.unparse(site.node)}\n{name} = 0 * {name}"
                    yield f"{ast.unparse(site.node)}\n{name} = dict.fromkeys({name}, 0.0)"


class Casts(Family):
    """Whole numbers, truth values or few digits where fractions are meant."""

    name = "casts"

    def at(self, site: Site) -> Iterator[str]:
        """The assigned value in another type; float32 is allowed, so it is no mistake."""
        if _is_assigned_number(site) and not _is_length(site.node):
            yield f"np.asarray({text(site.node)}).astype(int)"
            yield f"np.asarray({text(site.node)}).astype(bool)"
            yield f"np.round({text(site.node)}, 2)"


class Nudges(Family):
    """A number a little off: a typed-in constant with few digits, a threshold beside the right one."""

    name = "nudges"

    def at(self, site: Site) -> Iterator[str]:
        """One per cent more; another order of magnitude for an epsilon; something for nothing."""
        match site.node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool) and not _counts(site):
                yield repr(number * NUDGE if abs(number) > 1e-3 else number * 1e4 or 0.01)


def _is_assigned_number(site: Site) -> bool:
    match site.parent:
        case ast.Assign(targets=[ast.Name() | ast.Subscript() | ast.Attribute()]) | ast.AugAssign():
            return site.field == "value" and not isinstance(site.node, ast.Dict | ast.List | ast.Tuple | ast.ListComp)
    return False


def _is_length(node: ast.AST) -> bool:
    """Whether the value is X.shape[k], X.size or len(X), whole already."""
    code = ast.unparse(node)
    return code.endswith(".size") or code.startswith("len(") or ".shape[" in code.rpartition(" ")[2]


def _counts(site: Site) -> bool:
    """Whether a number counts something: an index, an axis, a length, a bound of a loop."""
    return isinstance(site.parent, ast.Subscript | ast.Slice | ast.Tuple | ast.keyword | ast.Call)
