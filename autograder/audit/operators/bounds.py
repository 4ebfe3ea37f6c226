"""Off by one."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, call_text, called, text


class Bounds(Family):
    """Off by one: a slice, an index, a loop that begins late or ends early, a count of iterations."""

    name = "off by one"

    def at(self, site: Site) -> Iterator[str]:
        """The subscript or the range with one bound moved."""
        match site.node:
            case ast.Subscript(value, ast.Tuple(elts=places)):
                for i, place in enumerate(places):
                    for moved in _moved(place):
                        parts = [*map(_text, places[:i]), moved, *map(_text, places[i + 1 :])]
                        yield f"{text(value)}[{', '.join(parts)}]"
            case ast.Subscript(value, place):
                yield from (f"{text(value)}[{moved}]" for moved in _moved(place))
            case ast.Call(args=[_, *_]) if called(site.node) == "range":
                yield from _ranges(site.node)
            case ast.Call(func=ast.Name(id="str"), args=[number]):  # the layer in parameters["W" + str(l)]
                yield from (f"str({moved})" for moved in _moved(number))
            case ast.JoinedStr(values=parts):
                yield from _layers(parts)


def _moved(place: ast.expr) -> Iterator[str]:
    """An index or slice, off by one; names of keys are left alone."""
    match place:
        case ast.Slice(lower, upper, step):
            tail = f":{ast.unparse(step)}" if step else ""
            low, high = _text(lower), _text(upper)
            yield f"{_plus(low, 1)}:{high}{tail}" if low else f"1:{high}{tail}"
            yield f"{low}:{_plus(high, -1)}{tail}" if high else f"{low}:-1{tail}"
            if low:
                yield from (f"{_plus(low, -1)}:{high}{tail}", f":{high}{tail}")
            if high:
                yield from (f"{low}:{_plus(high, 1)}{tail}", f"{low}:{tail}")
            if step:
                yield f"{low}:{high}"
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            yield from (str(number + 1), str(number - 1))
        case ast.UnaryOp(ast.USub(), ast.Constant(value=int(number))):
            yield from (str(-number - 1), str(-number + 1))
        case ast.Name() | ast.BinOp():
            yield from (f"{text(place)} + 1", f"{text(place)} - 1")


def _ranges(call: ast.Call) -> Iterator[str]:
    for i, bound in enumerate(call.args[:2]):
        for move in ("+ 1", "- 1"):
            moved = ast.parse(f"{text(bound)} {move}", mode="eval").body
            yield call_text(call, args=[*call.args[:i], moved, *call.args[i + 1 :]])
    if len(call.args) == 1:
        yield f"range(1, {ast.unparse(call.args[0])})"
    if len(call.args) == 3:
        yield call_text(call, args=call.args[:2])
    yield f"reversed({ast.unparse(call)})"


def _layers(parts: list[ast.expr]) -> Iterator[str]:
    """f"W{l}" with the next and the previous layer."""
    for i, part in enumerate(parts):
        if isinstance(part, ast.FormattedValue):
            for moved in _moved(part.value):
                other = ast.FormattedValue(ast.parse(moved, mode="eval").body, part.conversion, part.format_spec)
                yield ast.unparse(ast.JoinedStr([*parts[:i], other, *parts[i + 1 :]]))


def _plus(code: str, move: int) -> str:
    return f"({code}) {'+' if move > 0 else '-'} {abs(move)}"


def _text(node: ast.expr | None) -> str:
    return "" if node is None else ast.unparse(node)
