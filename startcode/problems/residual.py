"""Residual blocks of dense layers: problems, and what the usual slips make of them."""

from typing import Any

import numpy as np

from startcode.problems.convolution_backward import slopes_like

__all__ = [
    "residual",
    "residual_and_message",
    "residual_backward_slips",
    "residual_output",
    "residual_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = dict[str, Array]
Guesses = dict[str, Any]  # a slip in words, and what it gives
Cache = tuple[Array, Array, Array, Arrays]  # what came in, behind the first ReLU, what went out, the parameters
NEAR = 1e-3  # of a bend: no place to measure a slope
NAMES = "W1", "b1", "W2", "b2"


def residual(rng: np.random.Generator, n: int, n_h: int, m: int) -> tuple[Array, Arrays]:
    """A (n, m) of both signs and the parameters W1 (n_h, n), b1, W2 (n, n_h), b2 of a block; no sum is near 0."""
    while True:
        shapes = (n_h, n), (n_h, 1), (n, n_h), (n, 1)
        params = {name: rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}
        A = rng.normal(size=(n, m))
        inner = _path(A, params)[0]
        if min(np.abs(inner).min(), np.abs(_path(A, params)[1] + A).min()) > NEAR:
            return A, params


def residual_and_message(rng: np.random.Generator, **size: int) -> tuple[Array, Cache]:
    """The slope that comes back to a block as in `residual`, and the cache of the block."""
    A, params = residual(rng, **size)
    inner, outer = _path(A, params)
    return slopes_like(rng, A.shape), (A, np.maximum(inner, 0), np.maximum(outer + A, 0), params)


def residual_output(A: Array, params: Arrays) -> Array:
    """What a block gives out (n, m)."""
    total = _path(A, params)[1] + A
    return total * (total > 0)


def residual_slips(A: Array, params: Arrays) -> Guesses:
    """Outputs that come from the usual slips."""
    inner, outer = _path(A, params)
    bent = np.maximum(inner, 0)
    straight = params["W2"] @ inner + params["b2"]
    slips = {
        "leaving out the shortcut": np.maximum(outer, 0),
        "adding behind the last ReLU, where it belongs before": np.maximum(outer, 0) + A,
        "leaving out the last ReLU": outer + A,
        "leaving out the ReLU between the two layers": np.maximum(straight + A, 0),
        "subtracting what came in": np.maximum(outer - A, 0),
        "a ReLU before the adding as well": np.maximum(np.maximum(outer, 0) + A, 0),
        "leaving out b1": np.maximum(_path(A, {**params, "b1": 0 * params["b1"]})[1] + A, 0),
        "leaving out b2": np.maximum(outer - params["b2"] + A, 0),
        "multiplying by the shortcut, where it is added": np.maximum(outer * A, 0),
    }
    if bent.shape == A.shape:
        late = "taking the shortcut behind the first layer: it begins before anything has changed"
        slips |= {late: np.maximum(outer + bent, 0), f"{late} (before its ReLU)": np.maximum(outer + inner, 0)}
    return slips


def residual_backward_slips(dA_next: Array, cache: Cache) -> dict[str, Guesses]:
    """Wrong slopes of the right shape, for each of dA, dW1, db1, dW2 and db2."""
    A, A1, A_next, _ = cache
    masks = A_next > 0, A1 > 0
    found = {
        "leaving out the slope of the last ReLU": _slopes(dA_next, cache, (np.ones_like(A_next), masks[1])),
        "leaving out the slope of the ReLU between the layers": _slopes(dA_next, cache, (masks[0], np.ones_like(A1))),
        "dividing by m: that is in the slope already": _slopes(dA_next / dA_next.shape[1], cache, masks),
        "asking the slope for its sign, where it is A_next": _slopes(dA_next, cache, (dA_next > 0, masks[1])),
    }
    slips = {name: {what: grads[name] for what, grads in found.items()} for name in ("dA", *(f"d{n}" for n in NAMES))}
    right = _slopes(dA_next, cache, masks)
    along = dA_next * masks[0]  # what goes back along the shortcut
    slips["dA"] |= {
        "leaving out the slope along the shortcut": right["dA"] - along,
        "the slope along the shortcut alone": along,
        "the whole slope along the shortcut: it goes through the last ReLU, too": right["dA"] - along + dA_next,
        "subtracting the slope along the shortcut": right["dA"] - 2 * along,
    }
    if A.shape == A1.shape:
        other = _slopes(dA_next, (A1, A, A_next, cache[3]), masks)
        for name in ("dW1", "dW2"):
            slips[name]["what the other layer was given"] = other[name]
    return slips


def _path(A: Array, params: Arrays) -> tuple[Array, Array]:
    """The sums of both layers, without the shortcut."""
    inner = params["W1"] @ A + params["b1"]
    return inner, params["W2"] @ (inner * (inner > 0)) + params["b2"]


def _slopes(dA_next: Array, cache: Cache, masks: tuple[Array, Array]) -> Arrays:
    """All slopes of a block whose two ReLUs let this much through."""
    A, A1, _, params = cache
    outer = dA_next * masks[0]
    inner = params["W2"].T @ outer * masks[1]
    grads = {"dW2": outer @ A1.T, "db2": outer.sum(1, keepdims=True), "dW1": inner @ A.T}
    return grads | {"db1": inner.sum(1, keepdims=True), "dA": params["W1"].T @ inner + outer}
