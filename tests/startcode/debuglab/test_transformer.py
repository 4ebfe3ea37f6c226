"""Each of the three Transformers shows its own bug."""

import numpy as np
import pytest

from startcode import debuglab

LONGEST = 8


def backwards(m, rng):
    """Three to eight signs, and the same backwards."""
    src, tgt = np.zeros((2, m, LONGEST + 1), int)
    for row, n in enumerate(rng.integers(3, LONGEST + 1, size=m)):
        signs = rng.integers(3, 13, size=n)
        src[row, : n + 1], tgt[row, : n + 1] = [*signs, 2], [*signs[::-1], 2]
    return src, tgt


@pytest.fixture(scope="module")
def runs():
    return debuglab.broken_transformers(backwards)


def test_without_a_look_ahead_mask_everything_is_right_until_it_writes(runs):
    assert runs[1].losses[-1] < 0.1
    assert runs[1].forced > 0.97
    assert runs[1].written < 0.05


def test_a_row_that_may_look_nowhere_makes_nan_at_once(runs):
    assert np.isnan(runs[2].losses).all()


def test_without_the_sums_it_learns_and_is_behind(runs):
    assert runs[3].losses[0] > 2.4 > 1 > runs[3].losses[-1] > 3 * runs[1].losses[-1]
    assert runs[3].written > runs[1].written


def test_losses_are_told_at_the_start_and_behind_every_piece(runs):
    assert runs[1].steps.tolist() == list(range(0, 301, 10))
    assert runs[1].losses.shape == runs[1].steps.shape
