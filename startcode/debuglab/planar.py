"""Week 3: a network with one hidden layer, on points in the plane."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode.checks.numeric import central_difference

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Forward = Callable[[Array, Weights], tuple[Array, Weights]]
Backward = Callable[[Weights, Weights, Array, Array], Weights]
Slope = Callable[[Weights], Array | float]
USUAL_RATE = 1.2  # the default of update_parameters


@dataclass(frozen=True)
class Network:
    """The learner's functions that make one step of training: forward and backward pass, cost and update."""

    forward: Forward
    cost: Callable[[Array, Array], float]
    backward: Backward
    update: Callable[[Weights, Weights, float], Weights]

    def descend(
        self, start: Weights, X: Array, Y: Array, *, steps: int, learning_rate: float = USUAL_RATE
    ) -> tuple[Weights, Array]:
        """Gradient descent from any start: the parameters after the last step, and the cost before each (steps,)."""
        here, costs = start, np.zeros(steps)
        for step in range(steps):
            A2, cache = self.forward(X, here)
            costs[step] = np.squeeze(self.cost(A2, Y))
            here = self.update(here, self.backward(here, cache, X, Y), learning_rate)
        return here, costs


def with_slope(backward: Backward, slope: Slope) -> Backward:
    """The learner's own backward pass, with `slope(cache)` in the place of the slope of tanh.

    Where A1 = Z1 = 0 the slope of tanh is 1, and with unit columns for X the gradient dW1 is what arrives at each unit
    from each example, over m: so their function itself tells what is to be multiplied by the slope.
    """

    def spoiled(parameters: Weights, cache: Weights, X: Array, Y: Array) -> Weights:
        m, still = X.shape[1], np.zeros_like(cache["A1"])
        arrives = m * backward(parameters, {**cache, "Z1": still, "A1": still}, np.eye(m), Y)["dW1"]
        at_units = arrives * slope(cache)
        return {**backward(parameters, cache, X, Y), **_layer_slopes(1, at_units, X)}

    return spoiled


def measured_gradient(
    forward: Forward, cost: Callable[[Array, Array], float], parameters: Weights, X: Array, Y: Array
) -> Weights:
    """dW1, db1, dW2, db2 of the learner's cost by central differences, with no backward pass."""

    def cost_by(name: str) -> Callable[[Array], float]:
        return lambda value: cost(forward(X, {**parameters, name: value})[0], Y)

    return {f"d{name}": central_difference(cost_by(name), value) for name, value in parameters.items()}


def slope_slips(parameters: Weights, cache: Weights, X: Array, Y: Array) -> dict[str, Weights]:
    """Gradients that the usual slips give, each under a phrase for the message; only what the slip spoils."""
    A1, A2, Z1, W2, m = cache["A1"], cache["A2"], cache["Z1"], parameters["W2"], X.shape[1]
    error = A2 - Y
    squared = error * A2 * (1 - A2)
    moved = W2 - USUAL_RATE * (error @ A1.T) / m
    at_units = {
        "leaving out the slope of tanh": W2.T @ error,
        "the slope of the sigmoid, a(1 − a), where that of tanh is meant": W2.T @ error * A1 * (1 - A1),
        "the slope of the sigmoid at Z1 where that of tanh is meant": W2.T @ error / np.square(2 * np.cosh(Z1 / 2)),
        "1 − Z1² where 1 − A1² is meant": W2.T @ error * (1 - np.square(Z1)),
        "1 − A1 where 1 − A1² is meant": W2.T @ error * (1 - A1),
        "the slope of tanh at A1 where its slope at Z1 is meant": W2.T @ error * (1 - np.square(np.tanh(A1))),
        "the W2 of after the step: all slopes belong to the same parameters": moved.T @ error * (1 - np.square(A1)),
    }
    slips = {slip: _layer_slopes(1, dZ, X) for slip, dZ in at_units.items()}
    slips["the squared error, whose slope at the output is (a − y) a (1 − a)"] = _layer_slopes(2, squared, A1)
    return slips


def _layer_slopes(layer: int, dZ: Array, incoming: Array) -> Weights:
    """The slopes dW and db of a layer for the errors dZ (n, m) at its sums."""
    m = incoming.shape[1]
    return {f"dW{layer}": dZ @ incoming.T / m, f"db{layer}": np.mean(dZ, axis=1, keepdims=True)}


def shallow_network(network: Network, start: Weights, X: Array, Y: Array, *, steps: int = 250) -> dict[int, Array]:
    """The costs of three broken runs of the learner's functions from `start`, by number; each array is (steps,)."""
    zeros = {name: np.zeros_like(value) for name, value in start.items()}
    flat = replace(
        network,
        forward=lambda X, parameters: _without_tanh(network.forward, X, parameters),
        backward=with_slope(network.backward, lambda _cache: 1.0),
    )
    with np.errstate(all="ignore"):  # a long step may end where a probability is exactly 0 or 1
        return {
            1: flat.descend(start, X, Y, steps=steps)[1],
            2: network.descend(start, X, Y, steps=steps, learning_rate=10 * USUAL_RATE)[1],
            3: network.descend(zeros, X, Y, steps=steps)[1],
        }


def _without_tanh(forward: Forward, X: Array, parameters: Weights) -> tuple[Array, Weights]:
    """The forward pass of a learner who forgot tanh: the hidden layer hands on its sums."""
    _, cache = forward(X, parameters)
    Z2 = parameters["W2"] @ cache["Z1"] + parameters["b2"]
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    return A2, {**cache, "A1": cache["Z1"], "Z2": Z2, "A2": A2}
