"""Regions of a cell: a learner's answer, and hidden tests.

The scanner is `startcode.markers.scan`, for there is only one; here is what authors and graders do with its findings.
"""

from autograder.errors import AuthorError
from startcode.markers import HIDDEN_TESTS, SOLUTION, Fault, Marks, Region, scan

__all__ = [
    "HIDDEN_TESTS",
    "SOLUTION",
    "Fault",
    "Marks",
    "Region",
    "RegionError",
    "has_marks",
    "inside",
    "regions",
    "without",
]


class RegionError(AuthorError):
    """A region that cannot be taken out; `line` counts from 1 in the cell, whose place only the caller knows."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"line {fault.line} of the cell", fault.what, fault.next_step)
        self.line = fault.line

    def at(self, where: str) -> AuthorError:
        """The same error with its place in the author's words."""
        return AuthorError(where, self.what, self.next_step)


def regions(source: str, marks: Marks) -> list[Region]:
    """The regions between `marks` in order; RegionError at the first mark without a partner."""
    found, faults = scan(source, marks)
    if faults:
        raise RegionError(faults[0])
    return found


def has_marks(source: str, marks: Marks) -> bool:
    """Whether any line is one of `marks`, paired or not."""
    found, faults = scan(source, marks)
    return bool(found or faults)


def inside(source: str, marks: Marks) -> list[tuple[int, str]]:
    """The lines between `marks`, each with its number in `source`, counted from 1."""
    lines = source.split("\n")
    return [(number + 1, lines[number]) for r in regions(source, marks) for number in range(r.first, r.last - 1)]


def without(source: str, marks: Marks) -> str:
    """`source` without the regions between `marks` and without the marks."""
    lines = source.split("\n")
    for region in reversed(regions(source, marks)):
        del lines[region.first - 1 : region.last]
    return "\n".join(lines)
