"""Pooling: of each window, in each channel by itself, the largest number or the mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.windows import conv_output_size, demand_pictures, demand_slope, places

Array = NDArray[Any]
MODES = ("max", "average")


@dataclass(frozen=True, eq=False)
class Pooled:
    """One trip through the layer, with what the way back needs; `winner` says which pixel of a window was largest."""

    given: tuple[int, ...]  # shape of what came in
    made: tuple[int, ...]  # shape of what went out
    f: int
    stride: int
    winner: Array | None  # (m, n_H, n_W, n_C), counted row by row; None for the mean


def pool_forward(A_prev: ArrayLike, hparameters: Mapping[str, int], mode: str = "max") -> tuple[Array, Pooled]:
    """A (m, n_H, n_W, n_C) from pictures A_prev (m, n_H_prev, n_W_prev, n_C), and the cache for the way back.

    hparameters holds "f" and "stride"; `mode` is "max" or "average". StartCodeError for anything else.
    """
    pictures = demand_pictures(A_prev, "A_prev", "pool_forward")
    f, stride = _settings(hparameters, mode)
    m, height, width, n_C = pictures.shape
    n_H, n_W = (conv_output_size(n, f, 0, stride) for n in (height, width))
    made = (m, n_H, n_W, n_C)
    pixels = [pictures[places(n_H, n_W, row, column, stride)] for row, column in np.ndindex(f, f)]
    A = pixels[0].copy()
    if mode == "average":
        for pixel in pixels[1:]:
            A += pixel
        A /= f * f
        return A, Pooled(pictures.shape, made, f, stride, None)
    winner = np.zeros(made, np.min_scalar_type(f * f))
    for number, pixel in enumerate(pixels[1:], start=1):
        np.copyto(winner, number, where=pixel > A)
        np.maximum(A, pixel, out=A)
    return A, Pooled(pictures.shape, made, f, stride, winner)


def pool_backward(dA: Array, cache: Pooled, mode: str = "max") -> Array:
    """dA_prev, of the shape of A_prev: the slope goes to the largest pixel (the first of several), or to all alike.

    `mode` must be that of the way there.
    """
    if not isinstance(cache, Pooled):
        what = f"the cache is a {type(cache).__name__}, not one that startcode.layers made."
        raise StartCodeError("pool_backward", what, "The way there and the way back must come from the same place.")
    if mode not in MODES or (mode == "max") != (cache.winner is not None):
        what = f'the way there was "{"average" if cache.winner is None else "max"}", this is {mode!r}.'
        raise StartCodeError("pool_backward", what, "Take the mode of the way there.")
    demand_slope(dA, cache.made, "pool_backward")
    dA_prev = np.zeros(cache.given, dA.dtype)
    _, n_H, n_W, _ = cache.made
    share = dA / (cache.f * cache.f) if cache.winner is None else dA
    for number, (row, column) in enumerate(np.ndindex(cache.f, cache.f)):
        mine = share if cache.winner is None else share * (cache.winner == number)
        dA_prev[places(n_H, n_W, row, column, cache.stride)] += mine
    return dA_prev


def _settings(hparameters: Mapping[str, int], mode: str) -> tuple[int, int]:
    missing = [name for name in ("f", "stride") if name not in hparameters]
    if missing:
        what = f"hparameters holds no {' and no '.join(missing)}."
        raise StartCodeError("pool_forward", what, 'Write {"f": 2, "stride": 2}, with your own numbers.')
    if mode not in MODES:
        raise StartCodeError("pool_forward", f"there is no mode {mode!r}.", f"There are: {', '.join(MODES)}.")
    return int(hparameters["f"]), int(hparameters["stride"])
