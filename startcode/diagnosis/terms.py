"""Right but for a term: a missing bias, an argument added once too often, a regulariser with another factor."""

import numpy as np

from .case import Case
from .evidence import is_simple, unit, weight
from .model import AnyArray, Array, Finding, Relation
from .ratios import common_factor, explain_ratio, named_ratios
from .wording import every, slices

MISSING = Relation("missing-term", "short of one of the arguments (a bias, a regulariser, a residual)", 2)
EXTRA = Relation("extra-term", "one of the arguments too much", 2)
TERM_SIGN = Relation("term-sign", "one of the arguments enters with the opposite sign", 2)
TERM_FACTOR = Relation("term-factor", "a multiple of one of the arguments off", 2)
STEP_SIGN = Relation("step-sign", "what is added to one of the arguments (a step, a residual) has the opposite sign", 1)
STEP_FACTOR = Relation(
    "step-factor", "what is added to one of the arguments (a step, a residual) is off by a factor", 2
)
OFF_BY_ONE = Relation("off-by-one", "every entry is 1 too large or too small; or one entry too many along an axis", 1)
OFFSET = Relation("offset", "off by the same number everywhere", 2)
SLICE_OFFSET = Relation("slice-offset", "off by one number per row, column or slice", 2)
RELATIONS = (
    *(MISSING, EXTRA, TERM_SIGN, TERM_FACTOR, STEP_SIGN, STEP_FACTOR),
    *(OFF_BY_ONE, OFFSET, SLICE_OFFSET),
)


def named_term(case: Case) -> Finding | None:
    """Is the difference an argument, or a multiple of one?"""
    difference = case.got - case.expected
    for name, array in case.inputs.items():
        term = _spread(array, case.got.shape)
        if term is None or not term.any():
            continue
        multiple = float(np.sum(difference * term) / np.sum(term * term))
        finding = _multiple_of(case, difference, term, multiple, name)
        if finding is not None:
            return finding
    return None


def step(case: Case) -> Finding | None:
    """Is what was added to an argument the right thing, times a factor?"""
    for name, array in case.inputs.items():
        base = _spread(array, case.got.shape)
        if base is None or not base.any():
            continue
        got, expected = case.got - base, case.expected - base
        factor = common_factor(got, expected)
        if factor is None or not _agrees(case, got, factor * expected):
            continue
        fitting = named_ratios(abs(factor), case.sizes, case.rtol)
        opposite = abs(factor + 1) < case.rtol
        if not case.outweighs(case.got[case.wrong], free=0 if opposite or fitting else 1):
            continue
        if opposite:
            what = f"what is added to the argument {name} has the opposite sign"
            return Finding(STEP_SIGN, f"{what}: + where − is meant, or − where + is?")
        turned = "of the opposite sign and " if factor < 0 else ""
        return Finding(
            STEP_FACTOR, f"what is added to the argument {name} is {turned}{explain_ratio(abs(factor), fitting)}"
        )
    return None


def offset(case: Case) -> Finding | None:
    """Is the difference the same number everywhere?"""
    if case.single:
        return _one_off(case)
    difference = case.got - case.expected
    middle = float(np.median(difference.flat[:255]))
    if not middle or not _agrees(case, difference, np.full(difference.shape, middle)):
        return None
    if _is_one(middle, case) and case.outweighs(case.got):
        return _off_by_one(case, middle)
    if not case.outweighs(case.got, free=1):
        return None
    return Finding(
        OFFSET, "every entry is off by the same amount: is a constant term (a bias) missing, or one too many?"
    )


def slice_offset(case: Case) -> Finding | None:
    """Is the difference one number per row, column or slice?"""
    difference = case.got - case.expected
    for axis in range(case.got.ndim if case.got.ndim > 1 else 0):
        rest = tuple(other for other in range(case.got.ndim) if other != axis)
        count = case.got.shape[axis]
        if count < 2 or case.got.size < 3 * count:
            continue
        middle = np.mean(difference, axis=rest, keepdims=True)
        if not _agrees(case, difference, np.broadcast_to(middle, difference.shape)) or not _varied(case, count):
            continue
        what = slices(axis, case.got.ndim)
        why = f"a bias per {what} missing, or a mean, maximum or sum that runs along another axis?"
        return Finding(SLICE_OFFSET, f"every {what} is off by an amount of its own, the same all along it: {why}")
    return None


