"""What week 10 says about its detector is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab, pretrained

SHOWN = 141  # the street of the figures
EVERY = {"max_boxes": 30, "score_threshold": 0.05}


@pytest.fixture(scope="module")
def ours():
    return lesson("week10/object_detection")


@pytest.fixture(scope="module")
def scenes():
    return datasets.load_scenes()


@pytest.fixture(scope="module")
def detector():
    return pretrained.scene_detector()


@pytest.fixture(scope="module")
def volumes(detector, scenes):
    return detector.volume(scenes.X_test)


@pytest.fixture(scope="module")
def answers(ours, detector, volumes):
    return [ours.yolo_head(volume, detector.anchors, len(detector.classes)) for volume in volumes]


def averages(ours, scenes, found):
    """Average precision of each class, counted apart from the lesson: boxes (k, 4) as fractions."""
    rows, first = [], 0
    for (scores, boxes, classes), truth, labels in zip(found, scenes.boxes_test, scenes.labels_test, strict=True):
        for score, box, kind in zip(scores, boxes, classes, strict=True):
            overlaps = np.array([ours.iou(box, other) for other in truth]) * (labels == kind)
            rows.append((score, kind, first + overlaps.argmax() if overlaps.max() >= 0.5 else -1))
        first += len(truth)
    scores, kinds, matches = np.array(rows).T
    counts = np.bincount(np.concatenate(scenes.labels_test), minlength=len(scenes.classes))
    return np.array(
        [
            ours.average_precision(scores[kinds == kind], matches[kinds == kind], count)
            for kind, count in enumerate(counts)
        ]
    )


def by_class(ours, answer, iou_threshold):
    corners, parts = ours.yolo_boxes_to_corners(*answer[:2]), []
    scores, boxes, classes = ours.yolo_filter_boxes(corners, *answer[2:], 0.05)
    for kind in np.unique(classes):
        at = classes == kind
        parts.append(ours.yolo_non_max_suppression(scores[at], boxes[at], classes[at], 30, iou_threshold))
    return [np.concatenate(part) for part in zip(*parts, strict=True)] if parts else (scores, boxes, classes)


def test_two_things_of_the_street_have_their_centres_in_one_cell(scenes, detector):
    boxes, grid = scenes.boxes_test[SHOWN], np.array(detector.grid[::-1])
    cells = np.floor((boxes[:, :2] + boxes[:, 2:]) / 2 * grid)
    assert len(np.unique(cells, axis=0)) == len(boxes) - 1


def test_in_the_street_suppression_drops_boxes_and_every_thing_is_found(ours, scenes, answers):
    outputs = answers[SHOWN]
    before = ours.yolo_filter_boxes(ours.yolo_boxes_to_corners(*outputs[:2]), *outputs[2:], 0.3)
    scores, boxes, classes = ours.yolo_non_max_suppression(*before)
    assert len(scenes.boxes_test[SHOWN]) <= len(scores) < len(before[0])
    for truth, label in zip(scenes.boxes_test[SHOWN], scenes.labels_test[SHOWN], strict=True):
        overlaps = [ours.iou(truth, box) for box, kind in zip(boxes, classes, strict=True) if kind == label]
        assert max(overlaps) > 0.5


def test_the_detector_is_good_and_large_things_are_easiest(ours, scenes, answers):
    found = [ours.yolo_eval(answer, (1, 1), **EVERY) for answer in answers]
    each = dict(zip(scenes.classes, averages(ours, scenes, found), strict=True))
    assert np.mean([*each.values()]) > 0.7
    assert min(each["car"], each["bus"]) > max(each["pedestrian"], each["bicycle"])


def test_suppressing_too_little_costs_precision_and_too_much_loses_neighbours(ours, scenes, answers):
    together = {
        limit: averages(
            ours, scenes, [ours.yolo_eval(answer, (1, 1), **EVERY, iou_threshold=limit) for answer in answers]
        )
        for limit in (0.1, 0.45, 0.9)
    }
    apart = {
        limit: averages(ours, scenes, [by_class(ours, answer, limit) for answer in answers]) for limit in (0.1, 0.45)
    }
    means = {limit: each.mean() for limit, each in together.items()}
    assert means[0.45] > max(means[0.1], means[0.9]) + 0.02
    assert apart[0.1].mean() > means[0.1] + 0.02
    assert abs(apart[0.45].mean() - means[0.45]) < 0.02


def test_an_iou_without_its_zero_loses_boxes_and_adds_none(ours, answers):
    def careless(one, other):
        width, height = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
        areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
        return width * height / (sum(areas) - width * height)

    def shown(iou):
        total = 0
        for answer in answers[:80]:
            scores, boxes, _ = ours.yolo_filter_boxes(ours.yolo_boxes_to_corners(*answer[:2]), *answer[2:], 0.3)
            stay = []
            for place in np.argsort(-scores):
                if all(iou(boxes[place], boxes[other]) <= 0.5 for other in stay):
                    stay.append(place)
            total += len(stay)
        return total

    assert shown(careless) < 0.98 * shown(ours.iou)


def test_encoding_and_decoding_bring_nearly_every_box_back(ours, scenes, detector):
    lost, worst, n_classes = 0, 0.0, len(scenes.classes)
    for boxes, classes in zip(scenes.boxes_test, scenes.labels_test, strict=True):
        targets = ours.encode_targets(boxes, classes, detector.grid, detector.anchors, n_classes)
        within = np.clip(targets[..., :2], 1e-9, 1 - 1e-9)
        raw = np.concatenate([np.log(within / (1 - within)), targets[..., 2:4], 40 * targets[..., 4:] - 20], axis=-1)
        outputs = ours.yolo_head(raw, detector.anchors, n_classes)
        back = ours.yolo_eval(outputs, (1, 1), iou_threshold=1.0)[1]
        lost += len(boxes) - len(back)
        worst = max(worst, *(np.abs(boxes - box).max(axis=1).min() for box in back))
    assert worst < 1e-6
    assert 0 < lost < 0.05 * sum(map(len, scenes.boxes_test))


def test_the_broken_detectors_show_in_the_measure_as_the_answers_say(ours, scenes, detector, volumes):
    limits = {"score_threshold": 0.05, "iou_threshold": 0.45}
    spoiled = [debuglab.broken_detectors(volume, detector.anchors, **limits) for volume in volumes]
    right = averages(ours, scenes, [debuglab.right_detector(volume, detector.anchors, **limits) for volume in volumes])
    twice, corner, zero = (averages(ours, scenes, [found[number] for found in spoiled]) for number in (1, 2, 3))
    assert 0.5 < twice.mean() < right.mean() - 0.02
    assert corner.max() < 0.05
    assert not zero[1:].any()
    assert 0 < zero[0] < 0.7 * right[0]


def test_the_example_of_the_text_is_right(ours):
    given = np.array([0.9, 0.8, 0.6, 0.4, 0.1]), np.array([0, -1, 2, 2, 1]), 4
    precision, recall = ours.precision_recall_curve(*given)
    np.testing.assert_allclose(precision, [1, 1 / 2, 2 / 3, 2 / 4, 3 / 5])
    np.testing.assert_allclose(recall, [1 / 4, 1 / 4, 2 / 4, 2 / 4, 3 / 4])
    assert ours.average_precision(*given) == pytest.approx(0.567, abs=5e-4)
    assert ours.iou((0, 0, 4, 2), (3, 1, 5, 4)) == pytest.approx(1 / 13)
