"""A wrong result beside the right one, ready to be compared in many ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from .evidence import NEEDED, unit, weight
from .model import AnyArray, Array

SEARCHED = 8_192  # entries: every relation is tried on no more than these …
CONFIRMED = 131_072  # … and the one that is found must hold on these as well


@dataclass(frozen=True)
class Case:
    """Two arrays of one shape, finite, in float64, and what is known about the problem."""

    got: Array
    expected: Array
    dtype: np.dtype[Any]  # of the learner's own array
    sizes: Mapping[str, float] = field(default_factory=dict)
    inputs: Mapping[str, Array] = field(default_factory=dict)
    tolerance: float = 1e-6
    whole: bool = True  # False: the corners of a larger pair of arrays

    @cached_property
    def single(self) -> bool:
        """Is there but one pair of numbers to judge by (a scalar, or both arrays constant)?"""
        return bool(self.got.size < 2 or (np.ptp(self.got) == 0 and np.ptp(self.expected) == 0))

    @cached_property
    def rtol(self) -> float:
        """Relative tolerance: the caller's, finer for a single pair, coarser for short floating types."""
        wanted = min(self.tolerance, 1e-9) if self.single else self.tolerance
        return max(wanted, 100 * self._epsilon)

    @property
    def _epsilon(self) -> float:
        return float(np.finfo(self.dtype).eps) if self.dtype.kind == "f" else float(np.finfo(np.float64).eps)

    def same(self, left: Array, right: Array) -> AnyArray:
        """Tell where two arrays agree: relative to `right`, with a floor for what rounding leaves of a zero."""
        size = np.abs(right)
        scale = float(np.max(size, initial=0.0))
        if not np.isfinite(scale):
            return np.zeros(right.shape, dtype=bool)
        return np.asarray(np.abs(left - right) <= self.rtol * size + max(1e-12, 4 * self._epsilon) * scale)

    @cached_property
    def wrong(self) -> AnyArray:
        """The mask of wrong entries."""
        return ~self.same(self.got, self.expected)

    def outweighs(self, values: Array, free: int = 0) -> bool:
        """Would it be a strange coincidence to meet these values, with `free` numbers fitted to them?"""
        counts = [size for size in self.sizes.values() if 1 < size <= 10_000] if self.single else []
        return weight(values, self.rtol, counts) - free * unit(self.rtol) >= NEEDED

    def explains(self, predicted: Array, free: int = 0) -> bool:
        """Is this prediction what came, and more than a coincidence?"""
        if predicted.shape != self.got.shape or not self.same(self.got, predicted).all():
            return False
        return self.outweighs(self.got[self.wrong], free)

    def corners(self, limit: int) -> "Case":
        """The same case on at most `limit` entries: the first and last few along every axis."""
        if self.got.size <= limit:
            return self
        grid = _grid(self.got.shape, limit)
        inputs = {}
        for name, array in self.inputs.items():
            if array.ndim <= self.got.ndim and _broadcasts(array.shape, self.got.shape):
                inputs[name] = np.broadcast_to(array, self.got.shape)[grid]
        return replace(self, got=self.got[grid], expected=self.expected[grid], inputs=inputs, whole=False)


def agree(left: Array, right: Array, tolerance: float) -> bool:
    """Are two finite arrays of one shape the same, as far as a check would mind?"""
    scale = float(np.max(np.abs(right), initial=0.0))
    return bool((np.abs(left - right) <= tolerance * np.abs(right) + 1e-12 * scale).all())


def _grid(shape: tuple[int, ...], limit: int) -> tuple[AnyArray, ...]:
    """Index arrays of the first and last entries, as many for equal axes, so that transposing stays possible."""
    most = max(shape)
    while np.prod([min(length, most) for length in shape], dtype=float) > limit:
        most = max(2, most * 9 // 10) if most > 2 else 1
    return np.ix_(*(_ends(length, min(length, most)) for length in shape))


def _ends(length: int, count: int) -> AnyArray:
    """Return the first and the last indices, as many of both, so that turning round stays possible."""
    if length == count:
        return np.arange(length)
    count = max(1, count - count % 2)
    return np.concatenate([np.arange(count - count // 2), np.arange(length - count // 2, length)])


def _broadcasts(shape: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(have in (1, want) for have, want in zip(reversed(shape), reversed(wanted), strict=False))
