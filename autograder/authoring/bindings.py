"""Which names a piece of an answer binds, and which of them the code below it reads."""

import ast
from collections.abc import Iterator

from autograder.authoring.regions import Region

OWN_SCOPE = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
COMPREHENSION = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
# grads["dW" + str(l)] and A[:, i] name the place of a result; Z[Z < 0] would tell how it is found.
PLACE = ast.Name | ast.Attribute | ast.Subscript | ast.Tuple | ast.Slice | ast.expr_context
INDEX = ast.Constant | ast.JoinedStr | ast.FormattedValue | ast.BinOp | ast.Add | ast.Sub | ast.UnaryOp | ast.USub


def first_line(statement: ast.stmt) -> int:
    """The line on which `statement` begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def bodies(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The suites of a compound statement, in order; none for a simple one."""
    for name in ("body", "handlers", "cases", "orelse", "finalbody"):
        part = getattr(statement, name, [])
        if name in ("handlers", "cases"):
            yield from (inner.body for inner in part)
        elif part:
            yield part


def targets(statement: ast.stmt) -> list[ast.expr]:
    """What a plain assignment assigns, tuples taken apart; nothing for any other statement."""
    match statement:
        case ast.Assign(targets=found):
            return [leaf for target in found for leaf in _leaves(target)]
        case ast.AnnAssign(target=target, value=value) if value is not None:
            return [target]
    return []


def text(source: str, target: ast.expr) -> str | None:
    """`target` as the author wrote it, or None if its text is part of the answer."""
    if not all(isinstance(node, PLACE | INDEX) or _is_str_call(node) for node in ast.walk(target)):
        return None
    written = ast.get_source_segment(source, target)
    return written if written and "\n" not in written else ast.unparse(target)


def _is_str_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str"


def bound(node: ast.AST) -> Iterator[str]:
    """Names that `node` binds in the scope where it stands, in order of appearance."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.alias(name=name, asname=asname):
            yield asname or name.split(".")[0]
        case ast.ExceptHandler():
            for statement in node.body:
                yield from bound(statement)
        case ast.AugAssign(target=ast.Name(), value=value):
            yield from bound(value)  # the name was bound before
        case _ if not isinstance(node, OWN_SCOPE | COMPREHENSION):
            for child in ast.iter_child_nodes(node):
                yield from bound(child)


def missing_without(tree: ast.Module, region: Region) -> set[str]:
    """Names that the function or class around `region` reads below it and does not bind above it."""
    nodes = list(ast.walk(_scope(tree, region)))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    read = {name.id for name in names if name.lineno > region.last and isinstance(name.ctx, ast.Load)}
    updates = [node for node in nodes if isinstance(node, ast.AugAssign) and node.lineno > region.last]
    read |= {update.target.id for update in updates if isinstance(update.target, ast.Name)}
    above = {name.id for name in names if name.lineno < region.first and isinstance(name.ctx, ast.Store)}
    return read - above - {node.arg for node in nodes if isinstance(node, ast.arg)}


def _scope(tree: ast.Module, region: Region) -> ast.AST:
    """The innermost function or class around `region`, else the whole cell."""
    around = [
        node
        for node in ast.walk(tree)  # breadth first: the last that fits is the innermost
        if isinstance(node, OWN_SCOPE) and node.lineno <= region.first < (node.end_lineno or 0)
    ]
    return around[-1] if around else tree


def _leaves(target: ast.expr) -> Iterator[ast.expr]:
    match target:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _leaves(part)
        case ast.Starred(value=value):
            yield from _leaves(value)
        case _:
            yield target
