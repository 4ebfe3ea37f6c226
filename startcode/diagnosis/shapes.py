"""What a wrong shape says about the mistake."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .arrangement import AXIS_ORDER, RESHAPE, TRANSPOSE
from .axes import AXIS, KEEPDIMS
from .model import Finding, Relation
from .terms import OFF_BY_ONE
from .wording import listing, sized

EMPTY = Relation("empty", "no entries at all", 1)
RANK_ONE = Relation("rank-one", "an axis of length 1 is gone: (n,) for (n, 1)", 1)
EXTRA_AXIS = Relation("extra-axis", "an axis of length 1 too many: (1, 1) for a number", 1)
TABLE = Relation("table", "a square table (m, m) where one number is meant", 2)
NOT_SUMMED = Relation("not-summed", "an axis is left over that should have been summed or averaged away", 2)
OVER_SUMMED = Relation("over-summed", "an axis is gone that should have been kept", 2)
PADDING = Relation("padding", "several axes longer by the same number", 2)
WRONG_SIZE = Relation("wrong-size", "an axis has the length of another size of the problem", 1)
RELATIONS = (EMPTY, RANK_ONE, EXTRA_AXIS, TABLE, NOT_SUMMED, OVER_SUMMED, PADDING, WRONG_SIZE)

Shape = tuple[int, ...]
_WIDEST = 6  # entries that a padding of 3 on both sides adds; more than that looks like chance


@dataclass(frozen=True)
class _Pair:
    got: Shape
    expected: Shape
    sizes: Mapping[str, float]

    @property
    def differing(self) -> list[int]:
        """The axes whose lengths differ, if there are as many axes; none otherwise."""
        if len(self.got) != len(self.expected):
            return []
        return [axis for axis in range(len(self.got)) if self.got[axis] != self.expected[axis]]

    def name(self, length: int) -> str:
        """Return a length with the names it goes by."""
        return sized(length, self.sizes)


def find_shape(got: Shape, expected: Shape, sizes: Mapping[str, float]) -> Finding | None:
    """Return the relation between two different shapes, if one is plain."""
    pair = _Pair(got, expected, sizes)
    found = (test(pair) for test in _TESTS) if got != expected else iter(())
    return next((finding for finding in found if finding is not None), None)


def _empty(pair: _Pair) -> Finding | None:
    if 0 not in pair.got or 0 in pair.expected:
        return None
    return Finding(EMPTY, "there is nothing in it: does a loop never run, or a slice or mask select nothing?")


def _transposed(pair: _Pair) -> Finding | None:
    if len(pair.got) < 2 or pair.got != pair.expected[::-1]:
        return None
    if len(pair.got) > 2:
        return Finding(AXIS_ORDER, "the axes come in the opposite order: look at transpose, or at the order of indices")
    why = "a .T missing or too many, or the factors of a product swapped?"
    return Finding(TRANSPOSE, f"the shape is transposed: {why}")


def _squeezed(pair: _Pair) -> Finding | None:
    if _long(pair.got) != _long(pair.expected) or len(pair.got) == len(pair.expected):
        return None
    if len(pair.got) < len(pair.expected):
        return Finding(RANK_ONE, f"an axis of length 1 is gone: keepdims=True or .reshape{pair.expected} keeps it")
    if pair.expected:
        return Finding(EXTRA_AXIS, "an axis of length 1 is too many: np.squeeze or an index [0] takes it away")
    wrapped = f"wrapped in an array of shape {pair.got}"
    return Finding(EXTRA_AXIS, f"one number is meant, and it comes {wrapped}: .item() unwraps it")


def _spread_out(pair: _Pair) -> Finding | None:
    if len(pair.got) != 2 or pair.got[0] != pair.got[1] or pair.got[0] < 2:
        return None
    length = pair.name(pair.got[0])
    if not _long(pair.expected):
        why = "are the factors of np.dot the wrong way round, or is a vector met by its transpose?"
        return Finding(TABLE, f"a table of {length} by {length} where one number is meant: {why}")
    if _long(pair.expected) != (pair.got[0],):
        return None
    why = "(n, 1) together with (n,) spreads out to (n, n); is keepdims=True or a reshape missing?"
    return Finding(KEEPDIMS, f"a table of {length} by {length} where {length} numbers are meant: {why}")


def _not_summed(pair: _Pair) -> Finding | None:
    left = _collapsed(pair.got, pair.expected)
    if not left:
        return None
    lengths = listing(f"axis {axis} with {pair.name(pair.got[axis])} entries" for axis in left)
    over = f"{lengths} {'is' if len(left) == 1 else 'are'} left over"
    if not _long(pair.expected):
        return Finding(NOT_SUMMED, f"{over} where one number is meant: is a sum or a mean missing?")
    why = "a sum missing, or an elementwise product where a matrix product is meant?"
    return Finding(NOT_SUMMED, f"{over}: {why}")


def _over_summed(pair: _Pair) -> Finding | None:
    gone = _collapsed(pair.expected, pair.got)
    if not gone:
        return None
    what = f"axis {gone[0]} is gone" if len(gone) == 1 else f"axes {listing(map(str, gone))} are gone"
    return Finding(OVER_SUMMED, f"{what}: is a sum or mean without axis=, or an index that picks one entry, to blame?")


def _other_axis(pair: _Pair) -> Finding | None:
    """Is (1, m) there for (n, 1), or (m,) for (n,)?"""
    kept, meant = _long(pair.got), _long(pair.expected)
    if len(pair.got) != len(pair.expected) or len(kept) != 1 or len(meant) != 1:
        return None
    same_place = pair.got.index(kept[0]) == pair.expected.index(meant[0])
    both_named = kept[0] in pair.sizes.values() and meant[0] in pair.sizes.values()
    if same_place and not (len(pair.got) == 1 and both_named):
        return None
    what = f"{pair.name(kept[0])} entries are kept where {pair.name(meant[0])} are meant"
    return Finding(AXIS, f"{what}: does a sum or mean run along the other axis?")


def _another_order(pair: _Pair) -> Finding | None:
    if len(pair.got) != len(pair.expected) or sorted(pair.got) != sorted(pair.expected):
        return None
    return Finding(AXIS_ORDER, "the axes come in another order: look at transpose, or at the order of the indices")


def _reshaped(pair: _Pair) -> Finding | None:
    count = math.prod(pair.got)
    if count != math.prod(pair.expected) or count < 2:
        return None
    return Finding(RESHAPE, "as many entries as are meant, in another shape: is a reshape missing or too many?")


def _other_sizes(pair: _Pair) -> Finding | None:
    """Are the lengths that differ those of other things?"""
    named = pair.sizes.values()
    if not pair.differing or any(pair.got[axis] not in named for axis in pair.differing):
        return None
    if len(pair.differing) > 1 and any(pair.expected[axis] not in named for axis in pair.differing):
        return None
    axis = pair.differing[0]
    what = f"axis {axis} has {pair.name(pair.got[axis])} entries where {pair.name(pair.expected[axis])} are meant"
    return Finding(WRONG_SIZE, f"{what}: are two sizes taken for each other, or is the wrong axis left over?")


def _one_off(pair: _Pair) -> Finding | None:
    if len(pair.differing) != 1:
        return None
    axis = pair.differing[0]
    change = pair.got[axis] - pair.expected[axis]
    if abs(change) != 1:
        return None
    what = f"axis {axis} is one entry too {'long' if change > 0 else 'short'}"
    return Finding(OFF_BY_ONE, f"{what}: look at where the loop or the slice begins and ends")


def _padded(pair: _Pair) -> Finding | None:
    changes = {pair.got[axis] - pair.expected[axis] for axis in pair.differing}
    if len(pair.differing) < 2 or len(changes) != 1:
        return None
    change = changes.pop()
    if abs(change) > _WIDEST or (len(pair.got) == 2 and change % 2):
        return None
    how = f"{abs(change)} {'longer' if change > 0 else 'shorter'} than meant"
    what = f"axes {listing(map(str, pair.differing))} are {how}"
    return Finding(PADDING, f"{what}: padding along an axis that has none, or cut off?")


_TESTS: tuple[Callable[[_Pair], Finding | None], ...] = (
    *(_empty, _transposed, _squeezed, _spread_out, _not_summed, _other_axis),
    *(_over_summed, _another_order, _reshaped, _other_sizes, _one_off, _padded),
)


def _long(shape: Shape) -> Shape:
    return tuple(length for length in shape if length != 1)


def _collapsed(whole: Shape, part: Shape) -> list[int]:
    """Return the axes of `whole` that are gone or of length 1 in `part`; none if more than that differs."""
    if len(whole) == len(part):
        fits = all(have in (1, length) for have, length in zip(part, whole, strict=True))
        return [axis for axis, length in enumerate(whole) if part[axis] != length] if fits else []
    kept, gone = list(part), []
    for axis, length in enumerate(whole):
        if kept and kept[0] == length:
            kept.pop(0)
        elif length > 1:
            gone.append(axis)
    plain = len(gone) == 1 or not _long(part)
    return gone if plain and not _long(tuple(kept)) else []
