"""Two gated recurrent networks in a row: one reads a sentence, the other says another one, each on embedded tokens.

The last state of the reader is the first of the speaker, who is told at every step what came before (teacher forcing).
Names of parameters begin with x for the reader and y for the speaker: tables xE (n_source, n_e) and yE (n_target, n_e),
gates xWu, xbu, ... as for `gru_forward`; Wo (n_target, n_a) and bo (n_target, 1) give the scores.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError
from startcode.layers.embedding import embedding_backward, embedding_forward
from startcode.layers.gru import gru_backward, gru_forward
from startcode.layers.masked import masked_cross_entropy

Array = NDArray[Any]
Arrays = dict[str, Array]


class TokenBatch(NamedTuple):
    """Numbers of tokens of m pairs, padded at the right: what is read, how long it is, what the speaker hears and says.

    `source` is (m, T_x), `lengths` (m,), `reads` and `says` (m, T_y); `mask` (m, T_y) is 0 at the padding of `says`.
    """

    source: Array
    lengths: Array
    reads: Array
    says: Array
    mask: Array


def initialize_encoder_decoder(
    n_source: int, n_target: int, n_e: int, n_a: int, *, rng: np.random.Generator, dtype: type = np.float64
) -> Arrays:
    """Parameters where learning starts: normally distributed weights, biases of 0."""
    sizes = {"xE": (n_source, n_e), "yE": (n_target, n_e), "Wo": (n_target, n_a)}
    sizes |= {f"{side}W{gate}": (n_a, n_a + n_e) for side in "xy" for gate in "urc"}
    drawn = {name: rng.normal(scale=size[1] ** -0.5, size=size) for name, size in sizes.items()}
    flat = {f"{side}b{gate}": np.zeros((n_a, 1)) for side in "xy" for gate in "urc"} | {"bo": np.zeros((n_target, 1))}
    return {name: value.astype(dtype) for name, value in (drawn | flat).items()}


def one_side(parameters: Arrays, side: str) -> Arrays:
    """The gates of one side, "x" or "y", under the names that `gru_forward` knows."""
    return {f"{kind}{gate}": parameters[f"{side}{kind}{gate}"] for kind in "Wb" for gate in "urc"}


def encoder_decoder_slopes(parameters: Arrays, batch: TokenBatch) -> tuple[float, Arrays]:
    """The mean of -ln p over all tokens that are no padding, and its slope at every parameter.

    Padding at the end of a source sentence changes nothing: the state is taken where the sentence ends.
    StartCodeError if a length is no number of steps.
    """
    m, T_x = np.shape(batch.source)
    ends = np.asarray(batch.lengths) - 1
    if ends.shape != (m,) or ends.min() < 0 or ends.max() >= T_x:
        what = f"source has shape {(m, T_x)}, and lengths are {np.asarray(batch.lengths)}."
        raise StartCodeError("encoder_decoder_slopes", what, "Give one length for each sentence, from 1 to T_x.")
    x, x_cache = embedding_forward(batch.source, parameters["xE"])
    start = np.zeros((len(parameters["xbu"]), m), x.dtype)
    states, x_trip = gru_forward(x.transpose(2, 0, 1), start, one_side(parameters, "x"))
    y, y_cache = embedding_forward(batch.reads, parameters["yE"])
    said, y_trip = gru_forward(y.transpose(2, 0, 1), states[:, np.arange(m), ends], one_side(parameters, "y"))
    loss, outward, found = _spoken(parameters, said, batch)
    back = gru_backward(outward, y_trip)
    at_ends = np.zeros_like(states)
    at_ends[:, np.arange(m), ends] = back["dc0"]
    ahead = gru_backward(at_ends, x_trip)
    for side, slopes, cache in (("x", ahead, x_cache), ("y", back, y_cache)):
        found |= {f"d{side}{name[1:]}": value for name, value in slopes.items() if name[1] in "Wb"}
        found[f"d{side}E"] = embedding_backward(slopes["dx"].transpose(1, 2, 0), cache)
    return loss, found


def _spoken(parameters: Arrays, said: Array, batch: TokenBatch) -> tuple[float, Array, Arrays]:
    """The loss, its slope at the states of the speaker, and at Wo and bo."""
    flat = said.reshape(len(said), -1)  # (n_a, m T_y)
    scores = (parameters["Wo"] @ flat + parameters["bo"]).reshape(-1, *np.shape(batch.says))
    loss, slope = masked_cross_entropy(scores, batch.says, batch.mask)
    wide = slope.reshape(len(slope), -1)
    to_states = (parameters["Wo"].T @ wide).reshape(said.shape)
    return loss, to_states, {"dWo": wide @ flat.T, "dbo": wide.sum(axis=1)[:, np.newaxis]}
