"""Batch normalisation and layer normalisation. Examples are ROWS here: x (N, D), unlike in the other layers."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]
EPS, MOMENTUM = 1e-5, 0.9
MODES = ("train", "test")
FEATURES, EXAMPLES = -1, 0  # the axes that layer and batch normalisation average over


@dataclass(frozen=True, eq=False)
class Standardised:
    """Numbers (..., D) on their way through a normalisation, with what the way back needs.

    `values` were multiplied by `scale`, one over the spread, when they came, and by `gain` (D,) when they left. Mean
    and spread were taken along `axis`, or came from outside and moved with nothing (None).
    """

    values: Array
    scale: Array
    gain: Array
    axis: int | None

    @classmethod
    def along(cls, axis: int, x: Array, gain: Array, eps: float) -> tuple["Standardised", Array, Array]:
        """x brought to mean 0 and spread 1 along an axis; also the means and the biased variances, that axis kept."""
        mean = x.mean(axis=axis, keepdims=True)
        centred = x - mean
        variance = np.mean(centred * centred, axis=axis, keepdims=True)
        scale = 1 / np.sqrt(variance + eps)
        return cls(np.multiply(centred, scale, out=centred), scale, gain, axis), mean, variance

    def leave(self, shift: Array) -> Array:
        """What goes out: gain times the values, plus the shift (D,)."""
        return self.values * self.gain + shift

    def back(self, upstream: Array) -> tuple[Array, Array, Array]:
        """The slopes of the cost at x, at the gain and at the shift, from its slope at what went out.

        Moving all of x by one number, or stretching it, changes no value: so the slope at the values loses its mean and
        its part along the values before it reaches x (Ioffe and Szegedy, "Batch Normalization", 2015, section 3, in
        other words).
        """
        wide = upstream.reshape(-1, len(self.gain))
        to_gain = np.einsum("nd,nd->d", wide, self.values.reshape(wide.shape))
        slope = upstream * self.gain
        if self.axis is not None:
            slope -= slope.mean(axis=self.axis, keepdims=True)
            slope -= self.values * np.mean(slope * self.values, axis=self.axis, keepdims=True)
        return slope * self.scale, to_gain, wide.sum(axis=0)


def batchnorm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, bn_param: MutableMapping[str, Any]
) -> tuple[Array, Standardised]:
    """Each column of x (N, D) brought to mean beta and spread gamma, both (D,): out (N, D), and its cache.

    `bn_param` holds "mode" ("train" or "test"), and may hold "eps" (1e-5), "momentum" (0.9: the share that the running
    averages keep), "running_mean" (zeros) and "running_var" (ones). In train mode the batch's own mean and variance are
    used, and both running averages in `bn_param` are REPLACED; in test mode these are used, and stay.
    StartCodeError if shapes do not fit or there is no such mode.
    """
    where = "batchnorm_forward"
    numbers, gain, shift = _fitting(x, gamma, beta, where)
    if numbers.ndim != 2:
        what = f"x has shape {numbers.shape}."
        raise StartCodeError(where, what, "Examples are rows here: x must be (N, D).")
    eps = float(bn_param.get("eps", EPS))
    running = bn_param.get("running_mean", np.zeros_like(gain)), bn_param.get("running_var", np.ones_like(gain))
    if _mode(bn_param, where) == "test":
        scale = 1 / np.sqrt(running[1] + eps)
        trip = Standardised((numbers - running[0]) * scale, scale, gain, None)
        return trip.leave(shift), trip
    trip, *found = Standardised.along(EXAMPLES, numbers, gain, eps)
    kept = float(bn_param.get("momentum", MOMENTUM))
    for name, old, new in zip(("running_mean", "running_var"), running, found, strict=True):
        bn_param[name] = kept * old + (1 - kept) * new[0]
    return trip.leave(shift), trip


def layernorm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, ln_param: Mapping[str, Any] | None = None
) -> tuple[Array, Standardised]:
    """Each example of x (..., D), alone, brought to mean 0 and spread 1, then times gamma plus beta, both (D,).

    `ln_param` may hold "eps" (1e-5). Gives out, of the shape of x, and its cache; StartCodeError if shapes do not fit.
    """
    numbers, gain, shift = _fitting(x, gamma, beta, "layernorm_forward")
    trip, _, _ = Standardised.along(FEATURES, numbers, gain, float((ln_param or {}).get("eps", EPS)))
    return trip.leave(shift), trip


def batchnorm_backward(dout: ArrayLike, cache: Standardised) -> tuple[Array, Array, Array]:
    """The way back through `batchnorm_forward`: dx (N, D), dgamma (D,) and dbeta (D,) from dout (N, D).

    For a cache of test mode, the running averages count as fixed numbers.
    """
    return _back(dout, cache, "batchnorm_backward", (EXAMPLES, None))


def layernorm_backward(dout: ArrayLike, cache: Standardised) -> tuple[Array, Array, Array]:
    """The way back through `layernorm_forward`: dx (..., D), dgamma (D,) and dbeta (D,) from dout (..., D)."""
    return _back(dout, cache, "layernorm_backward", (FEATURES,))


def _back(dout: ArrayLike, cache: Standardised, where: str, axes: tuple[int | None, ...]) -> tuple[Array, Array, Array]:
    if not isinstance(cache, Standardised) or cache.axis not in axes:
        what = "the cache is not one that the forward function of the same name made."
        raise StartCodeError(where, what, "The way there and the way back must belong together.")
    upstream = np.asarray(dout)
    if upstream.shape != cache.values.shape:
        what = f"dout has shape {upstream.shape}, what went out had {cache.values.shape}."
        raise StartCodeError(where, what, "A slope has the shape of what it belongs to.")
    return cache.back(upstream)


def _fitting(x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, where: str) -> tuple[Array, Array, Array]:
    """All three as floating-point numbers; float32 stays float32."""
    numbers, gain, shift = (_real(values) for values in (x, gamma, beta))
    if numbers.ndim == 0 or not numbers.size or gain.shape != numbers.shape[-1:] or shift.shape != gain.shape:
        what = f"x has shape {numbers.shape}, gamma {gain.shape}, beta {shift.shape}."
        raise StartCodeError(where, what, "gamma and beta need one number for each feature: x (..., D), both (D,).")
    return numbers, gain, shift


def _real(values: ArrayLike) -> Array:
    array = np.asarray(values)
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def _mode(bn_param: Mapping[str, Any], where: str) -> str:
    mode = str(bn_param.get("mode"))
    if mode not in MODES:
        close = get_close_matches(mode, MODES, n=1)
        step = f'Did you mean "{close[0]}"?' if close else 'Write bn_param = {"mode": "train"}, or "test".'
        raise StartCodeError(where, f"there is no mode {bn_param.get('mode')!r}.", step)
    return mode
