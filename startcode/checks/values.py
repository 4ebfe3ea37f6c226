"""The last rung of the ladder: are the values right, and if not, what kind of wrong are they?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from startcode.checks.failure import Failure
from startcode.diagnosis import diagnose

LOOK = "To look closer: check.inputs, check.got, check.expected."


@dataclass(frozen=True)
class Tolerance:
    """How far a value may be from the expected one: |got - expected| <= atol + rtol * |expected|."""

    rtol: float = 1e-6
    atol: float = 1e-9


SINGLE = Tolerance(rtol=1e-3, atol=1e-5)


@dataclass(frozen=True)
class Context:
    """What helps to name a mistake: the sizes of the problem, the arguments, and values that known mistakes give."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)
    suspects: Mapping[str, Any] = field(default_factory=dict)
    because: str = ""
    within: Tolerance | None = None
    rung: int | None = None
    hidden: bool = False


def demand_close(name: str, got: object, expected: object, context: Context) -> None:
    """Raise a Failure that names the mistake unless `got` equals `expected` (a number, array or text)."""
    if isinstance(expected, str | bytes) or expected is None:
        if got != expected:
            details = "" if context.hidden else f"got       {got!r}\nexpected  {expected!r}"
            raise Failure(f"{name} is not what is wanted.", details=details, rung=context.rung)
        return
    wanted = as_float64(expected)
    come = as_float64(got).reshape(wanted.shape)
    limits = context.within or (SINGLE if is_single(got) else Tolerance())
    if not np.allclose(come, wanted, rtol=limits.rtol, atol=limits.atol, equal_nan=True):
        raise wrong(name, come, wanted, context)


def wrong(name: str, got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any], context: Context) -> Failure:
    """The Failure for a wrong value, with the relation between what came and what was expected if it is known."""
    found = diagnose(
        got, expected, sizes=context.sizes, inputs=context.inputs or None, suspects=context.suspects or None
    )
    unexplained = f"{name} has the right shape but wrong values" if got.size > 1 else f"{name} is not the right number"
    headline = f"{name}: {found.message}" if found else unexplained
    details = "" if context.hidden else f"{_difference(got, expected)}\n{LOOK}"
    if context.because:
        details = f"Expected is {context.because}.\n{details}".rstrip()
    rung = context.rung if context.rung is not None else (found.rung if found else None)
    return Failure(
        headline.rstrip(".") + "." if not headline.endswith("?") else headline,
        details=details,
        diagnosis=found.relation if found else None,
        rung=rung,
    )


def is_single(value: object) -> bool:
    """Whether a value came in single or half precision, which earns it wider tolerances."""
    return np.asarray(value).dtype in (np.float32, np.float16)


def as_float64(value: object) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A number or array as float64, the shape kept."""
    return np.asarray(value, dtype=np.float64)


def _difference(got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any]) -> str:
    """Both values where they are short enough to read, else the place where they differ most."""
    if got.size <= 12:
        rows = [("got", got), ("expected", expected)]
        return "\n".join(f"{word:<10}{_text(value, indent=10)}" for word, value in rows)
    with np.errstate(invalid="ignore"):
        gap = np.abs(got - expected)
    place = np.unravel_index(int(np.argmax(np.where(np.isnan(gap), np.inf, gap))), gap.shape)
    where = ", ".join(str(int(index)) for index in place)
    return f"Largest difference at [{where}]: got {got[place]:.6g}, expected {expected[place]:.6g}."


def _text(value: np.ndarray[Any, Any], indent: int) -> str:
    text = np.array2string(value, precision=6, suppress_small=True, max_line_width=90)
    return text.replace("\n", "\n" + " " * indent)
