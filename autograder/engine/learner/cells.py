"""Cells of a notebook: compiled with their IPython features, and run in a namespace."""

import ast
import asyncio
import inspect
import linecache
import re
from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import Any

from autograder.engine.learner.shell import BODY_RUNS

Namespace = dict[str, Any]
CELL_MAGIC = re.compile(r"(\s*)%%(\w+)[ \t]*([^\n]*)(?:\n(.*))?\Z", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """A compiled cell: its statements, the expression on its last line, and the text that tracebacks show."""

    filename: str
    text: str
    body: CodeType
    last: CodeType | None


def compile_cell(text: str, filename: str) -> Cell:
    """Compile a cell; text that is no Python may still be IPython. Raises what `compile` raises."""
    try:
        tree = ast.parse(text, filename)
    except SyntaxError:
        text = plain_python(text)
        tree = ast.parse(text, filename)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    remember(filename, text)
    return Cell(
        filename,
        text,
        _compile(tree, filename, "exec"),
        _compile(ast.Expression(last.value), filename, "eval") if isinstance(last, ast.Expr) else None,
    )


def plain_python(text: str) -> str:
    """A cell with magics and `!` lines, in Python; every line keeps its number.

    `%%time` and its kin do nothing to the cell below them.
    """
    magic = CELL_MAGIC.match(text)
    if magic is None:
        return str(_transformer().transform_cell(text))
    above, name, line, body = magic.groups(default="")
    if name in BODY_RUNS:
        return above + "\n" + (body if _is_python(body) else plain_python(body))
    return f"{above}get_ipython().run_cell_magic({name!r}, {line!r}, {body!r})\n"


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def run_cell(cell: Cell, namespace: Namespace) -> object:
    """Run a cell; the value of the expression on its last line, or None."""
    _run(cell.body, namespace)
    return None if cell.last is None else _run(cell.last, namespace)


def remember(filename: str, text: str) -> None:
    """Let tracebacks and `inspect` find the text of a cell."""
    linecache.cache[filename] = len(text), None, text.splitlines(keepends=True), filename


def forget(prefix: str) -> None:
    """Let go of the texts of all cells whose file names begin so: they are another learner's soon."""
    for filename in [name for name in linecache.cache if name.startswith(prefix)]:
        del linecache.cache[filename]


def _compile(tree: ast.Module | ast.Expression, filename: str, mode: str) -> CodeType:
    code = compile(tree, filename, mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    assert isinstance(code, CodeType)
    return code


def _run(code: CodeType, namespace: Namespace) -> object:
    result = eval(code, namespace)  # noqa: S307 - running cells is what this process is for
    return asyncio.run(result) if code.co_flags & inspect.CO_COROUTINE else result


@cache
def _transformer() -> Any:  # noqa: ANN401 - IPython is partly typed
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager()