def _multiple_of(case: Case, difference: Array, term: Array, multiple: float, name: str) -> Finding | None:
    if not np.isfinite(multiple):
        return None
    near = round(multiple)
    known = near in (-2, -1, 1, 2) and abs(multiple - near) < case.rtol
    fitted = near * term if known else multiple * term
    if not multiple or not (known or np.ptp(term)) or not _agrees(case, difference, fitted):
        return None
    if not case.outweighs(difference[case.wrong], free=0 if known else 1) or _is_all_of_it(case, term):
        return None
    whole = every(case.got.size)
    if near in (-2, 2) and known:
        return Finding(
            TERM_SIGN, f"{whole} is off by twice the argument {name}: does {name} enter with the wrong sign?"
        )
    if known and near == -1:
        return Finding(MISSING, f"{whole} is short by just the argument {name}: is a term + {name} missing?")
    if known:
        return Finding(EXTRA, f"{whole} is too large by just the argument {name}: is {name} added once too often?")
    named = named_ratios(abs(multiple), case.sizes, case.rtol)
    plain = [ratio.text for ratio in named if not ratio.inverse] or [f"1/{ratio.text}" for ratio in named]
    times = f"{plain[0]} times" if plain else "a multiple of"
    right = f"the rest is right, the factor of the {name} term is not"
    return Finding(TERM_FACTOR, f"{whole} is off by {times} the argument {name}: {right}")


def _is_all_of_it(case: Case, term: Array) -> bool:
    """Is the result, or what is meant, nothing but a multiple of the term? Then no term of a sum is to blame."""
    for whole in (case.got, case.expected):
        multiple = float(np.sum(whole * term) / np.sum(term * term))
        if case.same(multiple * term, whole).all() and (not case.single or is_simple(np.array([multiple])).all()):
            return True
    return False


def _one_off(case: Case) -> Finding | None:
    """Judge a single whole number that is one too large or small; small ones prove nothing."""
    if case.got.size == 0 or case.got.flat[0] != np.rint(case.got.flat[0]):
        return None
    difference = float(case.got.flat[0] - case.expected.flat[0])
    return _off_by_one(case, difference) if abs(difference) == 1 and case.outweighs(case.got) else None


def _off_by_one(case: Case, difference: float) -> Finding:
    off = f"{every(case.got.size)} is 1 too {'large' if difference > 0 else 'small'}"
    return Finding(OFF_BY_ONE, f"{off}: a + 1 or − 1 missing or too many, or counting from 1 instead of 0?")


def _is_one(value: float, case: Case) -> bool:
    return abs(abs(value) - 1) < case.rtol


def _agrees(case: Case, difference: Array, term: Array) -> bool:
    """Is the difference this term, up to the rounding that subtracting large numbers leaves?"""
    scale = max(float(np.max(np.abs(case.got))), float(np.max(np.abs(case.expected))))
    rounding = max(1e-12, case.rtol * 1e-3) * scale
    largest = float(np.max(np.abs(term)))
    close: AnyArray = np.abs(difference - term) <= case.rtol * largest + rounding
    return bool(largest > 1e3 * rounding and close.all())


def _varied(case: Case, fitted: int) -> bool:
    """Are there more numbers than the `fitted` ones?"""
    return weight(case.got, case.rtol) >= (fitted + 1) * unit(case.rtol)


def _spread(array: Array, shape: tuple[int, ...]) -> Array | None:
    """Return the argument broadcast to the shape of the result, if it can be."""
    if not np.isfinite(array).all() or array.size == 0:
        return None
    if array.size == 1:
        return np.full(shape, array.item())
    try:
        return np.broadcast_to(array, shape)
    except ValueError:
        return None
