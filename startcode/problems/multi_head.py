"""Week 14, several heads: their inputs and parameters, slopes that come back, and what the usual slips make of them."""

from typing import Any

import numpy as np

from startcode import layers
from startcode.layers.attention import LookUp, Trip
from startcode.problems.convolution_backward import slopes_like
from startcode.problems.self_attention import a_mask

__all__ = [
    "combine_slips",
    "found_by_heads",
    "heads_apart",
    "looked_up",
    "multi_head",
    "multi_head_back",
    "multi_head_parts",
    "multi_head_slips",
    "multi_head_slopes_slips",
    "numbered_rows",
    "rows_to_split",
    "split_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Guesses = dict[str, Any]  # a slip in words, and what it gives
NO_TRANSPOSE = "a reshape alone: tokens are mixed across heads, the axes must be put in order, too"


def rows_to_split(rng: np.random.Generator, m: int, T: int, d_head: int, h: int) -> tuple[Array, int]:
    """Sequences (m, T, h * d_head) and the number of heads."""
    return rng.normal(size=(m, T, h * d_head)), h


def numbered_rows(m: int, T: int, d: int) -> Array:
    """An array (m, T, d) whose numbers tell where they stand: 100 times the example, 10 the token, 1 the feature."""
    example, token, feature = np.indices((m, T, d))
    return np.asarray(100 * example + 10 * token + feature, dtype=np.float64)


def found_by_heads(rng: np.random.Generator, m: int, h: int, T: int, d_head: int) -> Array:
    """What h heads have found, (m, h, T, d_head)."""
    return rng.normal(size=(m, h, T, d_head))


def heads_apart(x: Array, h: int) -> Array:
    """(m, T, d) -> (m, h, T, d / h), head by head."""
    return np.stack(np.split(x, h, axis=-1), axis=1)


def split_slips(x: Array, h: int) -> Guesses:
    """Arrays (m, h, T, d / h) with the numbers in another order."""
    m, T, d = x.shape
    turns = np.moveaxis(x.reshape(m, T, d // h, h), -1, 1)
    return {
        NO_TRANSPOSE: x.reshape(m, h, T, d // h),
        "dealing the features out in turn: a head has features that lie side by side": turns,
    }


def combine_slips(x: Array) -> Guesses:
    """Arrays (m, T, d) with the numbers in another order."""
    m, h, T, d_head = x.shape
    return {
        NO_TRANSPOSE: x.reshape(m, T, h * d_head),
        "dealing the features out in turn: those of a head lie side by side": np.moveaxis(x, 1, -1).reshape(m, T, -1),
    }


def multi_head(
    rng: np.random.Generator, m: int, seq_q: int, seq_k: int, d_head: int, h: int, masked: bool = False
) -> tuple[Any, ...]:
    """x_q (m, seq_q, d), x_kv (m, seq_k, d) with d = h * d_head, params, h, and a mask or None."""
    d = h * d_head
    params = {f"W{part}": rng.normal(size=(d, d)) / np.sqrt(d_head) for part in "qkvo"}
    params |= {f"b{part}": 0.7 * rng.normal(size=d) for part in "qkvo"}
    x_q, x_kv = rng.normal(size=(m, seq_q, d)), rng.normal(size=(m, seq_k, d))
    return x_q, x_kv, params, h, a_mask(rng, seq_q, seq_k) if masked else None


def multi_head_slips(x_q: Array, x_kv: Array, params: Parameters, h: int, mask: Array | None) -> Guesses:
    """Pairs of output and weights, of the right shape, as one gets them when something is wrong."""
    d = x_q.shape[-1]
    eye, none, root = np.eye(d), np.zeros(d), np.sqrt(d / h)
    changes: dict[str, Parameters] = {
        "the root of d in place of the root of d / h": {part: params[part] / np.sqrt(h) for part in ("Wq", "bq")},
        "leaving out the root of d / h": {part: params[part] * root for part in ("Wq", "bq")},
        "leaving out Wo and bo": {"Wo": eye, "bo": none},
        "leaving out bo": {"bo": none},
        "leaving out bq, or all biases": {f"b{part}": none for part in "qkvo"},
        "leaving out bq": {"bq": none},
        "leaving out bv": {"bv": none},
        "dividing by the root of d / h twice": {part: params[part] / root for part in ("Wq", "bq")},
        "keys and values exchanged": _exchanged(params, "k", "v"),
        "queries and keys exchanged: their matrices": _exchanged(params, "q", "k"),
        "keys in place of values": {"Wv": params["Wk"], "bv": params["bk"]},
        "values in place of keys": {"Wk": params["Wv"], "bk": params["bv"]},
        "Wo transposed": {"Wo": params["Wo"].T},
    }
    slips = {words: _answer(x_q, x_kv, params | changed, h, mask) for words, changed in changes.items()}
    if mask is not None:
        slips["leaving out the mask"] = _answer(x_q, x_kv, params, h, None)
    slips[NO_TRANSPOSE] = _mixed(x_q, x_kv, params, h, mask)
    if x_q.shape == x_kv.shape:
        slips["x_kv where x_q asks: queries come from x_q"] = _answer(x_kv, x_kv, params, h, mask)
        slips["x_q where x_kv is asked: keys and values come from x_kv"] = _answer(x_q, x_q, params, h, mask)
        slips["x_q and x_kv exchanged"] = _answer(x_kv, x_q, params, h, mask)
    return slips


def multi_head_parts(rng: np.random.Generator) -> dict[str, tuple[tuple[Any, ...], Any]]:
    """What several heads are built of, by name: arguments, and what must come back."""
    x = rng.normal(size=(2, 5, 6))
    apart = heads_apart(x, 3)
    q, k, v = (rng.normal(size=(2, 3, n, d)) for n, d in ((5, 2), (4, 2), (4, 7)))
    dout = rng.normal(size=(2, 3, 5, 7))
    output, weights, trip = layers.scaled_dot_product_attention(q, k, v)
    slopes = layers.scaled_dot_product_attention_backward(dout, trip)
    return {
        "split_heads": ((x, 3), apart),
        "combine_heads": ((apart,), x),
        "scaled_dot_product_attention": ((q, k, v, None), (output, weights, (q, k, v, weights))),
        "scaled_dot_product_attention_backward": ((dout, (q, k, v, weights)), slopes),
    }


def multi_head_back(
    rng: np.random.Generator, m: int, seq_q: int, seq_k: int, d_head: int, h: int, masked: bool = False
) -> tuple[Array, tuple[Any, ...]]:
    """The slope dout (m, seq_q, d), and the cache (x_q, x_kv, joined, inner, params, num_heads)."""
    x_q, x_kv, params, _, mask = multi_head(rng, m, seq_q, seq_k, d_head, h, masked)
    trip = layers.multi_head_attention(x_q, x_kv, params, h, mask)[-1]
    return slopes_like(rng, x_q.shape), (x_q, x_kv, trip.found, looked_up(trip), params, h)


def looked_up(trip: Trip) -> tuple[Array, Array, Array, Array]:
    """Queries, keys, values and weights of all heads, as the field keeps them."""
    inside = trip.look_up
    return inside.queries, inside.keys, inside.values, inside.weights


def multi_head_slopes_slips(dout: Array, cache: tuple[Any, ...], right: dict[str, Array]) -> dict[str, Guesses]:
    """For each slope, by its name, what it is when something is wrong; `right` holds the right ones."""
    x_q, x_kv, _, inner, params, h = cache
    q, k, v, weights = inner
    trip = LookUp(q, k, v, weights)
    upstream = heads_apart(dout @ params["Wo"].T, h)
    dq, dk, dv = (_side_by_side(slope) for slope in layers.scaled_dot_product_attention_backward(upstream, trip))
    through = {"values": dv @ params["Wv"].T, "keys": dk @ params["Wk"].T}
    slips: dict[str, Guesses] = {name: {} for name in right}
    slips["dx_kv"] = {
        "leaving out what comes back through the values": through["keys"],
        "leaving out what comes back through the keys": through["values"],
        "the slope through the keys minus that through the values": through["keys"] - through["values"],
        "the matrices of keys and values exchanged": dk @ params["Wv"].T + dv @ params["Wk"].T,
    }
    slips["dx_q"] = {"Wk in place of Wq": dq @ params["Wk"].T, "Wo in place of Wq": dq @ params["Wo"].T}
    slips["dWk"] = {"the slope of Wv in its place": right["dWv"]}
    slips["dWv"] = {"the slope of Wk in its place": right["dWk"]}
    slips["dWo"] = {
        "x_q in place of what the heads have found": np.einsum("mti,mtj->ij", x_q, dout),
        "what comes in, not yet sent back through Wo": right["dWo"] @ params["Wo"].T,
    }
    ways = {
        "leaving out Wo on the way back: the heads get what comes back through it": (
            heads_apart(dout, h),
            _side_by_side,
        ),
        NO_TRANSPOSE: (upstream, lambda heads: heads.reshape(len(heads), -1, dout.shape[-1])),
    }
    for words, (arriving, joined) in ways.items():
        found = layers.scaled_dot_product_attention_backward(arriving, trip)
        for part, slope, rows in zip("qkv", map(joined, found), (x_q, x_kv, x_kv), strict=True):
            slips[f"dW{part}"][words] = np.einsum("mti,mtj->ij", rows, slope)
            slips[f"db{part}"][words] = slope.sum(axis=(0, 1))
    if x_q.shape == x_kv.shape:
        slips["dWq"]["x_kv in place of x_q"] = np.einsum("mti,mtj->ij", x_kv, dq)
        slips["dWk"]["x_q in place of x_kv"] = np.einsum("mti,mtj->ij", x_q, dk)
        slips["dWv"]["x_q in place of x_kv"] = np.einsum("mti,mtj->ij", x_q, dv)
    return slips


def _answer(x_q: Array, x_kv: Array, params: Parameters, h: int, mask: Array | None) -> tuple[Array, Array]:
    return layers.multi_head_attention(x_q, x_kv, params, h, mask)[:2]


def _exchanged(params: Parameters, one: str, other: str) -> Parameters:
    pairs = ((one, other), (other, one))
    return {kind + new: params[kind + old] for kind in "Wb" for new, old in pairs}


def _side_by_side(heads: Array) -> Array:
    """(m, h, T, d_head) -> (m, T, d)."""
    return np.concatenate(list(np.moveaxis(heads, 1, 0)), axis=-1)


def _mixed(x_q: Array, x_kv: Array, params: Parameters, h: int, mask: Array | None) -> tuple[Array, Array]:
    """Heads that are told apart by a reshape alone, and put together rightly."""
    m, _, d = x_q.shape
    sources = {"q": x_q, "k": x_kv, "v": x_kv}
    heads = {
        part: (rows @ params[f"W{part}"] + params[f"b{part}"]).reshape(m, h, -1, d // h)
        for part, rows in sources.items()
    }
    found, weights, _ = layers.scaled_dot_product_attention(**heads, mask=mask)
    return _side_by_side(found) @ params["Wo"] + params["bo"], weights
