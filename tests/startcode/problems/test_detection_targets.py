"""Slips of targets and curves are wrong, and of the right shape."""

import numpy as np
import pytest

from startcode import problems


def rng(seed=1):
    return np.random.default_rng(seed)


def test_wrong_targets_have_the_right_shape_and_other_values():
    given = problems.placed_objects(rng(), n_H=8, n_W=5, n_anchors=4, n_classes=3, k=9)
    right = problems.encoded(*given)
    for what, wrong in problems.encoding_slips(*given).items():
        assert wrong.shape == right.shape, what
        assert not np.allclose(wrong, right), what


def test_every_wrong_curve_shows_in_one_of_its_two_parts():
    given = problems.ranked_guesses(rng(), k=13, n_gt=6)
    right = problems.curve_of(*given)
    for what, wrong in problems.curve_slips(*given).items():
        assert [part.shape for part in wrong] == [part.shape for part in right], what
        assert not problems.same_detections(wrong, right), what


@pytest.mark.parametrize("seed", range(3))
def test_every_wrong_area_shows_in_one_of_two_rankings(seed):
    hidden = []
    for first_right in (True, False):
        given = problems.ranked_guesses(rng(seed), k=17, n_gt=9, first_right=first_right)
        slips, right = problems.area_slips(*given), problems.area_of(*given)
        hidden.append({what for what, wrong in slips.items() if np.isclose(wrong, right)})
    assert hidden[0] & hidden[1] == set()
