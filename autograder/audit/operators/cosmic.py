"""The operators of cosmic-ray, behind our interface."""

import ast
import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from autograder.audit.answer import Answer
from autograder.audit.operators.operator import MODULES, Operator
from autograder.errors import MachineError

NUMBERS = ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow")
BITS = ("BitOr", "BitAnd", "BitXor")
ORDER = ("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE")
PLAIN = (
    *(f"ReplaceBinaryOperator_{a}_{b}" for kind in (NUMBERS, BITS) for a, b in permutations(kind, 2)),
    *(f"ReplaceComparisonOperator_{a}_{b}" for a, b in permutations(ORDER, 2)),
    *(f"ReplaceUnaryOperator_{change}" for change in ("Delete_USub", "Delete_Invert", "Delete_Not", "UAdd_USub")),
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer"),
    "ZeroIterationForLoop",
)


class Cosmic(Operator):
    """cosmic-ray's own: another operator or comparison, a number ± 1, a truth value, a stray number or term.

    Left out is what can only crash and would flatter the tests: bits of a float shifted, identity of numbers.
    """

    name = "cosmic-ray"

    def mutate(self, answer: Answer) -> Iterator[str]:
        """Each operator at each position inside a region."""
        for operator in _operators(answer):
            yield from _mutate(operator, answer)


def _operators(answer: Answer) -> Iterator[Any]:
    try:
        from cosmic_ray.operators.provider import OperatorProvider
    except ImportError as error:
        step = 'Run "make setup", or: pip install "start-code[audit]"'
        raise MachineError("this environment", "cosmic-ray, which plants mistakes, is not installed.", step) from error
    provider = OperatorProvider()
    yield from (provider[name]() for name in PLAIN)
    causes, effects = _variables(answer)
    for cause in causes:
        yield provider["VariableReplacer"](cause)
        yield from (provider["VariableInserter"](cause, effect) for effect in effects if effect != cause)


def _variables(answer: Answer) -> tuple[list[str], list[str]]:
    """The names whose values are used inside the regions, and those that are bound there."""
    names = [(site, site.node) for site in answer.sites if isinstance(site.node, ast.Name)]
    bound = {name.id for _, name in names if isinstance(name.ctx, ast.Store)}
    called = {name.id for site, name in names if isinstance(site.parent, ast.Call) and site.field == "func"}
    return sorted({name.id for _, name in names} - called - MODULES), sorted(bound)


def _mutate(operator: Any, answer: Answer) -> Iterator[str]:  # noqa: ANN401 - cosmic-ray has no types
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code

    patient = _Patient(operator)
    places = [place for node in ast_nodes(get_ast(answer.source)) for place in patient.mutation_positions(node)]
    for occurrence, (start, end) in enumerate(places):
        if answer.encloses(start[0], end[0]):
            with _same_luck(f"{type(operator).__name__} {vars(operator)} {occurrence}"):
                mutated = mutate_code(answer.source, patient, occurrence)
            if mutated is not None:
                yield mutated


@dataclass(frozen=True)
class _Patient:
    """An operator that has nothing to say where cosmic-ray 8.7 stumbles: at `b = 0.0`, whose value has no parts."""

    operator: Any

    def mutation_positions(self, node: Any) -> list[Any]:  # noqa: ANN401
        try:
            return list(self.operator.mutation_positions(node))
        except AttributeError:
            return []

    def mutate(self, node: Any, index: int) -> Any:  # noqa: ANN401
        return self.operator.mutate(node, index)


@contextmanager
def _same_luck(what: str) -> Iterator[None]:
    """Two of the operators draw random numbers: here the same ones each time, so that mutants can be compared."""
    before = random.getstate()
    random.seed(zlib.crc32(what.encode()))
    try:
        yield
    finally:
        random.setstate(before)
