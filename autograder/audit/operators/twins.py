"""Functions that are taken for one another."""

import ast
from collections.abc import Iterator

from autograder.audit.answer import Site
from autograder.audit.operators.operator import Family, called

PAIRS = (
    ("sum", "mean"),
    ("max", "min"),
    ("amax", "amin"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("var", "std"),
    ("any", "all"),
    ("floor", "ceil"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("hstack", "vstack"),
    ("sqrt", "square"),
    ("sin", "cos"),
    ("rand", "randn"),
    ("sigmoid", "tanh"),
    ("forward", "backward"),
)
ONE_WAY = {"log": ("log10", "log1p"), "exp": ("expm1", "exp2"), "median": ("mean",), "standard_normal": ("random",)}
TWINS = {a: (b,) for pair in PAIRS for a, b in (pair, pair[::-1])} | ONE_WAY


class Twins(Family):
    """Another function of the same kind: sum and mean, max and min, var and std, log and log10 …"""

    name = "twins"

    def at(self, site: Site) -> Iterator[str]:
        """The name of the called function, exchanged."""
        if not (isinstance(site.parent, ast.Call) and site.field == "func"):
            return
        for twin in TWINS.get(called(site.parent), ()):
            match site.node:
                case ast.Name():
                    yield twin
                case ast.Attribute(value=value):
                    yield f"{ast.unparse(value)}.{twin}"
