"""Learning starts where it can learn, and a step of it changes nothing that the caller holds."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError


def rng(seed=1):
    return np.random.default_rng(seed)


def shapes(parameters):
    return {name: value.shape for name, value in parameters.items()}


def test_a_shallow_net_has_two_layers_of_small_weights():
    parameters = layers.initialize_parameters(300, 200, 5, rng=rng())
    assert shapes(parameters) == {"W1": (200, 300), "b1": (200, 1), "W2": (5, 200), "b2": (5, 1)}
    assert 0.0098 < parameters["W1"].std() < 0.0102
    assert abs(parameters["W1"].mean()) < 0.0003
    assert not parameters["b1"].any()
    assert not parameters["b2"].any()


def test_a_deep_net_has_a_layer_less_than_sizes_and_keeps_the_spread_of_what_goes_through():
    parameters = layers.initialize_parameters_deep([400, 300, 200, 7], rng=rng())
    assert shapes(parameters) == {
        **{"W1": (300, 400), "b1": (300, 1), "W2": (200, 300), "b2": (200, 1)},
        **{"W3": (7, 200), "b3": (7, 1)},
    }
    X = rng(2).normal(size=(400, 50))
    assert 0.9 < (parameters["W2"] @ (parameters["W1"] @ X)).std() < 1.1


def test_no_two_layers_share_an_array_or_their_numbers():
    parameters = layers.initialize_parameters_deep([6, 6, 6, 6], rng=rng())
    assert len({id(value) for value in parameters.values()}) == 6
    assert not np.array_equal(parameters["W1"], parameters["W2"])


def test_the_generator_decides_and_float32_comes_on_request():
    one, again, other = (layers.initialize_parameters_deep([4, 3, 1], rng=rng(seed))["W1"] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)
    single = layers.initialize_parameters_deep([4, 3, 1], rng=rng(), dtype=np.float32)
    assert {value.dtype for value in single.values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize("sizes", [[], [5], [5, 0, 1]])
def test_a_net_without_units_is_refused(sizes):
    with pytest.raises(StartCodeError, match="initialize_parameters_deep: the layers are"):
        layers.initialize_parameters_deep(sizes, rng=rng())


def test_a_seed_in_the_place_of_a_generator_is_refused():
    with pytest.raises(StartCodeError, match=r"rng is a int, .* Write rng=np\.random\.default_rng"):
        layers.initialize_parameters(3, 2, 1, rng=1)


def test_a_step_goes_down_the_slope_in_every_layer_and_leaves_what_came_in():
    parameters = layers.initialize_parameters_deep([4, 3, 2, 1], rng=rng())
    kept = {name: value.copy() for name, value in parameters.items()}
    grads = {f"d{name}": rng(2).normal(size=value.shape) for name, value in parameters.items()} | {
        "dA1": np.ones((3, 5))
    }
    stepped = layers.update_parameters(parameters, grads, 0.1)
    assert stepped.keys() == parameters.keys()
    for name, value in parameters.items():
        np.testing.assert_allclose(stepped[name], kept[name] - 0.1 * grads[f"d{name}"])
        np.testing.assert_array_equal(value, kept[name])


@pytest.mark.parametrize("rate", [0.1, np.float64(0.1), np.float32(0.1), np.array(0.1)])
def test_a_step_keeps_float32(rate):
    parameters = layers.initialize_parameters(4, 3, 1, rng=rng(), dtype=np.float32)
    grads = {f"d{name}": np.ones_like(value) for name, value in parameters.items()}
    assert {value.dtype for value in layers.update_parameters(parameters, grads, rate).values()} == {
        np.dtype(np.float32)
    }


@pytest.mark.parametrize(
    ("slope", "message"),
    [(None, "dW1 is missing"), (np.ones(3), r"dW1 has shape \(3,\)"), (np.ones((4, 3)), "dW1 has shape")],
)
def test_a_slope_that_does_not_belong_to_its_parameter_is_refused(slope, message):
    grads = {"dW1": slope} if slope is not None else {"dW2": np.ones((3, 4))}
    with pytest.raises(StartCodeError, match=rf"update_parameters: {message}.* of the same shape"):
        layers.update_parameters({"W1": np.ones((3, 4))}, grads, 0.1)
