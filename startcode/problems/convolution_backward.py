"""Week 8, the way back: slopes that come in, and what the usual slips make of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers
from startcode.layers.windows import rows_of_windows
from startcode.problems.convolution import convolution
from startcode.problems.pooling import pooling, spread_numbers

__all__ = [
    "a_window",
    "convolution_and_message",
    "convolution_backward_slips",
    "mask_slips",
    "pooling_and_message",
    "pooling_backward_slips",
    "product_slips",
    "share_of_one",
    "slopes_like",
    "spread_pictures",
    "window_row_slips",
    "window_rows",
]

Array = np.ndarray[Any, np.dtype[Any]]
Settings = Mapping[str, int]
Guesses = dict[str, Any]  # a slip in words, and what it gives
OVERWRITING = "overwriting what is there already, where it must be added to"
ONE_PIXEL = "going on by one pixel, whatever the stride is"


def slopes_like(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Slopes of both signs, none near 0."""
    return np.asarray(rng.uniform(0.3, 2.0, size=shape) * rng.choice([-1.0, 1.0], size=shape))


def convolution_and_message(
    rng: np.random.Generator, **size: int
) -> tuple[Array, tuple[Array, Array, Array, dict[str, int]]]:
    """The slope dZ that comes back to a layer as in `convolution`, and what the layer was given: its cache."""
    given = convolution(rng, **size)
    return slopes_like(rng, layers.conv_forward(*given)[0].shape), given


def pooling_and_message(rng: np.random.Generator, **size: int) -> tuple[Array, tuple[Array, dict[str, int]]]:
    """The slope dA that comes back to a layer as in `pooling`, and what the layer was given: its cache."""
    given = pooling(rng, **size)
    return slopes_like(rng, layers.pool_forward(*given)[0].shape), given


def share_of_one(rng: np.random.Generator, n_H: int, n_W: int) -> tuple[float, tuple[int, int]]:
    """One slope, not near 0, and the shape of the window that shares it."""
    return float(slopes_like(rng, (1,))[0]), (n_H, n_W)


def a_window(rng: np.random.Generator, n_H: int, n_W: int) -> Array:
    """A window (n_H, n_W) of numbers of both signs that are all apart."""
    return spread_numbers(rng, n_H, n_W)


def mask_slips(x: Array) -> Guesses:
    """Masks (n_H, n_W) that come from the usual slips."""
    return {
        "looking for the largest of each row": x == x.max(axis=1, keepdims=True),
        "looking for the largest of each column": x == x.max(axis=0, keepdims=True),
        "looking for the smallest": x == x.min(),
        "looking for the largest without its sign": np.abs(x) == np.abs(x).max(),
        "looking for an entry of 0 where all are below it: does the search begin with 0?": x == max(0.0, x.max()),
        "the opposite: True wherever the largest is not": x != x.max(),
    }


def convolution_backward_slips(dZ: Array, cache: tuple[Array, Array, Array, Settings]) -> dict[str, Guesses]:
    """Wrong slopes of the right shape, for each of dA_prev, dW and db."""
    back = _Back(dZ, *cache)
    return {"dA_prev": _input_slips(back), "dW": _weight_slips(back), "db": _bias_slips(back)}


