"""The last rung of the ladder: are the values right, and if not, what kind of wrong are they?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from startcode.checks.differences import difference, gaps
from startcode.checks.failure import Failure, sentence
from startcode.checks.pictures import picture_of, steps_of
from startcode.diagnosis import RIGHT_IN_PART, Diagnosis, diagnose

Array = np.ndarray[Any, np.dtype[Any]]
FORMULA = 2  # the hint that fits a wrong value of which no more is known
FROM_STEP = "from-step"  # the relation of a result that is right at some time steps
ALONG_AN_AXIS = ("first-only", "last-only", "first-wrong", "last-wrong", "some-slices")  # told better in time steps


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
    time_axis: int | None = None


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
    right = np.asarray(np.isclose(come, wanted, rtol=limits.rtol, atol=limits.atol, equal_nan=True))
    if not right.all():
        raise wrong(name, come, wanted, right, context)


def wrong(name: str, got: Array, expected: Array, right: Array, context: Context) -> Failure:
    """The Failure for a wrong value, with the relation between what came and what was expected if it is known.

    `right` marks the entries that are right; a picture is added where it says more than the relation.
    """
    found = diagnose(
        got, expected, sizes=context.sizes, inputs=context.inputs or None, suspects=context.suspects or None
    )
    relation, message = _named(found, right, context)
    unexplained = f"{name} has the right shape but wrong values" if got.size > 1 else f"{name} is not the right number"
    headline = f"{name}: {message}" if message else unexplained
    details = [f"Expected is {context.because}."] if context.because else []
    picture = None
    if not context.hidden:
        details.append(difference(got, expected, right))
        if relation is None or relation in {FROM_STEP, *RIGHT_IN_PART}:
            distance = gaps(got, expected)
            picture = picture_of(name, distance, right, sizes=context.sizes, time_axis=context.time_axis)
    return Failure(
        sentence(headline),
        details="\n".join(details),
        diagnosis=relation,
        rung=context.rung or (found.rung if found else FORMULA),
        picture=picture,
    )


def _named(found: Diagnosis | None, right: Array, context: Context) -> tuple[str | None, str]:
    """The relation and its message; what is wrong along time is told in time steps, but not of a hidden test."""
    steps = None if context.hidden else steps_of(right, context.time_axis)
    if steps and steps.is_partly_right and (found is None or found.relation in ALONG_AN_AXIS):
        return (found.relation if found else FROM_STEP), steps.words()
    return (found.relation, found.message) if found else (None, steps.words() if steps else "")


def is_single(value: object) -> bool:
    """Whether a value came in single or half precision, which earns it wider tolerances."""
    return np.asarray(value).dtype in (np.float32, np.float16)


def as_float64(value: object) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A number or array as float64, the shape kept."""
    return np.asarray(value, dtype=np.float64)
