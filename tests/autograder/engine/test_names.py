import pytest

from autograder.engine.names import Import, literals, names_of, reachable


def test_bound_names_are_those_of_the_module_and_declared_globals():
    found = names_of(
        "x = 1\ny: int = 2\nfor i in []: pass\nwith a as b: pass\n(w := 3)\n"
        "def f(p):\n    global g\n    g = p\n    local = 1\nclass C:\n    attribute = 1\n"
    )
    assert found.bound == {"x", "y", "i", "b", "w", "f", "g", "C"}


def test_read_names_are_read_globally_at_any_depth():
    found = names_of(
        "def f(p):\n    local = helper(p)\n    return [other * q for q in local]\nclass C(Base):\n    pass\nprint(f)"
    )
    assert found.read == {"helper", "other", "Base", "print", "f"}


@pytest.mark.parametrize(
    ("text", "name", "origin"),
    [
        ("import numpy as np", "np", Import("numpy", None)),
        ("import numpy", "numpy", Import("numpy", None)),
        ("import matplotlib.pyplot", "matplotlib", Import("matplotlib", None)),
        ("import matplotlib.pyplot as plt", "plt", Import("matplotlib.pyplot", None)),
        ("from numpy import random as r", "r", Import("numpy", "random")),
        ("try:\n    import a\nexcept ImportError:\n    a = None", "a", Import("a", None)),
        ("from math import *", "*", Import("math", "*")),
    ],
)
def test_imports(text, name, origin):
    assert names_of(text).imports == {name: origin}


def test_imports_within_functions_and_relative_ones_bind_nothing_here():
    assert names_of("def f():\n    import numpy\nfrom . import x").imports == {}


def test_each_definition_knows_what_it_reads():
    uses = names_of("def f(x):\n    return g(x)\ny = f(2)").uses
    assert uses == {"f": {"g"}, "y": {"f"}}


def test_reachable_follows_definitions():
    uses = {"f": frozenset({"g"}), "g": frozenset({"h", "f"}), "other": frozenset({"x"})}
    assert reachable(["f"], uses) == {"f", "g", "h"}


def test_literals_are_the_strings_of_a_text():
    assert literals("f('a', \"b\" 'c')\nx = b'd'\n'''doc'''") == {"a", "bc", "doc"}
