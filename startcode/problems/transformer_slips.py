"""Week 14, the Transformer: what the usual slips make of its layers, in words for "what one gets from ..."."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "decoder_layer_slips",
    "encoder_layer_slips",
    "encoder_layer_slope_slips",
    "feed_forward_slips",
    "surprise_when_writing",
    "training_slips",
    "wiring_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Any]
Sub = Callable[[Array], Array]
START, PAD = 1, 0


def feed_forward_slips(x: Array, params: Parameters) -> dict[str, Array]:
    """What the usual slips make of a feed-forward net."""
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    below = x @ W1 + b1
    right = np.maximum(below, 0) @ W2 + b2
    return {
        "leaving out the ReLU": below @ W2 + b2,
        "one ReLU more, at the end": right * (right > 0),
        "the ReLU at the end, and none between": np.maximum(below @ W2 + b2, 0),
        "tanh, where the ReLU is meant": np.tanh(below) @ W2 + b2,
        "the absolute value, where the ReLU is meant": np.abs(below) @ W2 + b2,
        "adding b1 behind the ReLU": (np.maximum(x @ W1, 0) + b1) @ W2 + b2,
        "leaving out b1": np.maximum(x @ W1, 0) @ W2 + b2,
        "leaving out b2": right - b2,
        "adding x: that is the layer's business, not this net's": right + x,
    }


def _norms(params: Parameters) -> list[Sub]:
    """The normalisations of a layer, the first as number 1."""

    def norm(number: int) -> Sub:
        return lambda v: layers.layernorm_forward(v, params[f"gamma{number}"], params[f"beta{number}"])[0]

    return [norm(number if f"gamma{number}" in params else 1) for number in range(4)]


def _look(params: Parameters, num_heads: int, mask: Array | None, at: Array | None = None) -> Sub:
    return lambda v: layers.multi_head_attention(v, v if at is None else at, params, num_heads, mask)[0]


def encoder_layer_slips(x: Array, params: Parameters, num_heads: int, mask: Array) -> dict[str, Array]:
    """What the usual slips make of an encoder layer's output."""
    _, norm1, norm2, _ = _norms(params)

    def feed(v: Array) -> Array:
        return layers.feed_forward(v, params["feed"])[0]

    def rest(middle: Array) -> Array:
        return norm2(middle + feed(middle))

    look = _look(params["attention"], num_heads, mask)
    middle = norm1(x + look(x))
    before = x + look(norm1(x))
    return {
        "leaving out the sum with x: attention's answer takes its place": rest(norm1(look(x))),
        "leaving out the sum behind the feed-forward net": norm2(feed(middle)),
        "leaving out both sums": norm2(feed(norm1(look(x)))),
        "adding x in the second sum, where what went into the net is meant": norm2(x + feed(middle)),
        "normalising before the sub-layers, where it is meant behind the sums": before + feed(norm2(before)),
        "leaving out the first normalisation": rest(x + look(x)),
        "leaving out the second normalisation": middle + feed(middle),
        "normalising before the sum": x + norm1(look(x)) + norm2(feed(x + norm1(look(x)))),
        "gamma1 and beta1 for both normalisations": norm1(middle + feed(middle)),
        "gamma2 and beta2 for both normalisations": rest(norm2(x + look(x)) * 1.0),
        "the two normalisations exchanged": norm1(norm2(x + look(x)) + feed(norm2(x + look(x)))),
        "attention without the mask": rest(norm1(x + _look(params["attention"], num_heads, None)(x))),
        "attention with a single head": rest(norm1(x + _look(params["attention"], 1, mask)(x))),
        "leaving out the feed-forward net": norm2(middle),
        "leaving out the feed-forward net and its normalisation": middle,
        "leaving out the attention": rest(norm1(x)),
        "giving x to the feed-forward net, where the normalised sum is meant": norm2(middle + feed(x)),
    }


