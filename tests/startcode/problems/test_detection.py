"""What the checks of week 10 take for right is right: counted on a raster, sent there and back, worked out by hand."""

import numpy as np
import pytest

from startcode import problems
from startcode.problems.detection import GAP, Array


def rng(seed=1):
    return np.random.default_rng(seed)


def counted(one, other, side=900):
    """The overlap of two boxes inside (0, 0, 10, 10), counted in points of a raster."""
    at = (np.arange(side) + 0.5) * 10 / side

    def inside(box: Array) -> Array:
        x1, y1, x2, y2 = box
        return np.outer((at > y1) & (at < y2), (at > x1) & (at < x2))

    return np.sum(inside(one) & inside(other)) / np.sum(inside(one) | inside(other))


@pytest.mark.parametrize("seed", range(4))
def test_the_overlap_is_what_a_raster_counts(seed):
    one, other = (0.6 * (np.array(box) + np.array([0, 5, 0, 5])) for box in problems.two_boxes(rng(seed)))
    assert problems.overlap(one, other) == pytest.approx(counted(one, other), abs=0.01)
    assert 0 < problems.overlap(one, other) < 1


@pytest.mark.parametrize("seed", range(9))
def test_two_boxes_overlap_and_have_four_different_sides(seed):
    one, other = problems.two_boxes(rng(seed))
    assert problems.overlap(one, other) > 0.01
    sides = sorted([one[2] - one[0], one[3] - one[1], other[2] - other[0], other[3] - other[1]])
    assert np.diff(sides).min() > 0.05


def test_separate_boxes_share_nothing():
    pairs = problems.separate_boxes(rng())
    assert [problems.overlap(one, other) for one, other in pairs.values()] == pytest.approx([0] * 6, abs=1e-12)


def test_boxes_of_raw_zeros_lie_in_the_middle_of_their_cells_and_have_the_size_of_their_anchors():
    feats, anchors, n_classes = problems.raw_features(rng(), n_H=3, n_W=5, n_anchors=2, n_classes=4)
    xy, wh, sure, share = problems.decoded(0 * feats, anchors, n_classes)
    np.testing.assert_allclose(xy[2, 4], [[4.5 / 5, 2.5 / 3]] * 2)
    np.testing.assert_allclose(wh[1, 3], anchors)
    assert (sure == 0.5).all()
    np.testing.assert_allclose(share, 0.25)


def test_what_is_encoded_can_be_decoded():
    boxes, classes, grid, anchors, n_classes = problems.placed_objects(
        rng(), n_H=4, n_W=7, n_anchors=3, n_classes=5, k=9
    )
    targets = problems.encoded(boxes, classes, grid, anchors, n_classes)
    at = targets[..., 4] > 0
    raw = targets.copy()
    raw[..., :2] = np.log(np.where(at[..., None], raw[..., :2], 0.5)) - np.log1p(
        -np.where(at[..., None], raw[..., :2], 0.5)
    )
    xy, wh, _, _ = problems.decoded(raw, anchors, n_classes)
    back = np.concatenate([xy - wh / 2, xy + wh / 2], axis=-1)[at]
    key = np.lexsort(np.round(boxes, 9).T), np.lexsort(np.round(back, 9).T)
    np.testing.assert_allclose(back[key[1]], boxes[key[0]], atol=1e-12)
    assert sorted(targets[at][:, 5:].argmax(axis=1)) == sorted(classes)


def test_a_row_of_three_has_the_overlaps_that_its_name_promises():
    found = problems.three_in_a_row(rng())
    table = problems.overlaps(found[1])
    np.testing.assert_allclose(table[[0, 1, 0], [1, 2, 2]], [0.6 / 1.4, 0.6 / 1.4, 0.2 / 1.8])
    np.testing.assert_array_equal(problems.surviving(found, 10, 0.3)[0], found[0][[0, 2]])


@pytest.mark.parametrize("threshold", [0.3, 0.7])
def test_what_survives_overlaps_little_and_what_does_not_has_a_reason(threshold):
    found = problems.crowded_boxes(rng(), objects=4, copies=4, apart=(threshold,))
    scores, boxes, _ = problems.surviving(found, 99, threshold)
    table = problems.overlaps(boxes) - np.eye(len(boxes))
    assert table.max() <= threshold
    assert (np.diff(scores) < 0).all()
    for score, box in zip(found[0], found[1], strict=True):
        stronger = [problems.overlap(box, other) for other, s in zip(boxes, scores, strict=True) if s > score]
        assert score in scores or max(stronger) > threshold


def test_scores_and_overlaps_keep_away_from_the_thresholds():
    _, sure, share = problems.scored_grid(rng(), n_H=4, n_W=3, n_anchors=3, n_classes=5, apart=(0.6, 0.2))
    boxes = problems.crowded_boxes(rng(), objects=4, copies=4, apart=(0.5,))[1]
    assert min(np.abs(sure * share - threshold).min() for threshold in (0.6, 0.2)) > GAP
    assert np.abs(problems.overlaps(boxes) - 0.5).min() > GAP


def test_a_made_up_volume_shows_few_things_from_several_cells():
    outputs = problems.yolo_outputs(rng(), n_H=6, n_W=7, n_anchors=3, n_classes=4)
    all_boxes = problems.evaluated(outputs, (1, 1), 999, 0.3, 1.0)[0]
    few_boxes = problems.evaluated(outputs, (1, 1), 999, 0.3, 0.4)[0]
    assert 3 <= len(few_boxes) < 0.5 * len(all_boxes)


def test_the_curve_and_its_area_are_those_worked_out_by_hand():
    given = np.array([0.4, 0.9, 0.8, 0.1, 0.6]), np.array([2, 0, -1, 1, 2]), 4
    precision, recall = problems.curve_of(*given)
    np.testing.assert_allclose(precision, [1, 1 / 2, 2 / 3, 2 / 4, 3 / 5])
    np.testing.assert_allclose(recall, [1 / 4, 1 / 4, 2 / 4, 2 / 4, 3 / 4])
    assert problems.area_of(*given) == pytest.approx((1 + 2 / 3 + 3 / 5) / 4)


@pytest.mark.parametrize("first_right", [True, False])
def test_guesses_cover_some_objects_twice_and_some_never(first_right):
    scores, matches, n_gt = problems.ranked_guesses(rng(), k=13, n_gt=6, first_right=first_right)
    found = matches[matches >= 0]
    assert len(np.unique(found)) < len(found)
    assert not np.isin(np.arange(n_gt), found).all()
    assert (matches[scores.argmax()] >= 0) == first_right
