"""The steps are those of the papers, written out here one number at a time."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError


def some(seed, dtype=np.float64):
    rng = np.random.default_rng(seed)
    return {name: rng.normal(size=shape).astype(dtype) for name, shape in [("W1", (3, 4)), ("b1", (3, 1))]}


def slopes(seed, dtype=np.float64):
    return {f"d{name}": value for name, value in some(seed, dtype).items()} | {"dA1": np.ones((3, 5))}


def run(optimizer, steps=12):
    parameters = some(0)
    for step in range(steps):
        parameters = optimizer.step(parameters, slopes(step + 1))
    return parameters


def test_momentum_walks_along_the_weighted_average_of_all_slopes():
    end, beta, rate = run(layers.Momentum(0.3, beta=0.8)), 0.8, 0.3
    for name, value in some(0).items():
        for step in range(12):
            weights = [(1 - beta) * beta ** (step - past) for past in range(step + 1)]
            value = value - rate * sum(w * slopes(past + 1)[f"d{name}"] for past, w in enumerate(weights))
        np.testing.assert_allclose(end[name], value, rtol=1e-12)


def test_adam_divides_the_mean_slope_by_the_root_of_the_mean_square():
    end, rate, b1, b2, eps = run(layers.Adam(0.3, beta1=0.8, beta2=0.9, epsilon=1e-3)), 0.3, 0.8, 0.9, 1e-3
    for name, value in some(0).items():
        for t in range(1, 13):
            past = [slopes(step)[f"d{name}"] for step in range(1, t + 1)]
            v = sum((1 - b1) * b1 ** (t - 1 - i) * g for i, g in enumerate(past)) / (1 - b1**t)
            s = sum((1 - b2) * b2 ** (t - 1 - i) * g**2 for i, g in enumerate(past)) / (1 - b2**t)
            value = value - rate * v / (np.sqrt(s) + eps)
        np.testing.assert_allclose(end[name], value, rtol=1e-10)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6])
def test_for_a_constant_slope_every_step_of_adam_is_the_learning_rate(scale):
    optimizer, here = layers.Adam(0.01), {"W1": np.zeros((2, 3))}
    for step in range(1, 6):
        here = optimizer.step(here, {"dW1": np.full((2, 3), -scale)})
        np.testing.assert_allclose(here["W1"], 0.01 * step, rtol=1e-4)


def test_with_beta_0_momentum_is_gradient_descent():
    np.testing.assert_allclose(
        layers.Momentum(0.2, beta=0.0).step(some(0), slopes(1))["W1"],
        layers.update_parameters(some(0), slopes(1), 0.2)["W1"],
    )


@pytest.mark.parametrize("kind", [layers.Momentum, layers.Adam])
def test_what_comes_in_stays_as_it_is_and_float32_stays_float32(kind):
    parameters, grads = some(0, np.float32), slopes(1, np.float32)
    kept = {name: value.copy() for name, value in {**parameters, **grads}.items()}
    optimizer = kind(np.float64(0.1))
    stepped = optimizer.step(optimizer.step(parameters, grads), grads)
    assert {value.dtype for value in stepped.values()} == {np.dtype(np.float32)}
    for name, value in {**parameters, **grads}.items():
        np.testing.assert_array_equal(value, kept[name])


@pytest.mark.parametrize("kind", [layers.Momentum, layers.Adam])
def test_the_learning_rate_may_change_on_the_way_and_two_networks_share_nothing(kind):
    one, other = kind(0.1), kind(0.1)
    one.step(some(0), slopes(1))
    one.learning_rate = 0.0
    np.testing.assert_array_equal(one.step(some(0), slopes(1))["W1"], some(0)["W1"])
    np.testing.assert_array_equal(kind(0.1).step(some(0), slopes(1))["b1"], other.step(some(0), slopes(1))["b1"])


@pytest.mark.parametrize("kind", [layers.Momentum, layers.Adam])
def test_a_parameter_without_its_slope_is_refused(kind):
    with pytest.raises(StartCodeError, match="db1 is missing"):
        kind(0.1).step(some(0), {"dW1": np.ones((3, 4))})
    with pytest.raises(StartCodeError, match=r"dW1 has shape \(3,\)"):
        kind(0.1).step(some(0), slopes(1) | {"dW1": np.ones(3)})