@dataclass(frozen=True)
class _Back:
    """The way back through a layer, with something changed."""

    message: Array
    A_prev: Array
    W: Array
    b: Array
    hparameters: Settings

    def slopes(self, *, dZ: Array | None = None, W: Array | None = None) -> tuple[Array, Array, Array]:
        """dA_prev, dW and db for another slope or other filters."""
        kernels = self.W if W is None else W
        _, cache = layers.conv_forward(self.A_prev, kernels, self.b, self.hparameters)
        return layers.conv_backward(self.message if dZ is None else dZ, cache)

    def only(self, *place: Any) -> tuple[Array, Array, Array]:  # noqa: ANN401 - an index
        """As if all of dZ were 0 but what stands at this place."""
        alone = np.zeros_like(self.message)
        alone[place] = self.message[place]
        return self.slopes(dZ=alone)

    def one_pixel_on(self) -> tuple[Array, Array, Array]:
        """As if the windows lay one pixel apart."""
        made, cache = layers.conv_forward(self.A_prev, self.W, self.b, {**self.hparameters, "stride": 1})
        corner = np.zeros_like(made)
        corner[:, : self.message.shape[1], : self.message.shape[2]] = self.message
        return layers.conv_backward(corner, cache)

    def framed(self) -> Array:
        """The slopes of the pictures with their frame."""
        framed = layers.zero_pad(self.A_prev, self.hparameters["pad"])
        _, cache = layers.conv_forward(framed, self.W, self.b, {**self.hparameters, "pad": 0})
        return layers.conv_backward(self.message, cache)[0]


def _input_slips(back: _Back) -> Guesses:
    pad, (_, height, width, _) = back.hparameters["pad"], back.A_prev.shape
    framed = back.framed()
    shares = np.einsum("ihwc,jklc->ihwcjkl", back.message, back.W)[:, :, :, -1]  # of the filter that comes last
    left = _overwritten(shares, framed.shape, back.hparameters["stride"])
    return {
        OVERWRITING: left[:, pad : pad + height, pad : pad + width],
        ONE_PIXEL: back.one_pixel_on()[0],
        "turning the filter over": back.slopes(W=back.W[::-1, ::-1])[0],
        "exchanging rows and columns of the filter": back.slopes(W=back.W.transpose(1, 0, 2, 3))[0],
        "the first filter only": back.only(..., 0)[0],
        "the last filter only": back.only(..., -1)[0],
        "cutting the whole frame off at the end of rows and columns": framed[:, :height, :width],
        "cutting the whole frame off at the beginning of rows and columns": framed[:, 2 * pad :, 2 * pad :],
    }


def _weight_slips(back: _Back) -> Guesses:
    dW = back.slopes()[1]
    return {
        OVERWRITING: back.only(-1, -1, -1)[1],
        ONE_PIXEL: back.one_pixel_on()[1],
        "the last picture only": back.only(-1)[1],
        "the first picture only": back.only(0)[1],
        "turning the slope over": dW[::-1, ::-1],
        "exchanging rows and columns of the windows": dW.transpose(1, 0, 2, 3),
    }


def _bias_slips(back: _Back) -> Guesses:
    db, (f, _, n_C_prev, _) = back.slopes()[2], back.W.shape
    return {
        OVERWRITING: back.only(-1, -1, -1)[2],
        "the last picture only": back.only(-1)[2],
        "the slopes of all filters together": np.full_like(db, db.sum()),
        "a mean over all places, where the sum is meant": db / back.message[..., 0].size,
        "adding each slope once for every weight": db * f * f * n_C_prev,
    }


def pooling_backward_slips(dA: Array, cache: tuple[Array, Settings], mode: str) -> Guesses:
    """Wrong slopes dA_prev of the right shape."""
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]

    def back(A_prev: Array, mode: str, stride: int = stride) -> Array:
        made, trip = layers.pool_forward(A_prev, {"f": f, "stride": stride}, mode)
        message = np.zeros_like(made)
        message[:, : dA.shape[1], : dA.shape[2]] = dA
        return layers.pool_backward(message, trip, mode)

    windows = np.lib.stride_tricks.sliding_window_view(A_prev, (f, f), axis=(1, 2))[:, ::stride, ::stride]
    largest = windows == windows.max(axis=(-2, -1), keepdims=True)
    part = largest if mode == "max" else np.full(windows.shape, f**-2.0)
    shares = np.moveaxis(part * dA[..., np.newaxis, np.newaxis], 3, -1)  # (m, n_H, n_W, f, f, n_C)
    mean = back(A_prev, "average")
    slips = {
        OVERWRITING: _overwritten(shares, A_prev.shape, stride),
        ONE_PIXEL: back(A_prev, mode, 1),
        "giving each entry the whole slope": f * f * mean,
    }
    if mode == "average":
        return slips | {
            "dividing by one side of the window only": f * mean,
            'mode "max" where "average" is asked for': back(A_prev, "max"),
        }
    return slips | {
        "looking for the largest in another channel": back(np.roll(A_prev, 1, axis=3), mode),
        "looking for the largest in the first channel only": back(
            np.repeat(A_prev[..., :1], A_prev.shape[3], axis=3), mode
        ),
        "passing on the largest number itself, where its place is meant": back(A_prev, mode) * A_prev,
        'mode "average" where "max" is asked for': mean,
    }


