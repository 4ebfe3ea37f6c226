"""The right numbers seen through a function: 1 − x, 1/x, a root, an activation too many or too few, clipping."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .case import Case
from .model import Array, Finding, Relation
from .wording import every

COMPLEMENT = Relation("complement", "1 − x", 1)
RECIPROCAL = Relation("reciprocal", "1/x", 2)
SQUARE = Relation("square", "x²", 2)
SQUARE_ROOT = Relation("square-root", "√x", 2)
EXPONENTIAL = Relation("exponential", "eˣ", 2)
LOGARITHM = Relation("logarithm", "ln x", 2)
ABSOLUTE = Relation("absolute", "x without its sign", 1)
ACTIVATION_MISSING = Relation("activation-missing", "a sigmoid, tanh, ReLU or softmax of it would be right", 2)
ACTIVATION_TWICE = Relation("activation-twice", "a sigmoid, tanh or softmax of the expected values", 2)
CLIPPED = Relation("clipped", "the expected values, cut off at a bound", 2)
NOT_CLIPPED = Relation("not-clipped", "right where it is within the bounds that the expected values keep", 2)
RELATIONS = (
    *(COMPLEMENT, RECIPROCAL, SQUARE, SQUARE_ROOT, EXPONENTIAL, LOGARITHM, ABSOLUTE),
    *(ACTIVATION_MISSING, ACTIVATION_TWICE, CLIPPED, NOT_CLIPPED),
)

Function = Callable[[Array], Array]


@dataclass(frozen=True)
class _Slip:
    relation: Relation
    of_expected: Function
    what: str


def sigmoid(values: Array) -> Array:
    """Return 1/(1 + e^−x)."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * values)))


def softmax(values: Array, axis: int) -> Array:
    """Return e^x over its sum along an axis."""
    powers = np.exp(values - np.max(values, axis=axis, keepdims=True))
    return np.asarray(powers / np.sum(powers, axis=axis, keepdims=True))


_SLIPS = (
    _Slip(
        COMPLEMENT, lambda x: 1 - x, "is 1 minus what is meant: p for 1 − p, labels swapped, or a sign in an exponent?"
    ),
    _Slip(RECIPROCAL, np.reciprocal, "is 1 over what is meant: numerator and denominator swapped?"),
    _Slip(
        ABSOLUTE, np.abs, "has the right size but never a minus sign: an absolute value or a root of a square too many?"
    ),
    _Slip(SQUARE, np.square, "is the square of what is meant: is a square root missing, or a square one too many?"),
    _Slip(SQUARE_ROOT, np.sqrt, "is the square root of what is meant: a norm where its square is meant?"),
    _Slip(EXPONENTIAL, np.exp, "is e to the power of what is meant: is a log missing?"),
    _Slip(LOGARITHM, np.log, "is the log of what is meant: is an exp missing?"),
)


def elementwise(case: Case) -> Finding | None:
    """Is every entry one function of the expected entry?"""
    for slip in _SLIPS:
        if case.single and slip.relation is ABSOLUTE:
            continue  # no different from a turned sign
        if _explains(case, slip.of_expected):
            return Finding(slip.relation, f"{every(case.got.size)} {slip.what}")
    return None


def activation(case: Case) -> Finding | None:
    """Is an activation missing, or applied once more?"""
    for name, function in _activations(case):
        if _would_mend(case, function):
            why = f"is the {name} forgotten, or Z returned for A?"
            return Finding(ACTIVATION_MISSING, f"a {name} of what came back would be right: {why}")
        if name != "ReLU" and _explains(case, function):
            return Finding(ACTIVATION_TWICE, f"{every(case.got.size)} went through a {name} once more than is meant")
    return None


def clipping(case: Case) -> Finding | None:
    """Are values cut off at a bound, or not cut off that should be?"""
    if case.single:
        return None
    if _is_cut(case, case.expected, case.got):
        return Finding(
            CLIPPED, "right up to a bound, and cut off beyond it: a clip, maximum or minimum that is not meant?"
        )
    if _is_cut(case, case.got, case.expected):
        why = "is a clip, maximum or minimum missing, on one side or both?"
        return Finding(NOT_CLIPPED, f"right except where the values should stop at a bound: {why}")
    return None


def _activations(case: Case) -> Iterator[tuple[str, Function]]:
    yield "sigmoid", sigmoid
    yield "tanh", np.tanh
    yield "ReLU", lambda values: np.maximum(values, 0)
    for axis in range(case.got.ndim):
        if case.got.shape[axis] > 1 and case.whole:
            yield "softmax", lambda values, axis=axis: softmax(values, axis)  # type: ignore[misc]


def _explains(case: Case, function: Function) -> bool:
    predicted = np.asarray(function(case.expected))
    return bool(np.isfinite(predicted).all()) and case.explains(predicted)


def _would_mend(case: Case, function: Function) -> bool:
    """Does the function turn what came into what is meant, in enough places where it had to?"""
    mended = np.asarray(function(case.got))
    if not np.isfinite(mended).all() or not case.same(mended, case.expected).all():
        return False
    untouched = ~case.wrong & (case.expected != 0)
    return case.outweighs(case.expected[case.wrong]) or (case.wrong.sum() > 1 and case.outweighs(case.got[untouched]))


def _is_cut(case: Case, longer: Array, shorter: Array) -> bool:
    """Is `shorter` the array `longer`, cut off at its own smallest or largest value?"""
    low, high = float(np.min(shorter)), float(np.max(shorter))
    if low == high or not case.same(np.clip(longer, low, high), shorter).all():
        return False
    interior = shorter[~case.wrong & (shorter != 0)]
    for bound in (low, high):
        at_bound = case.same(shorter, np.full_like(shorter, bound))
        if at_bound[case.wrong].any() and np.count_nonzero(at_bound) < 2:
            return False
    return case.outweighs(interior)
