"""Factors, and names for them: m, 1/m, √d, (m − 1)/m … in order of simplicity."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

from .model import Array
from .wording import number


@dataclass(frozen=True)
class Ratio:
    """A named factor: the wrong result is the right one times `value`, or over it if `inverse`."""

    text: str
    value: float
    inverse: bool
    is_size: bool = False

    @property
    def is_count(self) -> bool:
        """Is it a size of the problem that counts something, such as m?"""
        return self.is_size and self.value == round(self.value)

    @property
    def factor(self) -> float:
        """What the right result is multiplied by to give the wrong one."""
        return 1 / self.value if self.inverse else self.value


def named_ratios(factor: float, sizes: Mapping[str, float], rtol: float) -> list[Ratio]:
    """Return the simplest names that fit a positive factor; several if they are equally simple."""
    for group in (_plain(sizes), _derived(sizes), _pairs(sizes), _constants()):
        fitting = [ratio for ratio in group if math.isclose(ratio.factor, factor, rel_tol=rtol)]
        if fitting:
            return fitting
    return []


def common_factor(got: Array, expected: Array) -> float | None:
    """Return the ratio got/expected, read off where `expected` is largest; None where there is none."""
    if expected.size == 0:
        return None
    size = np.abs(expected)
    big = size >= 0.5 * np.max(size)
    with np.errstate(all="ignore"):
        factor = float(np.median((got[big] / expected[big])[:255]))
    return factor if np.isfinite(factor) and factor not in (0.0, 1.0) else None


def _both_ways(text: str, value: float, is_size: bool = False) -> Iterator[Ratio]:
    if value > 0 and not math.isclose(value, 1) and math.isfinite(value):
        yield Ratio(text, value, False, is_size)
        yield Ratio(text, value, True, is_size)


def _plain(sizes: Mapping[str, float]) -> Iterator[Ratio]:
    for name, size in sizes.items():
        yield from _both_ways(name, size, is_size=True)
    yield from _both_ways("2", 2.0)


def _derived(sizes: Mapping[str, float]) -> Iterator[Ratio]:
    for name, size in sizes.items():
        yield from _both_ways(f"{name}²", size**2)
        yield from _both_ways(f"√{name}", math.sqrt(size))
        yield from _both_ways(f"2{name}", 2 * size)
        yield from _both_ways(f"{name}/2", size / 2)
        yield from _both_ways(f"({name} − 1)/{name}", (size - 1) / size)
        if size > 1:
            yield from _both_ways(f"√(({name} − 1)/{name})", math.sqrt((size - 1) / size))
            yield from _both_ways(f"({name} − 1)", size - 1)


def _pairs(sizes: Mapping[str, float]) -> Iterator[Ratio]:
    for (one, size), (other, length) in combinations(sizes.items(), 2):
        yield from _both_ways(f"{one}·{other}", size * length)
    for (one, size), (other, length) in permutations(sizes.items(), 2):
        yield from _both_ways(f"{one}/{other}", size / length)


def _constants() -> Iterator[Ratio]:
    for value in (3.0, 4.0):
        yield from _both_ways(number(value), value)
    yield from _both_ways("ln 2", math.log(2))
    yield from _both_ways("ln 10", math.log(10))
    yield from _both_ways("√2", math.sqrt(2))
    yield from _both_ways("π", math.pi)
    yield from _both_ways("180/π", 180 / math.pi)


def explain_ratio(factor: float, fitting: list[Ratio]) -> str:
    """Say how large a positive factor is, what it equals, and what to look for."""
    how_large, shown = _how_large(factor)
    if not fitting:
        return f"{how_large}: a factor that should not be there, or one that is missing?"
    first = min(fitting, key=lambda ratio: not _shows(ratio, shown))
    equal = [_equation(ratio, shown) for ratio in fitting if ratio.inverse == first.inverse]
    named = "".join(f", and {equation}" for equation in equal if equation)
    return f"{how_large}{named}: {_question(first)}"


def _how_large(factor: float) -> tuple[str, float]:
    """Return the words for a factor, and the number that they show."""
    if factor > 1:
        return f"{number(factor)} times too large", factor
    shrunk = 1 / factor
    if shrunk < 1.5:
        return f"{number(factor)} times what it should be", factor
    return f"{number(shrunk)} times too small", shrunk


def _equation(ratio: Ratio, shown: float) -> str:
    if ratio.text == number(ratio.value):
        return ""
    text = ratio.text if _shows(ratio, shown) else f"1/{_bracketed(ratio.text)}"
    return f"{text} is {number(shown)}"


def _shows(ratio: Ratio, shown: float) -> bool:
    return math.isclose(ratio.value, shown, rel_tol=1e-3)


def _bracketed(text: str) -> str:
    return f"({text})" if any(sign in text for sign in "/· ") and not text.startswith("(") else text


def _question(ratio: Ratio) -> str:
    if ratio.text == "2":
        return f"is a factor {'2' if ratio.inverse else '1/2'} missing, or does something count twice?"
    if not ratio.is_count:
        here, there = ("factor", "division by") if ratio.inverse else ("division by", "factor")
        return f"perhaps a {here} {ratio.text} is missing, or a {there} {ratio.text} too many?"
    if ratio.inverse:
        return f"is there one division by {ratio.text} too many, or a mean where a sum is meant?"
    return f"is the division by {ratio.text} missing?"
