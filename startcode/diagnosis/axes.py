"""Summed, averaged or normalised along the wrong axis; carried on along an axis that should not be."""

from collections.abc import Callable

import numpy as np

from .case import CONFIRMED, Case
from .evidence import unit, weight
from .model import Array, Finding, Relation
from .wording import slices

AXIS = Relation("axis", "summed, averaged or normalised along another axis (also by its shape)", 1)
OVER_ALL = Relation("over-everything", "normalised over all entries together, not along one axis", 1)
KEEPDIMS = Relation(
    "keepdims", "spread along the wrong axis: (n, n) for (n, 1); in a square array, i and j mixed up", 1
)
CUMULATIVE = Relation("cumulative", "a running total of what is meant", 2)
NOT_ACCUMULATED = Relation("not-accumulated", "its running total would be right", 2)
SLICE_FACTOR = Relation("slice-factor", "right up to a factor per row, column or slice", 2)
RELATIONS = (AXIS, OVER_ALL, KEEPDIMS, CUMULATIVE, NOT_ACCUMULATED, SLICE_FACTOR)

Reduction = Callable[..., Array]

_MEASURES: dict[str, Reduction] = {
    "sum is 1": lambda x, axis=None: np.asarray(np.sum(x, axis=axis) - 1),
    "length (norm) is 1": lambda x, axis=None: np.asarray(np.sum(x * x, axis=axis) - 1),
    "mean is 0": lambda x, axis=None: np.asarray(np.mean(x, axis=axis)),
}
_REDUCTIONS: dict[str, Reduction] = {
    "sum": np.sum,
    "mean": np.mean,
    "maximum": np.max,
    "minimum": np.min,
    "standard deviation": np.std,
    "variance": np.var,
    "norm": lambda x, axis=None: np.sqrt(np.sum(x * x, axis=axis)),
}


def normalised_elsewhere(case: Case) -> Finding | None:
    """Does a sum, norm or mean come out along the wrong axis?"""
    shape = case.got.shape
    if case.got.ndim < 2 or not case.whole or sum(length > 1 for length in shape) < 2:
        return None
    for text, measure in _MEASURES.items():
        meant = _axes_where(measure, case.expected, case.rtol)
        come = _axes_where(measure, case.got, case.rtol)
        if len(meant) != 1 or come & meant:
            continue
        (axis,) = meant
        if come:
            other = min(come)
            what = f"the {text} along axis {other} and not along axis {axis}"
            return Finding(AXIS, f"{what}: is axis={other} given where axis={axis} is meant?")
        if text != "mean is 0" and abs(float(measure(case.got))) < case.rtol:
            each = slices(1 - axis if case.got.ndim == 2 else axis, case.got.ndim)
            return Finding(
                OVER_ALL, f"the {text} for all entries together, not for each {each}: is axis={axis} missing?"
            )
    return None


def reduced_elsewhere(case: Case) -> Finding | None:
    """Is it the right reduction of an argument, along another axis?"""
    for name, array in case.inputs.items():
        if array.ndim < 2 or not 1 < array.size <= CONFIRMED or not np.isfinite(array).all() or not case.whole:
            continue
        for text, reduce in _REDUCTIONS.items():
            results = {axis: np.asarray(reduce(array, axis=axis)) for axis in (*range(array.ndim), None)}
            meant = [axis for axis, value in results.items() if _equals(case, value, case.expected)]
            come = [axis for axis, value in results.items() if _equals(case, value, case.got)]
            if len(meant) == 1 and come and case.outweighs(case.got[case.wrong]):
                what = f"the {text} of {name} runs along {_axis_text(come[0])}"
                return Finding(AXIS, f"{what}, and {_axis_text(meant[0])} is meant")
    return None


def spread_elsewhere(case: Case) -> Finding | None:
    """In a square array: is a number per row divided by, or added, per column?"""
    count = case.got.shape[0] if case.got.ndim == 2 and case.got.shape[0] == case.got.shape[1] else 0
    if count < 3 or not case.whole:
        return None
    ratios = case.got[0] / case.expected[0]
    shifts = case.got[0] - case.expected[0]
    predictions = (case.expected * ratios / ratios[:, None], case.expected + shifts - shifts[:, None])
    if not any(np.isfinite(values).all() and case.explains(values, free=count - 1) for values in predictions):
        return None
    why = "in a square array a vector (n,) runs along the columns; is keepdims=True missing?"
    return Finding(KEEPDIMS, f"a number that belongs to a row is used for the column (or the other way round): {why}")


def accumulated(case: Case) -> Finding | None:
    """Is a running total taken where none is meant, or the other way round?"""
    for axis, length in enumerate(case.got.shape):
        if length < 3:
            continue
        if case.explains(np.cumsum(case.expected, axis=axis)):
            why = "is an accumulator not set back to zero?"
            return Finding(CUMULATIVE, f"a running total along axis {axis} of what is meant: {why}")
        total = np.cumsum(case.got, axis=axis)
        if case.same(total, case.expected).all() and case.outweighs(case.expected[case.wrong]):
            why = "is = written for +=, or the total of the earlier ones dropped?"
            return Finding(NOT_ACCUMULATED, f"the running total along axis {axis} of what came back is right: {why}")
    return None


def slice_factor(case: Case) -> Finding | None:
    """Does every row, column or slice have a factor of its own?"""
    for axis in range(case.got.ndim if case.got.ndim > 1 else 0):
        count = case.got.shape[axis]
        if count < 2 or case.got.size < 3 * count:
            continue
        got, expected = (np.moveaxis(array, axis, 0).reshape(count, -1) for array in (case.got, case.expected))
        norms = np.sum(expected * expected, axis=1, keepdims=True)
        factors = np.sum(got * expected, axis=1, keepdims=True) / np.where(norms == 0, 1, norms)
        if not case.same(got, factors * expected).all() or np.any(factors == 0):
            continue
        if weight(case.got, case.rtol) < (count + 1) * unit(case.rtol):
            continue
        what = slices(axis, case.got.ndim)
        why = f"is a division by something per {what} (a sum, norm or count) missing, or along another axis?"
        return Finding(SLICE_FACTOR, f"every {what} is right up to a factor of its own: {why}")
    return None


def _axes_where(measure: Reduction, values: Array, rtol: float) -> set[int]:
    """Return the axes along which the measure vanishes, for more slices than one and not by being 0 all over."""
    axes = set()
    for axis in range(values.ndim):
        rest = measure(values, axis=axis)
        scale = float(np.max(np.abs(values)))
        if values.shape[axis] > 1 and rest.size > 1 and np.all(np.abs(rest) < rtol * scale):
            axes.add(axis)
    return axes


def _equals(case: Case, value: Array, other: Array) -> bool:
    return value.size == other.size and bool(case.same(value.reshape(other.shape), other).all())


def _axis_text(axis: int | None) -> str:
    return "all entries" if axis is None else f"axis {axis}"
