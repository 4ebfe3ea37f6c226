"""Boxes, losses and mirrored points that the usual slips give are wrong, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import problems
from startcode.checks.numeric import central_difference


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


@pytest.mark.parametrize("seed", range(5))
def test_a_box_lies_in_its_picture_and_its_slips_are_told_apart(seed):
    box, label, n_classes = problems.one_object(rng(seed), n_classes=3)
    x1, y1, x2, y2 = box
    assert 0 < x1 < x2 < 1
    assert 0 < y1 < y2 < 1
    assert label in range(n_classes)
    assert apart([[(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], *problems.box_slips(box).values()])
    assert problems.no_object(rng(), n_classes=4) == (None, None, 4)


def test_the_price_counts_box_and_class_only_where_an_object_is():
    y_hat, y, weight = problems.outputs_and_targets(rng(), m=7, n_classes=3, empty=3, box_weight=2.7)
    nothing = y[:, 0] == 0
    assert nothing.sum() == 3
    assert not y[nothing].any()
    price = problems.localization_price(y_hat, y, weight)
    other = problems.elsewhere(rng(2), y_hat, nothing)
    assert not np.allclose(other, y_hat)
    assert problems.localization_price(other, y, weight) == pytest.approx(price)
    assert problems.localization_price(problems.elsewhere(rng(2), y_hat, ~nothing), y, weight) != pytest.approx(price)
    assert apart([price, *problems.localization_slips(y_hat, y, weight).values()])


def test_slips_of_the_slope_are_wrong_and_told_apart():
    y_hat, y, weight = problems.outputs_and_targets(rng(), m=5, n_classes=4, empty=2, box_weight=2.7)
    right = central_difference(lambda v: problems.localization_price(v, y, weight), y_hat)
    slips = problems.localization_slope_slips(y_hat, y, weight)
    assert {value.shape for value in slips.values()} == {right.shape}
    assert apart([right, *slips.values()])


def test_partners_are_each_others_and_wrong_mirrors_are_told_apart():
    X, landmarks, partner = problems.landmarked(rng(), m=2, n_H=4, n_W=5, n_C=3, pairs=2, single=1)
    assert X.shape == (2, 4, 5, 3)
    np.testing.assert_array_equal(partner[partner], np.arange(5))
    assert np.sum(partner == np.arange(5)) == 1
    assert landmarks.min() > 0
    assert landmarks.max() < 1
    right = np.stack([1 - landmarks[:, partner, 0], landmarks[:, partner, 1]], axis=2)
    assert apart([right, *problems.mirror_slips(landmarks, partner, 5).values()])
