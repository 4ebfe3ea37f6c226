"""Which global names a piece of instructor text binds, imports and reads: the grader learns names from nowhere else."""

import ast
import symtable
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True)
class Import:
    """Where an imported name comes from: the module, and the attribute of it unless it is the module itself."""

    module: str
    attribute: str | None


@dataclass(frozen=True)
class Names:
    """The global names of one cell.

    For each name bound, `uses` tells which names its definition reads, `words` every name and attribute in its text.
    """

    bound: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    imports: Mapping[str, Import] = field(default_factory=dict)
    uses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=512)
def names_of(text: str) -> Names:
    """The names of a cell in plain Python; SyntaxError if it is not."""
    tree = ast.parse(text)
    bound, read = _scopes(symtable.symtable(text, "cell", "exec"))
    uses: dict[str, frozenset[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for statement in tree.body:
        part = ast.unparse(statement)
        made, seen = _scopes(symtable.symtable(part, "statement", "exec"))
        for name in made:
            uses[name] = uses.get(name, frozenset()) | seen
            words[name] = words.get(name, frozenset()) | words_in(statement)
    return Names(frozenset(bound), frozenset(read), dict(_imports(tree)), uses, words)


def reachable(start: Iterable[str], uses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """`start` and every name that their definitions read, directly or not."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(uses.get(name, ()))
    return frozenset(found)


def joined(parts: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """Several `uses` or `words` in one."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        for name, values in part.items():
            found[name] = found.get(name, frozenset()) | values
    return found


def words_in(tree: ast.AST) -> frozenset[str]:
    """Every name and attribute in a piece of code."""
    nodes = list(ast.walk(tree))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return frozenset(attributes | {node.id for node in nodes if isinstance(node, ast.Name)})


def literals(text: str) -> frozenset[str]:
    """The strings that stand in a text."""
    return frozenset(n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and type(n.value) is str)


def _scopes(top: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """Global names that are bound, and that are read, anywhere in a module."""
    bound = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    read = {s.get_name() for s in top.get_symbols() if s.is_referenced()}
    for table in _inner(top):
        for symbol in table.get_symbols():
            if symbol.is_global():
                bound |= {symbol.get_name()} if symbol.is_assigned() or symbol.is_imported() else set()
                read |= {symbol.get_name()} if symbol.is_referenced() else set()
    return bound, read


def _inner(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _inner(child)


def _imports(tree: ast.AST) -> Iterator[tuple[str, Import]]:
    """Names that are imported in the module's own scope."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield (alias.asname, Import(alias.name, None)) if alias.asname else (top, Import(top, None))
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, Import(node.module, alias.name)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from _imports(node)
