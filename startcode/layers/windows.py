"""Windows in pictures (m, n_H, n_W, n_C): where they fit, and what they see."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]


def conv_output_size(n: int, f: int, pad: int, stride: int) -> int:
    """In how many places a window of f pixels fits along n pixels, padded by `pad` on either side, `stride` apart.

    StartCodeError if it fits nowhere, or if a size is out of range.
    """
    if f < 1 or stride < 1 or pad < 0:
        what = f"f is {f}, stride {stride}, pad {pad}."
        raise StartCodeError("conv_output_size", what, "f and stride are at least 1, pad at least 0.")
    room = n + 2 * pad - f
    if room < 0:
        what = f"a window of {f} pixels does not fit along {n} pixels padded by {pad}."
        raise StartCodeError("conv_output_size", what, "Take a smaller window, or more padding.")
    return room // stride + 1


def zero_pad(X: Array, pad: int) -> Array:
    """Pictures (m, n_H, n_W, n_C) in a frame of `pad` zeros; a new array, also without a frame."""
    m, height, width, depth = X.shape
    framed = np.zeros((m, height + 2 * pad, width + 2 * pad, depth), X.dtype)
    framed[:, pad : pad + height, pad : pad + width] = X
    return framed


def rows_of_windows(pictures: Array, f: int, stride: int) -> Array:
    """What each window sees, one row a window: (m * n_H * n_W, f * f * n_C), row by row of the window, then channels.

    The pictures are in their frames already, C-contiguous.
    """
    m, height, width, depth = pictures.shape
    across, down = (conv_output_size(n, f, 0, stride) for n in (width, height))
    number = pictures.itemsize  # not .strides: those of axes of length 1 may say anything
    picture, line, pixel = height * width * depth * number, width * depth * number, depth * number
    seen = np.lib.stride_tricks.as_strided(  # a row of a window lies together in memory: f pixels, all channels
        pictures,
        (m, down, across, f, f * depth),
        (picture, stride * line, stride * pixel, line, number),
        writeable=False,
    )
    return np.ascontiguousarray(seen).reshape(m * down * across, f * f * depth)


def places(n_H: int, n_W: int, row: int, column: int, stride: int) -> tuple[slice, slice, slice]:
    """Where in the pictures the pixel (row, column) of every window lies; there are n_H by n_W windows."""
    last_row, last_column = row + stride * (n_H - 1), column + stride * (n_W - 1)
    return slice(None), slice(row, last_row + 1, stride), slice(column, last_column + 1, stride)


def demand_pictures(values: object, name: str, where: str) -> Array:
    """As floating-point numbers with four axes; float32 stays float32."""
    pictures = np.asarray(values)
    if pictures.ndim != 4 or not pictures.size:
        what = f"{name} has shape {pictures.shape}."
        raise StartCodeError(where, what, "Pictures have four axes: (m, n_H, n_W, n_C).")
    return pictures if pictures.dtype.kind == "f" else pictures.astype(np.float64)


def demand_slope(dZ: Array, shape: tuple[int, ...], where: str) -> None:
    """A slope has the shape of what it is the slope of."""
    if np.shape(dZ) != shape:
        what = f"the slope coming back has shape {np.shape(dZ)}, what went out had {shape}."
        raise StartCodeError(where, what, "A slope has the shape of what it belongs to.")
