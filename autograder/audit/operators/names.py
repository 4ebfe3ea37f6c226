"""The wrong name, the wrong entry of a cache, arguments in the wrong order."""

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, call_text

LOOKALIKES = (
    ("train", "test"),
    ("stride", "pad"),
    ("height", "width"),
    ("vert", "horiz"),
    ("_H", "_W"),
    ("_h", "_w"),
    ("h", "w"),
    ("prev", "next"),
    ("xt", "yt"),
    ("x", "y"),
    ("X", "Y"),
    ("a", "c"),
    ("W", "b"),
    ("w", "b"),
    ("dw", "db"),
    ("dW", "db"),
    ("fp", "fn"),
    ("tp", "tn"),
    ("beta1", "beta2"),
    ("v", "s"),
    ("gamma", "beta"),
    ("mean", "var"),
    ("mu", "sigma"),
    ("query", "key"),
    ("q", "k"),
)
NEAREST = 3  # how many other names are tried in the place of one


class Names(Family):
    """A similar name: train for test, height for width, dW1 for dW2, any other where none is similar."""

    name = "names"

    def at(self, site: Site) -> Iterator[str]:
        """The nearest of the function's other names."""
        match site.node:
            case ast.Name(id=name, ctx=ast.Load()) if not (isinstance(site.parent, ast.Call) and site.field == "func"):
                known = _names_before(site)
                if name in known:
                    yield from nearest(name, known - {name})


class Entries(Family):
    """The wrong entry: another key of the dict or cache, another part of what is taken apart."""

    name = "entries"

    def at(self, site: Site) -> Iterator[str]:
        """Another key that stands in this function; neighbours of an unpacking exchanged."""
        match site.node:
            case ast.Constant(value=str(key)) if isinstance(site.parent, ast.Subscript | ast.BinOp):
                yield from map(repr, nearest(key, _keys(site.function) - {key}))
            case ast.JoinedStr(values=[ast.Constant(value=str(key)), *rest]) if isinstance(site.parent, ast.Subscript):
                for other in nearest(key, _keys(site.function) - {key}):
                    yield ast.unparse(ast.JoinedStr([ast.Constant(other), *rest]))
            case ast.Tuple(elts=[_, _, *_] as parts, ctx=ast.Store()):
                for i in range(len(parts) - 1):
                    yield ", ".join(map(ast.unparse, _swapped(parts, i)))


class Arguments(Family):
    """Arguments in the wrong order, or one forgotten so that its default is used."""

    name = "arguments"

    def at(self, site: Site) -> Iterator[str]:
        """The call with two neighbours exchanged, or without one."""
        call = site.node
        if not isinstance(call, ast.Call):
            return
        for i in range(len(call.args) - 1):
            yield call_text(call, args=_swapped(call.args, i))
        for i in range(len(call.args)):
            yield call_text(call, args=call.args[:i] + call.args[i + 1 :])
        for i in range(len(call.keywords)):
            yield call_text(call, keywords=call.keywords[:i] + call.keywords[i + 1 :])


def nearest(name: str, others: set[str]) -> list[str]:
    """The few names that are most easily taken for `name`, best first."""
    return sorted(others, key=lambda other: (-_likeness(name, other), other))[:NEAREST]


def _likeness(name: str, other: str) -> float:
    for a, b in LOOKALIKES:
        if other in (name.replace(a, b), name.replace(b, a)):
            return 2
    return SequenceMatcher(None, name, other).ratio()


def _names_before(site: Site) -> set[str]:
    """Arguments of the function, and what it has bound on the lines above; nothing that is called, such as np."""
    arguments = site.function.args
    bound = {arg.arg for arg in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    for node in ast.walk(site.function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.lineno < site.node.lineno:
            bound.add(node.id)
    return bound


def _keys(function: ast.FunctionDef) -> set[str]:
    """The keys that the function names, and the letters before the layer in "W" + str(l) and f"W{l}"."""
    places: list[ast.expr | None] = []
    for node in ast.walk(function):
        match node:
            case ast.Subscript(slice=place):
                places.append(place)
            case ast.Dict(keys=keys):
                places += keys
    constants = [part for place in places if place for part in ast.walk(place) if isinstance(part, ast.Constant)]
    return {constant.value for constant in constants if isinstance(constant.value, str)}


def _swapped(parts: list[ast.expr], i: int) -> list[ast.expr]:
    return [*parts[:i], parts[i + 1], parts[i], *parts[i + 2 :]]