def encoder_layer_slope_slips(dout: Array, trip: layers.EncoderTrip) -> dict[str, Array]:
    """What the usual slips make of the slope at x."""
    above = layers.layernorm_backward(dout, trip.norm2)[0]
    through = layers.feed_forward_backward(above, trip.feed)[0]

    def below(slope: Array) -> tuple[Array, Array, Array]:
        down = layers.layernorm_backward(slope, trip.norm1)[0]
        asking, answering, _ = layers.multi_head_attention_backward(down, trip.attention)
        return down, asking, answering

    down, asking, answering = below(above + through)
    return {
        "leaving out the way around the attention": asking + answering,
        "leaving out the way through the attention": down,
        "x as keys and values only: it has also asked": answering + down,
        "x as queries only: it was also asked": asking + down,
        "leaving out the way around the feed-forward net": np.sum(below(through), axis=0),
        "leaving out the way through the feed-forward net": np.sum(below(above), axis=0),
        "leaving out both ways around": np.sum(below(through)[1:], axis=0),
        "sending dout itself around the feed-forward net, past the norm": np.sum(below(dout + through), axis=0),
        "sending dout through the feed-forward net, past the norm": np.sum(
            below(above + layers.feed_forward_backward(dout, trip.feed)[0]), axis=0
        ),
        "sending dy through the attention, past the norm": down
        + np.sum(layers.multi_head_attention_backward(above + through, trip.attention)[:2], axis=0),
        "sending around the attention what came to its normalisation": asking + answering + above + through,
    }


def decoder_layer_slips(
    x: Array, enc_out: Array, params: Parameters, num_heads: int, look_ahead_mask: Array, padding_mask: Array
) -> dict[str, Array]:
    """What the usual slips make of a decoder layer's output."""
    _, norm1, norm2, norm3 = _norms(params)

    def feed(v: Array) -> Array:
        return layers.feed_forward(v, params["feed"])[0]

    def rest(high: Array) -> Array:
        return norm3(high + feed(high))

    own = _look(params["attention"], num_heads, look_ahead_mask)
    look = _look(params["cross"], num_heads, padding_mask, enc_out)
    low = norm1(x + own(x))
    high = norm2(low + look(low))
    blind = norm1(x + _look(params["attention"], num_heads, None)(x))
    return {
        "leaving out the look-ahead mask": rest(norm2(blind + look(blind))),
        "leaving out the padding mask": rest(norm2(low + _look(params["cross"], num_heads, None, enc_out)(low))),
        "leaving out both masks": rest(norm2(blind + _look(params["cross"], num_heads, None, enc_out)(blind))),
        "looking at itself twice: keys and values of the second attention come from enc_out": rest(
            norm2(low + _look(params["cross"], num_heads, look_ahead_mask)(low))
        ),
        "the weights of the first attention for both": rest(
            norm2(low + _look(params["attention"], num_heads, padding_mask, enc_out)(low))
        ),
        "asking enc_out with x, where the first normalised sum is meant": rest(norm2(low + look(x))),
        "leaving out the first sum": rest(norm2(norm1(own(x)) + look(norm1(own(x))))),
        "leaving out the second sum": rest(norm2(look(low))),
        "leaving out the third sum": norm3(feed(high)),
        "adding x in the second sum, where the first normalised sum is meant": rest(norm2(x + look(low))),
        "adding the first normalised sum in the third": norm3(low + feed(high)),
        "leaving out the second attention": norm3(low + feed(low)),
        "leaving out the second attention, but not its normalisation": rest(norm2(low)),
        "leaving out the first attention": rest(norm2(norm1(x) + look(norm1(x)))),
        "leaving out the feed-forward net": norm3(high),
        "leaving out the feed-forward net and its normalisation": high,
        "giving the feed-forward net the first normalised sum, where the second is meant": norm3(high + feed(low)),
        "gamma2 and beta2 in the third normalisation, too": norm2(high + feed(high)),
        "gamma1 and beta1 in the second normalisation, too": rest(norm1(low + look(low))),
        "attention with a single head": rest(
            norm2(
                norm1(x + _look(params["attention"], 1, look_ahead_mask)(x))
                + _look(params["cross"], 1, padding_mask, enc_out)(
                    norm1(x + _look(params["attention"], 1, look_ahead_mask)(x))
                )
            )
        ),
    }


def surprise_when_writing(src: Array, tgt: Array, params: Parameters, num_heads: int) -> float:
    """The mean of -ln p over all signs of the texts, asked one by one as in writing: what comes behind this beginning?

    A slow way to the loss, in which no padding comes in. The mask is for the signs in the middle, which must stay what
    they were when nothing stood behind them.
    """
    told: list[float] = []
    for read, written in zip(src, tgt, strict=True):
        text = [int(sign) for sign in written if sign != PAD]
        for place, sign in enumerate(text):
            begun = np.array([[START, *text[:place]]])
            whole = read[read != PAD][np.newaxis]
            ahead = layers.look_ahead_mask(place + 1)
            scores = layers.Transformer().forward(whole, begun, params, num_heads, ahead, None)[0][0, -1]
            told.append(float(np.logaddexp.reduce(scores) - scores[sign]))
    return float(np.mean(told))


