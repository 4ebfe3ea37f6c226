"""Week 14: three Transformers, each with a bug, that learn to write a sequence anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Parameters = dict[str, Any]
Draw = Callable[[int, np.random.Generator], tuple[Array, Array]]  # so many sequences: read, and to be written
SIGNS, FEATURES, HIDDEN, HEADS, WARM_UP = 13, 32, 64, 4, 150
STEPS, BATCH, PIECE, UNSEEN = 300, 32, 10, 200
START, PAD = 1, 0


@dataclass(frozen=True)
class Translator:
    """What a training run reports; the losses are means over pieces of the steps before each of `steps`."""

    steps: Array
    losses: Array
    forced: float  # share of new signs that are right when the decoder gets the right ones before them
    written: float  # share of new sequences that come out right when it writes alone


def broken_transformers(draw: Draw, *, seed: int = 0) -> dict[int, Translator]:
    """Three broken programs that train on sequences from `draw`, by number.

    1: no look-ahead mask; 2: a look-ahead mask of minus infinities that hides the diagonal, too; 3: no sums around the
    sub-layers.
    """
    unsummed = layers.Transformer(encoder=_encoder, encoder_back=_back, decoder=_decoder, decoder_back=_decoder_back)
    finished = layers.Transformer()
    return {
        1: _trained(finished, lambda n: np.ones((n, n)), draw, seed),
        2: _trained(finished, lambda n: np.where(np.tri(n, k=-1) > 0, 1.0, -np.inf), draw, seed),
        3: _trained(unsummed, layers.look_ahead_mask, draw, seed),
    }


def _trained(net: layers.Transformer, mask: Callable[[int], Array], draw: Draw, seed: int) -> Translator:
    rng, optimizer, losses = np.random.default_rng(seed), layers.Adam(beta2=0.98, epsilon=1e-9), []
    params = layers.initialize_transformer(SIGNS, FEATURES, HIDDEN, rng=rng, dtype=np.float32)
    with np.errstate(invalid="ignore"):  # one of them computes with nan
        for number in range(1, STEPS + 1):
            src, tgt = draw(BATCH, rng)
            scores, trip = net.forward(src, _shifted(tgt), params, HEADS, mask(tgt.shape[1]), layers.padding_mask(src))
            cost, slope = layers.masked_cross_entropy(scores, tgt, tgt != PAD, axis=-1)
            losses.append(cost)
            if np.isnan(cost):  # it stays so: nothing is won by going on
                return Translator(np.array([1]), np.array(losses[:1]), 0.0, 0.0)
            optimizer.learning_rate = FEATURES**-0.5 * min(number**-0.5, number / WARM_UP**1.5)
            params = layers.adam_step(optimizer, params, net.backward(slope, trip))
    pieces = np.reshape(losses, (-1, PIECE)).mean(axis=1)
    told = np.concatenate([losses[:1], pieces])
    return Translator(np.arange(0, STEPS + 1, PIECE), told, *_measured(net, mask, params, *draw(UNSEEN, rng)))


def _measured(
    net: layers.Transformer, mask: Callable[[int], Array], params: Parameters, src: Array, tgt: Array
) -> tuple[float, float]:
    padding, real = layers.padding_mask(src), tgt != PAD
    forced = net.forward(src, _shifted(tgt), params, HEADS, mask(tgt.shape[1]), padding)[0].argmax(axis=-1)
    said = np.full((len(src), 1), START)
    for _ in range(tgt.shape[1]):
        scores = net.forward(src, said, params, HEADS, mask(said.shape[1]), padding)[0]
        said = np.hstack([said, scores[:, -1:].argmax(axis=-1)])
    right = np.all((said[:, 1:] == tgt) | ~real, axis=1)
    return float(np.mean(forced[real] == tgt[real])), float(np.mean(right))


def _shifted(tgt: Array) -> Array:
    moved = np.roll(tgt, 1, axis=1)
    moved[:, 0] = START
    return np.asarray(moved)


def _norm(x: Array, params: Parameters, number: int) -> tuple[Array, Any]:
    return layers.layernorm_forward(x, params[f"gamma{number}"], params[f"beta{number}"])


def _unnorm(slope: Array, trip: Any, slopes: Parameters, number: int) -> Array:  # noqa: ANN401 - a cache
    down, slopes[f"dgamma{number}"], slopes[f"dbeta{number}"] = layers.layernorm_backward(slope, trip)
    return down


def _encoder(x: Array, params: Parameters, num_heads: int, mask: Array) -> tuple[Array, Array, layers.EncoderTrip]:
    """An encoder layer without the sums."""
    found, weights, look = layers.multi_head_attention(x, x, params["attention"], num_heads, mask=mask)
    middle, norm1 = _norm(found, params, 1)
    fed, feed = layers.feed_forward(middle, params["feed"])
    top, norm2 = _norm(fed, params, 2)
    return top, weights, layers.EncoderTrip(look, norm1, feed, norm2)


def _back(slope: Array, trip: layers.EncoderTrip) -> tuple[Array, Parameters]:
    slopes: Parameters = {}
    slope, slopes["feed"] = layers.feed_forward_backward(_unnorm(slope, trip.norm2, slopes, 2), trip.feed)
    slope = _unnorm(slope, trip.norm1, slopes, 1)
    asking, asked, slopes["attention"] = layers.multi_head_attention_backward(slope, trip.attention)
    return asking + asked, slopes


def _decoder(
    x: Array, enc_out: Array, params: Parameters, num_heads: int, look_ahead: Array, padding: Array
) -> tuple[Array, Array, tuple[layers.EncoderTrip, Any, Any]]:
    """A decoder layer without the sums: an encoder layer with a look at enc_out in front."""
    own, _, look = layers.multi_head_attention(x, x, params["attention"], num_heads, mask=look_ahead)
    low, norm1 = _norm(own, params, 1)
    found, weights, cross = layers.multi_head_attention(low, enc_out, params["cross"], num_heads, padding)
    high, norm2 = _norm(found, params, 2)
    fed, feed = layers.feed_forward(high, params["feed"])
    top, norm3 = _norm(fed, params, 3)
    return top, weights, (layers.EncoderTrip(cross, norm2, feed, norm3), look, norm1)


def _decoder_back(slope: Array, trip: tuple[layers.EncoderTrip, Any, Any]) -> tuple[Array, Array, Parameters]:
    slopes: Parameters = {}
    upper, look, norm1 = trip
    slope, slopes["feed"] = layers.feed_forward_backward(_unnorm(slope, upper.norm2, slopes, 3), upper.feed)
    slope = _unnorm(slope, upper.norm1, slopes, 2)
    slope, to_read, slopes["cross"] = layers.multi_head_attention_backward(slope, upper.attention)
    slope = _unnorm(slope, norm1, slopes, 1)
    asking, asked, slopes["attention"] = layers.multi_head_attention_backward(slope, look)
    return asking + asked, to_read, slopes
