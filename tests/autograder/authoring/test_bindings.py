"""Which names code binds, and which are missed without it."""

import ast

import pytest

from autograder.authoring.bindings import bodies, bound, first_line, missing_without
from autograder.authoring.regions import Region


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("a, (b, *c) = x", ["a", "b", "c"]),
        ("for i, j in x:\n    k = i\nelse:\n    m = 1", ["i", "j", "k", "m"]),
        ("with x as f, y as (g, h):\n    pass", ["f", "g", "h"]),
        ("import a.b, c as d\nfrom e import f as g", ["a", "d", "g"]),
        ("def g(p):\n    q = 1", ["g"]),
        ("class C:\n    q = 1", ["C"]),
        ("x = [k for k in y if (n := k)]", ["x"]),
        ("(n := 3)", ["n"]),
        ("a += 1", []),
        ("a[0] = b.c = 1", []),
        ("f = lambda k: k", ["f"]),
    ],
)
def test_names_are_found_in_their_scope(code: str, names: list[str]) -> None:
    assert [name for statement in ast.parse(code).body for name in bound(statement)] == names


def test_only_the_scope_around_the_region_counts() -> None:
    code = "def f(p):\n    a = p\n    b = 1\n    def g():\n        pass\n    return a + b + p\nprint(c)\n"
    assert missing_without(ast.parse(code), Region(3, 5)) == {"b"}
    assert missing_without(ast.parse("x = 1\ny = 2\nprint(x, y, z)"), Region(1, 2)) == {"x", "y", "z", "print"}


def test_a_decorated_function_begins_with_its_decorator() -> None:
    (statement,) = ast.parse("@a\n@b\ndef f(): pass").body
    assert first_line(statement) == 1


def test_a_compound_statement_gives_all_its_suites() -> None:
    (attempt,) = ast.parse("try:\n    a\nexcept E:\n    b\nelse:\n    c\nfinally:\n    d").body
    assert [ast.unparse(part[0]) for part in bodies(attempt)] == ["a", "b", "c", "d"]
    (match,) = ast.parse("match x:\n    case 1:\n        a\n    case _:\n        b").body
    assert [ast.unparse(part[0]) for part in bodies(match)] == ["a", "b"]
    assert list(bodies(ast.parse("x = 1").body[0])) == []
