"""Which special methods the author's own classes define: only those may be handed a value to compare with."""

import ast
from collections.abc import Iterable

Judges = dict[str, frozenset[str]]
_WORDS = (
    "add",
    "sub",
    "mul",
    "matmul",
    "truediv",
    "floordiv",
    "mod",
    "divmod",
    "pow",
    "and",
    "or",
    "xor",
    "lshift",
    "rshift",
)
_FAMILIES = [frozenset({"__lt__", "__le__", "__gt__", "__ge__"}), frozenset({"__eq__", "__ne__"})]
_FAMILIES += [frozenset({f"__{word}__", f"__r{word}__", f"__i{word}__"}) for word in _WORDS]
FAMILY = {word: family for family in _FAMILIES for word in family}
EQUAL = frozenset({"__eq__", "__ne__"})
LIKE_TUPLES = {"NamedTuple", "namedtuple"}


def judges_of(trees: Iterable[ast.Module]) -> Judges:
    """For each class of these cells the special methods that it or a base in them defines, with their relatives."""
    found: Judges = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name] = _defined(node).union(*(found.get(name, frozenset()) for name in _names(node.bases)))
            elif isinstance(node, ast.Assign) and _names([node.value]) & LIKE_TUPLES:
                found |= dict.fromkeys(_names(node.targets), EQUAL | {"__hash__", "__contains__"})
    return found


def _defined(node: ast.ClassDef) -> frozenset[str]:
    words: set[str] = set()
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            words.add(statement.name)
        elif isinstance(statement, ast.Assign):
            words.update(_names(statement.targets))
    decorators = _names(node.decorator_list)
    if "dataclass" in decorators or LIKE_TUPLES & _names(node.bases):
        words |= {"__eq__", "__lt__", "__hash__"}
    if "total_ordering" in decorators:
        words.add("__lt__")
    special = {word for word in words if word.startswith("__") and word.endswith("__")}
    return frozenset(special).union(*(FAMILY.get(word, frozenset()) for word in special))


def _names(nodes: Iterable[ast.expr]) -> set[str]:
    return {_last(node.func if isinstance(node, ast.Call) else node) for node in nodes}


def _last(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
