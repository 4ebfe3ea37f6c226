"""The right numbers in the wrong places."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from .case import Case
from .evidence import NEEDED, is_simple, order_weight
from .model import Array, Finding, Relation
from .wording import slices

TRANSPOSE = Relation("transpose", "transposed (also by its shape)", 1)
AXIS_ORDER = Relation("axis-order", "the axes in another order (also by its shape)", 3)
REVERSED = Relation("reversed", "back to front along one axis, or along all", 2)
PREVIOUS = Relation("previous-step", "one place late along an axis", 1)
NEXT = Relation("next-step", "one place early along an axis", 1)
RESHAPE = Relation("reshape", "the right numbers filled in in another order; or flattened, by its shape", 3)
PERMUTATION = Relation("permutation", "rows, columns or slices in another order", 2)
SCRAMBLED = Relation("scrambled", "the right numbers, each in another place", 3)
RELATIONS = (TRANSPOSE, AXIS_ORDER, REVERSED, PREVIOUS, NEXT, RESHAPE, PERMUTATION, SCRAMBLED)


def turned(case: Case) -> Finding | None:
    """Are axes exchanged, or run through backwards?"""
    return _axes(case) or _backwards(case)


def shifted(case: Case) -> Finding | None:
    """Is everything one place off along an axis?"""
    for axis, length in enumerate(case.got.shape):
        if length < 3:
            continue
        got, expected = np.moveaxis(case.got, axis, 0), np.moveaxis(case.expected, axis, 0)
        what = f"along axis {axis}, every {_thing(case, axis)}"
        if _moved(case, got[1:], expected[:-1], expected[1:]):
            return Finding(
                PREVIOUS, f"{what} holds what belongs one place earlier: an index t − 1 for t, or off by one?"
            )
        if _moved(case, got[:-1], expected[1:], expected[:-1]):
            return Finding(NEXT, f"{what} holds what belongs one place later: an index t + 1 for t, or off by one?")
    return None


def reordered(case: Case) -> Finding | None:
    """Are the same numbers, or the same slices, there in another order?"""
    if not case.whole or case.got.size < 3 or case.got.ndim == 0:
        return None
    for predicted in _refilled(case.expected):
        if case.explains(predicted):
            why = "a reshape where a transpose is meant (or before it)?"
            return Finding(RESHAPE, f"the right numbers, but filled in in another order: {why}")
    for axis in range(case.got.ndim):
        if case.got.shape[axis] > 1 and _same_slices(case, axis):
            why = "shuffled, sorted, or stored under another index?"
            return Finding(PERMUTATION, f"every {_thing(case, axis)} is right but stands in another place: {why}")
    if case.got.ndim > 1 and _same_slices_of(case, case.got.reshape(-1, 1), case.expected.reshape(-1, 1)):
        return Finding(SCRAMBLED, "the right numbers, each in another place: does a reshape mix axes up?")
    return None


def _axes(case: Case) -> Finding | None:
    for order in permutations(range(case.got.ndim)) if case.got.ndim < 6 else ():
        if sorted(order) == list(order) or tuple(case.expected.shape[axis] for axis in order) != case.got.shape:
            continue
        if not case.explains(np.transpose(case.expected, order)):
            continue
        if case.got.ndim == 2:
            return Finding(TRANSPOSE, "the transpose of what is meant: a .T missing or too many, or factors swapped?")
        return Finding(
            AXIS_ORDER, "the axes stand in another order than is meant: look at transpose, or at the indices"
        )
    return None


def _backwards(case: Case) -> Finding | None:
    axes = [(axis,) for axis in range(case.got.ndim)]
    for chosen in [*axes, tuple(range(case.got.ndim))]:
        if chosen and case.explains(np.flip(case.expected, chosen)):
            where = f"along axis {chosen[0]}" if len(chosen) == 1 else "along every axis"
            return Finding(REVERSED, f"right, but back to front {where}: does a loop or a slice run backwards?")
    return None


def _refilled(expected: Array) -> Iterator[Array]:
    """Fill the numbers in again, with rows and columns (or any two axes) taken for each other."""
    yield expected.ravel(order="F").reshape(expected.shape)
    yield expected.ravel().reshape(expected.shape, order="F")
    for first in range(expected.ndim - 1):
        yield np.swapaxes(expected, first, first + 1).reshape(expected.shape)
        shape = list(expected.shape)
        shape[first : first + 2] = reversed(shape[first : first + 2])
        yield np.swapaxes(expected.reshape(shape), first, first + 1)


def _moved(case: Case, got: Array, source: Array, own: Array) -> bool:
    if not case.same(got, source).all():
        return False
    return case.outweighs(got[~case.same(got, own)])


def _same_slices(case: Case, axis: int) -> bool:
    got = np.moveaxis(case.got, axis, 0).reshape(case.got.shape[axis], -1)
    expected = np.moveaxis(case.expected, axis, 0).reshape(case.got.shape[axis], -1)
    return _same_slices_of(case, got, expected)


def _same_slices_of(case: Case, got: Array, expected: Array) -> bool:
    """Do both hold the same rows, in different orders?"""
    keys = np.cos(np.arange(got.shape[1]) ** 2 + 1.0)  # any fixed numbers in no relation to each other
    here, there = got @ keys, expected @ keys
    if not case.same(np.sort(here), np.sort(there)).all():
        return False
    if not case.same(got[np.argsort(here)], expected[np.argsort(there)]).all():
        return False
    if not is_simple(got).all():
        return order_weight(here, case.rtol) >= NEEDED
    symbols = np.unique(np.round(here, 9), return_inverse=True)[1]
    return order_weight(symbols.astype(np.float64), case.rtol) >= NEEDED


def _thing(case: Case, axis: int) -> str:
    return slices(axis, case.got.ndim)
