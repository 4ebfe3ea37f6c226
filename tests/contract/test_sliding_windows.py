"""What week 10 says about windows is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab, layers


@pytest.fixture(scope="module")
def ours():
    return lesson("week10/sliding_windows")


@pytest.fixture(scope="module")
def scenes():
    return datasets.load_scenes()


@pytest.fixture(scope="module")
def weights(scenes):
    """A finder that has trained on half of the scenes, for a third of the epochs."""
    crops, kinds = debuglab.object_windows(
        scenes.X_train[:160], scenes.boxes_train[:160], scenes.labels_train[:160], rng=np.random.default_rng(1)
    )
    net = debuglab.WindowNet(len(scenes.classes) + 1)
    return net.train(crops / 255 - 0.5, np.eye(7)[kinds], epochs=2, rate=0.003, rng=np.random.default_rng(4))[0]


def test_the_worked_example_of_a_target_is_right(ours):
    np.testing.assert_allclose(ours.localization_target((0.2, 0.5, 0.6, 0.7), 1, 3), [1, 0.4, 0.6, 0.4, 0.2, 0, 1, 0])


def test_a_scene_has_17_by_25_windows_and_64_of_them_hold_a_pixel_in_its_middle(ours, scenes):
    _, corners = ours.sliding_windows(scenes.X_test[5], 32, 4)
    assert len(corners) == 17 * 25
    x1, y1, x2, y2 = corners.T
    assert np.sum((x1 <= 64) & (x2 > 64) & (y1 <= 48) & (y2 > 48)) == 64


def test_all_at_once_gives_the_numbers_of_every_window_with_far_fewer_multiplications(ours, scenes, weights):
    picture = scenes.X_test[5] / 255 - 0.5
    crops, _ = ours.sliding_windows(picture, 32, 4)
    ours.work["multiplications"] = 0
    alone = ours.window_scores(crops, weights)
    by_window, ours.work["multiplications"] = ours.work["multiplications"], 0
    at_once = ours.convolutional_scores(picture[np.newaxis], weights)
    assert at_once.shape == (1, 17, 25, 7)
    np.testing.assert_allclose(at_once.reshape(-1, 7), alone, atol=1e-9)
    assert (by_window, ours.work["multiplications"]) == (425 * 654_944, 17_814_880)


def test_the_sizes_of_the_table_are_those_of_the_volumes(ours, scenes, weights):
    for n_H, n_W, first, second in [(32, 32, (14, 14), (6, 6)), (96, 128, (46, 62), (22, 30))]:
        X = np.zeros((1, n_H, n_W, 3))
        A1 = ours.halve(ours.convolve(X, weights["W1"], weights["b1"]))
        assert A1.shape == (1, *first, 8)
        assert ours.features(X, weights).shape == (1, *second, 16)


def cost_of(n_H, n_W):
    """Multiplications for one picture, by the formula of the lesson."""
    total = 0
    for f, n_C_prev, n_C, pooling in [(5, 3, 8, 2), (3, 8, 16, 2), (6, 16, 32, 1), (1, 32, 7, 1)]:
        n_H, n_W = n_H - f + 1, n_W - f + 1
        total += n_H * n_W * n_C * f * f * n_C_prev
        n_H, n_W = n_H // pooling, n_W // pooling
    return total


def test_sharing_pays_where_windows_overlap_and_costs_where_they_do_not():
    assert (cost_of(32, 32), cost_of(96, 128)) == (654_944, 17_814_880)
    for n in (96, 160, 416):
        ratios = [((n - 32) // stride + 1) ** 2 * cost_of(32, 32) / cost_of(n, n) for stride in (4, 8, 32)]
        assert ratios[0] > ratios[1] > 1 > ratios[2]
    assert 25 * cost_of(32, 32) / cost_of(48, 48) < 289 * cost_of(32, 32) / cost_of(96, 96)


def test_a_frame_changes_two_pixels_along_the_edge_of_a_window_and_nothing_inside(scenes):
    kernel, nothing, framed = (
        np.random.default_rng(1).normal(size=(5, 5, 3, 1)),
        np.zeros((1, 1, 1, 1)),
        {"stride": 1, "pad": 2},
    )
    picture = scenes.X_test[5:6] / 255
    first = layers.conv_forward(picture[:, 40:72, 60:92], kernel, nothing, framed)[0]
    last = layers.conv_forward(picture, kernel, nothing, framed)[0][:, 40:72, 60:92]
    gap = np.abs(first - last)[0, :, :, 0]
    assert gap[2:-2, 2:-2].max() < 1e-9
    assert min(gap[:2].min(), gap[-2:].min(), gap[:, :2].min(), gap[:, -2:].min()) > 1e-9


def test_the_pointer_points_far_better_than_the_middle_of_the_picture(ours):
    (X, *known), (X_new, *new) = (debuglab.shape_pictures(m, rng=np.random.default_rng(m)) for m in (1200, 300))
    Y, Y_new = (
        np.array([ours.localization_target(box, kind, 3) for box, kind in zip(*pair, strict=True)])
        for pair in (known, new)
    )
    net = debuglab.WindowNet(8, hidden=64)
    weights, costs = net.train(
        X / 255 - 0.5, Y, ours.localization_loss, epochs=8, rate=0.003, rng=np.random.default_rng(3)
    )
    said, there = net.answers(X_new / 255 - 0.5, weights)[0], Y_new[:, 0] == 1
    assert costs[-1] < 0.7 * costs[0]
    assert np.mean((said[:, 0] > 0) == there) > 0.93
    away, lazy = (np.median(np.hypot(*(guess - Y_new[there, 1:3]).T)) for guess in (said[there, 1:3], 0.5))
    assert away < 0.6 * lazy


def test_mirror_images_help_and_old_numbers_pull_both_eyes_towards_the_nose(ours):
    partner = np.array([1, 0, 2, 4, 3])
    (X, points), (X_new, new) = (
        debuglab.drawn_faces(m, rng=np.random.default_rng(seed)) for m, seed in [(60, 1), (500, 2)]
    )
    mirrored = ours.mirror_landmarks(X, points, partner)
    careless = np.stack([1 - points[..., 0], points[..., 1]], axis=2)
    sets = [(X, points)] + [
        (np.concatenate([X, mirrored[0]]), np.concatenate([points, marks])) for marks in (mirrored[1], careless)
    ]
    off, gap = [], []
    for pictures, marks in sets:
        A, A_new = (np.column_stack([some.reshape(len(some), -1), np.ones(len(some))]) for some in (pictures, X_new))
        guess = A_new @ A.T @ np.linalg.solve(A @ A.T + 3 * np.eye(len(A)), marks.reshape(len(A), -1))
        guess = guess.reshape(new.shape)
        off.append(20 * np.hypot(*np.moveaxis(guess - new, 2, 0))[:, 0].mean())
        gap.append(np.mean(guess[:, 0, 0] - guess[:, 1, 0]))
    assert off[1] < off[0] < 0.5 < 1.5 < off[2]
    assert gap[2] < 0.6 * gap[1]  # the eyes move together


def test_things_that_do_not_fit_are_found_less_often_and_hardly_any_bus_fits(ours, scenes, weights):
    maps = ours.convolutional_scores(scenes.X_test[:80] / 255 - 0.5, weights)
    maps = layers.softmax(maps.reshape(-1, 7).T).T.reshape(maps.shape)
    hit, fits, kinds = [], [], np.concatenate(scenes.labels_test[:80])
    for scores, boxes, labels in zip(maps, scenes.boxes_test, scenes.labels_test, strict=False):
        corners = boxes * [128, 96, 128, 96]
        for corner, label in zip(corners, labels, strict=True):
            windows, _ = ours.best_windows(scores[:, :, label], 32, (1, 2, 1, 2, 1, 1), 0.5)
            away = np.abs((windows[:, :2] + windows[:, 2:] - corner[:2] - corner[2:]) / 2).max(axis=1)
            hit.append(np.any(away <= 8))
            fits.append((corner[2:] - corner[:2]).max() <= 32)
    hit, fits = np.array(hit), np.array(fits)
    assert hit[fits].mean() > hit[~fits].mean() + 0.1
    assert fits[kinds == scenes.classes.index("bus")].mean() < 0.3
    assert fits[kinds == scenes.classes.index("stop sign")].mean() > 0.9