def training_slips(src: Array, tgt: Array, params: Parameters, num_heads: int) -> dict[str, float]:
    """What the usual slips make of the loss of a step."""
    T, begin = tgt.shape[1], np.full((len(tgt), 1), START)
    strict, padded, real = layers.look_ahead_mask(T), layers.padding_mask(src), tgt != PAD
    late = np.hstack([begin, tgt])[:, :T]

    def loss(came: Array, ahead: Array | None, hidden: Array | None, counted: Array, wanted: Array = tgt) -> float:
        scores = layers.Transformer().forward(src, came, params, num_heads, ahead, hidden)[0]
        return float(layers.masked_cross_entropy(scores, wanted, counted, axis=-1)[0])

    right = loss(late, strict, padded, real)
    early = np.hstack([tgt[:, 1:], begin * PAD])
    return {
        "not shifting: the decoder sees the sign that it is to say": loss(tgt, strict, padded, real),
        "shifting the wrong way: the decoder sees the sign that comes next": loss(early, strict, padded, real),
        "the padding in front, where the start sign is meant": loss(
            np.where(late == START, PAD, late), strict, padded, real
        ),
        "the end sign in front, where the start sign is meant": loss(
            np.where(np.arange(T) == 0, START + 1, late), strict, padded, real
        ),
        "leaving out the look-ahead mask": loss(late, None, padded, real),
        "leaving out the padding mask": loss(late, strict, None, real),
        "leaving out both masks": loss(late, None, None, real),
        "counting the padding": loss(late, strict, padded, real | True),
        "counting by what came in, where what should come out is meant": loss(late, strict, padded, late != PAD),
        "the shifted text as what should come out": loss(late, strict, padded, late != PAD, late),
        "the sum over the signs, where the mean is meant": right * int(real.sum()),
        "rolling: what falls out at the end comes in at the front": loss(np.roll(tgt, 1, axis=1), strict, padded, real),
        "counting no end signs": loss(late, strict, padded, real & (tgt != START + 1)),
    }


def wiring_slips(src: Array, tgt: Array, params: Parameters, num_heads: int) -> dict[str, Array]:
    """What the usual slips make of the scores of a whole Transformer."""
    strict, padded = layers.look_ahead_mask(tgt.shape[1]), layers.padding_mask(src)
    encoders, decoders = params["encoder"], params["decoder"]

    finished = layers.Transformer()

    def open_encoder(x: Array, params: Parameters, num_heads: int, mask: Array) -> Any:  # noqa: ANN401, ARG001
        return layers.encoder_layer_forward(x, params, num_heads)

    def open_decoder(x: Array, enc_out: Array, params: Parameters, num_heads: int, ahead: Array, mask: Array) -> Any:  # noqa: ANN401, ARG001
        return layers.decoder_layer_forward(x, enc_out, params, num_heads, ahead)

    def scores(
        ahead: Array | None = strict,
        hidden: Array | None = padded,
        net: layers.Transformer = finished,
        **changed: Any,  # noqa: ANN401
    ) -> Array:
        return net.forward(src, tgt, {**params, **changed}, num_heads, ahead, hidden)[0]

    last = "what goes into a layer is what the one before gave"
    slips = {
        "leaving out by": scores() - params["by"],
        "leaving out the encoder layers": scores(encoder=[]),
        "leaving out the look-ahead mask": scores(ahead=None),
        "leaving out the padding mask": scores(hidden=None),
        "leaving out both masks": scores(ahead=None, hidden=None),
        "leaving out the padding mask in the encoder": scores(net=layers.Transformer(encoder=open_encoder)),
        "leaving out the padding mask in the decoder": scores(net=layers.Transformer(decoder=open_decoder)),
        "leaving out the positions": scores(net=layers.Transformer(has_positions=False)),
    }
    if len(encoders) > 1:
        slips |= {
            "the first encoder layer alone": scores(encoder=encoders[:1]),
            f"the last encoder layer alone: {last}": scores(encoder=encoders[-1:]),
            "the first decoder layer alone": scores(decoder=decoders[:1]),
            f"the last decoder layer alone: {last}": scores(decoder=decoders[-1:]),
            f"the last layer of each side alone: {last}": scores(encoder=encoders[-1:], decoder=decoders[-1:]),
            "the first layer of each side alone": scores(encoder=encoders[:1], decoder=decoders[:1]),
            "the layers in the opposite order": scores(encoder=encoders[::-1], decoder=decoders[::-1]),
        }
    return slips
