"""The Transformer of 2017 in pieces: sequences are (m, T, d), a mask holds 1 where one may attend.

A. Vaswani and others, "Attention is all you need" (2017); layer norm stands behind each sum ("post-norm"), and there
is no dropout. Parameters are dicts within dicts; slopes are filed the same way, each with a d before its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.layers.attention import (
    multi_head_attention,
    multi_head_attention_backward,
    positional_encoding,
)
from startcode.layers.normalization import layernorm_backward, layernorm_forward

Array = NDArray[Any]
Parameters = Mapping[str, Any]  # arrays, dicts of them, and lists of such dicts
Slopes = dict[str, Any]


class EncoderTrip(NamedTuple):
    """What each part of an encoder layer needs for its way back, in the order of the way there."""

    attention: Any
    norm1: Any
    feed: Any
    norm2: Any


class DecoderTrip(NamedTuple):
    """What each part of a decoder layer needs for its way back, in the order of the way there."""

    attention: Any
    norm1: Any
    cross: Any
    norm2: Any
    feed: Any
    norm3: Any


def feed_forward(x: Array, params: Parameters) -> tuple[Array, tuple[Any, ...]]:
    """A hidden layer with ReLU, the same at every place of x (m, T, d): out (m, T, d) and a cache.

    `params` holds W1 (d, d_ff), b1 (d_ff,), W2 (d_ff, d), b2 (d,).
    """
    above = x @ params["W1"]
    above += params["b1"]
    above *= above > 0
    return above @ params["W2"] + params["b2"], (x, above, params)


def feed_forward_backward(dout: Array, cache: tuple[Any, ...]) -> tuple[Array, Slopes]:
    """The way back through `feed_forward`: dx and the slopes dW1, db1, dW2, db2."""
    x, above, params = cache
    upper = np.dot(dout, params["W2"].T)
    upper *= above > 0
    slopes = {"dW1": _product(x, upper), "db1": _total(upper), "dW2": _product(above, dout), "db2": _total(dout)}
    return np.dot(upper, params["W1"].T), slopes


def encoder_layer_forward(
    x: Array, params: Parameters, num_heads: int, mask: ArrayLike | None = None
) -> tuple[Array, Array, EncoderTrip]:
    """Attention of x (m, T, d) to itself, then the feed-forward net, each added to what came in and normalised.

    `params` holds the dicts "attention" and "feed", and gamma1, beta1, gamma2, beta2. Gives out (m, T, d), the weights
    (m, num_heads, T, T) of the attention, and what the way back needs.
    """
    seen, weights, to_attention = multi_head_attention(x, x, params["attention"], num_heads, mask=mask)
    middle, to_norm1 = _normed(seen + x, params, 1)
    fed, to_feed = feed_forward(middle, params["feed"])
    top, to_norm2 = _normed(fed + middle, params, 2)
    return top, weights, EncoderTrip(to_attention, to_norm1, to_feed, to_norm2)


def encoder_layer_backward(dout: Array, trip: EncoderTrip) -> tuple[Array, Slopes]:
    """The way back through `encoder_layer_forward`: dx, and slopes in dicts like those of the parameters."""
    slopes: Slopes = {}
    upper = _back_through_norm(dout, trip.norm2, slopes, 2)
    down, slopes["feed"] = feed_forward_backward(upper, trip.feed)
    upper = _back_through_norm(down + upper, trip.norm1, slopes, 1)
    asking, answering, slopes["attention"] = multi_head_attention_backward(upper, trip.attention)
    return asking + answering + upper, slopes


def decoder_layer_forward(
    x: Array,
    enc_out: Array,
    params: Parameters,
    num_heads: int,
    look_ahead_mask: ArrayLike | None = None,
    padding_mask: ArrayLike | None = None,
) -> tuple[Array, Array, DecoderTrip]:
    """Attention of x (m, T, d) to itself, then to enc_out (m, S, d), then the feed-forward net.

    `params` holds the dicts "attention", "cross" and "feed", and gamma1, beta1 ... gamma3, beta3. Gives out (m, T, d),
    the weights (m, num_heads, T, S) with which enc_out is looked at, and what the way back needs.
    """
    own, _, to_self = multi_head_attention(x, x, params["attention"], num_heads, mask=look_ahead_mask)
    low, to_norm1 = _normed(own + x, params, 1)
    seen, weights, to_cross = multi_head_attention(low, enc_out, params["cross"], num_heads, padding_mask)
    high, to_norm2 = _normed(seen + low, params, 2)
    fed, to_feed = feed_forward(high, params["feed"])
    top, to_norm3 = _normed(fed + high, params, 3)
    return top, weights, DecoderTrip(to_self, to_norm1, to_cross, to_norm2, to_feed, to_norm3)


def decoder_layer_backward(dout: Array, trip: DecoderTrip) -> tuple[Array, Array, Slopes]:
    """The way back through `decoder_layer_forward`: dx, the slope at enc_out, and slopes like the parameters."""
    slopes: Slopes = {}
    upper = _back_through_norm(dout, trip.norm3, slopes, 3)
    down, slopes["feed"] = feed_forward_backward(upper, trip.feed)
    upper = _back_through_norm(down + upper, trip.norm2, slopes, 2)
    down, denc_out, slopes["cross"] = multi_head_attention_backward(upper, trip.cross)
    upper = _back_through_norm(down + upper, trip.norm1, slopes, 1)
    asking, answering, slopes["attention"] = multi_head_attention_backward(upper, trip.attention)
    return asking + answering + upper, denc_out, slopes


def embed_and_encode(ids: Array, E: Array, P: Array) -> Array:
    """Vectors (m, T, d) for whole numbers `ids` (m, T): rows of E (V, d) times sqrt(d), plus P (1, longest, d)."""
    vectors: Array = np.take(E, ids, axis=0) * float(E.shape[1]) ** 0.5
    vectors += P[0, : ids.shape[1]].astype(E.dtype, copy=False)
    return vectors


@dataclass(frozen=True)
class Transformer:
    """A whole Transformer, there and back; its pieces may be exchanged for others that do the same.

    `params` holds E (V, d), the embedding of both sides, the lists "encoder" and "decoder" of layers, and Wy (d, V),
    by (V,). Positions are those of `positional_encoding`, or none. A way back gets what its way there returned last.
    """

    embed: Callable[..., Array] = embed_and_encode
    encoder: Callable[..., Any] = encoder_layer_forward
    encoder_back: Callable[..., Any] = encoder_layer_backward
    decoder: Callable[..., Any] = decoder_layer_forward
    decoder_back: Callable[..., Any] = decoder_layer_backward
    has_positions: bool = True

    def forward(
        self,
        src: Array,
        tgt_in: Array,
        params: Parameters,
        num_heads: int,
        look_ahead: ArrayLike | None,
        padding: ArrayLike | None,
    ) -> tuple[Array, dict[str, Any]]:
        """Scores (m, T, V) for what comes behind each place of tgt_in (m, T), having read src (m, S); and a trip.

        `look_ahead` masks the decoder's own attention, `padding` every attention to the source. The trip holds what
        the way back needs, and the attention: "weights", a list for each layer of the encoder and the decoder.
        """
        E, encoders, decoders = params["E"], [], []
        places = positional_encoding(max(src.shape[1], tgt_in.shape[1]), E.shape[1]) * float(self.has_positions)
        read, said = (self.embed(ids, E, places).astype(E.dtype, copy=False) for ids in (src, tgt_in))
        for part in params["encoder"]:
            read, *rest = self.encoder(read, part, num_heads, padding)
            encoders.append(rest)
        for part in params["decoder"]:
            said, *rest = self.decoder(said, read, part, num_heads, look_ahead, padding)
            decoders.append(rest)
        weights = {"encoder": [rest[0] for rest in encoders], "decoder": [rest[0] for rest in decoders]}
        kept = {"ids": (src, tgt_in), "params": params, "said": said, "read": read, "weights": weights}
        return said @ params["Wy"] + params["by"], kept | {"encoders": encoders, "decoders": decoders}

    def backward(self, dlogits: Array, trip: Mapping[str, Any]) -> Slopes:
        """The slopes at all parameters, from those at the scores (m, T, V)."""
        params, said = trip["params"], trip["said"]
        slopes: Slopes = {"dWy": _product(said, dlogits), "dby": _total(dlogits), "decoder": [], "encoder": []}
        upper, to_read = np.dot(dlogits, params["Wy"].T), np.zeros_like(trip["read"])
        for rest in reversed(trip["decoders"]):
            upper, share, found = self.decoder_back(upper, rest[-1])
            to_read += share
            slopes["decoder"].insert(0, found)
        for rest in reversed(trip["encoders"]):
            to_read, found = self.encoder_back(to_read, rest[-1])
            slopes["encoder"].insert(0, found)
        slopes["dE"] = np.zeros_like(params["E"])
        for ids, slope in zip(trip["ids"], (to_read, upper), strict=True):
            np.add.at(slopes["dE"], ids, slope * float(slope.shape[-1]) ** 0.5)
        return slopes


def _normed(x: Array, params: Parameters, number: int) -> tuple[Array, Any]:
    return layernorm_forward(x, params[f"gamma{number}"], params[f"beta{number}"])


def _back_through_norm(upper: Array, trip: Any, slopes: Slopes, number: int) -> Array:  # noqa: ANN401 - a cache
    down, slopes[f"dgamma{number}"], slopes[f"dbeta{number}"] = layernorm_backward(upper, trip)
    return down


def _product(inputs: Array, slopes: Array) -> Array:
    """The slope of a weight matrix: a product over all places of all examples."""
    return np.asarray(inputs.reshape(-1, inputs.shape[-1]).T @ slopes.reshape(-1, slopes.shape[-1]))


def _total(slopes: Array) -> Array:
    return np.asarray(slopes.reshape(-1, slopes.shape[-1]).sum(axis=0))
