"""Is a wrong answer told what is wrong? The diagnosis that it got beside the one that its author expects."""

import re
from enum import StrEnum

from autograder.audit.trial import Verdict


class Told(StrEnum):
    """How a diagnosis can be."""

    RIGHT = "right"
    NONE = "none"
    WRONG = "wrong"


def told(verdict: Verdict, expected: str) -> Told:
    """Whether the relation that was named, or the words that explain it, are the expected ones.

    The place in front ("dw of propagate: ...") is no diagnosis: a message that names only that counts as none.
    """
    if verdict.diagnosis is None:
        return Told.NONE
    headline = verdict.message.partition("\n")[0]
    _place, colon, explained = headline.partition(": ")
    words = f"{verdict.diagnosis}\n{explained if colon else headline}"
    fits = re.search(rf"(?<!\w){re.escape(expected)}(?!\w)", words, re.IGNORECASE)
    return Told.RIGHT if fits else Told.WRONG
