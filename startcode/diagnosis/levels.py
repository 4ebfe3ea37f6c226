"""Results that lost their values: zeros, constants, whole numbers, labels, too few digits."""

import numpy as np

from .case import Case
from .evidence import NEEDED, weight
from .model import AnyArray, Array, Finding, Relation
from .wording import every

ZEROS = Relation("zeros", "every entry is 0", 1)
CONSTANT = Relation("constant", "every entry is the same number", 1)
BOOLEAN = Relation("boolean", "True and False where the numbers 1 and 0 are meant", 1)
INTEGER = Relation("integer-dtype", "the expected values with their fractions cut off", 1)
WRAPAROUND = Relation("wraparound", "the expected values modulo 256: arithmetic in 8-bit integers", 1)
PROBABILITIES = Relation("probabilities-not-labels", "numbers between 0 and 1 whose threshold gives the labels", 1)
SCORES = Relation("scores-not-labels", "real numbers whose signs give the labels", 1)
LABELS = Relation("labels-not-probabilities", "0 and 1 where the numbers between them are meant", 1)
ROUNDED = Relation("rounding", "the expected values, rounded", 1)
PRECISION = Relation("precision", "agrees to some digits, but not to all: float32, a typed-in constant, an epsilon", 1)
RELATIONS = (ZEROS, CONSTANT, BOOLEAN, INTEGER, WRAPAROUND, PROBABILITIES, SCORES, LABELS, ROUNDED, PRECISION)


def boolean(case: Case) -> Finding | None:
    """Are the values right and only their type boolean?"""
    if case.dtype.kind != "b" or case.wrong.any():
        return None
    return Finding(
        BOOLEAN, "the values are right but of type bool: numbers 0 and 1 are meant; .astype(float) makes them"
    )


def whole_numbers(case: Case) -> Finding | None:
    """Are the fractions cut off?"""
    integral = case.dtype.kind in "iu"
    if not (case.got == np.rint(case.got)).all() or (_only_zeros_and_ones(case.got) and not integral):
        return None
    cuts = {"cut off": np.trunc(case.expected), "rounded down": np.floor(case.expected)}
    fitting = [text for text, values in cuts.items() if np.array_equal(values, case.got)]
    weighty = integral or weight(case.got, case.rtol) >= NEEDED
    if not fitting or not case.wrong.any() or not weighty:
        return None
    why = "an integer array, // for /, or int()?"
    return Finding(INTEGER, f"{every(case.got.size)} is a whole number, the fraction {fitting[0]}: {why}")


def wraparound(case: Case) -> Finding | None:
    """Did 8-bit integers run over?"""
    if not case.explains(np.mod(case.expected, 256)):
        return None
    why = "arithmetic in uint8 starts again at 0 after 255; convert to float first"
    return Finding(WRAPAROUND, f"the entries beyond 0 … 255 came back modulo 256: {why}")


def zeros(case: Case) -> Finding | None:
    """Is there nothing but zero?"""
    if case.got.any() or not case.wrong.any() or weight(case.expected, case.rtol) < NEEDED or whole_numbers(case):
        return None
    why = "is the result of np.zeros never filled, or a product with something that is 0?"
    return Finding(ZEROS, f"{every(case.got.size)} is 0: {why}")


def constant(case: Case) -> Finding | None:
    """Is it one number all over?"""
    if case.single or not case.same(case.got, np.full_like(case.got, case.got.flat[0])).all():
        return None
    if np.ptp(case.expected) == 0 or weight(case.expected, case.rtol) < NEEDED:
        return None
    return Finding(CONSTANT, "every entry is the same number: does the result depend on the arguments at all?")


def labels(case: Case) -> Finding | None:
    """Are labels and probabilities mixed up?"""
    if case.single:
        return None
    if _only_zeros_and_ones(case.expected) and not _only_zeros_and_ones(case.got):
        return _unthresholded(case)
    if _only_zeros_and_ones(case.got) and _between(case.expected) and _is_threshold(case.got, case.expected, 0.5, 4.0):
        return Finding(
            LABELS, "every entry is 0 or 1 where the probabilities are meant: is a threshold applied too early?"
        )
    return None


def rounded(case: Case) -> Finding | None:
    """Are digits cut off?"""
    for digits in range(7):
        if not np.array_equal(np.round(case.expected, digits), case.got) or not case.wrong.any():
            continue
        steps = np.ptp(case.expected) * 10**digits
        if np.unique(case.got.ravel()[:256]).size * np.log2(1 + steps) >= NEEDED:
            return Finding(
                ROUNDED,
                f"every entry is right but rounded to {digits} decimal{'' if digits == 1 else 's'}: keep all digits",
            )
    return None


def precision(case: Case) -> Finding | None:
    """Does it agree to a few digits more than chance?"""
    size = np.abs(case.expected)
    scale = np.max(size, initial=0.0)
    apart = np.max(np.abs(case.got - case.expected) / (size + 1e-3 * scale), initial=0.0)
    whole = (case.got == np.rint(case.got)).all()
    if whole or not 1e-9 < apart < 1e-4 or not weight(case.expected, 1e-4) >= NEEDED:
        return None
    close = f"agrees to about {int(-np.log10(apart))} digits and then differs"
    if case.dtype.kind == "f" and case.dtype.itemsize < 8:
        return Finding(PRECISION, f"{every(case.got.size)} {close}, as {case.dtype} does: compute in float64")
    why = "a constant typed by hand, an epsilon in another place, a coarse step, or float32 somewhere?"
    return Finding(PRECISION, f"{every(case.got.size)} {close}: {why}")


def _unthresholded(case: Case) -> Finding | None:
    if _between(case.got) and _is_threshold(case.expected, case.got, 0.5, 4.0):
        return Finding(
            PROBABILITIES, "the probabilities came back where the labels 0 and 1 are meant: apply the threshold"
        )
    if _is_threshold(case.expected, case.got, 0.0, NEEDED):
        return Finding(SCORES, "real numbers came back where the labels 0 and 1 are meant: their signs would be right")
    return None


def _only_zeros_and_ones(values: Array) -> bool:
    return bool(((values == 0) | (values == 1)).all())


def _between(values: Array) -> bool:
    return bool(((values >= 0) & (values <= 1)).all())


def _is_threshold(zeros_and_ones: Array, values: Array, threshold: float, needed: float) -> bool:
    """Do the values fall on the sides of the threshold that the zeros and ones say, beyond chance?"""
    above: AnyArray = values > threshold
    return np.array_equal(above, zeros_and_ones == 1) and weight(zeros_and_ones, 1e-6) >= needed
