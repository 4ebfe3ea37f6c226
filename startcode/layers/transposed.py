"""Convolution turned round: every pixel presses a weighted stamp, so pictures grow. It is the transpose of `conv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.convolution import conv_forward
from startcode.layers.windows import demand_pictures, demand_slope, places

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Stamped:
    """One trip through the layer, with what the way back needs."""

    given: Array  # (m, n_H, n_W, n_C)
    W: Array
    made: tuple[int, ...]
    stride: int
    pad: int


def transposed_output_size(n: int, f: int, pad: int, stride: int) -> int:
    """How many pixels n of them become: `conv_output_size` of it is n again.

    StartCodeError if nothing is left, or if a size is out of range.
    """
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        what = f"n is {n}, f {f}, stride {stride}, pad {pad}."
        raise StartCodeError("transposed_output_size", what, "n, f and stride are at least 1, pad at least 0.")
    left = stride * (n - 1) + f - 2 * pad
    if left < 1:
        what = f"cutting {pad} pixels off at either end leaves nothing of {left + 2 * pad}."
        raise StartCodeError("transposed_output_size", what, "Take a larger stamp, or a smaller pad.")
    return left


def transposed_conv_forward(
    A_prev: ArrayLike, W: Array, b: Array, hparameters: Mapping[str, int]
) -> tuple[Array, Stamped]:
    """Z (m, n_H', n_W', n_C') from A_prev (m, n_H, n_W, n_C), and the cache for the way back.

    W (f, f, n_C', n_C): what comes in is its LAST axis, as if a convolution with the same W were run backwards;
    b (1, 1, 1, n_C'); hparameters holds "stride", how far apart the stamps lie, and "pad", how much is cut off at
    every edge. StartCodeError if shapes do not fit.
    """
    pictures = demand_pictures(A_prev, "A_prev", "transposed_conv_forward")
    _demand_stamps(W, b, pictures.shape)
    (m, height, width, depth), (f, _, n_C, _) = pictures.shape, W.shape
    stride, pad = int(hparameters["stride"]), int(hparameters["pad"])
    n_H, n_W = (transposed_output_size(n, f, pad, stride) for n in (height, width))
    shares = (pictures.reshape(-1, depth) @ W.reshape(-1, depth).T).reshape(m, height, width, f, f, n_C)
    sheet = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C), shares.dtype)
    for row, column in np.ndindex(f, f):
        sheet[places(height, width, row, column, stride)] += shares[:, :, :, row, column]
    made = sheet[:, pad : pad + n_H, pad : pad + n_W]
    Z = np.add(made, b, dtype=np.result_type(made, W))
    return Z, Stamped(pictures, W, Z.shape, stride, pad)


def transposed_conv_backward(dZ: Array, cache: Stamped) -> tuple[Array, Array, Array]:
    """dA_prev, dW and db, of the shapes of A_prev, W and b, from the slope dZ of a sum over all of Z.

    The way back is a convolution of dZ with the same W; nothing is divided by m.
    """
    where = "transposed_conv_backward"
    if not isinstance(cache, Stamped):
        what = f"the cache is a {type(cache).__name__}, not one that startcode.layers made."
        raise StartCodeError(where, what, "The way there and the way back must come from the same place.")
    demand_slope(dZ, cache.made, where)
    W, (*_, depth) = cache.W, cache.given.shape
    dA_prev, seen = conv_forward(dZ, W, np.zeros((1, 1, 1, depth), W.dtype), {"stride": cache.stride, "pad": cache.pad})
    to_stamps = seen.rows.T @ cache.given.reshape(-1, depth)
    return dA_prev, to_stamps.reshape(W.shape), dZ.sum(axis=(0, 1, 2)).reshape(1, 1, 1, -1)


def _demand_stamps(W: Array, b: Array, pictures: tuple[int, ...]) -> None:
    shapes = f"A_prev has shape {pictures}, W {np.shape(W)}, b {np.shape(b)}."
    if np.ndim(W) != 4 or W.shape[0] != W.shape[1] or W.shape[3] != pictures[3]:
        step = "W is (f, f, channels that go out, channels that come in): square, and its last axis fits A_prev."
        raise StartCodeError("transposed_conv_forward", shapes, step)
    if np.shape(b) != (1, 1, 1, W.shape[2]):
        step = f"b holds one number for each channel that goes out: (1, 1, 1, {W.shape[2]})."
        raise StartCodeError("transposed_conv_forward", shapes, step)
