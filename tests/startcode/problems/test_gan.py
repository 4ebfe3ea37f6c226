"""Slips give other numbers than right answers, so that a check which uses these problems can fail."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems
from startcode.checks.numeric import central_difference

SEEDS = st.integers(0, 10**6)


@settings(max_examples=25)
@given(SEEDS, st.sampled_from([0.0, problems.LEAK]))
def test_every_unit_is_on_and_off_and_away_from_its_kink(seed, leak):
    X, parameters = problems.dense_net(np.random.default_rng(seed), [3, 5, 4, 2], 7, leak)
    assert X.shape == (3, 7)
    assert {name: value.shape for name, value in parameters.items() if name[0] == "W"} == {
        "W1": (5, 3),
        "W2": (4, 5),
        "W3": (2, 4),
    }
    for Z in problems.before_bends(X, parameters, leak)[:-1]:
        assert np.abs(Z).min() > 1e-3
        assert ((Z > 0).any(axis=1) & (Z < 0).any(axis=1)).all()


def test_the_sums_are_those_of_the_finished_layers():
    X, parameters = problems.dense_net(np.random.default_rng(2), [3, 5, 4, 2], 7)
    A = X
    for number, bend in enumerate(("relu", "relu", "linear"), start=1):
        A, _ = layers.linear_activation_forward(A, parameters[f"W{number}"], parameters[f"b{number}"], bend)
    np.testing.assert_allclose(problems.before_bends(X, parameters, 0.0)[-1], A)


@pytest.mark.parametrize("leak", [0.0, problems.LEAK])
def test_every_slip_on_the_way_forward_gives_other_numbers(leak):
    X, parameters = problems.dense_net(np.random.default_rng(3), [3, 5, 4, 2], 7, leak)
    right = problems.before_bends(X, parameters, leak)[-1]
    for words, wrong in problems.forward_slips(X, parameters, leak).items():
        assert wrong.shape == right.shape
        assert not np.allclose(wrong, right, rtol=1e-3), words


def test_every_slip_on_the_way_back_gives_another_slope_somewhere():
    dlogits, x, parameters = problems.judge_and_message(np.random.default_rng(4), [3, 5, 4, 1], 7)

    def score(v):
        return np.sum(dlogits * problems.before_bends(v, parameters, problems.LEAK)[-1])

    right = central_difference(score, x, 1e-5)
    slips = problems.backward_slips(dlogits, x, parameters)
    assert set(slips) == {"dx"} | {f"d{name}" for name in parameters}
    for words, wrong in slips["dx"].items():
        assert wrong.shape == right.shape
        assert not np.allclose(wrong, right, rtol=1e-3), words
    np.testing.assert_allclose(slips["dx"]["the opposite sign"], -right, rtol=1e-6)


@given(SEEDS)
def test_the_slope_of_the_log_loss_is_measured(seed):
    logits, target = problems.logits_and_targets(np.random.default_rng(seed), 7)
    measured = central_difference(lambda v: problems.bce(v, target), logits, 1e-5)
    np.testing.assert_allclose(problems.bce_slope(logits, target), measured, rtol=1e-6, atol=1e-9)
    assert set(np.unique(target)) == {0.0, 1.0}
    assert target.mean() != 0.5


@given(SEEDS, st.integers(17, 40), st.integers(5, 8))
def test_what_is_scattered_tells_every_slip_of_the_coverage(seed, m, k):
    samples, centers, radius = problems.scattered(np.random.default_rng(seed), m, k)
    assert (samples.shape, centers.shape) == ((2, m), (2, k))
    near = np.linalg.norm(samples[:, np.newaxis] - centers[:, :, np.newaxis], axis=0) <= radius
    right = near.any(axis=1).mean(), near.any(axis=0).mean()
    assert 0 < right[0] < 1
    assert 0 < right[1] < 1
    assert near.any(axis=0).sum() == near.sum()  # circles do not touch
    for words, wrong in problems.coverage_slips(samples, centers, radius).items():
        assert not np.allclose(wrong, right), words


def test_a_deaf_generator_gives_the_same_for_any_noise():
    D, G, real = problems.deaf_generator(np.random.default_rng(1), [3, 5, 2], [2, 4, 1], 7)
    one, other = np.random.default_rng(2).normal(size=(2, 3, 6))
    np.testing.assert_array_equal(*(problems.before_bends(z, G, 0.0)[-1] for z in (one, other)))
    assert (D["W1"].shape, real.shape) == ((4, 2), (2, 7))


def test_a_step_down_is_one_of_gradient_descent():
    stepped = problems.step_down({"W1": np.ones((2, 3))}, {"dW1": np.full((2, 3), 2.0)})
    np.testing.assert_allclose(stepped["W1"], 0.4)
