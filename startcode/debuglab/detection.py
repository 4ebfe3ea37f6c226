"""Week 10: detectors of colleagues, each spoiled by one well-known bug behind the same network."""

from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Detections = tuple[Array, Array, Array]  # scores (k,), boxes (k, 4), classes (k,)
BUGS = {1: "sums for areas", 2: "no cell", 3: "class of a maximum"}


def broken_detectors(
    volume: Array, anchors: Array, *, score_threshold: float, iou_threshold: float
) -> dict[int, Detections]:
    """What three broken detectors find in one picture, by number; boxes as fractions of the picture, best first.

    `volume` (rows, columns, n_anchors, 5 + n_classes) is the raw output of a network with these anchors.
    1: iou adds width and height, where an area is their product; 2: the place of the cell is not added; 3: the class is
    looked for among the one score that is left.
    """
    return {number: _detect(volume, anchors, bug, score_threshold, iou_threshold) for number, bug in BUGS.items()}


def right_detector(volume: Array, anchors: Array, *, score_threshold: float, iou_threshold: float) -> Detections:
    """What is found without any bug."""
    return _detect(volume, anchors, "", score_threshold, iou_threshold)


def _detect(volume: Array, anchors: Array, bug: str, score_threshold: float, iou_threshold: float) -> Detections:
    rows, columns = volume.shape[:2]
    place = np.moveaxis(np.indices((rows, columns))[::-1], 0, -1)[:, :, None] * (bug != "no cell")
    centre = (place + _logistic(volume[..., :2])) / np.array([columns, rows])
    size = np.exp(volume[..., 2:4]) * anchors
    powers = np.exp(volume[..., 5:] - volume[..., 5:].max(axis=-1, keepdims=True))
    score = _logistic(volume[..., 4:5]) * powers / powers.sum(axis=-1, keepdims=True)
    best = score.max(axis=-1, keepdims=True)
    kind = (best if bug == "class of a maximum" else score).argmax(axis=-1)
    order = np.argsort(best, axis=None)[::-1]
    order = order[np.sort(best, axis=None)[::-1] >= score_threshold]
    centres, sizes = centre.reshape(-1, 2)[order], size.reshape(-1, 2)[order]
    boxes = np.hstack([centres - 0.5 * sizes, centres + 0.5 * sizes])
    stay = _suppressed(boxes, iou_threshold, np.sum if bug == "sums for areas" else np.prod)
    return best.ravel()[order][stay], boxes[stay], kind.ravel()[order][stay]


def _suppressed(boxes: Array, iou_threshold: float, area: Callable[..., Any]) -> list[int]:
    """Which of the boxes (k, 4), best first, are left; `area` makes one of widths and heights."""
    stay: list[int] = []
    for number, box in enumerate(boxes):
        others = boxes[stay]
        sides = np.minimum(others[:, 2:], box[2:]) - np.maximum(others[:, :2], box[:2])
        shared = sides.clip(0).prod(axis=1)
        areas = area(others[:, 2:] - others[:, :2], axis=1) + area(box[2:] - box[:2])
        if np.all(shared <= iou_threshold * (areas - shared)):
            stay.append(number)
    return stay


def _logistic(z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-z)))
