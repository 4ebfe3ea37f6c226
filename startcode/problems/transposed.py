"""Week 15, pictures that grow: layers and slopes to check, and what the usual slips make of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.convolution_backward import slopes_like

__all__ = [
    "transposed_backward_slips",
    "transposed_convolution",
    "transposed_message",
    "transposed_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Settings = Mapping[str, int]
Given = tuple[Array, Array, Array, dict[str, int]]  # A_prev, W, b, hparameters
Guesses = dict[str, Any]  # a slip in words, and what it gives
ONE_PIXEL = "stamps one pixel apart, whatever the stride is"
OVERWRITING = "overwriting what is there already, where it must be added to"


def transposed_convolution(
    rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int, n_C_new: int, f: int, stride: int, pad: int
) -> Given:
    """Pictures, stamps (f, f, n_C_new, n_C) and biases, none of them near 0."""
    A_prev, W = slopes_like(rng, (m, n_H, n_W, n_C)), slopes_like(rng, (f, f, n_C_new, n_C))
    return A_prev, W, slopes_like(rng, (1, 1, 1, n_C_new)), {"stride": stride, "pad": pad}


def transposed_message(rng: np.random.Generator, **size: int) -> tuple[Array, Given]:
    """The slope dZ that comes back to a layer as in `transposed_convolution`, and its cache: what it was given."""
    given = transposed_convolution(rng, **size)
    return slopes_like(rng, layers.transposed_conv_forward(*given)[0].shape), given


def transposed_slips(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Guesses:
    """Wrong outputs of the right shape."""
    stride, pad, f = hparameters["stride"], hparameters["pad"], len(W)
    whole = layers.transposed_conv_forward(A_prev, W, 0 * b, {"stride": stride, "pad": 0})[0]
    height, width = (n - 2 * pad for n in whole.shape[1:3])
    right = whole[:, pad : pad + height, pad : pad + width]
    near = np.zeros_like(whole)
    close = layers.transposed_conv_forward(A_prev, W, 0 * b, {"stride": 1, "pad": 0})[0]
    near[:, : close.shape[1], : close.shape[2]] = close
    slips = {
        "leaving out the bias": right,
        "adding the bias with every stamp": _with_stamped_bias(right, A_prev, W, b, hparameters),
        ONE_PIXEL: near[:, pad : pad + height, pad : pad + width] + b,
        OVERWRITING: _overwritten(A_prev, W, whole.shape, stride)[:, pad : pad + height, pad : pad + width] + b,
        "turning the stamp over": _stamped(A_prev, W[::-1, ::-1], b, hparameters),
        "exchanging rows and columns of the stamp": _stamped(A_prev, W.transpose(1, 0, 2, 3), b, hparameters),
        "the first picture in the place of every one": _stamped(0 * A_prev + A_prev[:1], W, b, hparameters),
        "the first channel alone of what comes in": _stamped(A_prev[..., :1], W[..., :1], b, hparameters),
        "the last channel alone of what comes in": _stamped(A_prev[..., -1:], W[..., -1:], b, hparameters),
    }
    if pad:
        slips["cutting everything off at the end of rows and columns"] = whole[:, :height, :width] + b
        slips["cutting everything off at the beginning of rows and columns"] = whole[:, 2 * pad :, 2 * pad :] + b
    if W.shape[2] == W.shape[3]:
        slips["exchanging the last two axes of W"] = _stamped(A_prev, W.transpose(0, 1, 3, 2), b, hparameters)
    return slips if f > stride else {words: value for words, value in slips.items() if words != OVERWRITING}


def _stamped(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Array:
    return np.asarray(layers.transposed_conv_forward(A_prev, W, b, hparameters)[0])


def _with_stamped_bias(right: Array, A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Array:
    """As if every stamp brought the bias along."""
    ones = np.zeros((*A_prev.shape[:3], 1)) + 1
    return np.asarray(right + _stamped(ones, np.ones_like(W[..., :1]), 0 * b, hparameters) * b)


def _overwritten(A_prev: Array, W: Array, shape: tuple[int, ...], stride: int) -> Array:
    """What is left where every stamp covers those before it; `shape` of the sheet with its margins."""
    sheet = np.zeros(shape)
    for row, column in np.ndindex(A_prev.shape[1:3]):
        alone = np.einsum("jkol,il->ijko", W, A_prev[:, row, column])
        sheet[:, stride * row :, stride * column :][:, : len(W), : len(W)] = alone
    return sheet


def transposed_backward_slips(dZ: Array, cache: Given) -> dict[str, Guesses]:
    """Wrong slopes of the right shape, for each of dA_prev, dW and db."""
    A_prev, W, b, hparameters = cache

    def back(message: Array = dZ, stamps: Array = W, pixels: Array = A_prev) -> tuple[Array, Array, Array]:
        trip = layers.transposed_conv_forward(pixels, stamps, b, hparameters)[1]
        return layers.transposed_conv_backward(message, trip)

    (dA_prev, dW, db), (near, near_W) = back(), _one_pixel_on(dZ, cache)
    corner = np.zeros_like(A_prev)
    corner[-1, -1, -1] = A_prev[-1, -1, -1]
    last = np.zeros_like(dZ)
    last[-1] = dZ[-1]
    shifted = np.zeros_like(dZ)
    shifted[:, 1:, 1:] = dZ[:, :-1, :-1]
    return {
        "dA_prev": {
            ONE_PIXEL: near,
            "turning the stamp over": back(stamps=W[::-1, ::-1])[0],
            "exchanging rows and columns of the stamp": back(stamps=W.transpose(1, 0, 2, 3))[0],
            "windows one pixel off: dZ needs a frame of exactly pad": back(message=shifted)[0],
            "dividing by m, though a mean is in dZ already": dA_prev / len(A_prev),
        },
        "dW": {
            ONE_PIXEL: near_W,
            "the last pixel only: every one must add its share": back(pixels=corner)[1],
            "the last picture only": back(message=last)[1],
            "turning the windows over": dW[::-1, ::-1],
            "exchanging rows and columns of the windows": dW.transpose(1, 0, 2, 3),
            "dividing by m, though a mean is in dZ already": dW / len(A_prev),
        },
        "db": {
            "the last picture only": back(message=last)[2],
            "a mean over all places, where the sum is meant": db / dZ[..., 0].size,
            "a mean over the pictures, where the sum is meant": db / len(A_prev),
            "the slopes of all channels together": np.full_like(db, db.sum()),
        },
    }


def _one_pixel_on(dZ: Array, cache: Given) -> tuple[Array, Array]:
    """dA_prev and dW as if the stamps lay one pixel apart."""
    A_prev, W, _, hparameters = cache
    _, n_H, n_W, depth = A_prev.shape
    none = np.zeros((1, 1, 1, depth))
    every, trip = layers.conv_forward(dZ, W, none, {**hparameters, "stride": 1})
    message = np.zeros(every.shape)
    message[:, :n_H, :n_W] = A_prev
    return every[:, :n_H, :n_W], layers.conv_backward(message, trip)[1]
