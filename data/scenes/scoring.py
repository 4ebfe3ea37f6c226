"""How good found objects are: precision, recall and average precision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from found import Found, common_share
from numpy.typing import NDArray

Array = NDArray[Any]
ENOUGH = 0.5  # IoU from which on a box counts as the object's


class Judged(NamedTuple):
    """What was found of one class in many pictures, the surest first, and how much there is to find."""

    scores: Array  # (n,)
    right: Array  # (n,) bool
    there: int


def judge(found: Sequence[Found], boxes: Sequence[Array], labels: Sequence[Array], label: int) -> Judged:
    """Match what was found of one class with what is there, the surest first.

    A find is right if, of all objects of its class in its picture, that with the largest IoU has at least ENOUGH and
    was not found before: a second box on the same object is wrong (as in the rules of the PASCAL VOC challenge).
    """
    scores: list[float] = []
    right: list[bool] = []
    there = 0
    for mine, theirs, kinds in zip(found, boxes, labels, strict=True):
        truth = theirs[kinds == label]
        there += len(truth)
        seen: set[int] = set()
        chosen = mine.labels == label
        for score, shares in zip(mine.scores[chosen], common_share(mine.boxes[chosen], truth), strict=True):
            best = int(shares.argmax()) if len(truth) else -1
            hit = best >= 0 and shares[best] >= ENOUGH and best not in seen
            seen |= {best} if hit else set()
            scores.append(float(score))
            right.append(bool(hit))
    order = np.argsort(-np.array(scores), kind="stable")
    return Judged(np.array(scores)[order], np.array(right, dtype=bool)[order], there)


def area_under_curve(judged: Judged) -> float:
    """Average precision: the area under precision over recall, each precision raised to the best at higher recall."""
    if not judged.there:
        return float("nan")
    hits = judged.right.cumsum()
    precision = hits / np.arange(1, len(hits) + 1)
    ceiling = np.maximum.accumulate(precision[::-1])[::-1]
    return float(ceiling[judged.right].sum() / judged.there)  # recall moves by 1 / there at every hit


def precision_and_recall(judged: Judged, least: float) -> tuple[float, float]:
    """Of what was found with a score of `least` or more, the share that is right; of what is there, the share found."""
    kept = judged.right[judged.scores >= least]
    return float(kept.mean()) if len(kept) else float("nan"), float(kept.sum() / judged.there)
