"""Week 10, boxes: what the usual slips make of them, and the check that tells which one it was."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from startcode.checks import Check
from startcode.problems.detection import (
    Array,
    Decoded,
    Detections,
    as_detections,
    corners_of,
    evaluated,
    filtered,
    overlap,
    overlaps,
    surviving,
)

__all__ = [
    "check_detections",
    "check_slips",
    "decoding_slips",
    "evaluation_slips",
    "overlap_slips",
    "same_detections",
    "suppression_slips",
    "threshold_slips",
]

Guesses = dict[str, Any]  # a slip in words, and what it gives
PARTS = ("scores", "boxes", "classes")


def overlap_slips(one: Sequence[float], other: Sequence[float]) -> Guesses:
    """Wrong overlaps of two boxes that share something."""
    first, second = np.array(one, float), np.array(other, float)
    low, high = np.maximum(first, second)[:2], np.minimum(first, second)[2:]
    sides = [box[2:] - box[:2] for box in (first, second)]
    shared, areas, both = np.prod(high - low), [float(np.prod(side)) for side in sides], sum(map(np.prod, sides))
    halves = sum(float(np.sum(side)) for side in sides)
    pixels, larger = np.prod(high - low + 1), sum(float(np.prod(side + 1)) for side in sides)
    begun = np.prod(high - np.minimum(first, second)[:2])
    spread = np.prod(np.maximum(first, second)[2:] - np.minimum(first, second)[:2])
    return {
        "adding width and height, where an area is their product": shared / (halves - shared),
        "adding width and height, where an area is their product, for the shared part as well": np.sum(high - low)
        / (halves - np.sum(high - low)),
        "counting the shared part twice in the union: it is in both areas": shared / both,
        "the shared area alone, without dividing": shared,
        "dividing by the area of one box, here the smaller one, where that of the union is meant": shared / min(areas),
        "dividing by the area of one box, here the larger one, where that of the union is meant": shared / max(areas),
        "counting a pixel more on each side: corners are places here, not pixels": pixels / (larger - pixels),
        "dividing by the area of the box around both, which is larger than the union": shared / spread,
        "the box around both, where what they share is meant": spread / (both - spread),
        "beginning the shared part at the smaller of the two left edges and of the two upper ones": begun
        / (both - begun),
        "taking the second corner for width and height": overlap(
            [*first[:2], *(first[:2] + first[2:])], [*second[:2], *(second[:2] + second[2:])]
        ),
    }


def decoding_slips(feats: Array, anchors: Array) -> dict[str, Guesses]:
    """Wrong parts of a decoded volume, by the name of the part."""
    last = feats[..., 5:]
    return {
        "box_xy": _centre_slips(feats),
        "box_wh": _size_slips(feats, anchors),
        "box_confidence": {
            "leaving out the sigmoid": feats[..., 4:5],
            "the last number, where the fifth is meant": _sigmoid(feats[..., -1:]),
            "the fourth number, where the fifth is meant": _sigmoid(feats[..., 3:4]),
            "the first class, where the fifth number is meant": _sigmoid(feats[..., 5:6]),
        },
        "box_class_probs": {
            "leaving out the softmax": last,
            "a sigmoid for each class: the classes share a sum of 1": _sigmoid(last),
            "exponentials that are not shared out": np.exp(last),
            "a softmax along the anchors: here it runs along the classes": _softmax(last, 2),
            "a softmax over all numbers, before the classes are cut out": _softmax(feats, 3)[..., 5:],
            "a softmax over everything: every anchor of every cell has one of its own": _softmax(last, (0, 1, 2, 3)),
        },
    }


def _centre_slips(feats: Array) -> Guesses:
    n_H, n_W, n_anchors, _ = feats.shape
    down, across = np.indices((n_H, n_W))[:, :, :, None] * np.ones(n_anchors)
    cell, swapped, grid = np.stack([across, down], -1), np.stack([down, across], -1), np.array([n_W, n_H])
    raw, inside = feats[..., :2], _sigmoid(feats[..., :2])
    return {
        "adding the row to x and the column to y: x counts columns": (inside + swapped) / grid,
        "dividing by rows and columns in the wrong order: x goes over the columns": (inside + cell) / grid[::-1],
        "rows and columns exchanged throughout": (inside + swapped) / grid[::-1],
        "leaving out the sigmoid": (raw + cell) / grid,
        "leaving out the place of the cell: every box lies in the first one": inside / grid,
        "counting in cells, where fractions of the picture are meant": inside + cell,
        "dividing before the cell is added": inside / grid + cell,
        "taking the next two numbers": (_sigmoid(feats[..., 2:4]) + cell) / grid,
    }


def _size_slips(feats: Array, anchors: Array) -> Guesses:
    raw, grid = feats[..., 2:4], np.array(feats.shape[1::-1])
    raised = np.exp(raw)
    return {
        "leaving out the exponential": anchors * raw,
        "the sigmoid, where the exponential is meant": anchors * _sigmoid(raw),
        "leaving out the anchors": raised,
        "adding the anchors, where they are multiplied": anchors + raised,
        "the anchor's height for the width and its width for the height": anchors[:, ::-1] * raised,
        "dividing by the grid: anchors are fractions of the picture already": anchors * raised / grid,
        "the first anchor for all boxes": anchors[0] * raised,
        "the anchors inside of the exponential": np.exp(anchors * raw),
        "the first two numbers, which are the centre's": anchors * np.exp(feats[..., :2]),
    }


def threshold_slips(boxes: Array, sure: Array, share: Array, threshold: float) -> Guesses:
    """Wrong answers of yolo_filter_boxes."""
    scores = sure * share
    best, kind, certain = scores.max(-1), scores.argmax(-1), sure[..., 0]
    flat, every = boxes.reshape(-1, 4), scores.reshape(-1, scores.shape[-1])

    def kept(mask: Array, values: Array = best, kinds: Array = kind) -> Detections:
        return values[mask], boxes[mask], kinds[mask]

    ranked = filtered(boxes, sure, share, threshold)
    order = np.argsort(ranked[0])[::-1]
    return {
        "the probability of the class alone: the confidence is left out": kept(
            share.max(-1) >= threshold, share.max(-1)
        ),
        "the confidence alone: the class is left out": kept(certain >= threshold, certain),
        "asking whether the confidence, not the score, reaches the threshold": kept(certain >= threshold),
        "asking whether the class probability, not the score, reaches the threshold": kept(share.max(-1) >= threshold),
        "keeping the boxes below the threshold": kept(best < threshold),
        "a threshold of 0.6, whatever is asked for": kept(best >= 0.6),
        "keeping every pair of a box and a class that reaches the threshold": as_detections(
            [(every[place], flat[place[0]], place[1]) for place in zip(*np.nonzero(every >= threshold), strict=True)]
        ),
        "the class that is least probable": kept(best >= threshold, best, scores.argmin(-1)),
        "class numbers that begin with 1": kept(best >= threshold, best, kind + 1),
        "class 0 for every box": kept(best >= threshold, best, 0 * kind),
        "confidences where the scores are wanted": kept(best >= threshold, certain),
        "sorting by score: they come in the order of the grid": tuple(part[order] for part in ranked),
    }


def suppression_slips(found: Detections, max_boxes: int, iou_threshold: float) -> Guesses:
    """Wrong answers of yolo_non_max_suppression."""
    scores, _, _ = found
    best, right = _picked(found, np.argsort(scores)[::-1][:max_boxes]), surviving(found, max_boxes, iou_threshold)
    return _walking_slips(found, max_boxes, iou_threshold) | {
        "suppressing nothing": best,
        "leaving out max_boxes": surviving(found, len(scores), iou_threshold),
        "a limit of 10 boxes, whatever is asked for": surviving(found, 10, iou_threshold),
        "one box too many": surviving(found, max_boxes + 1, iou_threshold),
        "one box too few": surviving(found, max_boxes - 1, iou_threshold),
        "a threshold of 0.5, whatever is asked for": surviving(found, max_boxes, 0.5),
        "cutting down to max_boxes before anything is suppressed": surviving(best, max_boxes, iou_threshold),
        "the right boxes, the lowest score first": tuple(part[::-1] for part in right),
        "the right boxes in the order in which they came": _picked(found, np.isin(scores, right[0])),
    }


def _walking_slips(found: Detections, max_boxes: int, iou_threshold: float) -> Guesses:
    """Slips of the walk from box to box."""
    scores, boxes, classes = found
    order, near = np.argsort(scores)[::-1], overlaps(boxes) > iou_threshold
    rank = np.argsort(order)
    stronger = rank[:, None] > rank
    beaten = np.asarray(np.any(near & stronger, axis=1))  # whether the stronger one stays or not
    apart = np.logical_not(near[order[0]], where=rank > 0, out=np.ones(len(rank), bool))  # from the best one
    walks = {
        "letting boxes that are gone themselves suppress others": order[~beaten[order]],
        "beginning with the lowest score": _walk(order[::-1], near),
        "taking the boxes as they come, not the best one first": _walk(range(len(scores)), near),
        "comparing boxes of the same class only: here one box suppresses another of any class": _walk(
            order, near & (classes[:, None] == classes)
        ),
        "keeping what overlaps, and dropping what does not": _walk(order, ~near),
        "comparing each box with the best one only": order[apart[order]],
        "comparing each box with the one before it only": _walk(order, near, back=1),
        "places in the sorted list, used as places in the list that came": rank[_walk(order, near)],
        "stopping at the first box that overlaps": order[
            : _first_true([near[order[:n], p].any() for n, p in enumerate(order)])
        ],
    }
    return {what: _picked(found, places[:max_boxes]) for what, places in walks.items()}


def _walk(places: Iterable[int], near: Array, back: int | None = None) -> list[int]:
    """Places that are near none of those that stay, or of the last `back` of them."""
    stay: list[int] = []
    for place in places:
        if not near[place, stay[-back:] if back else stay].any():
            stay.append(int(place))
    return stay


def _first_true(values: Sequence[bool]) -> int:
    return list(values).index(True) if any(values) else len(values)


def _picked(found: Detections, places: Any) -> Detections:  # noqa: ANN401 - an index
    scores, boxes, classes = found
    return scores[places], boxes[places], classes[places]


def evaluation_slips(
    outputs: Decoded, image_shape: tuple[int, int], max_boxes: int, score_threshold: float, iou_threshold: float
) -> Guesses:
    """Wrong answers of yolo_eval."""
    xy, wh, sure, share = outputs

    def given(**changed: Any) -> Detections:  # noqa: ANN401 - the arguments
        asked = {
            "image_shape": image_shape,
            "max_boxes": max_boxes,
            "score_threshold": score_threshold,
            "iou_threshold": iou_threshold,
        }
        return evaluated(outputs, **{**asked, **changed})

    whole, (height, width) = filtered(corners_of(xy, wh), sure, share, score_threshold), image_shape
    return {
        "a score threshold of 0.6, whatever is asked for": given(score_threshold=0.6),
        "an iou threshold of 0.5, whatever is asked for": given(iou_threshold=0.5),
        "both thresholds at 0.6 and 0.5, whatever is asked for": given(score_threshold=0.6, iou_threshold=0.5),
        "the two thresholds exchanged": given(score_threshold=iou_threshold, iou_threshold=score_threshold),
        "one threshold for both, that of the scores": given(iou_threshold=score_threshold),
        "at most 10 boxes, whatever is asked for": given(max_boxes=10),
        "max_boxes and iou_threshold exchanged": given(max_boxes=1),
        "no suppression": (whole[0], whole[1] * [width, height, width, height], whole[2]),
        "boxes that are not scaled to the picture": surviving(whole, max_boxes, iou_threshold),
        "an image_shape whose height and width are exchanged": given(image_shape=image_shape[::-1]),
        "a picture of 720 by 1280, whatever is asked for": given(image_shape=(720, 1280)),
        "centres and sizes taken for corners": _of_corners(
            np.concatenate([xy, wh], -1), outputs, image_shape, (max_boxes, score_threshold, iou_threshold)
        ),
    }


def _of_corners(
    corners: Array, outputs: Decoded, image_shape: tuple[int, int], limits: tuple[int, float, float]
) -> Detections:
    max_boxes, score_threshold, iou_threshold = limits
    with np.errstate(all="ignore"):
        scores, boxes, classes = surviving(filtered(corners, *outputs[2:], score_threshold), max_boxes, iou_threshold)
    height, width = image_shape
    return scores, boxes * [width, height, width, height], classes


def check_detections(check: Check, got: Detections, wanted: Detections, slips: Mapping[str, Any]) -> None:
    """The learner's scores, boxes and classes are the wanted ones; if not, the slips that give them are named."""
    shapes = ", ".join(str(np.shape(part)) for part in got)
    told = f"scores, boxes and classes should have shapes (n,), (n, 4) and (n,), in this order; yours have {shapes}."
    check.that([np.ndim(part) for part in got] == [1, 2, 1], told, diagnosis="axes", rung=1)
    check_slips(check, "These boxes are", got, wanted, slips)
    counts = [len(part) for part in got]
    came = f"{counts[0]} scores, {counts[1]} boxes and {counts[2]} classes"
    told = f"{came} come back, where there should be {len(wanted[0])} of each."
    check.that(set(counts) == {len(wanted[0])}, told, diagnosis="count", rung=2)
    for name, come, right in zip(PARTS, got, wanted, strict=True):
        check.close(name, come, right)


def check_slips(check: Check, what_came: str, got: Any, wanted: Any, slips: Mapping[str, Any]) -> None:  # noqa: ANN401
    """A wrong result, an array or several, is none that a known slip gives; `what_came` begins the message: "dw is"."""
    known = [what for what, slip in slips.items() if _same(got, slip) and not _same(slip, wanted)]
    told = f"{what_came} what one gets from {', or from '.join(known)}."
    check.that(not known, told, diagnosis=known[0] if known else None, rung=2)


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - an array or several
    if isinstance(one, tuple):
        return same_detections(one, other)
    return np.shape(one) == np.shape(other) and bool(np.allclose(one, other))


def same_detections(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether scores, boxes and classes are the same, in the same order."""
    return all(_same(a, b) for a, b in zip(one, other, strict=True))


def _sigmoid(z: Array) -> Array:
    return np.asarray(0.5 + 0.5 * np.tanh(z / 2))


def _softmax(z: Array, axis: int | tuple[int, ...]) -> Array:
    powers = np.exp(z)
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))
