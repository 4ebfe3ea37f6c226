"""What was diagnosed, in one sentence of the checks' own; the same mistake of many learners counts as one.

A sentence carries numbers of its own ("5 times too large, and m is 5") and lines that a learner wrote. Sentences that
differ in nothing else are one finding, and what differs is left out of it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from autograder.feedback.plain import one_line
from autograder.report.model import Finding

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)")
CODE = re.compile(r"`[^`]*`")
PARTS = re.compile(f"({CODE.pattern}|{NUMBER.pattern})")
STOPS = re.compile(r"\bstops\b[^.]*? with (?P<error>\w+)")
DEPENDS = "This depends on "
SUSPECT = "suspect:"
LONGEST = 300
VARIES = "…"


def finding_of(exercise: Mapping[str, Any]) -> Finding:
    """From what the engine noted of an exercise that is not passed."""
    diagnosis, sentence = str(exercise.get("diagnosis") or ""), _headline(exercise)
    if diagnosis.startswith(SUSPECT) and ": " in sentence:  # the author's own words for a slip that they foresaw
        sentence = f"{sentence.partition(': ')[0]}: {one_line(diagnosis.removeprefix(SUSPECT), LONGEST)}."
    stops = STOPS.search(CODE.sub(VARIES, sentence))
    group = f"stops with {stops['error']}" if stops else NUMBER.sub("#", CODE.sub("#", sentence))
    return Finding(diagnosis, sentence, f"{diagnosis}\n{group}")


def words_for(sentences: Iterable[str]) -> str:
    """One sentence for all sentences of a group: where they differ, an ellipsis stands."""
    distinct = sorted(set(sentences))
    if len(distinct) == 1:
        return distinct[0]
    if stops := STOPS.search(CODE.sub(VARIES, distinct[0])):
        return f"stops with {stops['error']}"
    parts = [PARTS.split(sentence) for sentence in distinct]
    if len({len(pieces) for pieces in parts}) > 1:  # a sentence with the sign that stands for numbers in a group
        return distinct[0]
    return "".join(pieces[0] if len(set(pieces)) == 1 else VARIES for pieces in zip(*parts, strict=True))


def _headline(exercise: Mapping[str, Any]) -> str:
    """The first line of the message that says what is wrong in this answer."""
    lines = str(exercise.get("message") or "").split("\n")
    if lines[0].startswith(DEPENDS) and len(lines) > 1:
        lines.pop(0)  # says which earlier exercises are wrong too
    return one_line(lines[0], LONGEST) or str(exercise.get("diagnosis") or exercise.get("outcome") or "")
