"""What an operator is: a kind of mistake, and how to plant it."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

from autograder.audit.answer import Answer, Site


class Operator(ABC):
    """A kind of mistake; its docstring's first line says which, in the table of the docs."""

    name: ClassVar[str]

    @abstractmethod
    def mutate(self, answer: Answer) -> Iterator[str]:
        """The source of the solution cell with one such mistake, once for every way to make it."""

    @classmethod
    def says(cls) -> str:
        """The kind of mistake in words."""
        return (cls.__doc__ or "").strip().splitlines()[0]


class Family(Operator):
    """A mistake that can be made at single statements or expressions."""

    def mutate(self, answer: Answer) -> Iterator[str]:
        """Plant the mistake at every site in turn, where it can stand."""
        for site in answer.sites:
            for text in self.at(site):
                with suppress(SyntaxError):  # such as a sign before *arguments
                    yield answer.with_text_at(site, text)

    @abstractmethod
    def at(self, site: Site) -> Iterator[str]:
        """What may stand in the place of `site.node` by mistake."""


def text(node: ast.AST | None) -> str:
    """The code of `node`, in parentheses where an operator beside it could tear it apart."""
    if node is None:
        return ""
    code = ast.unparse(node)
    return code if isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.Constant) else f"({code})"


def call_text(call: ast.Call, args: list[ast.expr] | None = None, keywords: list[ast.keyword] | None = None) -> str:
    """The code of `call` with other arguments."""
    parts = [ast.unparse(arg) for arg in (call.args if args is None else args)]
    parts += [ast.unparse(keyword) for keyword in (call.keywords if keywords is None else keywords)]
    return f"{ast.unparse(call.func)}({', '.join(parts)})"


def called(node: ast.AST) -> str:
    """The last name of what is called: "sum" for np.sum(x), x.sum() and sum(x); empty if nothing is."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name
    return ""


def is_method_of_array(call: ast.Call) -> bool:
    """Whether the call is x.f(...), not np.f(x, ...), as far as the text tells."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)):
            return name not in MODULES
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=name))):
            return name not in MODULES  # np.linalg.norm, np.random.rand
        case ast.Attribute():
            return True
    return False


MODULES = {"np", "numpy", "math", "scipy"}
