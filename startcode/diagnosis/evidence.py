"""How much a coincidence weighs, in bits.

A relation is believed when hitting it by chance is improbable. A real number that agrees to one part in a million
weighs log2(10⁶) ≈ 20 bits. A label, a count or a fraction such as 2/5 weighs little by itself, whatever its digits:
what counts there is how varied the values are. So zeros, constants and short lists of labels prove nothing.
"""

import math
from collections.abc import Iterable

import numpy as np

from .model import AnyArray, Array

NEEDED = 12.0  # bits; about one chance hit in 4,000 tries
_SAMPLE = 256  # values looked at: the weight of more is beyond doubt
_COMMON = 12_600  # a multiple of 1 … 10, 20, 25, 50 and 100: fractions with such denominators are simple


def is_simple(values: Array, denominators: Iterable[float] = ()) -> AnyArray:
    """Tell which values are whole numbers, plain fractions, percentages, or multiples of 1/denominator."""
    simple = np.zeros(values.shape, dtype=bool)
    for denominator in (_COMMON, *denominators):
        scaled = values * denominator
        whole = np.rint(scaled)
        simple |= (np.abs(scaled - whole) < 1e-6) & ((whole != 0) | (values == 0))
    return simple


def unit(rtol: float) -> float:
    """Bits of one real number that agrees to the relative tolerance `rtol`."""
    return max(0.0, -math.log2(max(rtol, 1e-15)))


def weight(values: Array, rtol: float, denominators: Iterable[float] = ()) -> float:
    """Bits that these values, met exactly, weigh against chance."""
    flat = _sample(values)
    simple = is_simple(flat, denominators)
    return unit(rtol) * _distinct(flat[~simple]) + _simple_weight(flat[simple])


def order_weight(symbols: Array, rtol: float) -> float:
    """Bits that weigh against chance when the same symbols come back in another order.

    Real numbers weigh as above. Of whole numbers it is only known that each comes equally often in both, which
    happens by chance for about one in √(2π·count) of them.
    """
    flat = symbols.ravel()
    if not is_simple(flat).all():
        return unit(rtol) * _distinct(_sample(flat[~is_simple(flat)]))
    counts = np.sort(np.unique(np.rint(flat * _COMMON), return_counts=True)[1])
    return float(np.sum(0.5 * np.log2(1 + 2 * np.pi * counts[:-1])))


def _simple_weight(values: Array) -> float:
    if values.size == 0:
        return 0.0
    levels, counts = np.unique(np.round(values, 6), return_counts=True)
    share = counts / values.size
    variety = -float(np.sum(share * np.log2(share)))
    return values.size * variety + float(np.sum(np.log2(1 + np.abs(levels))))


def _distinct(values: Array) -> int:
    if values.size < 2:
        return int(values.size)
    ordered = np.sort(values)
    gaps = np.abs(np.diff(ordered)) > 1e-9 * np.maximum(np.abs(ordered[1:]), np.abs(ordered[:-1]))
    return 1 + int(np.count_nonzero(gaps))


def _sample(values: Array) -> Array:
    flat = values.ravel()
    return flat[:: max(1, flat.size // _SAMPLE)]
