"""Each fault of a critic shows the numbers by which it is known, and the right program comes near."""

import numpy as np
import pytest

from startcode import debuglab
from startcode.debuglab.wasserstein_gan import two_hills


@pytest.fixture(scope="module")
def duels():
    return debuglab.broken_critics()


def test_the_right_program_keeps_its_weights_and_brings_the_distance_down(duels):
    duel = duels[0]
    assert duel.largest.max() <= debuglab.Critics().c
    assert duel.distances[-5:].mean() < 0.5 * duel.distances[0]
    assert duel.estimates[-5:].mean() < 0.5 * duel.estimates[:5].mean()
    assert duel.estimates.reshape(-1, 10).mean(axis=1).min() > 0


def test_clipping_before_large_steps_leaves_weights_beyond_the_bound_and_gets_nowhere(duels):
    assert duels[1].largest[-5:].min() > debuglab.Critics().c
    assert abs(duels[1].estimates[-5:].mean()) < 0.01
    assert duels[1].distances[-5:].mean() > 3 * duels[0].distances[-5:].mean()


def test_the_opposite_sign_gives_estimates_below_zero_and_leads_away(duels):
    assert duels[2].estimates.max() < 0
    assert duels[2].distances[-5:].mean() > duels[0].distances[0]


def test_without_clipping_the_estimate_climbs_far_beyond_any_distance(duels):
    assert duels[3].estimates.max() > 100 * duels[3].distances.max()
    assert duels[3].largest[-1] > 20 * debuglab.Critics().c


def test_a_critic_with_few_turns_reads_nothing_while_the_distance_stays(duels):
    assert abs(duels[4].estimates[-10:].mean()) < 0.01
    assert duels[4].distances[-10:].mean() > 0.2
    assert duels[4].largest.max() <= debuglab.Critics().c


def test_the_same_seed_plays_the_same_game():
    one, again = (debuglab.broken_critics(steps=10, seed=5) for _ in range(2))
    for number, duel in one.items():
        assert duel.estimates.shape == (1,)
        np.testing.assert_array_equal(duel.estimates, again[number].estimates)


def test_the_two_hills_are_where_they_are_said_to_be():
    x = two_hills(4000, rng=np.random.default_rng(1))
    assert x.shape == (1, 4000)
    assert x[x < 0.5].mean() == pytest.approx(-2, abs=0.1)
    assert x[x > 0.5].mean() == pytest.approx(3, abs=0.1)
