"""Slips of the losses and of the critic's turn give other numbers, and the turn's check names each of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reference import lesson
from startcode import checks, problems
from startcode.checks.numeric import central_difference
from startcode.problems.wasserstein_gan import TURNS, _alike

SEEDS = st.integers(0, 10**6)
DIMS, M, ROUNDS, C = [3, 4, 3, 1], 5, 4, 0.61


@pytest.fixture(scope="module")
def ours():
    return lesson("week15/wasserstein_gan")


@pytest.fixture
def parts(ours):
    return problems.CriticParts(ours.net_forward, ours.net_backward, ours.wgan_critic_loss, ours.clip_weights)


@given(SEEDS, st.integers(7, 26))
def test_every_slip_of_the_distance_gives_another_number(seed, m):
    a, b = problems.two_samples(np.random.default_rng(seed), m)
    right = np.abs(np.sort(a) - np.sort(b)).mean()
    for words, wrong in problems.wasserstein_slips(a, b).items():
        assert not np.isclose(wrong, right, rtol=1e-3), words


@given(SEEDS, st.integers(4, 9), st.integers(3, 9))
def test_scores_have_both_signs_and_means_that_differ(seed, m, k):
    real, fake = problems.uneven_scores(np.random.default_rng(seed), m, k)
    assert (real.shape, fake.shape) == ((1, m), (1, k))
    for scores in (real, fake):
        assert scores.min() < 0 < scores.max()
        assert abs(scores.mean()) > 0.1
    assert abs(real.mean() - fake.mean()) > 0.1


@pytest.mark.parametrize(("dims", "c"), [([3, 5, 4, 1], 0.37), ([2, 6, 1], 1.9), ([1, 7, 2, 1], 0.05)])
def test_every_slip_of_clipping_gives_other_parameters(dims, c):
    parameters, bound = problems.unbounded_weights(np.random.default_rng(1), dims, c)
    assert bound == c
    right = {name: np.clip(value, -c, c) for name, value in parameters.items()}
    for words, wrong in problems.bounding_slips(parameters, c).items():
        assert not _alike(wrong, right), words


def test_the_turns_slopes_are_those_of_its_loss(parts):
    D, truths, fakes = problems.critic_and_examples(np.random.default_rng(2), DIMS, M, 1)
    loss, slopes = parts._slopes(D, truths[0], fakes[0], "")
    assert parts.turn((D, truths, fakes), C)[1] == [-loss]
    for name, value in D.items():
        measured = central_difference(
            lambda v, name=name: parts._slopes({**D, name: v}, truths[0], fakes[0], "")[0], value, 1e-6
        )
        np.testing.assert_allclose(slopes[f"d{name}"], measured, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("slip", TURNS)
def test_every_slip_of_the_turn_gives_another_critic(parts, slip):
    given = problems.critic_and_examples(np.random.default_rng(3), DIMS, M, ROUNDS)
    right, wrong = parts.turn(given, C)[0], parts.turn(given, C, slip)[0]
    assert not _alike(right, wrong)
    if slip not in ("never", "before"):
        assert max(np.abs(value).max() for value in wrong.values()) <= C


def verdict(turn, parts, seed=4):
    """What the check says of a turn; `checks.exercise` finds it by its name."""
    reports = []
    checks.listeners.append(reports.append)
    try:
        given = problems.critic_and_examples(np.random.default_rng(seed), DIMS, M, ROUNDS)
        exec(  # a test cell, as a notebook has it
            "with checks.exercise('critic_turn') as check: problems.check_critic_turn(check, parts, given, C)",
            {"critic_turn": turn, "checks": checks, "problems": problems, "parts": parts, "given": given, "C": C},
        )
    finally:
        checks.listeners.remove(reports.append)
    return reports[-1]


def test_a_right_turn_passes_and_one_with_other_counts_or_estimates_is_told_so(ours, parts):
    def right(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
        return ours.critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng)

    def one_round(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
        return ours.critic_turn(D, real_sampler, fake_sampler, 1, batch, c, update, rng)

    def more(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
        return ours.critic_turn(D, real_sampler, fake_sampler, n_critic, batch + 1, c, update, rng)

    def the_loss(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
        new, estimate = ours.critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng)
        return new, -estimate

    report = verdict(right, parts)
    assert report.outcome is checks.Outcome.PASSED, report.message
    assert [verdict(turn, parts).diagnosis for turn in (one_round, more)] == ["same examples", "asked"]
    assert "opposite sign" in verdict(the_loss, parts).message


def test_samplers_of_fixed_examples_always_give_the_same():
    _, real, fake, *_ = problems.fixed_examples(np.random.default_rng(5), DIMS, M, 2, C)
    for sampler in (real, fake):
        np.testing.assert_array_equal(sampler(M, None), sampler(M, None))
