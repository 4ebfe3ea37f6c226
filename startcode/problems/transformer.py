"""Week 14, the Transformer: small layers whose every parameter counts, masks that hide something, scores."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "a_decoder_layer",
    "a_feed_forward",
    "a_transformer",
    "a_way_back",
    "an_embedding",
    "an_encoder_layer",
    "some_scores",
    "some_truth",
    "without_sublayers",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Any]
START = 1  # what stands before the first sign
STEEPEST = 3.0  # one over the smallest spread that a norm gets
KINK = 1e-2  # no hidden sum is nearer to that of the ReLU: behind several norms small steps are no longer small


def a_feed_forward(rng: np.random.Generator, m: int, T: int, d: int, d_ff: int) -> tuple[Array, Parameters]:
    """x (m, T, d) and the parameters of a feed-forward net; no hidden sum is near the kink of the ReLU."""
    weights = {"W1": (d, d_ff), "b1": (d_ff,), "W2": (d_ff, d), "b2": (d,)}
    while True:
        x = rng.normal(size=(m, T, d))
        params = {name: rng.normal(scale=0.7, size=shape) for name, shape in weights.items()}
        if np.abs(x @ params["W1"] + params["b1"]).min() > 1e-3:
            return x, params


def some_attention(rng: np.random.Generator, d: int) -> Parameters:
    """Parameters of `layers.multi_head_attention`; no bias is 0."""
    shapes = {"W": (d, d), "b": (d,)}
    return {kind + part: rng.normal(scale=0.6, size=shape) for part in "qkvo" for kind, shape in shapes.items()}


def a_layer(rng: np.random.Generator, d: int, d_ff: int, *attentions: str) -> Parameters:
    """Parameters of a layer with these attentions: no gamma is 1, no beta 0."""
    norms = range(1, len(attentions) + 2)
    gains = {f"gamma{number}": rng.uniform(0.5, 1.5, size=d) for number in norms}
    shifts = {f"beta{number}": rng.normal(scale=0.5, size=d) for number in norms}
    looks = {name: some_attention(rng, d) for name in attentions}
    return {**looks, "feed": a_feed_forward(rng, 1, 1, d, d_ff)[1], **gains, **shifts}


def a_padding(m: int, T: int) -> Array:
    """A mask (m, 1, 1, T) that hides the ends of all examples but the last: 1, 2, ... places."""
    lengths = [max(1, T - 1 - place % (T - 1)) for place in range(m - 1)] + [T]
    rows = np.arange(T) < np.array(lengths)[:, np.newaxis]
    return np.asarray(rows[:, np.newaxis, np.newaxis, :], dtype=np.float64)


def an_encoder_layer(
    rng: np.random.Generator, m: int, T: int, d: int, d_ff: int, num_heads: int
) -> tuple[Array, Parameters, int, Array]:
    """What an encoder layer gets: x (m, T, d), its parameters, the number of heads, a padding mask."""
    while True:
        x, params, mask = rng.normal(size=(m, T, d)), a_layer(rng, d, d_ff, "attention"), a_padding(m, T)
        trip = layers.encoder_layer_forward(x, params, num_heads, mask)[-1]
        if _is_calm(trip, params):
            return x, params, num_heads, mask


def a_way_back(
    rng: np.random.Generator, m: int, T: int, d: int, d_ff: int, num_heads: int
) -> tuple[Array, Array, Parameters, int, Array]:
    """As `an_encoder_layer`, with a slope dout (m, T, d) in front that is nowhere 0."""
    given = an_encoder_layer(rng, m, T, d, d_ff, num_heads)
    return rng.uniform(0.3, 1.3, size=(m, T, d)) * rng.choice([-1, 1], size=(m, T, d)), *given


def a_decoder_layer(
    rng: np.random.Generator, m: int, T: int, S: int, d: int, d_ff: int, num_heads: int
) -> tuple[Array, Array, Parameters, int, Array, Array]:
    """What a decoder layer gets: x (m, T, d), enc_out (m, S, d), parameters, the number of heads, both masks."""
    x, enc_out = rng.normal(size=(m, T, d)), rng.normal(size=(m, S, d))
    params = a_layer(rng, d, d_ff, "attention", "cross")
    return x, enc_out, params, num_heads, layers.look_ahead_mask(T), a_padding(m, S)


def an_embedding(rng: np.random.Generator, m: int, T: int, longest: int, V: int, d: int) -> tuple[Array, Array, Array]:
    """ids (m, T), vectors E (V, d), and P (1, longest, d) for more places than are needed; all differ."""
    ids = rng.permutation(np.arange(m * T) % V).reshape(m, T)
    return ids, rng.normal(size=(V, d)), rng.normal(size=(1, longest, d))


def a_transformer(
    rng: np.random.Generator, m: int, S: int, T: int, V: int, d: int, d_ff: int, num_heads: int, n_layers: int = 1
) -> tuple[Array, Array, Parameters, int]:
    """src (m, S) and tgt (m, T), padded with 0 at their ends (the last example is not), parameters, number of heads.

    0 is the padding, 1 the start and 2 the end; the others are signs.
    """
    src, tgt = (_texts(rng, m, length, V) for length in (S, T))
    while True:
        params = _whole(rng, V, d, d_ff, n_layers)
        if all(_is_calm(trip, layer) for trip, layer in _trips(src, tgt, params, num_heads)):
            return src, tgt, params, num_heads


def without_sublayers(params: Parameters) -> Parameters:
    """The same layer with all weights and biases 0 in its attentions and its feed-forward net."""
    return {
        name: {inner: np.zeros_like(value) for inner, value in part.items()} if isinstance(part, dict) else part
        for name, part in params.items()
    }


def some_truth(rng: np.random.Generator, V: int, m: int) -> tuple[Array, float]:
    """One-hot columns (V, m), and a share eps that is no round number."""
    return layers.one_hot(rng.integers(V, size=m), V), float(rng.uniform(0.07, 0.23))


def some_scores(rng: np.random.Generator, V: int, kept: int) -> tuple[Array, float]:
    """Scores (V,) in random order, and a p that the `kept` likeliest reach together, and no fewer.

    p lies in the middle between two of the sums, so that no rounding decides.
    """
    scores = rng.permutation(np.linspace(0, 2.5, V) + rng.uniform(-0.05, 0.05, size=V))
    shares = np.sort(np.exp(scores) / np.exp(scores).sum())[::-1]
    return scores, float(shares[:kept].sum() - shares[kept - 1] / 2)


def _whole(rng: np.random.Generator, V: int, d: int, d_ff: int, n_layers: int) -> Parameters:
    """Parameters of a Transformer."""
    return {
        "E": rng.normal(scale=0.6, size=(V, d)),
        "encoder": [a_layer(rng, d, d_ff, "attention") for _ in range(n_layers)],
        "decoder": [a_layer(rng, d, d_ff, "attention", "cross") for _ in range(n_layers)],
        "Wy": rng.normal(scale=0.6, size=(d, V)),
        "by": rng.normal(scale=0.5, size=V),
    }


def _trips(src: Array, tgt: Array, params: Parameters, num_heads: int) -> Iterator[tuple[Any, Parameters]]:
    """What each layer keeps for its way back, with its parameters, when the text is written as it should be."""
    before = np.pad(tgt[:, :-1], ((0, 0), (1, 0)), constant_values=START)
    ahead, padding = layers.look_ahead_mask(before.shape[1]), layers.padding_mask(src)
    _, trip = layers.Transformer().forward(src, before, params, num_heads, ahead, padding)
    for kept, part in (("encoders", "encoder"), ("decoders", "decoder")):
        yield from ((rest[-1], layer) for rest, layer in zip(trip[kept], params[part], strict=True))


def _is_calm(trip: Any, params: Parameters) -> bool:  # noqa: ANN401 - of an encoder or a decoder layer
    """Is no hidden sum near the kink of the ReLU, are enough above it, and is no norm steep?

    A slope that is measured by small steps is exact only then.
    """
    feed, norms = params["feed"], [part for name, part in trip._asdict().items() if name.startswith("norm")]
    sums = trip.feed[0] @ feed["W1"] + feed["b1"]
    is_smooth, is_open = np.abs(sums).min() > KINK, np.mean(sums > 0) > 0.25
    return bool(is_smooth and is_open and max(norm.scale.max() for norm in norms) < STEEPEST)


def _texts(rng: np.random.Generator, m: int, length: int, V: int) -> Array:
    """Texts (m, length) of signs, each ending with 2, behind which there is only padding."""
    ids = rng.integers(3, V, size=(m, length))
    for place, row in enumerate(ids):
        end = length - 1 if place == m - 1 else length - 2 - place % (length - 2)
        row[end], row[end + 1 :] = 2, 0
    return np.asarray(ids)
