"""Learners return anything: only plain real numbers are looked at."""

from collections.abc import Mapping

import numpy as np

from .model import AnyArray, Array


def real_array(value: object) -> AnyArray | None:
    """Return a number or an array of real numbers as a plain array, and None for everything else.

    Lists are refused too: their elements may be anything, and a learner should be told about them.
    """
    if not isinstance(value, bool | int | float | np.generic | np.ndarray):
        return None
    array = np.asarray(value)
    return array if array.dtype.kind in "biuf" else None


def floats(value: object) -> Array | None:
    """Return `real_array(value)` in float64."""
    array = real_array(value)
    return None if array is None else array.astype(np.float64, copy=False)


def real_arrays(values: Mapping[str, object] | None) -> dict[str, Array]:
    """Return those of the named values that are real numbers or arrays of them, in float64."""
    read = {str(name): floats(value) for name, value in (values or {}).items()}
    return {name: array for name, array in read.items() if array is not None}


def real_sizes(sizes: Mapping[str, float] | None) -> dict[str, float]:
    """Return the named sizes that can be told from no size at all: positive, finite and not 1."""
    read = {str(name): floats(value) for name, value in (sizes or {}).items()}
    numbers = {name: float(array) for name, array in read.items() if array is not None and array.ndim == 0}
    return {name: number for name, number in numbers.items() if 0 < number < np.inf and number != 1}
