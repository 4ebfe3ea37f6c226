"""Attention: a soft look-up in a table of keys and values, alone and in several heads, there and back; and its masks.

Examples come first and features last here: x (m, T, d). A mask holds 1 where a query may look and 0 where it may not
(other libraries have it the other way round), and fits by broadcasting. A query that may look nowhere looks everywhere,
as if there were no mask: its row sums to 1, and nothing is nan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]
FAR = 1e9  # how far below all others a hidden score is put
WAVES = 10_000.0  # the longest wave of the positions, over 2 pi
NAMES = tuple(kind + part for part in "qkvo" for kind in "Wb")


@dataclass(frozen=True, eq=False)
class LookUp:
    """One look-up: queries (..., T_q, d_k), keys (..., T_k, d_k), values (..., T_k, d_v), weights (..., T_q, T_k)."""

    queries: Array
    keys: Array
    values: Array
    weights: Array


@dataclass(frozen=True, eq=False)
class Trip:
    """What the way back through several heads needs: both inputs, all heads' look-up, what they found, the weights."""

    asking: Array
    told: Array
    look_up: LookUp
    found: Array  # (m, T_q, d), the heads side by side
    matrices: Mapping[str, Array]


def scaled_dot_product_attention(
    q: ArrayLike, k: ArrayLike, v: ArrayLike, mask: ArrayLike | None = None
) -> tuple[Array, Array, LookUp]:
    """Means of the values, weighted by how well their keys fit the query: output, weights and the cache.

    q (..., T_q, d_k), k (..., T_k, d_k), v (..., T_k, d_v), mask that broadcasts to (..., T_q, T_k); the output is
    (..., T_q, d_v), each row of weights (..., T_q, T_k) sums to 1 (Vaswani and others, "Attention is all you need",
    2017, equation 1). StartCodeError if shapes do not fit.
    """
    queries, keys, values = (_real(given) for given in (q, k, v))
    _check_fit(queries, keys, values)
    powers = np.matmul(queries * queries.shape[-1] ** -0.5, keys.swapaxes(-2, -1))
    if mask is not None:
        _hide(powers, np.asarray(mask))
    powers -= powers.max(axis=-1, keepdims=True)
    np.exp(powers, out=powers)
    powers /= powers.sum(axis=-1, keepdims=True)
    return np.matmul(powers, values), powers, LookUp(queries, keys, values, powers)


def scaled_dot_product_attention_backward(dout: ArrayLike, cache: LookUp) -> tuple[Array, Array, Array]:
    """The slopes of the cost at q, k and v, from its slope at the output (..., T_q, d_v)."""
    where, upstream = "scaled_dot_product_attention_backward", np.asarray(dout)
    if not isinstance(cache, LookUp):
        what = "the cache is not one that scaled_dot_product_attention made."
        raise StartCodeError(where, what, "The way there and the way back must belong together.")
    wanted = (*cache.weights.shape[:-1], cache.values.shape[-1])
    if upstream.shape != wanted:
        what = f"dout has shape {upstream.shape}, what went out had {wanted}."
        raise StartCodeError(where, what, "A slope has the shape of what it belongs to.")
    shares = np.matmul(upstream, cache.values.swapaxes(-2, -1))
    shares -= np.einsum("...k,...k->...", shares, cache.weights)[..., None]  # a row sums to 1: its mean slope is lost
    shares *= cache.weights
    shares *= cache.queries.shape[-1] ** -0.5
    to_values = np.matmul(cache.weights.swapaxes(-2, -1), upstream)
    return np.matmul(shares, cache.keys), np.matmul(shares.swapaxes(-2, -1), cache.queries), to_values


def multi_head_attention(
    x_q: ArrayLike, x_kv: ArrayLike, parameters: Mapping[str, Array], num_heads: int, mask: ArrayLike | None = None
) -> tuple[Array, Array, Trip]:
    """Several look-ups side by side, each in its own share of the features: output, weights and the cache.

    x_q (m, T_q, d) asks, x_kv (m, T_k, d) is asked (the same array twice is self-attention); parameters "Wq" "Wk" "Wv"
    "Wo" (d, d), applied as x @ W + b, and "bq" "bk" "bv" "bo" (d,); num_heads divides d; mask broadcasts to
    (m, num_heads, T_q, T_k). The output is (m, T_q, d), weights (m, num_heads, T_q, T_k). StartCodeError if not.
    """
    asking, told = _real(x_q), _real(x_kv)
    matrices = _matrices(parameters, asking, told, num_heads)
    sources = {"q": asking, "k": told, "v": told}
    heads = {part: _apart(_dense(rows, matrices, part), num_heads) for part, rows in sources.items()}
    output, weights, look_up = scaled_dot_product_attention(**heads, mask=mask)
    found = _together(output)
    return _dense(found, matrices, "o"), weights, Trip(asking, told, look_up, found, matrices)


