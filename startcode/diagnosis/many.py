"""The diagnosis of a set of values, such as the gradients of all layers: which are wrong, and what they share."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np

from . import kinds, values
from .case import SEARCHED, Case, agree
from .evidence import NEEDED, weight
from .leaf import Question, find_leaf
from .model import Array, Finding, Relation
from .reading import floats, real_sizes
from .sources import ALIASED
from .wording import listing

SWAPPED = Relation("swapped", "two entries of a dictionary hold each other's values", 1)
LAYER_SHIFT = Relation("layer-shift", "every entry holds the value of the neighbouring layer", 1)
ONE_PARAMETER = Relation("one-parameter", "one entry of the dictionary wrong, the others right", 1)
LAST_LAYER_ONLY = Relation("last-layer-only", "right for the last layer only", 3)
FROM_LAYER = Relation("from-layer", "right up to a layer, wrong from the next one on", 2)
LAST_LAYER_WRONG = Relation("last-layer-wrong", "wrong for the last layer only", 1)
ONE_KIND = Relation("one-kind", "all entries of one kind wrong (every db), the others right", 2)
SOME_PARAMETERS = Relation("some-parameters", "some entries right, some wrong, in no plain order", 1)
RELATIONS = (
    *(SWAPPED, LAYER_SHIFT, ONE_PARAMETER, LAST_LAYER_ONLY, FROM_LAYER, LAST_LAYER_WRONG),
    *(ONE_KIND, SOME_PARAMETERS),
)


@dataclass(frozen=True)
class _Entries:
    """The values of a dictionary beside those that are meant."""

    got: Mapping[str, object]
    expected: Mapping[str, Array]
    question: Question

    @cached_property
    def arrays(self) -> dict[str, Array | None]:
        return {name: floats(self.got[name]) for name in self.expected}

    @cached_property
    def wrong(self) -> list[str]:
        return [name for name, value in self.expected.items() if not self.equal(self.arrays[name], value)]

    @cached_property
    def right(self) -> list[str]:
        """The entries that are right and not by being zero."""
        return [name for name, value in self.expected.items() if name not in self.wrong and value.any()]

    def equal(self, left: Array | None, right: Array) -> bool:
        if left is None or left.shape != right.shape:
            return False
        if not (np.isfinite(left).all() and np.isfinite(right).all()):
            return bool(np.array_equal(left, right, equal_nan=True))
        return agree(left, right, self.question.tolerance)

    def takes_over(self, name: str, other: str) -> bool:
        """Does the wrong entry `name` hold what is meant for `other`, beyond chance?"""
        if name not in self.wrong or not self.equal(self.arrays[name], self.expected[other]):
            return False
        return weight(self.expected[other], self.question.tolerance) >= NEEDED


def find_many(question: Question, expected: Mapping[str, object]) -> Finding | None:
    """Return what explains a dictionary of results with some wrong entries."""
    missing = kinds.find_keys(question.got, expected)
    if missing is not None or not isinstance(question.got, Mapping):
        return missing
    read = {name: array for name, value in expected.items() if (array := floats(value)) is not None}
    entries = _Entries(question.got, read, question)
    shared = _one_object(entries, expected)
    if shared is not None or not entries.wrong:
        return shared
    if len(entries.expected) == 1 or len(entries.wrong) == 1:
        return _swapped(entries) or _one_wrong(entries)
    return (
        _swapped(entries)
        or _layer_shift(entries)
        or _shared_relation(entries)
        or _no_number(entries)
        or _pattern(entries)
    )


def _one_object(entries: _Entries, expected: Mapping[str, object]) -> Finding | None:
    """Is one array stored under two names?"""
    for one, other in combinations(entries.expected, 2):
        value = entries.got[one]
        if isinstance(value, np.ndarray) and value is entries.got[other] and expected[one] is not expected[other]:
            why = "a change to one changes the other; make a new array for each"
            return Finding(ALIASED, f"{one} and {other} are one and the same array: {why}")
    return None


def _swapped(entries: _Entries) -> Finding | None:
    for one, other in combinations(entries.wrong, 2):
        if entries.takes_over(one, other) and entries.takes_over(other, one):
            return Finding(SWAPPED, f"{one} and {other} are swapped: each holds what belongs to the other")
    return None


def _layer_shift(entries: _Entries) -> Finding | None:
    for step in (1, -1):
        pairs = [(name, other) for name in entries.expected if (other := _neighbour(name, step)) in entries.expected]
        if len(pairs) > 1 and all(entries.takes_over(name, other) for name, other in pairs):
            where = "next" if step == 1 else "previous"
            return Finding(
                LAYER_SHIFT, f"every entry holds what belongs to the {where} layer: is a layer index off by one?"
            )
    return None


def _one_wrong(entries: _Entries) -> Finding | None:
    (name,) = entries.wrong
    inner = find_leaf(replace(entries.question, got=entries.got[name], expected=entries.expected[name], suspects=None))
    where = f"only {name} is wrong" if entries.right else name
    if inner is not None:
        return replace(inner, message=f"{where}: {inner.message}")
    if not entries.right:
        return None
    return Finding(ONE_PARAMETER, f"{where}: look at the line that computes it, and at what it reads from the cache")


def _shared_relation(entries: _Entries) -> Finding | None:
    """Does one relation hold for the numbers of all wrong entries at once, or for each of them?"""
    pairs = [(entries.arrays[name], entries.expected[name]) for name in entries.wrong]
    fitting = [(got, want) for got, want in pairs if got is not None and got.shape == want.shape]
    where = _whom(entries)
    if len(fitting) == len(pairs):
        got = np.concatenate([array.ravel()[:SEARCHED] for array, _ in fitting])
        expected = np.concatenate([array.ravel()[:SEARCHED] for _, array in fitting])
        finding = _common(got, expected, entries.question)
        if finding is not None:
            return replace(finding, message=f"in {where}, {finding.message}")
    found = [find_leaf(replace(entries.question, got=entries.got[name], expected=entries.expected[name], suspects=None))
             for name in entries.wrong]  # fmt: skip
    first = found[0]
    if first is not None and all(finding is not None and finding.key == first.key for finding in found):
        return replace(first, message=f"in {where}: {first.message}")
    return None


def _no_number(entries: _Entries) -> Finding | None:
    """Is an entry no number at all?"""
    for name in entries.wrong:
        inner = kinds.find_kind(entries.got[name]) if entries.arrays[name] is None else None
        if inner is not None:
            return replace(inner, message=f"{name}: {inner.message}")
    return None


def _common(got: Array, expected: Array, question: Question) -> Finding | None:
    if not (np.isfinite(got).all() and np.isfinite(expected).all()):
        return None
    case = Case(got, expected, np.dtype(np.float64), real_sizes(question.sizes), {}, question.tolerance, whole=False)
    return values.find(case, values.PLACELESS)


def _pattern(entries: _Entries) -> Finding | None:
    """Say which entries are wrong when nothing is known of how."""
    if not entries.right:
        return None
    return _by_layer(entries) or _by_kind(entries) or Finding(
        SOME_PARAMETERS, f"{listing(entries.right)} {_are(entries.right)} right; {listing(entries.wrong)} "
        f"{_are(entries.wrong)} not: what do the wrong ones share?")  # fmt: skip


def _by_layer(entries: _Entries) -> Finding | None:
    right, wrong = _layers(entries.right), _layers(entries.wrong)
    if not right or not wrong or right & wrong:
        return None
    last = max(right | wrong)
    if right == {last}:
        why = "what is carried back from it to the layer before is wrong or missing"
        return Finding(LAST_LAYER_ONLY, f"right for the last layer ({last}) only: {why}")
    if wrong == {last}:
        return Finding(
            LAST_LAYER_WRONG, f"wrong for the last layer ({last}) only: does a loop end one layer too early?"
        )
    if min(right) > max(wrong):
        why = f"look at the step from layer {min(right)} back to layer {max(wrong)}"
        return Finding(FROM_LAYER, f"right from layer {min(right)} upwards, wrong below: {why}")
    if max(right) < min(wrong):
        why = f"look at the step from layer {max(right)} to layer {min(wrong)}"
        return Finding(FROM_LAYER, f"right up to layer {max(right)}, wrong above: {why}")
    return None


def _by_kind(entries: _Entries) -> Finding | None:
    right, wrong = set(_kinds(entries.right)), set(_kinds(entries.wrong))
    if len(wrong) != 1 or right & wrong or len(entries.wrong) < 2:
        return None
    return Finding(
        ONE_KIND, f"every {wrong.pop()} is wrong and the others are right: look at the line that computes it"
    )


def _split(name: str) -> tuple[str, int] | None:
    match = re.fullmatch(r"(.*?)(\d{1,6})", str(name))
    return (match[1], int(match[2])) if match else None


def _neighbour(name: str, step: int) -> str:
    parts = _split(name)
    return f"{parts[0]}{parts[1] + step}" if parts else ""


def _layers(names: list[str]) -> set[int]:
    return {parts[1] for name in names if (parts := _split(name))}


def _kinds(names: list[str]) -> Iterator[str]:
    for name in names:
        parts = _split(name)
        yield parts[0] if parts else str(name)


def _whom(entries: _Entries) -> str:
    return "all of them" if len(entries.wrong) == len(entries.expected) else listing(entries.wrong)


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
