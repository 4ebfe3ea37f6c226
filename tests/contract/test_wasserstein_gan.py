"""What week 15 says about distances, critics and stamps is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import layers

LN2 = np.log(2)


@pytest.fixture(scope="module")
def ours():
    return lesson("week15/wasserstein_gan")


def hills(apart, spread=0.1):
    x = np.linspace(-1, apart + 1, 4001)
    p, q = (np.exp(-0.5 * ((x - middle) / spread) ** 2) for middle in (0, apart))
    return p / p.sum(), q / q.sum()


def jensen_shannon(p, q):
    half, tiny = (p + q) / 2 + 1e-300, 1e-300
    return 0.5 * np.sum(p * np.log(p / half + tiny)) + 0.5 * np.sum(q * np.log(q / half + tiny))


def test_the_best_judge_pays_two_ln_two_minus_twice_the_divergence():
    p, q = hills(0.25)
    best = p / (p + q)
    loss = -np.sum(p * np.log(best)) - np.sum(q * np.log(1 - best))
    assert loss == pytest.approx(2 * LN2 - 2 * jensen_shannon(p, q), rel=1e-9)


def test_beyond_0_6_the_divergence_is_flat_and_the_distance_is_not(ours):
    far = [jensen_shannon(*hills(apart)) for apart in (0.0, 0.6, 1.0, 3.0)]
    assert far == pytest.approx([0, LN2, LN2, LN2], abs=5e-3)
    one, other = 0.1 * np.random.default_rng(1).standard_normal((2, 1, 2000))
    assert [ours.wasserstein_1d(one, other + apart) for apart in (1.0, 3.0)] == pytest.approx([1, 3], abs=0.02)


def test_the_examples_with_numbers(ours):
    assert ours.wasserstein_1d(np.array([[6.0, 1, 2]]), np.array([[0.0, 2, 1]])) == 2
    real, fake = np.array([[-2.0, 5.0]]), np.zeros((1, 2))
    assert ours.wasserstein_1d(real, fake) == np.abs(real).mean() == 3.5
    assert real.mean() == 1.5
    A, W = np.array([10.0, 100]).reshape(1, 1, 2, 1), np.zeros((3, 3, 1, 1))
    W[1, :, 0, 0] = 1, 2, 3
    Z, _ = ours.transposed_conv_forward(A, W, np.zeros((1, 1, 1, 1)), {"stride": 2, "pad": 0})
    np.testing.assert_array_equal(Z[0, 1, :, 0], [10, 20, 130, 200, 300])


def test_a_judge_who_cannot_tell_pays_least_with_one_half_and_then_one_quarter(ours):
    tried = np.linspace(-1, 2, 301)
    losses = [ours.lsgan_discriminator_loss(np.full((1, 3), s), np.full((1, 5), s))[0] for s in tried]
    assert tried[np.argmin(losses)] == pytest.approx(0.5)
    assert min(losses) == pytest.approx(0.25)
    _, *slopes = ours.lsgan_discriminator_loss(np.full((1, 3), 0.5), np.full((1, 5), 0.5))
    assert sum(slope.sum() for slope in slopes) == pytest.approx(0)
    _, pull = ours.lsgan_generator_loss(np.array([[-3.0, 1, 4]]))
    np.testing.assert_allclose(3 * pull, [[-4, 0, 3]])


def hill(middle):
    return lambda count, rng: middle + 0.1 * rng.standard_normal((1, count))


def test_the_critics_estimate_grows_with_the_distance_nearly_in_proportion(ours):
    far, read = np.array([0.5, 3, 6]), []
    for apart in far:
        rng = np.random.default_rng(1)
        D = ours.clip_weights(ours.net_start([1, 16, 16, 1], rng), 0.2)
        step = layers.Adam(0.01, beta1=0.0).step
        D, estimate = ours.critic_turn(D, hill(0), hill(apart), 300, 64, 0.2, step, rng)
        read.append(estimate)
        assert max(np.abs(value).max() for value in D.values()) <= 0.2
    assert np.corrcoef(read, far)[0, 1] > 0.99


def test_without_a_bound_the_estimate_grows_on_and_on(ours):
    rng = np.random.default_rng(1)
    D, step, read = ours.net_start([1, 16, 16, 1], rng), layers.Adam(0.01, beta1=0.0).step, []
    for _ in range(3):
        D, estimate = ours.critic_turn(D, hill(0), hill(1), 100, 64, np.inf, step, rng)
        read.append(estimate)
    assert 10 < read[0] < read[1] / 2 < read[2] / 4


def test_the_game_brings_distance_and_estimate_down(ours):
    rng = np.random.default_rng(1)
    D, G = ours.clip_weights(ours.net_start([1, 32, 32, 1], rng), 0.1), ours.net_start([2, 32, 32, 1], rng)
    d_update, g_update = (layers.Adam(rate, beta1=0.0).step for rate in (0.005, 0.002))

    def real(count, rng):
        return rng.choice([-2.0, 3.0], size=(1, count)) + 0.5 * rng.standard_normal((1, count))

    def fakes(count, rng):
        return ours.net_forward(rng.standard_normal((2, count)), G)[0]

    D, _ = ours.critic_turn(D, real, fakes, 50, 128, 0.1, d_update, rng)
    estimates, true = [], []
    for _ in range(350):
        D, estimate = ours.critic_turn(D, real, fakes, 5, 128, 0.1, d_update, rng)
        made, cache_G = ours.net_forward(rng.standard_normal((2, 128)), G)
        scores, cache_D = ours.net_forward(made, D)
        _, dx = ours.net_backward(ours.wgan_generator_loss(scores)[1], cache_D, D)
        aside = np.random.default_rng(9)
        estimates.append(estimate)
        true.append(ours.wasserstein_1d(fakes(500, aside), real(500, aside)))
        G = g_update(G, ours.net_backward(dx, cache_G, G)[0])
    for values in (estimates, true):
        assert np.mean(values[-50:]) < 0.6 * np.mean(values[:50])


def test_the_learners_stamps_are_those_of_the_finished_layer_and_double_a_side(ours):
    rng = np.random.default_rng(2)
    A, W, b = rng.normal(size=(2, 4, 5, 3)), rng.normal(size=(4, 4, 2, 3)), rng.normal(size=(1, 1, 1, 2))
    settings = {"stride": 2, "pad": 1}
    Z, cache = ours.transposed_conv_forward(A, W, b, settings)
    theirs, trip = layers.transposed_conv_forward(A, W, b, settings)
    assert Z.shape == (2, 8, 10, 2)
    np.testing.assert_allclose(Z, theirs)
    for one, other in zip(
        ours.transposed_conv_backward(Z, cache), layers.transposed_conv_backward(theirs, trip), strict=True
    ):
        np.testing.assert_allclose(one, other)
    again, _ = layers.conv_forward(Z - b, W, np.zeros((1, 1, 1, 3)), settings)
    assert again.shape == A.shape
    assert not np.allclose(again, A)  # transposed is not inverse


def spread(made):
    inner = made[0, 3:-3, 3:-3, 0]
    return inner.std() / inner.mean()


def test_stamps_of_three_make_a_checkerboard_with_any_weights_and_blowing_up_makes_none(ours):
    grey, rng, none = np.ones((1, 8, 8, 1)), np.random.default_rng(5), np.zeros((1, 1, 1, 1))
    found = {}
    for f in (3, 4):
        for kind, W in (("equal", np.ones((f, f, 1, 1))), ("random", rng.uniform(0.2, 1, size=(f, f, 1, 1)))):
            found[f, kind] = spread(ours.transposed_conv_forward(grey, W, none, {"stride": 2, "pad": 0})[0])
    assert found[4, "equal"] == pytest.approx(0, abs=1e-12)
    assert found[4, "random"] > 0.02
    assert min(found[3, "equal"], found[3, "random"]) > 0.3
    wide = grey.repeat(2, axis=1).repeat(2, axis=2)
    made, _ = layers.conv_forward(wide, rng.uniform(0.2, 1, size=(3, 3, 1, 1)), none, {"stride": 1, "pad": 1})
    assert spread(made) == pytest.approx(0, abs=1e-12)


def test_noise_of_sixteen_numbers_lives_near_four_and_the_middle_of_two_does_not():
    one, other = np.random.default_rng(8).standard_normal((2, 16, 5000))
    lengths = np.linalg.norm(one, axis=0)
    assert lengths.mean() == pytest.approx(4, abs=0.15)
    assert np.quantile(np.linalg.norm((one + other) / 2, axis=0), 0.9) < np.median(lengths)