def multi_head_attention_backward(dout: ArrayLike, cache: Trip) -> tuple[Array, Array, dict[str, Array]]:
    """The slopes at x_q, at x_kv, and at the parameters ("dWq", "dbq", ...), from that at the output (m, T_q, d).

    In self-attention the slope at x is the sum of the first two.
    """
    where, upstream = "multi_head_attention_backward", np.asarray(dout)
    if not isinstance(cache, Trip):
        what = "the cache is not one that multi_head_attention made."
        raise StartCodeError(where, what, "The way there and the way back must belong together.")
    if upstream.shape != cache.found.shape:
        what = f"dout has shape {upstream.shape}, what went out had {cache.found.shape}."
        raise StartCodeError(where, what, "A slope has the shape of what it belongs to.")
    grads: dict[str, Array] = {}
    to_found = _dense_back(upstream, cache.found, cache.matrices, "o", grads)
    num_heads = cache.look_up.queries.shape[1]
    slopes = scaled_dot_product_attention_backward(_apart(to_found, num_heads), cache.look_up)
    sources = cache.asking, cache.told, cache.told
    to_x = [
        _dense_back(_together(slope), rows, cache.matrices, part, grads)
        for part, slope, rows in zip("qkv", slopes, sources, strict=True)
    ]
    return to_x[0], to_x[1] + to_x[2], grads


def positional_encoding(positions: int, d: int) -> Array:
    """(1, positions, d): waves along the positions, sines in even features and cosines in odd ones, ever slower."""
    feature = np.arange(d)
    odd = feature % 2
    turns = np.multiply.outer(np.arange(positions), WAVES ** ((odd - feature) / d))
    waves: Array = np.sin(turns + odd * (np.pi / 2))  # a cosine is a sine a quarter of a turn ahead
    return waves[np.newaxis]


def padding_mask(ids: ArrayLike) -> Array:
    """(m, 1, 1, T): 1 where ids (m, T) holds a token, 0 where it holds the padding 0."""
    mask: Array = np.not_equal(ids, 0)[:, None, None].astype(np.float64)
    return mask


def look_ahead_mask(n: int) -> Array:
    """(n, n): 1 where position j (column) is not behind position i (row), so that nobody looks into the future."""
    steps = np.arange(n)
    mask: Array = np.less_equal.outer(steps, steps).T.astype(np.float64)
    return mask


def _apart(x: Array, num_heads: int) -> Array:
    """(m, T, d) -> (m, num_heads, T, d / num_heads)."""
    return x.reshape(*x.shape[:-1], num_heads, -1).swapaxes(-2, -3)


def _together(heads: Array) -> Array:
    """(m, num_heads, T, d_head) -> (m, T, d)."""
    return heads.swapaxes(-2, -3).reshape(heads.shape[0], heads.shape[2], -1)


def _dense(x: Array, matrices: Mapping[str, Array], part: str) -> Array:
    return x @ matrices["W" + part] + matrices["b" + part]


def _dense_back(slope: Array, x: Array, matrices: Mapping[str, Array], part: str, grads: dict[str, Array]) -> Array:
    """The slope at x; those at the weights go into grads."""
    rows = slope.reshape(-1, slope.shape[-1])
    grads["dW" + part] = x.reshape(-1, x.shape[-1]).T @ rows
    grads["db" + part] = rows.sum(axis=0)
    to_x: Array = slope @ matrices["W" + part].T
    return to_x


def _hide(scores: Array, mask: Array) -> None:
    """Put the scores that must not be seen far below the others, in place."""
    where = "scaled_dot_product_attention"
    try:
        fits = np.broadcast_shapes(mask.shape, scores.shape) == scores.shape
    except ValueError:
        fits = False
    if not fits:
        what = f"mask has shape {mask.shape}, the scores have {scores.shape}."
        raise StartCodeError(where, what, "A mask must broadcast to (..., T_q, T_k): one column for each key.")
    scores += FAR * (mask.astype(scores.dtype) - 1)


def _check_fit(q: Array, k: Array, v: Array) -> None:
    if min(q.ndim, k.ndim, v.ndim) < 2 or q.shape[-1] != k.shape[-1] or k.shape[:-1] != v.shape[:-1]:
        what = f"q has shape {q.shape}, k {k.shape}, v {v.shape}."
        step = "q (..., T_q, d_k), k (..., T_k, d_k) and v (..., T_k, d_v): one key for each value, as wide as a query."
        raise StartCodeError("scaled_dot_product_attention", what, step)


def _matrices(parameters: Mapping[str, Array], asking: Array, told: Array, num_heads: int) -> dict[str, Array]:
    """The eight parameters, once it is sure that they fit."""
    where, d = "multi_head_attention", asking.shape[-1] if asking.ndim else 0
    if asking.ndim != 3 or told.ndim != 3 or told.shape[-1] != d or len(asking) != len(told):
        what = f"x_q has shape {asking.shape}, x_kv {told.shape}."
        raise StartCodeError(where, what, "Both are (m, T, d), with the same m and d.")
    if num_heads < 1 or d % num_heads:
        what = f"{num_heads} heads cannot share {d} features evenly."
        raise StartCodeError(where, what, "Choose a num_heads that divides d.")
    missing = [name for name in NAMES if name not in parameters]
    if missing:
        raise StartCodeError(where, f'parameters has no "{missing[0]}".', f"It needs {', '.join(NAMES)}.")
    return {name: parameters[name] for name in NAMES}


def _real(values: ArrayLike) -> Array:
    """As floating-point numbers; float32 stays float32."""
    array = np.asarray(values)
    return array if array.dtype.kind == "f" else array.astype(np.float64)
