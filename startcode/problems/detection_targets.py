"""Week 10, targets of training and the measure of success: what the usual slips make of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.problems.detection import Array, curve_of, encoded, overlap

__all__ = [
    "area_slips",
    "curve_slips",
    "encoding_slips",
]

Guesses = dict[str, Any]  # a slip in words, and what it gives


@dataclass(frozen=True)
class _Targets:
    """Right targets (n_H, n_W, n_anchors, 5 + n_classes), from which wrong ones are made."""

    right: Array
    anchors: Array

    @property
    def at(self) -> Array:
        """True where a box has its anchor (n_H, n_W, n_anchors)."""
        return np.asarray(self.right[..., 4] > 0)

    @property
    def counts(self) -> Array:
        """Columns and rows of the grid."""
        return np.array(self.right.shape[1::-1])

    @property
    def sizes(self) -> Array:
        """Widths and heights of the boxes, where there is one."""
        return np.asarray(np.exp(self.right[..., 2:4]) * self.anchors)

    def put(self, first: int, last: int | None, values: Array) -> Array:
        """With other numbers for each box in the places from first up to last."""
        changed = self.right.copy()
        changed[..., first:last] = np.where(self.at[..., None], values, 0)
        return changed

    def on_anchor(self, choose: Callable[[Array, Array], Any]) -> Array:
        """With the anchors that `choose` gives for the size and the centre of each box."""
        changed = np.zeros_like(self.right)
        for row, column, number in np.argwhere(self.at):
            size, values = self.sizes[row, column, number], self.right[row, column, number].copy()
            chosen = int(choose(size, (values[:2] + np.array([column, row])) / self.counts))
            values[2:4] = np.log(size / self.anchors[chosen])
            changed[row, column, chosen] = values
        return changed


def encoding_slips(boxes: Array, classes: Array, grid: tuple[int, int], anchors: Array, n_classes: int) -> Guesses:
    """Wrong targets of the right shape."""
    targets = _Targets(encoded(boxes, classes, grid, anchors, n_classes), anchors)
    return _centre_slips(targets) | _size_slips(targets) | _class_slips(targets) | _anchor_slips(targets)


def _centre_slips(targets: _Targets) -> Guesses:
    within, inside = targets.right[..., :2], targets.at[..., None]
    counted = within + np.moveaxis(np.indices(targets.right.shape[:2])[::-1], 0, -1)[:, :, None]
    logit = np.log(np.where(inside, within, 0.5)) - np.log1p(-np.where(inside, within, 0.5))
    fraction = counted / targets.counts
    return {
        "the centre as a fraction of the picture, where its place inside the cell is meant": targets.put(
            0, 2, fraction
        ),
        "the centre counted in cells, its whole part too": targets.put(0, 2, counted),
        "x and y of the centre exchanged": targets.put(0, 2, within[..., ::-1]),
        "undoing the sigmoid: it is the place inside the cell, from 0 to 1, that is wanted": targets.put(0, 2, logit),
    }


def _size_slips(targets: _Targets) -> Guesses:
    sizes, logs = targets.sizes, targets.right[..., 2:4]
    return {
        "leaving out the logarithm": targets.put(2, 4, sizes / targets.anchors),
        "sizes that are not compared with the anchor": targets.put(2, 4, np.log(sizes)),
        "plain widths and heights, as fractions of the picture": targets.put(2, 4, sizes),
        "the anchor over the box, where the box over the anchor is meant": targets.put(2, 4, -logs),
        "a sigmoid of width and height": targets.put(2, 4, 1 / (1 + np.exp(-logs))),
    }


def _class_slips(targets: _Targets) -> Guesses:
    right = targets.right
    numbers = right[..., 5:].argmax(axis=-1)[..., None]
    return {
        "leaving out the confidence": targets.put(4, 5, np.zeros(1)),
        "leaving out the class": targets.put(5, None, np.zeros(1)),
        "a class one place too high": targets.put(5, None, np.roll(right[..., 5:], 1, axis=-1)),
        "a class one place too low: place 4 belongs to the confidence": np.concatenate(
            [right[..., :5], right[..., 6:], 0 * right[..., :1]], -1
        ),
        "the class as a number, where a 1 at its place is meant": targets.put(
            5, None, np.concatenate([numbers, 0 * right[..., 6:]], -1)
        ),
    }


def _anchor_slips(targets: _Targets) -> Guesses:
    anchors = targets.anchors

    def where_it_stands(size: Array, centre: Array) -> Any:  # noqa: ANN401 - a whole number of NumPy
        box = [*(centre - size / 2), *(centre + size / 2)]
        return np.argmax([overlap([0, 0, *anchor], box) for anchor in anchors])

    return {
        "the first anchor for every box": targets.on_anchor(lambda *_: 0),
        "the anchor that is nearest in area: it is the iou that decides": targets.on_anchor(
            lambda size, _: np.abs(anchors.prod(axis=1) - size.prod()).argmin()
        ),
        "the anchor that fits worst": targets.on_anchor(lambda size, _: _alike(anchors, size).argmin()),
        "comparing the box with anchors where it stands, not both on the same corner": targets.on_anchor(
            where_it_stands
        ),
    }


def _alike(anchors: Array, size: Array) -> Array:
    shared = np.minimum(anchors, size).prod(axis=1)
    return np.asarray(shared / (anchors.prod(axis=1) + size.prod() - shared))


def curve_slips(scores: Array, matches: Array, n_gt: int) -> Guesses:
    """Wrong curves: precision and recall."""
    order, counts = np.argsort(scores)[::-1], np.arange(1, len(scores) + 1)
    precision, recall = curve_of(scores, matches, n_gt)
    found = recall * n_gt

    def both(hits: Array) -> tuple[Array, Array]:
        return np.cumsum(hits) / counts, np.cumsum(hits) / n_gt

    unsorted = curve_of(-np.arange(len(scores), dtype=float), matches, n_gt)
    ascending = curve_of(-scores, matches, n_gt)
    ranked = matches[order]
    return {
        "counting every guess for an object as a hit: only the first is one": both(ranked >= 0),
        "guesses in the order in which they came, not the surest first": unsorted,
        "the least sure guess first": ascending,
        "taking object 0 for no object": curve_of(scores, np.where(matches == 0, -1, matches), n_gt),
        "the number of guesses for recall, where the number of objects is meant": (precision, found / len(scores)),
        "the number of objects for precision, where the number of guesses so far is meant": (found / n_gt, recall),
        "the number of all guesses for precision, where those so far are meant": (found / len(scores), recall),
        "precision and recall exchanged": (recall, precision),
        "taking -1 for the number of an object": both(_first_of_each(ranked)),
        "counting misses": both(ranked < 0),
    }


def _first_of_each(ranked: Array) -> Array:
    """True at the first guess for each number that occurs, -1 among them."""
    hits = np.zeros(len(ranked), bool)
    hits[np.unique(ranked, return_index=True)[1]] = True
    return hits


def area_slips(scores: Array, matches: Array, n_gt: int) -> Guesses:
    """Wrong areas below a curve."""
    precision, recall = curve_of(scores, matches, n_gt)
    stair = np.array([precision[place:].max() for place in range(len(precision))])
    growth = recall - np.concatenate([[0.0], recall[:-1]])
    places = np.linspace(0, 1, 11)
    high = [precision[recall >= place - 1e-9].max(initial=0) for place in places]
    return {
        "the area without the envelope": np.sum(precision * growth),
        "an envelope of the best precision so far: it looks ahead, not back": np.sum(
            np.maximum.accumulate(precision) * growth
        ),
        "the mean of the precisions": np.mean(precision),
        "the mean of the envelope": np.mean(stair),
        "leaving out the first step of recall": np.sum(stair[1:] * growth[1:]),
        "eleven places of the curve, an older definition": np.mean(high),
        "an envelope that is not turned back": np.sum(np.maximum.accumulate(precision[::-1]) * growth),
        "recall itself, where its steps are meant": np.sum(stair * recall),
        "the largest precision alone": np.max(precision),
        "the last precision alone": precision[-1],
        "the last recall alone": recall[-1],
        "the sum of the envelope, without the steps of recall": np.sum(stair),
    }
