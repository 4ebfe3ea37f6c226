"""What week 10 learns windows from is what it says, and each finder has the bug that it says."""

import numpy as np
import pytest

from startcode import datasets, debuglab
from startcode.checks.numeric import central_difference
from startcode.debuglab.sliding_windows import SHOWN, SIDE, class_loss


@pytest.fixture(scope="module")
def scenes():
    return datasets.load_scenes()


@pytest.fixture(scope="module")
def weights():
    return debuglab.WindowNet(7).start(np.random.default_rng(1))


def test_the_slopes_of_the_net_are_the_measured_ones():
    rng = np.random.default_rng(3)
    net = debuglab.WindowNet(3, hidden=4)
    start = net.start(rng)
    start |= {name: 0.1 * rng.normal(size=value.shape) for name, value in start.items() if name[0] == "b"}
    X, Y = rng.normal(size=(2, SIDE, SIDE, 3)), np.eye(3)[[2, 0]]
    answers, trip = net.answers(X, start)
    grads = net.slopes(class_loss(answers, Y)[1], trip, start)
    for name in ("b1", "b2", "b3", "W4", "b4"):

        def cost(value, name=name):
            return class_loss(net.answers(X, start | {name: value})[0], Y)[0]

        measured = central_difference(cost, start[name], 1e-6)
        np.testing.assert_allclose(grads[f"d{name}"], measured, rtol=1e-4, atol=1e-6)
    moved = np.zeros_like(start["W1"])
    moved[1, 2, 0, 3] = 1e-6
    ends = [class_loss(net.answers(X, start | {"W1": start["W1"] + way * moved})[0], Y)[0] for way in (1, -1)]
    assert grads["dW1"][1, 2, 0, 3] == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-4)


def test_everywhere_gives_each_window_what_it_gets_alone(scenes, weights):
    net = debuglab.WindowNet(7)
    picture = scenes.X_test[:1] / 255 - 0.5
    maps = net.everywhere(picture, weights)
    assert maps.shape == (1, 17, 25, 7)
    for row, column in [(0, 0), (3, 11), (16, 24)]:
        window = picture[:, 4 * row : 4 * row + SIDE, 4 * column : 4 * column + SIDE]
        np.testing.assert_allclose(net.answers(window, weights)[0][0], maps[0, row, column])


def test_training_lowers_the_cost_and_can_be_repeated():
    X, _, kinds = debuglab.shape_pictures(96, rng=np.random.default_rng(1))
    Y = np.eye(2)[[int(kind is not None) for kind in kinds]]
    runs = [debuglab.WindowNet(2).train(X / 255 - 0.5, Y, epochs=4, rng=np.random.default_rng(2)) for _ in range(2)]
    assert runs[0][1][-1] < 0.8 * runs[0][1][0]
    np.testing.assert_array_equal(runs[0][1], runs[1][1])
    assert all(value.dtype == np.float64 for value in runs[0][0].values())


def test_in_the_middle_of_a_window_is_what_its_class_says(scenes):
    few = slice(0, 40)
    given = scenes.X_train[few], scenes.boxes_train[few], scenes.labels_train[few]
    crops, kinds = debuglab.object_windows(*given, rng=np.random.default_rng(1))
    half = len(crops) // 2
    np.testing.assert_array_equal(crops[half:], crops[:half, :, ::-1])
    np.testing.assert_array_equal(kinds[half:], kinds[:half])
    seen = np.lib.stride_tricks.sliding_window_view(scenes.X_train[0], (SIDE, SIDE), axis=(0, 1))  # (65, 97, 3, 32, 32)
    corners = scenes.boxes_train[0] * [128, 96, 128, 96]
    middles = (corners[:, :2] + corners[:, 2:]) / 2 - SIDE / 2
    fits = (corners[:, 2:] - corners[:, :2]).max(axis=1) <= SIDE
    found = 0
    for crop, kind in zip(crops[:30], kinds[:30], strict=True):
        places = np.argwhere(np.all(seen == crop.transpose(2, 0, 1), axis=(2, 3, 4)))
        if len(places) != 1:
            continue  # of another scene
        away = np.abs(middles - places[0][::-1]).max(axis=1)
        found += 1
        if kind == len(scenes.classes):
            assert away.min() > 5
        else:
            assert scenes.labels_train[0][fits][away[fits].argmin()] == kind
            assert away[fits].min() <= 2.5
    assert found > 5


def test_a_shape_fills_its_box_and_the_rest_is_smooth():
    X, boxes, kinds = debuglab.shape_pictures(60, rng=np.random.default_rng(1))
    assert X.shape == (60, SIDE, SIDE, 3)
    assert X.min() >= 0
    assert X.max() <= 255
    assert [box is None for box in boxes] == [kind is None for kind in kinds]
    assert {kind for kind in kinds if kind is not None} == {0, 1, 2}
    for picture, box, kind in zip(X, boxes, kinds, strict=True):
        if kind != 1:
            continue
        x1, y1, x2, y2 = np.rint(SIDE * box).astype(int)
        inside = picture[y1 + 2 : y2 - 2, x1 + 2 : x2 - 2]
        assert inside.std(axis=(0, 1)).max() < 20
        assert np.abs(inside.mean(axis=(0, 1)) - picture.mean(axis=(0, 1))).max() > 15


def test_eyes_nose_and_mouth_are_where_the_landmarks_say():
    X, points = debuglab.drawn_faces(50, rng=np.random.default_rng(1))
    assert X.shape == (50, 20, 20, 1)
    assert points.shape == (50, 5, 2)
    assert points.min() > 0
    assert points.max() < 1
    for picture, marks in zip(X[..., 0], points, strict=True):
        columns, rows = (20 * marks).astype(int).T
        assert np.mean(picture[rows, columns]) < np.mean(picture[7:13, 6:14])
    assert np.all(points[:, 0, 0] > points[:, 1, 0])  # the left eye of who looks at us is on the right


def test_each_finder_has_the_bug_that_the_lesson_names(scenes, weights):
    finders = debuglab.broken_finders()
    picture = scenes.X_test[11]
    found = {number: find(picture, weights) for number, find in finders.items()}
    assert {boxes.shape for boxes in found.values()} == {(SHOWN, 4)}
    np.testing.assert_array_equal(found[1], found[4][:, [1, 0, 3, 2]])
    np.testing.assert_array_equal(2 * found[3][:, :2], found[4][:, :2])
    assert not np.array_equal(found[2], found[4])
    scores = debuglab.WindowNet(7).everywhere(picture[np.newaxis] / 255 - 0.5, weights)[0]
    lead = scores[..., :-1].max(axis=2) - scores[..., -1]
    x, y = found[4][0, :2] // 4
    assert lead[y, x] == lead.max()


def test_the_reshaped_finder_uses_the_weights_in_the_order_of_a_reshape_alone(scenes, weights):
    n = len(weights["W3"])
    mixed = np.moveaxis(weights["W3"].reshape(6, 6, 16, n), 3, 0).reshape(n, -1)
    right = debuglab.broken_finders()[4](scenes.X_test[11], weights | {"W3": mixed})
    np.testing.assert_array_equal(debuglab.broken_finders()[2](scenes.X_test[11], weights), right)
