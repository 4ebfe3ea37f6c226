"""The search: which relation explains the difference between two arrays of one shape?"""

from collections.abc import Callable

from . import arrangement, axes, factors, functions, levels, partial, terms
from .case import CONFIRMED, SEARCHED, Case
from .model import Finding

Test = Callable[[Case], Finding | None]

# In order: the first relation that holds is the answer. What is read off at sight comes first, then one rule for all
# entries (simple ones before composed ones), then rules per slice, then rules for a part of the entries.
TESTS: tuple[Test, ...] = (
    levels.boolean,
    levels.whole_numbers,
    levels.zeros,
    levels.labels,
    factors.sign_or_factor,
    levels.constant,
    arrangement.turned,
    terms.step,
    terms.named_term,
    terms.offset,
    functions.elementwise,
    functions.activation,
    functions.clipping,
    levels.wraparound,
    axes.reduced_elsewhere,
    axes.normalised_elsewhere,
    axes.accumulated,
    arrangement.shifted,
    arrangement.reordered,
    axes.spread_elsewhere,
    axes.slice_factor,
    terms.slice_offset,
    levels.precision,
    levels.rounded,
    partial.partly_right,
)
# Tests whose answer needs the values only, wherever they stand.
PLACELESS: tuple[Test, ...] = (levels.zeros, factors.sign_or_factor, terms.offset, functions.elementwise)


def find(case: Case, tests: tuple[Test, ...] = TESTS) -> Finding | None:
    """Return the first relation that holds; None when none does, or when a single number fits several."""
    small = case.corners(SEARCHED)
    if not small.wrong.any():
        return levels.boolean(small) or levels.precision(small)
    found = [(test, finding) for test in tests if (finding := test(small)) is not None] if small.single else []
    if len({finding.relation.key for _, finding in found}) > 1:
        return None
    for test, finding in found or _first(small, tests):
        return finding if small is case else _confirmed(case, test, finding)
    return None


def _first(case: Case, tests: tuple[Test, ...]) -> list[tuple[Test, Finding]]:
    for test in tests:
        finding = test(case)
        if finding is not None:
            return [(test, finding)]
    return []


def _confirmed(case: Case, test: Test, finding: Finding) -> Finding | None:
    """What was found on the corners, as it is on more of the array; None if it does not hold there."""
    again = test(case.corners(CONFIRMED))
    return again if again is not None and again.relation is finding.relation else None
