"""Week 14, attention alone: positions, masks, queries with keys and values, and what the usual slips make of them."""

from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.convolution_backward import slopes_like

__all__ = [
    "a_mask",
    "angle_slips",
    "attention_slips",
    "attention_slopes_slips",
    "encoding_sizes",
    "feature_angles",
    "look_ahead_sizes",
    "look_ahead_slips",
    "masked_questions",
    "padded_ids",
    "position_slips",
    "questions",
    "questions_back",
    "same_numbers",
    "uneven_questions",
]

Array = np.ndarray[Any, np.dtype[Any]]
Guesses = dict[str, Any]  # a slip in words, and what it gives
LEAD = 2, 3  # examples and heads, in front of the axes that count
FAR = 1e9


def feature_angles(rng: np.random.Generator, positions: int, d: int) -> tuple[Array, Array, int]:
    """Positions (P, 1), none of them 0, all features (1, d) and d."""
    places = rng.choice(np.arange(2, 90), size=positions, replace=False)
    return np.sort(places)[:, None], np.arange(d)[None], d


def angle_slips(pos: Array, k: Array, d: int) -> Guesses:
    """Angles (P, d) as one gets them when something is wrong."""
    pair = k // 2
    return {
        "k in place of i: the two features of a pair turn at the same speed": pos * 1e4 ** (-2 * k / d),
        "k / 2 that is not rounded down: the two features of a pair turn at the same speed": pos * 1e4 ** (-k / d),
        "leaving out the 2 in front of i": pos * 1e4 ** (-pair / d),
        "multiplying by the power where one divides": pos * 1e4 ** (2 * pair / d),
        "an exponent that is rounded down to a whole number": pos / 1e4 ** (2 * pair // d),
        "degrees: NumPy's sine wants radians": np.degrees(pos * 1e4 ** (-2 * pair / d)),
        "the remainder k % 2 in place of the whole part k // 2": pos * 1e4 ** (-2 * (k % 2) / d),
        "1000 in place of 10000": pos * 1e3 ** (-2 * pair / d),
        "the sine of the angles: here the angles themselves are wanted": np.sin(pos * 1e4 ** (-2 * pair / d)),
        "d - 1 in place of d": pos * 1e4 ** (-2 * pair / (d - 1)),
    }


def position_slips(positions: int, d: int) -> Guesses:
    """Encodings (1, P, d) as one gets them when something is wrong."""
    right = layers.positional_encoding(positions, d)
    sines, cosines = right[..., ::2], right[..., 1::2]

    def mixed(even: Array, odd: Array) -> Array:
        return np.stack([even, odd], axis=-1).reshape(right.shape)

    return {
        "sine and cosine exchanged: position 0 is 0, 1, 0, 1 ...": mixed(cosines, sines),
        "all sines first and then all cosines: here they stand in turn": np.concatenate([sines, cosines], axis=-1),
        "sines only": mixed(sines, sines),
        "cosines only": mixed(cosines, cosines),
        "sine and cosine in turn along the positions: they alternate along the features": _alternating(positions, d),
        "positions that are counted from 1": layers.positional_encoding(positions + 1, d)[:, 1:],
    }


def _alternating(positions: int, d: int) -> Array:
    angles = np.arange(positions)[:, None] * 1e4 ** (-2 * (np.arange(d) // 2) / d)
    even = np.arange(positions)[:, None] % 2 == 0
    return np.where(even, np.sin(angles), np.cos(angles))[None]


def encoding_sizes(_: np.random.Generator, positions: int, d: int) -> tuple[int, int]:
    """Both sizes as they are: an encoding holds no chance."""
    return positions, d


def look_ahead_sizes(_: np.random.Generator, n: int) -> int:
    """The size as it is: a mask holds no chance."""
    return n


def padded_ids(rng: np.random.Generator, m: int, T: int) -> Array:
    """Numbers of tokens (m, T), of different lengths, filled up with 0; the first sequence is full."""
    ids = rng.integers(3, 40, size=(m, T))
    lengths = rng.integers(1, T, size=m)
    lengths[0] = T
    ids[np.arange(T) >= lengths[:, None]] = 0
    return ids


def look_ahead_slips(n: int) -> Guesses:
    """Masks (n, n) as one gets them when something is wrong."""
    row, column = np.indices((n, n))
    return {
        "a triangle the other way round: every token would see the future and not the past": column >= row,
        "a diagonal that is hidden: a token may see itself, and the first one sees nothing else": column < row,
        "1 where a token must not look: here 1 means that it may": column > row,
        "a mask that hides everything but the token itself": column == row,
        "a mask that lets each token see one step of the future": column <= row + 1,
        "a mask that hides nothing": row >= 0,
    }


def questions(
    rng: np.random.Generator, seq_q: int, seq_k: int, d_k: int, d_v: int, lead: tuple[int, ...] = LEAD
) -> tuple[Array, Array, Array]:
    """Queries (..., seq_q, d_k), keys (..., seq_k, d_k) and values (..., seq_k, d_v)."""
    q, k = rng.normal(size=(*lead, seq_q, d_k)), rng.normal(size=(*lead, seq_k, d_k))
    return q, k, rng.normal(size=(*lead, seq_k, d_v)) + 1.3


def a_mask(rng: np.random.Generator, seq_q: int, seq_k: int) -> Array:
    """A mask (seq_q, seq_k) of 1 and 0 with both in every row."""
    order = np.argsort(rng.random((seq_q, seq_k)), axis=1)
    return np.asarray(order < rng.integers(1, seq_k, size=(seq_q, 1)), dtype=np.float64)


def masked_questions(
    rng: np.random.Generator, seq_q: int, seq_k: int, d_k: int, d_v: int, kind: str = "any"
) -> tuple[Any, ...]:
    """Queries, keys, values and a mask: "any", "future", "padding" (each example has its own), or "none"."""
    q, k, v = questions(rng, seq_q, seq_k, d_k, d_v)
    masks = {
        "any": a_mask(rng, seq_q, seq_k),
        "future": np.tril(np.ones((seq_q, seq_k))),
        "padding": layers.padding_mask(padded_ids(rng, LEAD[0], seq_k)),
        "none": None,
    }
    return q, k, v, masks[kind]


def uneven_questions(rng: np.random.Generator, seq_q: int, seq_k: int, d_k: int, d_v: int) -> tuple[Array, ...]:
    """Queries, keys and values whose scores are enormous in some rows and small in others."""
    q, k, v = questions(rng, seq_q, seq_k, d_k, d_v)
    return q * np.logspace(0, 4, seq_q)[:, None], k * 10, v


def attention_slips(q: Array, k: Array, v: Array, mask: Array | None) -> Guesses:
    """Pairs of output and weights, of the right shape, as one gets them when something is wrong."""
    d_k, d_v, seq_q, seq_k = q.shape[-1], v.shape[-1], q.shape[-2], k.shape[-2]
    raw = np.einsum("...qd,...kd->...qk", q, k)
    scores = raw / np.sqrt(d_k)
    hidden = 0.0 if mask is None else FAR * (np.asarray(mask) - 1.0)
    ways = {
        "leaving out the root of d_k": _shares(raw + hidden),
        "dividing by d_k, not by its root": _shares(raw / d_k + hidden),
        "multiplying by the root of d_k": _shares(raw * np.sqrt(d_k) + hidden),
        "dividing by the root of the number of keys": _shares(raw / np.sqrt(seq_k) + hidden),
        "dividing by the root of the number of queries": _shares(raw / np.sqrt(seq_q) + hidden),
        "dividing by the root of d_v": _shares(raw / np.sqrt(d_v) + hidden),
        "a softmax along the queries: each query shares its weight among the keys": _shares(scores + hidden, (-2,)),
        "one softmax for all queries together": _shares(scores + hidden, (-2, -1)),
        "a softmax along the wrong axes": _shares(scores + hidden, (0,)),
        "leaving out the softmax": scores + hidden,
        "exponentials that are not divided by their sum": np.exp(scores) * (1 if mask is None else mask),
        "dividing by the root of d_k behind the softmax": _shares(raw + hidden) / np.sqrt(d_k),
    }
    if mask is not None:
        seen = np.asarray(mask) + np.zeros(scores.shape)
        ways |= {
            "leaving out the mask": _shares(scores),
            "a mask the other way round: 1 means that a query may look": _shares(scores - FAR * seen),
            "scores times the mask: a score of 0 is not hidden": _shares(scores * seen),
            "a mask behind the softmax: rows no longer sum to 1": _shares(scores) * seen,
            "adding the mask itself to the scores": _shares(scores + seen),
        }
    slips = {words: (np.einsum("...qk,...kd->...qd", shares, v), shares) for words, shares in ways.items()}
    plain = np.zeros(raw.shape) + 1 / seq_k
    return slips | {"the plain mean of all values": (np.einsum("...qk,...kd->...qd", plain, v), plain)}


def questions_back(
    rng: np.random.Generator, seq_q: int, seq_k: int, d_k: int, d_v: int, kind: str = "none"
) -> tuple[Array, tuple[Array, ...]]:
    """The slope dout (..., seq_q, d_v) and the cache (q, k, v, weights) of a look-up, with the mask of that kind."""
    q, k, v, mask = masked_questions(rng, seq_q, seq_k, d_k, d_v, kind)
    weights = layers.scaled_dot_product_attention(q, k, v, mask)[1]
    return slopes_like(rng, (*q.shape[:-1], d_v)), (q, k, v, weights)


def attention_slopes_slips(dout: Array, cache: tuple[Array, ...]) -> dict[str, Guesses]:
    """For each of dq, dk and dv, what it is when something is wrong."""
    q, k, v, weights = cache
    arriving = np.einsum("...qd,...kd->...qk", dout, v)
    root = np.sqrt(q.shape[-1])
    met = arriving * weights
    right = met - weights * met.sum(axis=-1)[..., None]
    ways = {
        "leaving out the root of d_k": right,
        "dividing by d_k, not by its root": right / root**2,
        "multiplying by the root of d_k": right * root,
        "dividing by the root of d_v": right / np.sqrt(v.shape[-1]),
        "the diagonal of the softmax alone, weights times (1 - weights)": met * (1 - weights) / root,
        "leaving out the slope of the softmax": arriving / root,
        "leaving out the sum in the slope of the softmax": met / root,
        "a sum over the queries in the slope of the softmax": (met - weights * met.sum(axis=-2)[..., None, :]) / root,
        "a mean in place of the sum in the slope of the softmax": (met - weights * met.mean(axis=-1)[..., None]) / root,
        "a sum of what arrives that is not weighted": (met - weights * arriving.sum(axis=-1)[..., None]) / root,
        "a sum that is taken away before it is multiplied by the weights": (met - met.sum(axis=-1)[..., None]) / root,
        "the sign turned": -right / root,
    }
    to_values = {"each value getting the mean of dout": np.zeros_like(v) + dout.mean(axis=-2)[..., None, :]}
    return {
        "dq": {words: np.einsum("...qk,...kd->...qd", slope, k) for words, slope in ways.items()},
        "dk": {words: np.einsum("...qk,...qd->...kd", slope, q) for words, slope in ways.items()},
        "dv": to_values,
    }


def same_numbers(came: object, wanted: object) -> bool:
    """Whether an earlier function has given what it should, whatever the kinds of numbers; leaf by leaf of tuples."""
    if isinstance(wanted, tuple):
        fits = isinstance(came, tuple) and len(came) >= len(wanted)
        return fits and all(same_numbers(*pair) for pair in zip(came, wanted, strict=False))  # type: ignore[call-overload]
    numbers = np.asarray(came)
    right = np.asarray(wanted)
    return numbers.dtype.kind in "fiub" and numbers.shape == right.shape and bool(np.allclose(numbers, right, 1e-6))


def _shares(scores: Array, axes: tuple[int, ...] = (-1,)) -> Array:
    raised = np.exp(scores - scores.max(axis=axes, keepdims=True))
    return np.asarray(raised / raised.sum(axis=axes, keepdims=True))
