"""Has the learner begun with an exercise? Asked of the text of its cell."""

import re

from autograder.authoring.regions import SOLUTION, has_marks
from startcode.untouched import is_untouched as holds_placeholders

_PLACEHOLDER = re.compile(
    r"pass|\.\.\.|return(\s+None)?|raise\s+NotImplementedError(\(.*\))?|[\w.\[\]\"', ]+=\s*None", re.DOTALL
)
_SOLUTION_MARK = re.compile(r"#+\s*(BEGIN|END)\s+SOLUTION", re.IGNORECASE)


def is_untouched(source: str, submitted: str) -> bool:
    """Does the learner's text hold nothing but what they were given? `source` is the cell with its answer.

    Works for regions between START CODE HERE and END CODE HERE, and for nbgrader's own BEGIN SOLUTION, where what they
    were given is every line outside the region, and a stub within.
    """
    if has_marks(submitted, SOLUTION):
        return holds_placeholders(submitted)
    given = {line.strip() for line in _outside(source)}
    own = [line.split("  #")[0].strip() for line in submitted.split("\n")]
    return all(not line or line.startswith("#") or line in given or _PLACEHOLDER.fullmatch(line) for line in own)


def _outside(source: str) -> list[str]:
    """Lines that are not part of the answer; without marks, the whole cell is the answer."""
    kept, within = [], not _SOLUTION_MARK.search(source)
    for line in source.split("\n"):
        mark = _SOLUTION_MARK.search(line)
        if mark:
            within = mark[1].upper() == "BEGIN"
        elif not within:
            kept.append(line)
    return kept
