"""Matrix products the wrong way round."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, called, text

PRODUCTS = {"dot": "multiply", "matmul": "multiply", "multiply": "dot", "outer": "inner", "inner": "outer"}


class Products(Family):
    """`a @ b`: factors swapped, one transposed, an entry-by-entry product in its place, and the reverse."""

    name = "products"

    def at(self, site: Site) -> Iterator[str]:
        """The same factors in another product; a transpose left out."""
        match site.node:
            case ast.BinOp(left, ast.MatMult(), right):
                a, b = text(left), text(right)
                yield from (f"{b} @ {a}", f"{a}.T @ {b}", f"{a} @ {b}.T", f"{a} * {b}")
            case ast.BinOp(left, ast.Mult(), right) if not {type(left), type(right)} & {ast.Constant, ast.UnaryOp}:
                yield f"{text(left)} @ {text(right)}"
            case ast.Call(func=ast.Attribute(value=module), args=[left, right]) if called(site.node) in PRODUCTS:
                a, b, f = text(left), text(right), f"{text(module)}.{called(site.node)}"
                yield from (f"{f}({b}, {a})", f"{f}({a}.T, {b})", f"{f}({a}, {b}.T)")
                yield f"{text(module)}.{PRODUCTS[called(site.node)]}({a}, {b})"
            case ast.Attribute(value, "T"):
                yield text(value)
            case ast.Call(func=ast.Attribute(attr="einsum"), args=[ast.Constant(str(spec)), *_]):
                yield from _other_sums(site.node, spec)


def _other_sums(call: ast.expr, spec: str) -> Iterator[str]:
    """`ij,jk->ik` with the output's axes reversed."""
    inputs, arrow, output = spec.partition("->")
    if arrow and len(output.strip()) > 1:
        yield ast.unparse(call).replace(repr(spec), repr(f"{inputs}->{output.strip()[::-1]}"), 1)
