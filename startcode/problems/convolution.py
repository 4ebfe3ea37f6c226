"""Week 8: pictures, windows and filters, and what the usual slips make of them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "convolution",
    "convolution_slips",
    "convolved_shape",
    "field_slips",
    "filter_slips",
    "filters",
    "frame_slips",
    "framed_pictures",
    "one_window",
    "right_convolutions",
    "seen_side",
    "turning_convolutions",
]

Array = np.ndarray[Any, np.dtype[Any]]
Settings = Mapping[str, int]
Convolution = Callable[[Array, Array, Array, Settings], tuple[Array, Any]]
FAR = 1000.0
Guesses = dict[str, Any]  # a slip in words, and what it gives


def framed_pictures(rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int, pad: int) -> tuple[Array, int]:
    """Pictures X (m, n_H, n_W, n_C), no number near 0 or 1, and the width of the frame that they are to get."""
    return rng.uniform(2.0, 3.0, size=(m, n_H, n_W, n_C)) * rng.choice([-1, 1], size=(m, n_H, n_W, n_C)), pad


def frame_slips(X: Array, pad: int) -> Guesses:
    """Pictures in other frames of the right size."""
    both = (pad, pad)
    around, before, behind = (((0, 0), way, way, (0, 0)) for way in (both, (2 * pad, 0), (0, 2 * pad)))
    return {
        "laying the whole frame above and to the left": np.pad(X, before),
        "laying the whole frame below and to the right": np.pad(X, behind),
        "a frame of ones": np.pad(X, around, constant_values=1),
        "a frame that repeats the edge of the picture": np.pad(X, around, mode="edge"),
    }


def one_window(rng: np.random.Generator, f: int, n_C_prev: int) -> tuple[Array, Array, Array]:
    """What a window sees (f, f, n_C_prev), the weights of a filter of that shape, and its bias (1, 1, 1)."""
    a_slice_prev, W = rng.normal(size=(2, f, f, n_C_prev))
    return a_slice_prev, W, rng.uniform(0.5, 1.5, size=(1, 1, 1))


def filters(rng: np.random.Generator, f: int, n_C_prev: int, n_C: int) -> tuple[Array, Array]:
    """W (f, f, n_C_prev, n_C) and b (1, 1, 1, n_C), no bias near 0."""
    return rng.normal(size=(f, f, n_C_prev, n_C)), rng.uniform(0.5, 1.5, size=(1, 1, 1, n_C))


def convolution(
    rng: np.random.Generator,
    m: int,
    n_H_prev: int,
    n_W_prev: int,
    n_C_prev: int,
    n_C: int,
    f: int,
    stride: int,
    pad: int,
) -> tuple[Array, Array, Array, dict[str, int]]:
    """A_prev (m, n_H_prev, n_W_prev, n_C_prev), W (f, f, n_C_prev, n_C), b (1, 1, 1, n_C) and hparameters."""
    W, b = filters(rng, f, n_C_prev, n_C)
    return rng.normal(size=(m, n_H_prev, n_W_prev, n_C_prev)), W, b, {"stride": stride, "pad": pad}


def convolved_shape(
    m: int,
    n_H_prev: int,
    n_W_prev: int,
    n_C_prev: int,  # noqa: ARG001 - the sizes of `convolution`, all of them
    n_C: int,
    f: int,
    stride: int,
    pad: int,
) -> tuple[int, int, int, int]:
    """The shape of what a layer of these sizes gives out."""
    n_H, n_W = (layers.conv_output_size(n, f, pad, stride) for n in (n_H_prev, n_W_prev))
    return m, n_H, n_W, n_C


def filter_slips(W: Array, b: Array) -> Guesses:
    """What each filter might wrongly give (n_C,) where it sees nothing but ones."""
    sums, biases = W.sum(axis=(0, 1, 2)), b.reshape(-1)
    return {
        "leaving out the bias": sums,
        "the bias of the first filter, for every filter": sums + biases[0],
        "the bias of the last filter, for every filter": sums + biases[-1],
        "the biases of all filters together": sums + biases.sum(),
        "the weights of the first filter, for every filter": sums[0] + biases,
        "the weights of the last filter, for every filter": sums[-1] + biases,
        "the weights of all filters together": sums.sum() + biases,
        "the first channel of the input only": W[:, :, 0].sum(axis=(0, 1)) + biases,
    }


def convolution_slips(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Guesses:
    """Outputs of the right shape that come from the usual slips."""
    stride, pad = hparameters["stride"], hparameters["pad"]
    made = layers.conv_forward(A_prev, W, b, hparameters)[0]
    _, n_H, n_W, _ = made.shape
    everywhere = layers.conv_forward(A_prev, W, b, {"stride": 1, "pad": pad})[0]
    narrow = _of(A_prev, W.sum(axis=(0, 1), keepdims=True), b, {"stride": 1, "pad": pad})
    ones = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=1)
    slips = {
        "going on by one pixel, whatever the stride is": everywhere[:, :n_H, :n_W],
        "using the stride for the rows only": everywhere[:, ::stride][:, :n_H, :n_W],
        "using the stride for the columns only": everywhere[:, :, ::stride][:, :n_H, :n_W],
        "turning the kernel over, as mathematicians do": _of(A_prev, W[::-1, ::-1], b, hparameters),
        "exchanging rows and columns of the kernel": _of(A_prev, W.transpose(1, 0, 2, 3), b, hparameters),
        "the first picture, for every picture": np.repeat(made[:1], len(made), axis=0),
        "the last picture, for every picture": np.repeat(made[-1:], len(made), axis=0),
        "a frame of ones": _of(ones, W, b, {"stride": stride, "pad": 0}),
        "the first channel of the input only": _of(A_prev[..., :1], W[:, :, :1], b, hparameters),
    }
    if stride == 1:
        slips["a window that ends where the next one begins, while it is f pixels wide"] = narrow[:, :n_H, :n_W]
    return slips


def right_convolutions() -> dict[str, Convolution]:
    """Layers that lay their kernels on as they are, by name; they differ in the last digits."""
    return {"the finished layer": _turning(1, 1), "one that rounds its last digits in another way": _rounding_elsewhere}


def turning_convolutions() -> dict[str, Convolution]:
    """Layers that turn their kernels over, by the way in which they do."""
    return {
        "upside down and left to right": _turning(-1, -1),
        "upside down": _turning(-1, 1),
        "left to right": _turning(1, -1),
    }


def seen_side(stack: list[tuple[int, int]]) -> int:
    """From the first to the last pixel that one number behind layers (f, stride) has seen, followed back to them."""
    pixels = {0}
    for f, stride in reversed(stack):
        pixels = {stride * pixel + step for pixel in pixels for step in range(f)}
    return max(pixels) - min(pixels) + 1


def field_slips(stacks: list[list[tuple[int, int]]]) -> Guesses:
    """Sides that the usual slips give for each stack of layers (f, stride)."""

    def walked(grow: Callable[[int, int, int, int], int], backwards: bool = False) -> Array:
        sides = []
        for stack in stacks:
            side, gap = 1, 1
            for f, stride in stack[::-1] if backwards else stack:
                side, gap = grow(side, gap, f, stride), gap * stride
            sides.append(side)
        return np.array(sides)

    return {
        "leaving out the strides": walked(lambda side, _gap, f, _stride: side + f - 1),
        "adding whole windows, where each adds one less than its side": walked(lambda side, gap, f, _: side + f * gap),
        "letting a layer's own stride count for itself": walked(lambda side, gap, f, s: side + (f - 1) * gap * s),
        "beginning with the last layer": walked(lambda side, gap, f, _: side + (f - 1) * gap, True),
        "multiplying the sides of the windows": walked(lambda side, _gap, f, _stride: side * f),
        "counting pixels of the square, where its side is meant": np.array([seen_side(stack) ** 2 for stack in stacks]),
    }


def _of(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Array:
    return layers.conv_forward(A_prev, W, b, hparameters)[0]


def _turning(rows: int, columns: int) -> Convolution:
    """A layer that reads its kernels forwards (1) or backwards (-1); its cache is plain, as a learner's is."""

    def conv(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> tuple[Array, Any]:
        return _of(A_prev, W[::rows, ::columns], b, hparameters), (A_prev, W, b, hparameters)

    return conv


def _rounding_elsewhere(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> tuple[Array, Any]:
    """Far away from 0 and back: right up to the last digits of numbers that are not whole."""
    framed = layers.zero_pad(np.asarray(A_prev, dtype=np.float64), hparameters["pad"])
    there = {"stride": hparameters["stride"], "pad": 0}
    Z = _of(framed + FAR, W, b, there) - _of(np.full_like(framed, FAR), W, 0 * b, there)
    return Z, (A_prev, W, b, hparameters)
