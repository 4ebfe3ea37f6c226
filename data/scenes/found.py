"""From the raw volume to objects: which anchors speak up, and which of them speak of the same thing."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Found(NamedTuple):
    """Objects of one picture, the surest first."""

    boxes: Array  # (k, 4) corners in shares of the picture's width and height
    scores: Array  # (k,)
    labels: Array  # (k,)


def common_share(boxes: Array, others: Array) -> Array:
    """Intersection over union of every box (n, 4) with every other (k, 4), shape (n, k)."""
    left_top = np.maximum(boxes[:, None, :2], others[:, :2])
    right_bottom = np.minimum(boxes[:, None, 2:], others[:, 2:])
    common = np.maximum(right_bottom - left_top, 0).prod(axis=2)
    total = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)[:, None] + (others[:, 2:] - others[:, :2]).prod(axis=1)
    return np.asarray(common / np.maximum(total - common, 1e-12))


def objects(volume: Array, anchors: Array, least: float, most_overlap: float) -> list[Found]:
    """What each picture of the volume (m, rows, columns, anchors, 5 + classes) shows with a score of `least` or more.

    Of two boxes of the same class with an IoU above `most_overlap` the less sure one is left out.
    """
    _, rows, columns, _, _ = volume.shape
    row, column = np.mgrid[:rows, :columns][..., None]
    spread = 1 / (1 + np.exp(-np.clip(volume[..., :5], -30, 30)))
    x, y = (spread[..., 0] + column) / columns, (spread[..., 1] + row) / rows
    half = anchors * np.exp(np.clip(volume[..., 2:4], -8, 8)) / 2
    corners = np.stack([x - half[..., 0], y - half[..., 1], x + half[..., 0], y + half[..., 1]], axis=-1).clip(0, 1)
    powers = np.exp(volume[..., 5:] - volume[..., 5:].max(axis=-1, keepdims=True))
    sure = spread[..., 4] * powers.max(axis=-1) / powers.sum(axis=-1)
    labels = powers.argmax(axis=-1)
    return [
        _thinned(corners[i][loud], sure[i][loud], labels[i][loud], most_overlap) for i, loud in enumerate(sure >= least)
    ]


def _thinned(boxes: Array, scores: Array, labels: Array, most_overlap: float) -> Found:
    order = np.argsort(-scores, kind="stable")
    boxes, scores, labels = boxes[order], scores[order], labels[order]
    rivals = (common_share(boxes, boxes) > most_overlap) & (labels[:, None] == labels)
    alive = np.ones(len(boxes), bool)
    for number in range(len(boxes)):
        if alive[number]:
            alive[number + 1 :] &= ~rivals[number, number + 1 :]
    return Found(boxes[alive], scores[alive], labels[alive])
