"""Finished layers: fast, and the same names and conventions as in the lessons, for the weeks that build on them.

    parameters = layers.initialize_parameters_deep([12288, 20, 7, 1], rng=rng)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)
    parameters = layers.update_parameters(parameters, grads, learning_rate=0.0075)

activations    the functions between the layers, and their slopes
affine         a dense layer as an object, and what it remembers for the way back
parameters     where learning starts, and a step of it
network        layer after layer, there and back, and the cost

Examples are columns: X (n_x, m), Y (1, m) or (n_L, m); the division by m is in dW and db. What comes in as float32
stays float32. A cache belongs to the layer that made it: look into none.
"""

from startcode.layers.network import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    linear_activation_backward,
    linear_activation_forward,
)
from startcode.layers.parameters import initialize_parameters, initialize_parameters_deep, update_parameters

__all__ = [
    "L_model_backward",
    "L_model_forward",
    "compute_cost",
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_backward",
    "linear_activation_forward",
    "update_parameters",
]
