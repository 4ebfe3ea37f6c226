"""Week 13: translations to be compared with references, and what the usual slips make of a precision."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["precision_slips", "some_translations", "the_slip"]

WORDS = "the a cat dog girl sees reads book red is in garden small letter and".split()  # noqa: SIM905 - reads well
Sentence = list[str]


def some_translations(
    rng: np.random.Generator, length: int, references: int, changed: int = 2
) -> tuple[Sentence, list[Sentence]]:
    """A candidate, and references of other lengths that share runs of words with it; words come twice in both."""
    base = [str(word) for word in rng.choice(WORDS[:9], size=length)]
    base[int(rng.integers(1, length))] = base[0]
    others = []
    for number in range(references):
        other = list(base)
        for place in rng.choice(length, size=min(changed, length - 1), replace=False):
            other[place] = str(rng.choice(WORDS))
        extra = [str(word) for word in rng.choice(WORDS, size=number + 1)]
        others.append(extra + other if rng.random() < 0.5 else other + extra)
    if references > 1 and length > 5:
        others[-1] = others[-1][: length - 3]  # shorter than the candidate, but not the closest in length
    return base, [others[k] for k in rng.permutation(references)]


def precision_slips(candidate: Sequence[Any], references: Sequence[Sequence[Any]], n: int) -> dict[str, float]:
    """What the usual slips make of the clipped precision."""
    mine, theirs = _runs(candidate, n), [_runs(other, n) for other in references]
    known, total = set().union(*theirs), max(sum(mine.values()), 1)
    summed: Counter[tuple[Any, ...]] = sum(theirs, Counter())
    best = {gram: max(other[gram] for other in theirs) for gram in mine}
    clipped = sum(min(count, best[gram]) for gram, count in mine.items())
    ones = _runs(candidate, 1)
    first = {gram: max(_runs(other, 1)[gram] for other in references) for gram in ones}
    return {
        "not clipping: a word may not count more often than it stands in a reference": sum(
            count for gram, count in mine.items() if gram in known
        )
        / total,
        "clipping at the sum over all references, where the largest of them is meant": sum(
            min(count, summed[gram]) for gram, count in mine.items()
        )
        / total,
        "the smallest count in a reference, where the largest is meant": sum(
            min(count, min(other[gram] for other in theirs)) for gram, count in mine.items()
        )
        / total,
        "the first reference alone": sum(min(count, theirs[0][gram]) for gram, count in mine.items()) / total,
        "counting every n-gram once, however often it stands in the candidate": sum(gram in known for gram in mine)
        / max(len(mine), 1),
        "the clipped counts, not divided by the number of n-grams of the candidate": float(clipped),
        "dividing by the length of the candidate, not by the number of its n-grams": clipped / max(len(candidate), 1),
        "dividing by the number of n-grams of a reference: that is a recall": clipped / max(sum(theirs[0].values()), 1),
        "dividing by the number of different n-grams": clipped / max(len(mine), 1),
        "single words, whatever n is": sum(min(count, first[gram]) for gram, count in ones.items())
        / max(sum(ones.values()), 1),
    }


def the_slip(got: Sequence[float], right: Sequence[float], slips: Sequence[Mapping[str, float]]) -> str | None:
    """The slip that explains all of several wrong numbers; None if they are right, or no slip does.

    A single number can be what a slip gives by coincidence; several at once cannot.
    """
    if np.allclose(got, right):
        return None
    names = (name for name in slips[0] if np.allclose(got, [found[name] for found in slips], rtol=1e-6, atol=1e-9))
    return next(names, None)


def _runs(tokens: Sequence[Any], n: int) -> "Counter[tuple[Any, ...]]":
    return Counter(zip(*(tokens[start:] for start in range(n)), strict=False))