def spread_pictures(rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int) -> Array:
    """Pictures (m, n_H, n_W, n_C) of numbers that are all apart: each tells where it comes from."""
    return spread_numbers(rng, m, n_H, n_W, n_C)


def window_rows(X: Array, f: int, pad: int, stride: int) -> Array:
    """What each window sees, in one row, pictures, places, pixels and channels in that order."""
    return rows_of_windows(layers.zero_pad(X, pad), f, stride)


def product_slips(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Guesses:
    """Outputs of a matrix product with filters in another order."""
    f, _, _, n_C = W.shape
    rows = window_rows(A_prev, f, hparameters["pad"], hparameters["stride"])
    shape = layers.conv_forward(A_prev, W, b, hparameters)[0].shape
    orders = {
        "filters as rows, turned by .T: the reshape mixes their weights": W.reshape(n_C, -1).T,
        "the channels of the filters in front of their pixels": W.transpose(2, 0, 1, 3).reshape(-1, n_C),
        "filters read column by column": W.transpose(1, 0, 2, 3).reshape(-1, n_C),
        "weights taken from the last axis to the first": W.T.reshape(-1, n_C),
    }
    slips = {what: (rows @ matrix).reshape(shape) + b for what, matrix in orders.items()}
    return slips | {"leaving out the bias": (rows @ W.reshape(-1, n_C)).reshape(shape)}


def window_row_slips(X: Array, f: int, pad: int, stride: int) -> Guesses:
    """Matrices of the right shape that come from numbers in another order."""
    m, _, _, n_C = X.shape
    framed = layers.zero_pad(X, pad)
    n_H, n_W = (layers.conv_output_size(n, f, 0, stride) for n in framed.shape[1:3])
    rows = rows_of_windows(framed, f, stride)
    apart = rows.reshape(m, n_H, n_W, f, f, n_C)

    def ordered(*axes: int) -> Array:
        return apart.transpose(*axes).reshape(rows.shape)

    return {
        "the channels in front of the pixels of the window": ordered(0, 1, 2, 5, 3, 4),
        "the pixels of the window column by column": ordered(0, 1, 2, 4, 3, 5),
        "the windows column by column": ordered(0, 2, 1, 3, 4, 5),
        "the pictures behind the places, each row a place of another picture": ordered(1, 2, 0, 3, 4, 5),
        "a reshape where the axes would first have to be put in order": ordered(3, 4, 0, 1, 2, 5),
        ONE_PIXEL: rows_of_windows(framed, f, 1)
        .reshape(m, framed.shape[1] - f + 1, framed.shape[2] - f + 1, -1)[:, :n_H, :n_W]
        .reshape(rows.shape),
    }


def _overwritten(shares: Array, shape: tuple[int, ...], stride: int) -> Array:
    """What is left where every window puts its shares (m, n_H, n_W, f, f, n_C) over those of the windows before."""
    left = np.zeros(shape)
    f = shares.shape[3]
    for row, column in np.ndindex(shares.shape[1:3]):
        left[:, stride * row :, stride * column :][:, :f, :f] = shares[:, row, column]
    return left
