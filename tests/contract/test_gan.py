"""What week 15 says about two networks that play against each other is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers, problems

RADIUS = 3 * datasets.RING_SPREAD
EVEN = 2 * np.log(2)


@pytest.fixture(scope="module")
def ours():
    return lesson("week15/gan")


def numbers(count, rng):
    return 3 + 0.7 * rng.standard_normal((1, count))


def on_the_ring(ours, seed, widths, n_z, **settings):
    """G, D and losses of a game on the ring, as in the lesson."""
    start, rng = np.random.default_rng(seed), np.random.default_rng([seed, 15])
    G, D = ours.start([n_z, widths, widths, 2], start), ours.start([2, widths, widths, 1], start)

    def real(count, rng):
        return datasets.ring_of_gaussians(count, rng=rng)

    return ours.train_gan(real, G, D, batch=128, rng=rng, **settings)


def measured(ours, G):
    noise = ours.sample_noise(1000, G["W1"].shape[1], np.random.default_rng(9))
    return ours.mode_coverage(ours.generator_forward(noise, G)[0], datasets.ring_centers(), RADIUS)


def test_in_one_dimension_the_median_of_three_comes_near_mean_and_spread(ours):
    reached = []
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        G, _, losses = ours.train_gan(
            numbers, ours.start([4, 32, 32, 1], rng), ours.start([1, 32, 32, 1], rng), steps=2000, batch=256,
            g_rate=0.001, d_rate=0.01, rng=rng,
        )  # fmt: skip
        fakes, _ = ours.generator_forward(ours.sample_noise(4000, 4, rng), G)
        reached.append((fakes.mean(), fakes.std()))
        assert losses[-200:, 0].mean() == pytest.approx(EVEN, abs=0.02)
    mean, spread = np.median(reached, axis=0)
    assert mean == pytest.approx(3, abs=0.25)
    assert spread == pytest.approx(0.7, abs=0.15)


def test_real_examples_are_nearly_all_good_and_cover_the_ring(ours):
    real = datasets.ring_of_gaussians(20_000, rng=np.random.default_rng(1))
    coverage, good = ours.mode_coverage(real, datasets.ring_centers(), RADIUS)
    assert coverage == 1
    assert good == pytest.approx(1 - 1 / 90, abs=0.003)


def test_the_ring_is_covered_most_fakes_are_good_and_the_judge_is_near_a_coin(ours):
    reached = []
    for seed in (1, 2, 3):
        G, D, losses = on_the_ring(ours, seed, 32, 2, steps=2000, g_rate=0.002, d_rate=0.002)
        noise = ours.sample_noise(2000, 2, np.random.default_rng(4))
        fakes, real = (
            ours.generator_forward(noise, G)[0],
            datasets.ring_of_gaussians(2000, rng=np.random.default_rng(3)),
        )
        said_real, said_fake = (ours.discriminator_forward(x, D)[0] > 0 for x in (real, fakes))
        accuracy = (said_real.mean() + 1 - said_fake.mean()) / 2
        reached.append(
            (*measured(ours, G), accuracy, losses[-200:, 0].mean(), losses[:, 0].reshape(-1, 50).mean(1).min())
        )
    coverage, good, accuracy, last, lowest = np.median(reached, axis=0)
    assert coverage == 1
    assert good > 0.7
    assert 0.45 < accuracy < 0.65
    assert lowest < 1.3 < last < EVEN


def test_a_slow_faker_collapses_and_a_faker_as_fast_as_the_judge_does_not(ours):
    slow, fair = (
        measured(ours, on_the_ring(ours, 1, 64, 16, steps=2500, g_rate=rate, d_rate=0.004)[0])
        for rate in (0.001, 0.004)
    )
    assert slow[0] <= 0.5 < 0.8 < slow[1]
    assert fair[0] == 1
    assert fair[1] > 0.7


def test_the_saturating_loss_says_ever_less_as_the_judge_gets_better(ours):
    rng = np.random.default_rng(4)
    G, D = ours.start([4, 32, 32, 1], rng), ours.start([1, 32, 32, 1], rng)
    update, factors = layers.Adam(0.01, beta1=0.5).step, []
    for turn in range(301):
        if turn in (0, 100, 300):
            fake, trip = ours.generator_forward(ours.sample_noise(500, 4, np.random.default_rng(5)), G)
            logits, cache = ours.discriminator_forward(fake, D)
            sizes = []
            for slope in (ours.bce_with_logits(logits, 1)[1], -ours.bce_with_logits(logits, 0)[1]):
                grads = ours.generator_backward(ours.discriminator_backward(slope, cache, D)[1], trip, G)
                sizes.append(np.sqrt(sum(np.sum(value**2) for value in grads.values())))
            factors.append(sizes[0] / sizes[1])
        D, _ = ours.d_step(D, G, numbers(128, rng), update, rng)
    assert factors[0] < 1 < 10 < factors[1] < factors[2]


def test_the_slopes_and_floors_that_the_text_names(ours):
    sure = np.full((1, 1), np.log(0.0025 / 0.9975))
    assert ours.generator_loss(sure)[1].item() == pytest.approx(-0.9975)
    assert -ours.bce_with_logits(sure, 0)[1].item() == pytest.approx(-0.0025)
    assert ours.discriminator_loss(0 * sure, 0 * sure)[0] == pytest.approx(EVEN)
    assert pytest.approx(1.386, abs=5e-4) == EVEN
    judge, faker = ours.discriminator_loss(sure * 0 + 1, sure * 0)[0], ours.generator_loss(sure * 0 + 1)[0]
    assert (judge, faker) == (pytest.approx(1.006, abs=5e-4), pytest.approx(0.313, abs=5e-4))


def test_the_given_way_back_of_the_generator_is_measured(ours):
    rng = np.random.default_rng(6)
    (z, G), message = problems.dense_net(rng, [3, 5, 4, 2], 7), rng.normal(size=(2, 7))
    grads = ours.generator_backward(message, ours.generator_forward(z, G)[1], G)
    for name, value in G.items():
        for place in np.ndindex(value.shape):
            ends = []
            for step in (1e-6, -1e-6):
                moved = value.copy()
                moved[place] += step
                ends.append(np.sum(message * ours.generator_forward(z, {**G, name: moved})[0]))
            assert grads[f"d{name}"][place] == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-5, abs=1e-7)
