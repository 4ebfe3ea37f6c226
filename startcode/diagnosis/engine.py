"""The three questions that a check may ask. None of them ever raises."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .confidence import MEASURED
from .kinds import find_length
from .leaf import Question, find_leaf
from .many import find_many
from .model import Diagnosis, Finding
from .reading import real_array, real_sizes
from .shapes import Shape, find_shape


def diagnose(
    got: object,
    expected: object,
    *,
    sizes: Mapping[str, float] | None = None,
    inputs: Mapping[str, object] | None = None,
    suspects: Mapping[str, object] | None = None,
    tolerance: float = 1e-6,
) -> Diagnosis | None:
    """Say what kind of mistake explains the difference, or None when nothing explains it well enough.

    `sizes` names the sizes of the problem (`{"m": 5, "keep_prob": 0.8}`), so that factors and lengths can be named.
    `inputs` are the arguments the result was computed from, by name. `suspects` are wrong values that the author of a
    test computed on purpose, by a phrase that fits "what one gets from …". `tolerance` is relative.
    """
    question = Question(got, expected, sizes, inputs, suspects, tolerance)
    return _concluded(find, question, single=_is_single(expected))


def diagnose_many(
    got: object,
    expected: Mapping[str, object],
    *,
    sizes: Mapping[str, float] | None = None,
    inputs: Mapping[str, object] | None = None,
    tolerance: float = 1e-6,
) -> Diagnosis | None:
    """Do the same for a dictionary of results, such as the gradients of all layers."""
    return _concluded(find, Question(got, expected, sizes, inputs, None, tolerance), single=False)


def diagnose_shape(
    got: object, expected_shape: Sequence[int], sizes: Mapping[str, float] | None = None
) -> Diagnosis | None:
    """Say what a wrong shape gives away; `got` is the result, or its shape as a tuple."""

    def find_by_shape(question: Question) -> Finding | None:
        expected = tuple(int(length) for length in expected_shape)
        return find_shape(_shape_of(question.got), expected, real_sizes(question.sizes))

    return _concluded(find_by_shape, Question(got, None, sizes), single=False)


def find(question: Question) -> Finding | None:
    """Return what explains a value, or a dictionary or tuple of values, and raise whatever goes wrong."""
    with np.errstate(all="ignore"):
        if isinstance(question.expected, Mapping):
            return find_many(question, question.expected)
        if isinstance(question.expected, tuple | list):
            return find_length(question.got, question.expected)
        return find_leaf(question)


def _concluded(search: Callable[[Question], Finding | None], question: Question, single: bool) -> Diagnosis | None:
    try:
        finding = search(question)
    except Exception:  # learners return anything: a hint that cannot be had must not hide the verdict
        return None
    if finding is None:
        return None
    key = finding.relation.key
    measured = MEASURED[key]
    confidence = measured.single if single else measured.array
    return Diagnosis(finding.key, finding.message, confidence, finding.relation.rung)


def _is_single(expected: object) -> bool:
    array = real_array(expected)
    return array is not None and array.size == 1


def _shape_of(got: object) -> Shape:
    if isinstance(got, tuple):
        return tuple(int(length) for length in got)
    return got.shape if isinstance(got, np.ndarray) else ()
