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
softmax        probabilities of several classes, and their loss; masked: of sequences of unequal length
normalization  batch and layer normalisation: there, examples are ROWS
convolution    filters laid on pictures (m, n_H, n_W, n_C); windows says where they fit, pooling makes pictures smaller
transposed     a convolution turned round, which makes pictures larger
rnn, gru, lstm  along sequences (n_x, m, T); cells takes a single step, sequences is what they share
attention      soft look-ups, their masks, and where in a sequence a token stands: there, x is (m, T, d)
embedding      words by their numbers, as rows of a table
transformer    layers of attention, there and back, and all of them together; transformer_start says where they begin
reader         a text read with attention and written anew (additive), there and back
encoder_decoder  a network that reads a sentence, and one that says another
clipping       slopes that are not allowed to be too large

Examples are columns: X (n_x, m), Y (1, m) or (n_L, m); the division by m is in dW and db. What comes in as float32
stays float32. A cache belongs to the layer that made it: look into none.
"""

from startcode.layers.attention import (
    look_ahead_mask,
    multi_head_attention,
    multi_head_attention_backward,
    padding_mask,
    positional_encoding,
    scaled_dot_product_attention,
    scaled_dot_product_attention_backward,
)
from startcode.layers.cells import gru_cell_forward, lstm_cell_forward, rnn_cell_forward
from startcode.layers.clipping import clip
from startcode.layers.convolution import conv_backward, conv_backward_first, conv_forward
from startcode.layers.embedding import embedding_backward, embedding_forward
from startcode.layers.encoder_decoder import (
    TokenBatch,
    encoder_decoder_slopes,
    initialize_encoder_decoder,
    one_side,
)
from startcode.layers.gru import gru_backward, gru_forward
from startcode.layers.lstm import lstm_backward, lstm_forward
from startcode.layers.masked import masked_cross_entropy
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
from startcode.layers.reader import (
    both_ways_backward,
    both_ways_forward,
    reader_backward,
    reader_decode,
    reader_forward,
    reader_loss,
    reader_parameters,
)
from startcode.layers.rnn import rnn_backward, rnn_forward
from startcode.layers.softmax import one_hot, softmax, softmax_cross_entropy
from startcode.layers.transformer import (
    EncoderTrip,
    Transformer,
    decoder_layer_backward,
    decoder_layer_forward,
    embed_and_encode,
    encoder_layer_backward,
    encoder_layer_forward,
    feed_forward,
    feed_forward_backward,
)
from startcode.layers.transformer_start import adam_step, initialize_transformer
from startcode.layers.transposed import transposed_conv_backward, transposed_conv_forward, transposed_output_size
from startcode.layers.windows import conv_output_size, zero_pad

__all__ = [
    "Adam",
    "EncoderTrip",
    "L_model_backward",
    "L_model_forward",
    "Momentum",
    "TokenBatch",
    "Transformer",
    "adam_step",
    "batchnorm_backward",
    "batchnorm_forward",
    "both_ways_backward",
    "both_ways_forward",
    "clip",
    "compute_cost",
    "conv_backward",
    "conv_backward_first",
    "conv_forward",
    "conv_output_size",
    "decoder_layer_backward",
    "decoder_layer_forward",
    "embed_and_encode",
    "embedding_backward",
    "embedding_forward",
    "encoder_decoder_slopes",
    "encoder_layer_backward",
    "encoder_layer_forward",
    "feed_forward",
    "feed_forward_backward",
    "gru_backward",
    "gru_cell_forward",
    "gru_forward",
    "initialize_encoder_decoder",
    "initialize_parameters",
    "initialize_parameters_deep",
    "initialize_transformer",
    "layernorm_backward",
    "layernorm_forward",
    "linear_activation_backward",
    "linear_activation_forward",
    "look_ahead_mask",
    "lstm_backward",
    "lstm_cell_forward",
    "lstm_forward",
    "masked_cross_entropy",
    "mini_batches",
    "multi_head_attention",
    "multi_head_attention_backward",
    "one_hot",
    "one_side",
    "padding_mask",
    "pool_backward",
    "pool_forward",
    "positional_encoding",
    "reader_backward",
    "reader_decode",
    "reader_forward",
    "reader_loss",
    "reader_parameters",
    "rnn_backward",
    "rnn_cell_forward",
    "rnn_forward",
    "scaled_dot_product_attention",
    "scaled_dot_product_attention_backward",
    "softmax",
    "softmax_cross_entropy",
    "transposed_conv_backward",
    "transposed_conv_forward",
    "transposed_output_size",
    "update_parameters",
    "zero_pad",
]
