"""The diagnosis of one value: its kind, its shape, then its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import finite, kinds, shapes, sources, values
from .case import SEARCHED, Case
from .model import AnyArray, Array, Finding
from .reading import floats, real_array, real_arrays, real_sizes


@dataclass(frozen=True)
class Question:
    """One wrong value, what was meant, and what is known about the problem."""

    got: object
    expected: object
    sizes: Mapping[str, float] | None = None
    inputs: Mapping[str, object] | None = None
    suspects: Mapping[str, object] | None = None
    tolerance: float = 1e-6


def find_leaf(question: Question) -> Finding | None:
    """Return what explains one wrong number or array."""
    expected, raw = floats(question.expected), real_array(question.got)
    if expected is None:
        return None
    if raw is None or isinstance(question.got, np.matrix):
        return kinds.find_kind(question.got)
    got = raw.astype(np.float64, copy=False)
    return (
        sources.suspect(got, expected, real_arrays(question.suspects), question.tolerance)
        or sources.echo(got, expected, real_arrays(question.inputs), question.tolerance)
        or shapes.find_shape(got.shape, expected.shape, real_sizes(question.sizes))
        or (_values(raw, got, expected, question) if got.shape == expected.shape else None)
    )


def _values(raw: AnyArray, got: Array, expected: Array, question: Question) -> Finding | None:
    inputs = real_arrays(question.inputs)
    infinite = finite.not_finite(got, expected, inputs)
    if infinite is not None:
        return infinite
    got, expected = _without_shared_infinities(got, expected)
    if got.size == 0 or not np.isfinite(got).all() or not np.isfinite(expected).all():
        return None
    case = Case(got, expected, raw.dtype, real_sizes(question.sizes), inputs, question.tolerance)
    finding = values.find(case)
    if finding is not None or not case.corners(SEARCHED).wrong.any():
        return finding
    return sources.aliased(raw, question.inputs or {})


def _without_shared_infinities(got: Array, expected: Array) -> tuple[Array, Array]:
    """Replace what is nan or infinite in both arrays alike by 0: masks of minus infinity are meant."""
    shared = ~np.isfinite(expected) & ((got == expected) | (np.isnan(got) & np.isnan(expected)))
    if not shared.any():
        return got, expected
    return np.where(shared, 0.0, got), np.where(shared, 0.0, expected)
