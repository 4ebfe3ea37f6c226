"""The wrong axis, and axes lost or kept."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, call_text, called, is_method_of_array, text

REDUCTIONS = {"sum", "mean", "max", "min", "amax", "amin", "argmax", "argmin", "std", "var", "prod", "any", "all"}
REDUCTIONS |= {"norm", "cumsum", "median", "count_nonzero", "logsumexp"}


class Axes(Family):
    """Another axis: `axis=0` for `axis=1`, left out, or given where none was meant."""

    name = "axis"

    def at(self, site: Site) -> Iterator[str]:
        """The call with another axis, by keyword or in second place."""
        call = site.node
        if not isinstance(call, ast.Call):
            return
        for place, keyword in enumerate(call.keywords):
            if keyword.arg in ("axis", "axes"):
                rest = call.keywords[:place] + call.keywords[place + 1 :]
                yield call_text(call, keywords=rest)
                for other in _other_axes(keyword.value):
                    yield call_text(call, keywords=[*rest, ast.keyword(keyword.arg, other)])
        if called(call) in REDUCTIONS:
            before = 0 if is_method_of_array(call) else 1
            if len(call.args) > before:
                for other in _other_axes(call.args[before]):
                    yield call_text(call, args=[*call.args[:before], other])
            elif not any(keyword.arg == "axis" for keyword in call.keywords):
                for axis in (0, 1):
                    yield call_text(call, keywords=[*call.keywords, ast.keyword("axis", ast.Constant(axis))])


class Keepdims(Family):
    """`keepdims=True` forgotten, or given where it was not meant."""

    name = "keepdims"

    def at(self, site: Site) -> Iterator[str]:
        """The reduction with the other keepdims."""
        call = site.node
        if not isinstance(call, ast.Call) or called(call) not in REDUCTIONS:
            return
        rest = [keyword for keyword in call.keywords if keyword.arg != "keepdims"]
        if len(rest) < len(call.keywords):
            yield call_text(call, keywords=rest)
        else:
            yield call_text(call, keywords=[*rest, ast.keyword("keepdims", ast.Constant(True))])


class Arrangement(Family):
    """Axes in another order: `reshape` with its lengths swapped or column by column, `transpose`, `newaxis`, shapes."""

    name = "arrangement"

    def at(self, site: Site) -> Iterator[str]:
        """The same numbers, otherwise arranged."""
        node = site.node
        match node:
            case ast.Call(func=ast.Attribute(attr="reshape" | "transpose" | "swapaxes" | "moveaxis")):
                yield from _rearranged(node)
            case ast.Subscript(value, ast.Tuple(elts=places)) if any(map(_is_newaxis, places)):
                yield f"{text(value)}[{', '.join(map(ast.unparse, reversed(places)))}]"
            case ast.Tuple(elts=[_, _, *_], ctx=ast.Load()) if _is_shape(site):
                yield f"({', '.join(map(ast.unparse, reversed(node.elts)))})"
                yield from (f"({', '.join(map(ast.unparse, _without(node.elts, i)))},)" for i in range(len(node.elts)))


def _rearranged(call: ast.Call) -> Iterator[str]:
    before, lengths = ([], call.args) if is_method_of_array(call) else (call.args[:1], call.args[1:])
    if len(lengths) > 1:
        for place in range(len(lengths) - 1):
            swapped = [*lengths[:place], lengths[place + 1], lengths[place], *lengths[place + 2 :]]
            yield call_text(call, args=[*before, *swapped])
    if called(call) == "reshape":
        yield call_text(call, keywords=[*call.keywords, ast.keyword("order", ast.Constant("F"))])
    if called(call) == "reshape" and len(lengths) == 2:
        yield f"{call_text(call, args=[*before, lengths[1], lengths[0]])}.T"


def _other_axes(axis: ast.expr) -> Iterator[ast.expr]:
    match axis:
        case ast.Constant(value=int(number)):
            yield from (ast.Constant(other) for other in sorted({0, 1, number - 1, number + 1}) if other != number)
        case ast.UnaryOp(ast.USub(), ast.Constant(value=int(number))):
            yield from (ast.Constant(other) for other in (0, 1, -number - 1))
        case ast.Tuple(elts=axes):
            yield from axes


def _is_newaxis(place: ast.expr) -> bool:
    return ast.unparse(place) in ("None", "np.newaxis")


def _is_shape(site: Site) -> bool:
    """Whether a tuple is the shape in a call such as np.zeros((n, 1)) or X.reshape((a, b))."""
    return isinstance(site.parent, ast.Call) and site.field == "args"


def _without(nodes: list[ast.expr], place: int) -> list[ast.expr]:
    return nodes[:place] + nodes[place + 1 :]
