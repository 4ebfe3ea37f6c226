"""All mutants of one answer: every operator at every place, each text once."""

import ast
import difflib
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from autograder.audit.answer import Answer
from autograder.audit.operators import OPERATORS, Operator


@dataclass(frozen=True)
class Mutant:
    """One wrong answer made from the reference; `diff` names it: the lines that went (-) and came (+)."""

    exercise: str
    operator: str
    diff: str
    source: str


def mutants(answer: Answer, operators: Iterable[Operator] = OPERATORS) -> list[Mutant]:
    """The mutants of `answer` in a fixed order; two that are the same text are one, named after the first operator.

    What is no Python, and what is the reference itself in other words, is left out.
    """
    found: dict[str, Mutant] = {}
    for operator in operators:
        for source in filter(None, map(_in_one_layout, operator.mutate(answer))):
            if source != answer.text and source not in found:
                found[source] = Mutant(answer.exercise, operator.name, _diff(answer.text, source), source)
    return _told_apart(answer.text, list(found.values()))


def _told_apart(before: str, found: list[Mutant]) -> list[Mutant]:
    """Where two have one name, for they differ in how far a line is indented, names that show it."""
    times = Counter(mutant.diff for mutant in found)
    return [
        mutant if times[mutant.diff] == 1 else replace(mutant, diff=_diff(before, mutant.source, indented=True))
        for mutant in found
    ]


def _in_one_layout(source: str) -> str | None:
    """The source as `ast.unparse` writes it, None if Python would not run it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(source)
            compile(tree, "<mutant>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return None
    return ast.unparse(tree)


def _diff(before: str, after: str, *, indented: bool = False) -> str:
    """The changed lines; with the line above where something only came."""
    changes = list(_changes(before, after, around=0))
    if all(line.startswith("+") for line in changes):
        changes = list(_changes(before, after, around=1))
        changes = changes[: 1 + max(i for i, line in enumerate(changes) if line.startswith("+"))]
    return "\n".join(f"{line[0]} {line[1:] if indented else line[1:].strip()}" for line in changes)


def _changes(before: str, after: str, around: int) -> Iterator[str]:
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=around):
        if not line.startswith(("---", "+++", "@@", "+from autograder.audit")):  # with what a hollow answer is made
            yield line
