"""Each fault shows the loss curves by which it is known, and without a fault the game goes well."""

from dataclasses import replace

import numpy as np
import pytest

from startcode import datasets, debuglab
from startcode.debuglab.gan import FAIR

EVEN = 2 * np.log(2)


@pytest.fixture(scope="module")
def bouts():
    return debuglab.adversaries()


def shares(samples):
    """Shares of the clouds that are found, and of the samples that lie in one."""
    distance = np.linalg.norm(samples[:, np.newaxis] - datasets.ring_centers()[:, :, np.newaxis], axis=0)
    near = distance <= 3 * datasets.RING_SPREAD
    return near.any(axis=1).mean(), near.any(axis=0).mean()


def test_two_sigmoids_look_like_a_perfect_game_and_make_nothing(bouts):
    losses = bouts[1].losses
    np.testing.assert_allclose(losses[-300:], [[EVEN, EVEN / 2]] * 300, atol=0.01)
    assert losses[:, 0].min() > np.log1p(np.exp(-1)) + np.log(2)
    assert losses[:, 1].min() > np.log1p(np.exp(-1))
    assert shares(bouts[1].samples)[1] < 0.2


def test_a_judge_that_is_too_strong_has_hardly_a_loss_and_the_faker_an_enormous_one(bouts):
    judge, faker = bouts[2].losses[100:].T
    assert judge.mean() < 0.3
    assert faker.mean() > 6
    assert shares(bouts[2].samples)[1] < 0.2


def test_a_faker_with_target_0_makes_both_happy_and_runs_away(bouts):
    assert bouts[3].losses[-300:].max() < 0.05
    assert np.linalg.norm(bouts[3].samples, axis=0).min() > 4
    assert shares(bouts[3].samples) == (0.0, 0.0)


def test_a_faker_with_ten_turns_makes_waves_and_few_kinds(bouts):
    judge = bouts[4].losses[200:, 0]
    assert judge.mean() > EVEN
    assert judge.std() > 0.2
    assert shares(bouts[4].samples)[0] <= 0.25


def test_a_fair_game_finds_every_cloud_and_least_squares_are_no_better():
    plain, squares = (replace(FAIR, squares=on).play(1500, rng=np.random.default_rng(1)) for on in (False, True))
    assert 0.3 < shares(squares.samples)[1] < shares(plain.samples)[1]
    assert squares.losses[-200:, 0].mean() < 0.5
    judge = plain.losses[:, 0].reshape(-1, 100).mean(axis=1)
    assert judge.min() < judge[-1] < EVEN  # it dips and comes back
    assert judge.min() < 1.3
    assert shares(plain.samples)[0] == 1


def test_the_same_seed_plays_the_same_game():
    one, again = (debuglab.adversaries(steps=3, seed=5) for _ in range(2))
    for number in one:
        np.testing.assert_array_equal(one[number].losses, again[number].losses)
