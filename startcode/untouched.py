"""Has the learner begun? The question behind the outcome "not attempted"."""

import ast
import textwrap
import warnings

from startcode.markers import SOLUTION, scan


def is_untouched(source: str) -> bool:
    """Whether the START/END CODE HERE regions in the text of a cell or function hold placeholders only.

    An empty region counts as untouched. A text without a region, or with a mark that lost its partner, does not:
    nobody can tell there what was given.
    """
    regions, faults = scan(source, SOLUTION)
    lines = source.split("\n")
    return bool(regions) and not faults and all(_holds_placeholders("\n".join(r.inner(lines))) for r in regions)


def _holds_placeholders(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about an odd string, say: a warning in a check costs points
            body = ast.parse(textwrap.dedent(text)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # whatever this is, a learner wrote it
        return False
    return all(_is_placeholder(statement) for statement in body)


def _is_placeholder(statement: ast.stmt) -> bool:
    """`pass`, `return`, `...`, `a, b = None, None`, or `a = None` with any one target (name, subscript, attribute)."""
    match statement:
        case ast.Pass() | ast.Return(value=None | ast.Constant(value=None)):
            return True
        case ast.Assign(targets=[ast.Name() | ast.Subscript() | ast.Attribute()], value=ast.Constant(value=None)):
            return True
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            nothing = all(isinstance(value, ast.Constant) and value.value is None for value in values)
            return nothing and all(isinstance(name, ast.Name) for name in names)
        case ast.Expr(value=ast.Constant(value=value)):
            return value is Ellipsis
    return False
