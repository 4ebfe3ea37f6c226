"""A convolutional layer as one matrix product: windows in rows, filters in columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.windows import (
    conv_output_size,
    demand_pictures,
    demand_slope,
    places,
    rows_of_windows,
    zero_pad,
)

Array = NDArray[Any]
Shape = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Convolved:
    """One trip through the layer, with what the way back needs."""

    rows: Array  # (m * n_H * n_W, f * f * n_C_prev), what each window saw
    W: Array
    given: Shape  # of what came in
    made: Shape  # of what went out
    stride: int
    pad: int


def conv_forward(A_prev: ArrayLike, W: Array, b: Array, hparameters: Mapping[str, int]) -> tuple[Array, Convolved]:
    """Z (m, n_H, n_W, n_C) from pictures A_prev (m, n_H_prev, n_W_prev, n_C_prev), and the cache for the way back.

    W (f, f, n_C_prev, n_C), b (1, 1, 1, n_C); hparameters holds "stride" and "pad". The filters are laid on as they
    are, not turned over. StartCodeError if shapes do not fit.
    """
    where = "conv_forward"
    pictures = demand_pictures(A_prev, "A_prev", where)
    _demand_filters(W, b, pictures.shape)
    stride, pad = _settings(hparameters)
    m, height, width, depth = pictures.shape
    f, n_C = W.shape[0], W.shape[3]
    made = (m, conv_output_size(height, f, pad, stride), conv_output_size(width, f, pad, stride), n_C)
    rows = rows_of_windows(zero_pad(pictures, pad) if pad else np.ascontiguousarray(pictures), f, stride)
    Z = rows @ W.reshape(-1, n_C)  # (m n_H n_W, f f n_C_prev) @ (f f n_C_prev, n_C)
    Z = np.add(Z, b.reshape(-1), out=Z) if np.can_cast(b.dtype, Z.dtype) else Z + b.reshape(-1)
    return Z.reshape(made), Convolved(rows, W, (m, height, width, depth), made, stride, pad)


def conv_backward(dZ: Array, cache: Convolved) -> tuple[Array, Array, Array]:
    """dA_prev, dW and db, of the shapes of A_prev, W and b, from the slope dZ of a sum over all of Z.

    Nothing is divided by m: a mean is in dZ already, if there is one.
    """
    flat = _slopes_in_rows(dZ, cache, "conv_backward")
    return _to_pixels(flat, cache), *_to_filters(flat, cache)


def conv_backward_first(dZ: Array, cache: Convolved) -> tuple[Array, Array]:
    """dW and db as from `conv_backward`, for the first layer: nobody asks for the slope of the pictures."""
    return _to_filters(_slopes_in_rows(dZ, cache, "conv_backward_first"), cache)


def _slopes_in_rows(dZ: Array, cache: Convolved, where: str) -> Array:
    """dZ (m, n_H, n_W, n_C) as rows (m n_H n_W, n_C); StartCodeError if it does not belong to the cache."""
    if not isinstance(cache, Convolved):
        what = f"the cache is a {type(cache).__name__}, not one that startcode.layers made."
        raise StartCodeError(where, what, "The way there and the way back must come from the same place.")
    demand_slope(dZ, cache.made, where)
    return np.ascontiguousarray(dZ).reshape(-1, cache.made[3])


def _to_filters(flat: Array, cache: Convolved) -> tuple[Array, Array]:
    """dW and db: every window saw its row of pixels."""
    return (cache.rows.T @ flat).reshape(cache.W.shape), flat.sum(axis=0).reshape(1, 1, 1, -1)


def _to_pixels(flat: Array, cache: Convolved) -> Array:
    """Each window hands back to the pixels that it saw: added up pixel by pixel of the window, the frame cut off."""
    (m, height, width, n_C_prev), pad, f = cache.given, cache.pad, cache.W.shape[0]
    _, n_H, n_W, _ = cache.made
    framed = np.zeros((m, height + 2 * pad, width + 2 * pad, n_C_prev), np.result_type(flat, cache.W))
    for row, column in np.ndindex(f, f):
        share = (flat @ cache.W[row, column].T).reshape(m, n_H, n_W, n_C_prev)
        framed[places(n_H, n_W, row, column, cache.stride)] += share
    return framed[:, pad : pad + height, pad : pad + width]


def _settings(hparameters: Mapping[str, int]) -> tuple[int, int]:
    missing = [name for name in ("stride", "pad") if name not in hparameters]
    if missing:
        what = f"hparameters holds no {' and no '.join(missing)}."
        raise StartCodeError("conv_forward", what, 'Write {"stride": 1, "pad": 0}, with your own numbers.')
    return int(hparameters["stride"]), int(hparameters["pad"])


def _demand_filters(W: Array, b: Array, pictures: tuple[int, ...]) -> None:
    shapes = f"A_prev has shape {pictures}, W {np.shape(W)}, b {np.shape(b)}."
    if np.ndim(W) != 4 or W.shape[0] != W.shape[1] or W.shape[2] != pictures[3]:
        step = "W is (f, f, n_C_prev, n_C): square windows, as deep as what comes in."
        raise StartCodeError("conv_forward", shapes, step)
    if np.shape(b) != (1, 1, 1, W.shape[3]):
        raise StartCodeError("conv_forward", shapes, f"b holds one number for each filter: (1, 1, 1, {W.shape[3]}).")
