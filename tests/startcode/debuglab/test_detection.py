"""Each broken detector of week 10 shows its bug, and nothing else."""

import numpy as np
import pytest

from startcode import debuglab, problems

LIMITS = {"score_threshold": 0.3, "iou_threshold": 0.45}


@pytest.fixture
def seen():
    """The raw output of a network for one picture, and its anchors."""
    return problems.network_output(np.random.default_rng(3), n_H=6, n_W=8, n_anchors=4, n_classes=5)


def test_without_a_bug_it_finds_what_the_checks_take_for_right(seen):
    found = debuglab.right_detector(*seen, **LIMITS)
    wanted = problems.evaluated(problems.decoded(*seen, 5), (1, 1), 999, 0.3, 0.45)
    assert len(found[0]) > 2
    for got, right in zip(found, wanted, strict=True):
        np.testing.assert_allclose(got, right)


def test_sums_for_areas_report_things_twice_and_lose_none(seen):
    scores, boxes, _ = debuglab.broken_detectors(*seen, **LIMITS)[1]
    right = debuglab.right_detector(*seen, **LIMITS)
    assert len(scores) > 1.5 * len(right[0])
    assert all((np.abs(boxes - box).max(axis=1) < 1e-12).any() for box in right[1])


def test_without_the_cell_every_centre_lies_in_the_first_one(seen):
    _, boxes, _ = debuglab.broken_detectors(*seen, **LIMITS)[2]
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    assert len(boxes)
    assert (centres < [1 / 8, 1 / 6]).all()


def test_the_class_of_a_maximum_is_0_and_the_boxes_are_right(seen):
    scores, boxes, classes = debuglab.broken_detectors(*seen, **LIMITS)[3]
    right = debuglab.right_detector(*seen, **LIMITS)
    np.testing.assert_array_equal(scores, right[0])
    np.testing.assert_array_equal(boxes, right[1])
    assert not classes.any()
    assert right[2].any()


def test_a_picture_with_nothing_in_it_gives_no_boxes(seen):
    volume, anchors = seen
    for scores, boxes, classes in debuglab.broken_detectors(volume - 50, anchors, **LIMITS).values():
        assert (scores.shape, boxes.shape, classes.shape) == ((0,), (0, 4), (0,))
