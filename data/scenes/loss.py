"""What the network should say, and the loss of what it says instead, with its slope.

The volume is (m, rows, columns, anchors, 5 + classes): for every anchor of a cell t_x, t_y, t_w, t_h, t_o and a score
for each class. The loss follows J. Redmon and others: "You only look once" (2016), "YOLO9000" (2017), "YOLOv3" (2018).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from anchors import likeness
from numpy.typing import NDArray

Array = NDArray[Any]

WEIGHT_OF_PLACE, WEIGHT_OF_EMPTY = 3.0, 0.5
NEARLY = 0.6  # an empty anchor whose box has this IoU with an object is not told that it is wrong
STEEPEST = 4.0  # bound of the extra weight that small boxes have for their places


class Targets(NamedTuple):
    """Which anchors stand for an object, and what they should say; one row an object."""

    where: tuple[Array, ...]  # picture, row, column and anchor of each object
    place: Array  # (n, 2): where in the cell its centre is, from 0 to 1
    size: Array  # (n, 2): t_w and t_h
    label: Array  # (n,)
    weight: Array  # (n, 2): of the error of x and of y, larger for narrow and for low boxes


def targets(boxes: list[Array], labels: list[Array], anchors: Array, grid: tuple[int, int]) -> Targets:
    """Give every object the most similar anchor of the cell of its centre that is still free; if none is, leave it."""
    cells = np.array([grid[1], grid[0]])
    rows: list[tuple[int, ...]] = []
    wanted: list[Array] = []
    taken: set[tuple[int, ...]] = set()
    for picture, (theirs, kinds) in enumerate(zip(boxes, labels, strict=True)):
        centres = (theirs[:, :2] + theirs[:, 2:]) / 2 * cells
        sizes = theirs[:, 2:] - theirs[:, :2]
        for centre, size, kind, order in zip(
            centres, sizes, kinds, (-likeness(sizes, anchors)).argsort(axis=1), strict=True
        ):
            column, row = (int(value) for value in np.minimum(centre.astype(int), cells - 1))
            free = [int(anchor) for anchor in order if (picture, row, column, int(anchor)) not in taken]
            if free:
                taken.add((picture, row, column, free[0]))
                rows.append((picture, row, column, free[0], int(kind)))
                steep = np.clip(1 / (size * cells), 0.5, STEEPEST)
                wanted.append(np.concatenate([centre - (column, row), np.log(size / anchors[free[0]]), steep]))
    place = np.array(rows, dtype=np.int64).reshape(-1, 5)
    numbers = np.array(wanted, dtype=np.float32).reshape(-1, 6)
    where = tuple(place[:, axis] for axis in range(4))
    return Targets(where, numbers[:, :2], numbers[:, 2:4], place[:, 4], numbers[:, 4:])


def loss(volume: Array, wanted: Targets, boxes: list[Array], anchors: Array) -> tuple[dict[str, float], Array]:
    """The parts of the loss, means over the pictures, and the slope of their sum, of the shape of the volume."""
    m = len(volume)
    slope = np.zeros_like(volume)
    said = volume[wanted.where]
    place = _sigmoid(said[:, :2])
    off = place - wanted.place
    error = said[:, 2:4] - wanted.size
    probabilities = _softmax(said[:, 5:])
    chosen = np.arange(len(said)), wanted.label
    parts = {
        "place": WEIGHT_OF_PLACE * np.sum(wanted.weight * _cross_entropy(said[:, :2], wanted.place)),
        "size": WEIGHT_OF_PLACE * np.sum(error * error) / 2,
        "class": -np.log(np.maximum(probabilities[chosen], 1e-12)).sum(),
    }
    probabilities[chosen] -= 1
    of_box = WEIGHT_OF_PLACE * np.concatenate([wanted.weight * off, error], axis=1)
    slope[wanted.where] = np.concatenate([of_box, np.zeros((len(said), 1)), probabilities], axis=1)
    truth = np.zeros(volume.shape[:-1], volume.dtype)
    truth[wanted.where] = 1
    weight = np.where(_nearly(volume, boxes, anchors), 0, WEIGHT_OF_EMPTY).astype(volume.dtype)
    weight[wanted.where] = 1
    parts["object"] = np.sum(weight * _cross_entropy(volume[..., 4], truth))
    slope[..., 4] = weight * (_sigmoid(volume[..., 4]) - truth)
    return {name: float(value) / m for name, value in parts.items()}, slope / np.float32(m)


def _nearly(volume: Array, boxes: list[Array], anchors: Array) -> Array:
    """Which boxes (m, rows, columns, anchors) lie nearly on an object, as said now."""
    _, rows, columns, _, _ = volume.shape
    corner = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1)[:, :, None]  # x, y of each cell
    centre = (_sigmoid(volume[..., :2]) + corner) / (columns, rows)
    half = anchors * np.exp(np.clip(volume[..., 2:4], -4, 4)) / 2
    near = np.zeros(volume.shape[:-1], bool)
    for picture, theirs in enumerate(boxes):
        low = np.maximum((centre - half)[picture, ..., None, :], theirs[:, :2])
        high = np.minimum((centre + half)[picture, ..., None, :], theirs[:, 2:])
        common = np.maximum(high - low, 0).prod(axis=-1)
        areas = 4 * half[picture].prod(axis=-1)[..., None] + (theirs[:, 2:] - theirs[:, :2]).prod(axis=1)
        near[picture] = (common > NEARLY * (areas - common)).any(axis=-1)
    return near


def _sigmoid(z: Array) -> Array:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * z))


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _cross_entropy(z: Array, truth: Array) -> Array:
    """-log of the probability that sigmoid(z) gives to the truth, without overflow."""
    return np.asarray(np.logaddexp(0, z) - truth * z)
