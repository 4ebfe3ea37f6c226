"""Week 10, boxes: small problems of object detection, and what is right for them, by a count or a table of all pairs.

Boxes are corners (x1, y1, x2, y2). A maker that takes `apart` keeps every overlap and score away from those thresholds.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = [
    "area_of",
    "crowded_boxes",
    "curve_of",
    "decoded",
    "encoded",
    "evaluated",
    "filtered",
    "network_output",
    "overlap",
    "overlaps",
    "placed_objects",
    "ranked_guesses",
    "raw_features",
    "scored_grid",
    "separate_boxes",
    "some_anchors",
    "surviving",
    "three_in_a_row",
    "two_boxes",
    "yolo_outputs",
]

Array = np.ndarray[Any, np.dtype[Any]]
Detections = tuple[Array, Array, Array]  # scores (k,), boxes (k, 4), classes (k,)
Decoded = tuple[Array, Array, Array, Array]  # centres, sizes, confidences, class probabilities
Box = tuple[float, ...]
GAP = 1e-3  # how far from a threshold


def two_boxes(rng: np.random.Generator) -> tuple[Box, Box]:
    """Two boxes that overlap, all four sides of different length, neither of them inside the other."""
    wide, flat, narrow, tall = rng.uniform(4, 6), rng.uniform(1.5, 2.5), rng.uniform(2.6, 3.6), rng.uniform(6.5, 8)
    x, y = rng.uniform(0.3, 2, size=2)
    first = (x, y, x + wide, y + flat)
    right, above = x + rng.uniform(0.5, 0.8) * wide, y - rng.uniform(0.2, 0.7) * tall
    return first, (right, above, right + narrow, above + tall)


def separate_boxes(rng: np.random.Generator) -> dict[str, tuple[Box, Box]]:
    """Pairs of boxes that share no area, by how they lie."""
    shift, size = rng.uniform(0.1, 0.9, size=2), rng.uniform(0.7, 1.9, size=2)
    pairs = {
        "that lie beside each other": ((0, 0, 2, 3), (3, 0.5, 4, 3)),
        "that lie above each other": ((0.5, 4, 3, 5), (0, 0, 3, 2)),
        "that lie diagonally": ((0, 0, 1, 1), (2, 2, 3, 3)),
        "that lie on the other diagonal": ((0, 3, 1.5, 4), (2, 1, 3.5, 2)),
        "with a common edge": ((0, 0, 2, 3), (2, 1, 5, 2)),
        "with a common corner": ((0, 0, 2, 3), (2, 3, 4, 4)),
    }

    def moved(box: Box) -> Box:
        return tuple((np.array(box).reshape(2, 2) * size + shift).ravel().tolist())

    return {where: (moved(one), moved(other)) for where, (one, other) in pairs.items()}


def overlap(one: Sequence[float], other: Sequence[float]) -> float:
    """The shared area over the whole area of two boxes."""
    return float(overlaps(np.array([one, other], dtype=float))[0, 1])


def overlaps(boxes: Array) -> Array:
    """The overlap (k, k) of every box of (k, 4) with every other."""
    corner, opposite = boxes[:, :2], boxes[:, 2:]
    sides = np.minimum(opposite[:, None], opposite) - np.maximum(corner[:, None], corner)
    shared = np.prod(np.clip(sides, 0, None), axis=2)
    areas = np.prod(opposite - corner, axis=1)
    return np.asarray(shared / (areas[:, None] + areas - shared))


def raw_features(
    rng: np.random.Generator, n_H: int, n_W: int, n_anchors: int, n_classes: int
) -> tuple[Array, Array, int]:
    """Raw numbers (n_H, n_W, n_anchors, 5 + n_classes) of a network, anchors (n_anchors, 2) and n_classes."""
    return rng.normal(size=(n_H, n_W, n_anchors, 5 + n_classes)), some_anchors(rng, n_anchors), n_classes


def some_anchors(rng: np.random.Generator, n_anchors: int) -> Array:
    """Widths and heights (n_anchors, 2), from flat to tall, of areas that differ less than the shapes."""
    shapes = np.exp(np.linspace(-0.8, 0.8, n_anchors) + rng.uniform(-0.05, 0.05, n_anchors))
    sizes = np.sqrt(rng.uniform(0.03, 0.09, n_anchors))
    return np.stack([sizes / shapes, sizes * shapes], axis=1)


def decoded(feats: Array, anchors: Array, n_classes: int) -> Decoded:
    """What raw numbers say: centres, sizes, confidences and class probabilities, one anchor of one cell at a time."""
    n_H, n_W, n_anchors, _ = feats.shape
    lengths = (2, 2, 1, n_classes)
    xy, wh, sure, share = (np.zeros((n_H, n_W, n_anchors, length)) for length in lengths)
    for row, column, number in np.ndindex(n_H, n_W, n_anchors):
        raw, place = feats[row, column, number], (row, column, number)
        within = 0.5 + 0.5 * np.tanh(raw[:5] / 2)  # another form of the sigmoid
        xy[place] = (column + within[0]) / n_W, (row + within[1]) / n_H
        wh[place] = [side * np.exp(raw[2 + axis]) for axis, side in enumerate(anchors[number])]
        sure[place] = within[4]
        powers = np.exp(raw[5:] - raw[5:].max())
        share[place] = powers / powers.sum()
    return xy, wh, sure, share


def corners_of(xy: Array, wh: Array) -> Array:
    """Corners (..., 4) of boxes with these centres and sizes."""
    return np.concatenate([xy - 0.5 * wh, xy + 0.5 * wh], axis=-1)


def scored_grid(
    rng: np.random.Generator, n_H: int, n_W: int, n_anchors: int, n_classes: int, apart: Sequence[float] = ()
) -> tuple[Array, Array, Array]:
    """Boxes (n_H, n_W, n_anchors, 4), confidences (..., 1) and class probabilities (..., n_classes) of a grid."""
    cells = (n_H, n_W, n_anchors)
    while True:
        boxes = corners_of(rng.uniform(0.2, 0.8, (*cells, 2)), rng.uniform(0.1, 0.3, (*cells, 2)))
        sure = rng.uniform(0.3, 0.99, (*cells, 1))
        powers = np.exp(rng.normal(scale=3, size=(*cells, n_classes)))
        share = powers / powers.sum(axis=-1, keepdims=True)
        if _far(np.array([sure * share, sure + 0 * share, share]), apart):
            return boxes, sure, share


def filtered(boxes: Array, sure: Array, share: Array, threshold: float) -> Detections:
    """The boxes whose best class has at least this score, in the order of the grid."""
    found = [
        (scores.max(), box, scores.argmax())
        for box, scores in zip(boxes.reshape(-1, 4), (sure * share).reshape(-1, share.shape[-1]), strict=True)
        if scores.max() >= threshold
    ]
    return as_detections(found)


def as_detections(found: Sequence[tuple[Any, Any, Any]]) -> Detections:
    """Triples of score, box and class as three arrays, also where there are none."""
    scores, boxes, classes = zip(*found, strict=True) if found else ((), (), ())
    return np.array(scores, float), np.array(boxes, float).reshape(-1, 4), np.array(classes, int)


def crowded_boxes(
    rng: np.random.Generator, objects: int, copies: int, n_classes: int = 4, apart: Sequence[float] = ()
) -> Detections:
    """Several boxes around each of some objects, in no order; every score another one."""
    k = objects * copies
    while True:
        centres, sizes = rng.uniform(0.25, 0.75, (objects, 1, 2)), rng.uniform(0.2, 0.45, (objects, 1, 2))
        xy = (centres + rng.uniform(-0.25, 0.25, (objects, copies, 2)) * sizes).reshape(-1, 2)
        wh = (sizes * rng.uniform(0.75, 1.3, (objects, copies, 2))).reshape(-1, 2)
        boxes = corners_of(xy, wh)
        if _far(overlaps(boxes), apart):
            scores = rng.permutation(np.linspace(0.31, 0.97, k) + rng.uniform(-0.005, 0.005, k))
            order = rng.permutation(k)
            return scores, boxes[order], rng.integers(0, n_classes, k)


def three_in_a_row(rng: np.random.Generator) -> Detections:
    """Boxes A, B, C, each lower in score than the one before: B overlaps both others by 0.43, A and C 0.11."""
    side, (x, y) = rng.uniform(0.2, 0.4), rng.uniform(0.05, 0.2, size=2)
    boxes = np.array([[x + step * side, y, x + (step + 1) * side, y + 0.7 * side] for step in (0.0, 0.4, 0.8)])
    return np.sort(rng.uniform(0.5, 0.99, 3))[::-1], boxes, np.array([2, 2, 2])


def surviving(detections: Detections, max_boxes: int, iou_threshold: float) -> Detections:
    """Suppression by a table of all pairs: the best box stays, and all that overlap it by more leave the table."""
    scores, boxes, classes = detections
    table, left = overlaps(boxes.reshape(-1, 4)), np.ones(len(scores), bool)
    stay: list[int] = []
    while left.any() and len(stay) < max_boxes:
        best = int(np.where(left, scores, -np.inf).argmax())
        stay.append(best)
        left &= table[best] <= iou_threshold
        left[best] = False
    return scores[stay], boxes[stay], classes[stay]


def network_output(
    rng: np.random.Generator, n_H: int, n_W: int, n_anchors: int, n_classes: int, objects: int = 4
) -> tuple[Array, Array]:
    """Raw numbers (n_H, n_W, n_anchors, 5 + n_classes) and anchors: few things, each seen from several cells."""
    anchors = some_anchors(rng, n_anchors)
    volume = rng.normal(scale=0.15, size=(n_H, n_W, n_anchors, 5 + n_classes))
    volume[..., 4] -= 5
    for _ in range(objects):
        row, column, kind = rng.integers(n_H - 1), rng.integers(n_W - 1), rng.integers(n_classes)
        seen = volume[row : row + 2, column : column + 2]
        centre = np.moveaxis(
            np.indices((2, 2))[::-1], 0, -1
        )  # of each of the four cells, seen from their common corner
        within = np.clip(1 + rng.uniform(-0.3, 0.3, 2) - centre, 0.1, 0.9)[:, :, None]
        seen[..., :2] += np.log(within / (1 - within))
        seen[..., 2:4] += np.log(anchors[rng.integers(n_anchors)] * rng.uniform(0.8, 1.2, 2) / anchors)
        seen[..., 4] += rng.uniform(4, 8, seen.shape[:3])
        seen[..., 5 + kind] += rng.uniform(4, 7, seen.shape[:3])
    return volume, anchors


def yolo_outputs(
    rng: np.random.Generator, n_H: int, n_W: int, n_anchors: int, n_classes: int, apart: Sequence[float] = ()
) -> Decoded:
    """A decoded volume, in which few things are seen from several cells each."""
    while True:
        volume, anchors = network_output(rng, n_H, n_W, n_anchors, n_classes)
        xy, wh, sure, share = decoded(volume, anchors, n_classes)
        best = (sure * share).max(axis=-1)
        table = overlaps(corners_of(xy, wh)[best > 0.1])
        if _far(best, apart) and _far(table, apart):
            return xy, wh, sure, share


def evaluated(
    outputs: Decoded, image_shape: tuple[int, int], max_boxes: int, score_threshold: float, iou_threshold: float
) -> Detections:
    """From a decoded volume to boxes in pixels."""
    xy, wh, sure, share = outputs
    found = filtered(corners_of(xy, wh), sure, share, score_threshold)
    scores, boxes, classes = surviving(found, max_boxes, iou_threshold)
    height, width = image_shape
    return (
        scores,
        np.stack([boxes[:, 0] * width, boxes[:, 1] * height, boxes[:, 2] * width, boxes[:, 3] * height], 1),
        classes,
    )


def placed_objects(
    rng: np.random.Generator, n_H: int, n_W: int, n_anchors: int, n_classes: int, k: int
) -> tuple[Array, Array, tuple[int, int], Array, int]:
    """Boxes (k, 4) in cells of their own, classes (k,), the grid, anchors and n_classes: what encode_targets takes."""
    anchors = some_anchors(rng, n_anchors)
    cells = rng.permutation([(row, column) for row in range(n_H) for column in range(n_W)])[:k]
    xy = (cells[:, ::-1] + rng.uniform(0.1, 0.9, (k, 2))) / [n_W, n_H]
    while True:
        wh = anchors[rng.permutation(np.arange(k) % n_anchors)] * np.exp(rng.uniform(-0.6, 0.6, (k, 1)))
        wh = wh * np.exp(rng.uniform(-0.25, 0.25, (k, 2)))
        alike = overlaps(np.pad(np.concatenate([wh, anchors]), ((0, 0), (2, 0))))[:k, k:]
        second, best = np.sort(alike, axis=1)[:, -2:].T
        if (best - second > 10 * GAP).all():
            return corners_of(xy, wh), rng.integers(0, n_classes - 1, k), (n_H, n_W), anchors, n_classes


def encoded(boxes: Array, classes: Array, grid: tuple[int, int], anchors: Array, n_classes: int) -> Array:
    """The target of each anchor of each cell: zeros, and one row of numbers for each object."""
    wanted = np.zeros((*grid, len(anchors), 5 + n_classes))
    for (left, top, right, bottom), kind in zip(boxes, classes, strict=True):
        size = np.array([right - left, bottom - top])
        across, down = (left + right) / 2 * grid[1], (top + bottom) / 2 * grid[0]
        shared = np.prod(np.minimum(anchors, size), axis=1)
        number = int((shared / (anchors.prod(axis=1) + size.prod() - shared)).argmax())
        row = [across % 1, down % 1, *(np.log(size) - np.log(anchors[number])), 1.0, *np.eye(n_classes)[kind]]
        wanted[int(down), int(across), number] = row
    return wanted


def ranked_guesses(
    rng: np.random.Generator, k: int, n_gt: int, *, first_right: bool = True
) -> tuple[Array, Array, int]:
    """Scores (k,) in no order, the object that each guess covers (k,) or -1, and how many objects there are.

    Objects are covered several times, or not at all; whether the surest guess is a right one can be chosen.
    """
    scores = rng.permutation(np.linspace(0.22, 0.98, k) + rng.uniform(-0.01, 0.01, k))
    matches = rng.choice(np.arange(-1, n_gt - 2), size=k)
    first = np.argsort(scores)[::-1]
    matches[first[:4]] = (0, -1, 0, 1) if first_right else (-1, 0, 0, 1)
    return scores, matches, n_gt


def curve_of(scores: Array, matches: Array, n_gt: int) -> tuple[Array, Array]:
    """Precision and recall (k,) after each guess, the surest first, each counted from the beginning."""
    ranked = matches[np.argsort(scores)[::-1]].tolist()
    hits = [len({match for match in ranked[:count] if match >= 0}) for count in range(1, len(ranked) + 1)]
    return np.array(hits) / np.arange(1, len(ranked) + 1), np.array(hits) / n_gt


def area_of(scores: Array, matches: Array, n_gt: int) -> float:
    """The area under the envelope: for each object that is found, the best precision from there on, over n_gt."""
    precision, recall = curve_of(scores, matches, n_gt)
    return float(sum(precision[recall >= found / n_gt - 1e-9].max(initial=0) for found in range(1, n_gt + 1)) / n_gt)


def _far(values: Array, thresholds: Sequence[float]) -> bool:
    """Whether no value is a matter of rounding."""
    return all(np.abs(values - threshold).min(initial=1) > GAP for threshold in thresholds)
