"""Every activation keeps the kind of numbers, has the slope it says, and fears no large number."""

import numpy as np
import pytest

from startcode.errors import StartCodeError
from startcode.layers.activations import ACTIVATIONS, activation

every = pytest.mark.parametrize("bend", ACTIVATIONS.values(), ids=ACTIVATIONS.keys())
KNOWN = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
    "relu": lambda z: z * (z > 0),
    "leaky_relu": lambda z: np.where(z > 0, z, z / 100),
    "linear": lambda z: z,
}


def numbers(dtype=np.float64):
    """Of both signs, none near the kink."""
    z = np.random.default_rng(1).uniform(0.1, 3, size=(3, 8)) * np.where(np.arange(8) % 2, 1, -1)
    return z.astype(dtype)


@every
def test_the_values_are_those_of_the_formula(bend):
    np.testing.assert_allclose(bend.bend(numbers()), KNOWN[bend.name](numbers()), rtol=1e-14)


@every
def test_the_slope_is_that_of_the_values(bend):
    z, step = numbers(), 1e-6
    measured = (bend.bend(z + step) - bend.bend(z - step)) / (2 * step)
    upstream = np.random.default_rng(2).normal(size=z.shape)
    np.testing.assert_allclose(bend.back(upstream, bend.bend(z.copy())), upstream * measured, rtol=1e-8, atol=1e-9)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_kind_of_numbers_stays(bend, dtype):
    value = bend.bend(numbers(dtype))
    assert value.dtype == dtype
    assert bend.back(value, value).dtype == dtype


@every
def test_the_way_back_changes_nothing_that_it_is_given(bend):
    value = bend.bend(numbers())
    upstream, kept = value + 1, value.copy()
    bend.back(upstream, value)
    np.testing.assert_array_equal(upstream, kept + 1)
    np.testing.assert_array_equal(value, kept)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_numbers_raise_no_warning(bend, dtype):
    value = bend.bend(np.array([[-1e4, -90, 90, 1e4]], dtype))
    assert np.isfinite(value).all()
    assert np.isfinite(bend.back(np.ones_like(value), value)).all()


def test_a_small_sigmoid_keeps_its_digits():
    z = np.array([[-40.0, -700.0, 40.0]])
    np.testing.assert_allclose(ACTIVATIONS["sigmoid"].bend(z.copy()), [np.exp([-40.0, -700.0, 0.0])], rtol=1e-14)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("sigmiod", 'Did you mean "sigmoid"'), ("ReLU", 'Did you mean "relu"'), (None, "There are: sigmoid")],
)
def test_an_unknown_name_is_refused_with_the_known_ones(name, hint):
    with pytest.raises(StartCodeError, match=f"here: there is no activation .* {hint}"):
        activation(name, "here")
