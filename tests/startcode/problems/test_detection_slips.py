"""Slips of week 10 are wrong, and the checks name the one that was made."""

import numpy as np
import pytest

from startcode import problems
from startcode.checks import Check
from startcode.checks.failure import Failure


def rng(seed=1):
    return np.random.default_rng(seed)


def same(one, other):
    return problems.same_detections(one, other)


def test_wrong_overlaps_are_wrong():
    one, other = problems.two_boxes(rng())
    right = problems.overlap(one, other)
    assert not np.isclose(list(problems.overlap_slips(one, other).values()), right).any()


def test_slips_of_the_decoding_have_the_right_shape_and_other_values():
    feats, anchors, n_classes = problems.raw_features(rng(), n_H=3, n_W=5, n_anchors=2, n_classes=4)
    parts = problems.decoded(feats, anchors, n_classes)
    for right, slips in zip(parts, problems.decoding_slips(feats, anchors).values(), strict=True):
        for what, wrong in slips.items():
            assert np.shape(wrong) == right.shape, what
            assert not np.allclose(wrong, right), what


def test_every_slip_of_the_filter_shows_in_one_of_two_grids():
    hidden = []
    for threshold in (0.21, 0.45):
        given = problems.scored_grid(rng(), n_H=5, n_W=2, n_anchors=4, n_classes=3)
        right, slips = problems.filtered(*given, threshold), problems.threshold_slips(*given, threshold)
        hidden.append({what for what, wrong in slips.items() if same(wrong, right)})
    assert hidden[0] & hidden[1] == set()


def test_every_slip_of_the_suppression_shows_in_one_of_the_examples_of_the_lesson():
    crowds = [((6, 4), 5, 0.72), ((4, 4), 10, 0.3), ((5, 3), 3, 0.42), ((5, 4), 15, 0.8)]
    examples = [(problems.crowded_boxes(rng(), *sizes), *asked) for sizes, *asked in crowds]
    hidden = []
    for asked in [*examples, (problems.three_in_a_row(rng()), 10, 0.3)]:
        right = problems.surviving(*asked)
        hidden.append({what for what, wrong in problems.suppression_slips(*asked).items() if same(wrong, right)})
    assert set.intersection(*hidden) == set()


def test_every_slip_of_the_whole_shows_in_one_of_two_volumes():
    hidden = []
    for asked in (((91, 143), 60, 0.37, 0.72), ((233, 57), 4, 0.23, 0.31)):
        outputs = problems.yolo_outputs(rng(), n_H=5, n_W=7, n_anchors=3, n_classes=4)
        right = problems.evaluated(outputs, *asked)
        hidden.append(
            {what for what, wrong in problems.evaluation_slips(outputs, *asked).items() if same(wrong, right)}
        )
    assert hidden[0] & hidden[1] == set()


def checked():
    return Check("anything", {"anything": lambda: 0})


def some_boxes():
    return problems.crowded_boxes(rng(), objects=2, copies=3)


def test_the_right_boxes_pass():
    problems.check_detections(checked(), some_boxes(), some_boxes(), {})


def test_a_known_slip_is_named_and_two_that_cannot_be_told_apart_are_both_named():
    scores, boxes, classes = some_boxes()
    wrong = scores, boxes, classes + 1
    with pytest.raises(Failure, match="These boxes are what one gets from a, or from c") as raised:
        problems.check_detections(checked(), wrong, some_boxes(), {"a": wrong, "b": some_boxes(), "c": wrong})
    assert raised.value.diagnosis == "a"


def test_boxes_in_another_order_of_parts_are_told():
    scores, boxes, classes = some_boxes()
    with pytest.raises(Failure, match="in this order") as raised:
        problems.check_detections(checked(), (boxes, scores, classes), some_boxes(), {})
    assert raised.value.diagnosis == "axes"


@pytest.mark.parametrize("part", [0, 1, 2])
def test_too_few_boxes_or_other_values_fail(part):
    found = some_boxes()
    with pytest.raises(Failure, match="where there should be 6"):
        problems.check_detections(checked(), tuple(values[1:] for values in found), found, {})
    changed = tuple(values + (place == part) for place, values in enumerate(found))
    with pytest.raises(Failure):
        problems.check_detections(checked(), changed, found, {})
