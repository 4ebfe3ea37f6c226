"""Finished layers: fast, and the same names and conventions as in the lessons, for the weeks that build on them.

    parameters = layers.initialize_parameters_deep([12288, 20, 7, 1], rng=rng)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)
    parameters = layers.update_parameters(parameters, grads, learning_rate=0.0075)

activations    the functions between the layers, and their slopes
affine         a dense layer as an object, and what it remembers for the way back
parameters     where learning starts, and a step of it
network        layer after layer, there and back, and the cost
minibatches    a few examples at a time
optimizers     steps that remember earlier slopes
softmax        probabilities of several classes, and their loss
normalization  batch and layer normalisation: there, examples are ROWS
convolution    filters laid on pictures (m, n_H, n_W, n_C); windows says where they fit, pooling makes pictures smaller
rnn, gru, lstm  along sequences (n_x, m, T); cells takes a single step, sequences is what they share
clipping       slopes that are not allowed to be too large

Examples are columns: X (n_x, m), Y (1, m) or (n_L, m); the division by m is in dW and db. What comes in as float32
stays float32. A cache belongs to the layer that made it: look into none.
"""

from startcode.layers.cells import gru_cell_forward, lstm_cell_forward, rnn_cell_forward
from startcode.layers.clipping import clip
from startcode.layers.convolution import conv_backward, conv_backward_first, conv_forward
from startcode.layers.gru import gru_backward, gru_forward
from startcode.layers.lstm import lstm_backward, lstm_forward
from startcode.layers.minibatches import mini_batches
from startcode.layers.network import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    linear_activation_backward,
    linear_activation_forward,
)
from startcode.layers.normalization import (
    batchnorm_backward,
    batchnorm_forward,
    layernorm_backward,
    layernorm_forward,
)
from startcode.layers.optimizers import Adam, Momentum
from startcode.layers.parameters import initialize_parameters, initialize_parameters_deep, update_parameters
from startcode.layers.pooling import pool_backward, pool_forward
from startcode.layers.rnn import rnn_backward, rnn_forward
from startcode.layers.softmax import one_hot, softmax, softmax_cross_entropy
from startcode.layers.windows import conv_output_size, zero_pad

__all__ = [
    "Adam",
    "L_model_backward",
    "L_model_forward",
    "Momentum",
    "batchnorm_backward",
    "batchnorm_forward",
    "clip",
    "compute_cost",
    "conv_backward",
    "conv_backward_first",
    "conv_forward",
    "conv_output_size",
    "gru_backward",
    "gru_cell_forward",
    "gru_forward",
    "initialize_parameters",
    "initialize_parameters_deep",
    "layernorm_backward",
    "layernorm_forward",
    "linear_activation_backward",
    "linear_activation_forward",
    "lstm_backward",
    "lstm_cell_forward",
    "lstm_forward",
    "mini_batches",
    "one_hot",
    "pool_backward",
    "pool_forward",
    "rnn_backward",
    "rnn_cell_forward",
    "rnn_forward",
    "softmax",
    "softmax_cross_entropy",
    "update_parameters",
    "zero_pad",
]
