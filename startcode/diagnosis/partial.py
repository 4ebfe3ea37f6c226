"""Right in some places only: the last step, the border, one half, a few entries."""

import numpy as np

from .case import Case
from .evidence import NEEDED, weight
from .model import AnyArray, Finding, Relation
from .wording import listing, slices

LAST_ONLY = Relation("last-only", "right in the last slice along an axis only", 3)
FIRST_ONLY = Relation("first-only", "right in the first slice along an axis only", 3)
LAST_WRONG = Relation("last-wrong", "wrong in the last slice along an axis only", 2)
FIRST_WRONG = Relation("first-wrong", "wrong in the first slice along an axis only", 2)
SOME_SLICES = Relation("some-slices", "wrong in some slices along an axis, right in the others", 2)
BORDER = Relation("border", "wrong at the border only", 2)
DIAGONAL = Relation("diagonal", "wrong on the diagonal only", 2)
TRIANGLE = Relation("triangle", "wrong on one side of the diagonal only", 2)
WHERE_SIGN = Relation("where-sign", "wrong just where an argument is negative, positive or 0", 2)
FEW_ENTRIES = Relation("few-entries", "wrong in a few entries only", 1)
_PLANES = {2: [(0, 1)], 3: [(0, 1), (1, 2)], 4: [(1, 2)]}  # the axes of a picture, with or without batch and channels
RELATIONS = (
    *(LAST_ONLY, FIRST_ONLY, LAST_WRONG, FIRST_WRONG, SOME_SLICES),
    *(BORDER, DIAGONAL, TRIANGLE, WHERE_SIGN, FEW_ENTRIES),
)
RIGHT_IN_PART = frozenset(relation.key for relation in RELATIONS)


def partly_right(case: Case) -> Finding | None:
    """Where is the result wrong, if not everywhere?"""
    if case.got.size < 2 or case.wrong.all() or not case.wrong.any():
        return None
    right = case.expected[~case.wrong & (case.expected != 0)]
    if not case.outweighs(right):
        return None
    return _where_sign(case) or _whole_slices(case) or _shape_of_error(case) or _few(case)


def _whole_slices(case: Case) -> Finding | None:
    """Is every slice along some axis either all right or (nearly) all wrong?"""
    for axis, length in enumerate(case.got.shape):
        if length < 2:
            continue
        share = np.moveaxis(case.wrong, axis, 0).reshape(length, -1).mean(axis=1)
        bad = share > 0
        if bad.all() or share[bad].min() <= 0.5:
            continue
        return _name_slices(case, axis, bad)
    return None


def _name_slices(case: Case, axis: int, bad: AnyArray) -> Finding:
    thing, where = slices(axis, case.got.ndim), "" if case.got.ndim == 2 else f" along axis {axis}"
    where = "" if case.got.ndim > 2 else where
    if not bad[-1] and bad[:-1].all():
        why = "is something not carried back from step to step?"
        return Finding(LAST_ONLY, f"only the last {thing}{where} is right: {why}")
    if not bad[0] and bad[1:].all():
        why = "is something not carried on from step to step, or the first one used for all?"
        return Finding(FIRST_ONLY, f"only the first {thing}{where} is right: {why}")
    if bad[-1] and not bad[:-1].any():
        return Finding(LAST_WRONG, f"only the last {thing}{where} is wrong: does a loop or a slice end one too early?")
    if bad[0] and not bad[1:].any():
        return Finding(FIRST_WRONG, f"only the first {thing}{where} is wrong: look at how it starts")
    what = f"right but {_indices(bad, case.whole)} along axis {axis}"
    return Finding(SOME_SLICES, f"{what}: what is special there?")


def _indices(bad: AnyArray, known: bool) -> str:
    """Return where it is wrong, in numbers only if they are known to be those of the whole array."""
    some = [str(index) for index in np.flatnonzero(bad)[:6]]
    if not known:
        return "for some indices"
    if len(some) == 1:
        return f"at index {some[0]}"
    return f"at the indices {', '.join(some)} …" if bad.sum() > 6 else f"at the indices {listing(some)}"


def _shape_of_error(case: Case) -> Finding | None:
    """Are the wrong entries the border, the diagonal or one side of it?"""
    wrong, shape = case.wrong, case.got.shape
    for axes in _PLANES.get(case.got.ndim, ()):
        if _fills(wrong, _border(shape, axes)) and _on_all_sides(wrong, axes):
            return Finding(BORDER, "only the border is wrong: look at the padding and at the first and last index")
    if case.got.ndim != 2 or shape[0] != shape[1] or shape[0] < 3:
        return None
    if _fills(wrong, np.eye(shape[0], dtype=bool)):
        return Finding(DIAGONAL, "only the diagonal is wrong: look at what happens where both indices are equal")
    above = np.triu(np.ones(shape, dtype=bool), 1)
    for side, mask in {"above": above, "below": above.T}.items():
        if _fills(wrong, mask):
            return Finding(
                TRIANGLE, f"only the entries {side} the diagonal are wrong: is one side left out, or not meant?"
            )
    return None


def _where_sign(case: Case) -> Finding | None:
    """Is it wrong just where an argument has one sign?"""
    for name, array in case.inputs.items():
        if array.shape != case.got.shape:
            continue
        marks = {"negative": array < 0, "positive": array > 0, "0": array == 0}
        for text, mark in marks.items():
            if np.array_equal(mark, case.wrong) and weight(mark.astype(np.float64), case.rtol) >= NEEDED:
                return Finding(WHERE_SIGN, f"wrong just where the argument {name} is {text}, right elsewhere")
    return None


def _few(case: Case) -> Finding | None:
    count = int(np.count_nonzero(case.wrong))
    if count > max(1, case.got.size // 5):
        return None
    number = f"only {count} of {case.got.size} entries {'is' if count == 1 else 'are'} wrong"
    number = number if case.whole else "only a few entries are wrong"
    return Finding(
        FEW_ENTRIES, f"{number}: the formula is right; look at special cases (a limit, a tie, a zero, a repeat)"
    )


def _fills(wrong: AnyArray, mask: AnyArray) -> bool:
    """Do the wrong entries lie in the mask, and take up half of it or more?"""
    inside = not bool((wrong & ~mask).any())
    return inside and 2 * int(np.count_nonzero(wrong)) >= int(np.count_nonzero(mask)) > 1


def _border(shape: tuple[int, ...], axes: tuple[int, int]) -> AnyArray:
    """Return the mask of the first and last entries along two axes."""
    mask = np.ones(shape, dtype=bool)
    mask[tuple(slice(1, -1) if axis in axes else slice(None) for axis in range(len(shape)))] = False
    return mask


def _on_all_sides(wrong: AnyArray, axes: tuple[int, int]) -> bool:
    """Does the error touch both ends of both axes, and could it be elsewhere?"""
    ends = [np.moveaxis(wrong, axis, 0)[[0, -1]].reshape(2, -1).any(axis=1).all() for axis in axes]
    return all(ends) and all(wrong.shape[axis] > 2 for axis in axes)
