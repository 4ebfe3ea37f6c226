"""The turns that learners' steps are compared with are right, and every slip of them shows."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import checks, problems
from startcode.checks.numeric import central_difference
from startcode.problems.gan_turns import SLIPS, _Game

G_DIMS, D_DIMS, M = [3, 5, 4, 2], [2, 6, 3, 1], 7


@pytest.fixture(scope="module")
def ours():
    return lesson("week15/gan")


@pytest.fixture
def players(ours):
    return problems.Players(
        ours.sample_noise,
        ours.generator_forward,
        ours.discriminator_forward,
        ours.discriminator_backward,
        ours.generator_backward,
    )


@pytest.fixture
def networks():
    return problems.two_networks(np.random.default_rng(1), G_DIMS, D_DIMS, M)


def rng():
    return np.random.default_rng(2)


def test_the_judges_turn_has_the_measured_slope_of_its_loss(players, networks):
    D, G, real = networks
    _, slopes = players.d_turn(D, G, real, rng())
    for name, value in D.items():
        measured = central_difference(
            lambda v, name=name: players.d_turn({**D, name: v}, G, real, rng())[0], value, 1e-6
        )
        np.testing.assert_allclose(slopes[f"d{name}"], measured, rtol=1e-5, atol=1e-7)


def test_the_fakers_turn_has_the_measured_slope_of_its_loss_through_both_networks(players, networks):
    D, G, _ = networks
    _, slopes = players.g_turn(G, D, M, rng())
    for name, value in G.items():
        measured = central_difference(lambda v, name=name: players.g_turn({**G, name: v}, D, M, rng())[0], value, 1e-6)
        np.testing.assert_allclose(slopes[f"d{name}"], measured, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("change", [{"weights": (1, 0)}, {"weights": (0.5, 0.5)}, {"targets": (0, 1)}])
def test_slips_of_the_judges_turn_give_other_slopes(players, networks, change):
    (loss, right), (other, wrong) = players.d_turn(*networks, rng()), players.d_turn(*networks, rng(), **change)
    assert loss != pytest.approx(other)
    assert not np.allclose(right["dW1"], wrong["dW1"], rtol=1e-3)


def test_one_cache_for_both_gives_other_slopes_of_the_weights(players, networks):
    (_, right), wrong = players.d_turn(*networks, rng()), players.one_cache(*networks, rng())
    assert not np.allclose(right["dW1"], wrong["dW1"], rtol=1e-3)


@pytest.mark.parametrize("slip", SLIPS.values())
def test_every_slip_of_a_game_gives_other_networks(ours, networks, slip):
    D, G, _ = networks
    game = _Game(ours.d_step, ours.g_step, D, G, M)
    right, again, wrong = game.play(3), game.play(3), game.play(3, slip)
    np.testing.assert_array_equal(right[2], again[2])
    assert right[2].shape == (3, 2)
    assert not np.allclose(right[0]["W1"], wrong[0]["W1"], rtol=1e-4)


def verdict(check_step, step, *more):
    """What `check_step` says of a step; `checks.exercise` finds it by its name."""
    namespace = {"d_step": step}
    reports = []
    checks.listeners.append(reports.append)
    try:
        exec(  # a test cell, as a notebook has it
            "with checks.exercise('d_step') as check: check_step(check, *more)",
            {**namespace, "checks": checks, "check_step": check_step, "more": more},
        )
    finally:
        checks.listeners.remove(reports.append)
    return reports[-1]


def test_a_step_that_remembers_or_moves_both_or_keeps_nothing_is_told_so(ours, players, networks):
    def keeps_nothing(D, G, real, update, rng):
        return D, ours.d_step(D, G, real, update, rng)[1]

    def moves_both(D, G, real, update, rng):
        return update(D, update(G, {})), 0.0

    def right(D, G, real, update, rng):
        return ours.d_step(D, G, real, update, rng)

    diagnoses = [
        verdict(problems.check_d_step, step, players, networks).diagnosis for step in (keeps_nothing, moves_both)
    ]
    assert diagnoses == ["not-kept", "updates"]
    report = verdict(problems.check_d_step, right, players, networks)
    assert report.outcome is checks.Outcome.PASSED, report.message
