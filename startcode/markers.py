"""The marks in a cell: around what a learner writes, and around what only a grader reads.

A mark is a comment on a line of its own. A sentence that mentions the words of a mark is none.
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Marks:
    """The pair of lines around one kind of region, as they are written and as they are recognised."""

    opening: str
    closing: str

    def opens(self, line: str) -> re.Match[str] | None:
        """The match of an opening line; its group "rest" holds what follows the words (hashes, a hint)."""
        return _pattern(self.opening).match(line)

    def closes(self, line: str) -> bool:
        """Whether `line` is the closing one."""
        return _pattern(self.closing).match(line) is not None


SOLUTION = Marks("### START CODE HERE ###", "### END CODE HERE ###")
HIDDEN_TESTS = Marks("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")


@dataclass(frozen=True)
class Region:
    """Lines between two marks of a text; `first` and `last` are the lines of the marks, counted from 1."""

    first: int
    last: int
    hint: str = ""

    def inner(self, lines: list[str]) -> list[str]:
        """Those of a text's lines that stand between the marks."""
        return lines[self.first : self.last - 1]


@dataclass(frozen=True)
class Fault:
    """A mistake on one line of a text, such as a mark without its partner; `line` counts from 1."""

    line: int
    what: str
    next_step: str


def scan(source: str, marks: Marks) -> tuple[list[Region], list[Fault]]:
    """The regions between `marks` in order, and the marks that belong to none."""
    regions: list[Region] = []
    faults: list[Fault] = []
    opened: Region | None = None
    for number, line in enumerate(source.split("\n"), start=1):
        if match := marks.opens(line):
            if opened:
                faults.append(_unclosed(opened.first, marks))
            opened = Region(number, number, (match["rest"] or "").lstrip("#").strip())
        elif marks.closes(line):
            if opened:
                regions.append(Region(opened.first, number, opened.hint))
            else:
                faults.append(
                    Fault(number, f'"{marks.closing}" closes nothing.', f'Write "{marks.opening}" above the region.')
                )
            opened = None
    if opened:
        faults.append(_unclosed(opened.first, marks))
    return regions, faults


def _unclosed(line: int, marks: Marks) -> Fault:
    return Fault(line, f'"{marks.opening}" is never closed.', f'Write "{marks.closing}" where the region ends.')


@cache
def _pattern(mark: str) -> re.Pattern[str]:
    """Tolerates other spacing, another number of hashes, lower case, and a hint behind hashes or in parentheses."""
    words = r"\s+".join(mark.strip("# ").split())
    return re.compile(rf"^\s*#+\s*{words}\s*(?P<rest>[#(].*)?$", re.IGNORECASE)
