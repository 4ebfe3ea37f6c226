"""The result is something else that can be named: an input, or a slip that the author foresaw."""

from collections.abc import Mapping

import numpy as np

from .case import SEARCHED, Case
from .evidence import NEEDED, weight
from .model import AnyArray, Array, Finding, Relation

SUSPECT = Relation("suspect", "equal to a slip that the author of the exercise foresaw and named", 2)
ECHO = Relation("echo", "equal to one of the arguments, unchanged", 1)
ALIASED = Relation("aliased", "wrong, and stored in the same memory as one of the arguments", 1)
RELATIONS = (SUSPECT, ECHO, ALIASED)


def suspect(got: Array, expected: Array, suspects: Mapping[str, Array], tolerance: float) -> Finding | None:
    """Is the result one of the wrong values that the author computed?"""
    fitting = [name for name, value in suspects.items() if _is(got, value, expected, tolerance)]
    if not fitting:
        return None
    return Finding(SUSPECT, f"what came back is what one gets from {fitting[0]}", fitting[0])


def echo(got: Array, expected: Array, inputs: Mapping[str, Array], tolerance: float) -> Finding | None:
    """Is the result an argument that was handed in?"""
    fitting = [name for name, value in inputs.items() if _is(got, value, expected, tolerance)]
    if not fitting:
        return None
    return Finding(
        ECHO, f"what came back is the argument {fitting[0]}, unchanged: is the new value computed but unused?"
    )


def aliased(raw: AnyArray, inputs: Mapping[str, object]) -> Finding | None:
    """Does the wrong result share its memory with an argument?"""
    for name, value in inputs.items():
        if isinstance(value, np.ndarray) and value.size and np.may_share_memory(raw, value):
            copied = f"is {name} changed in place? Work on {name}.copy()"
            return Finding(ALIASED, f"what came back is stored in the memory of the argument {name}: {copied}")
    return None


def _is(got: Array, other: Array, expected: Array, tolerance: float) -> bool:
    """Is `got` the array `other`, and is that a strange coincidence?"""
    if got.shape != other.shape or got.size == 0:
        return False
    case = Case(got, other, np.dtype(np.float64), tolerance=tolerance).corners(SEARCHED)
    if not np.isfinite(case.expected).all() or case.wrong.any():
        return False
    if expected.shape != got.shape:
        return weight(case.got, case.rtol) >= NEEDED
    meant = Case(got, expected, np.dtype(np.float64), tolerance=tolerance).corners(SEARCHED)
    return bool(meant.wrong.any()) and weight(meant.got[meant.wrong], meant.rtol) >= NEEDED
