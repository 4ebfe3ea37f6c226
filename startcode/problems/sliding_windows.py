"""Week 10, windows: what they see, networks that look through them, and what the usual slips make of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.pooling import spread_numbers

__all__ = [
    "corner_slips",
    "crop_slips",
    "cut_windows",
    "dense_on_volume",
    "filter_orders",
    "found_slips",
    "found_windows",
    "picture_and_window",
    "score_map",
    "volumes",
    "window_network",
    "window_side",
]

Array = np.ndarray[Any, np.dtype[Any]]
Guesses = dict[str, Any]  # a slip in words, and what it gives
PIXEL_BY_PIXEL = "going on by one pixel, whatever the stride is"


def picture_and_window(
    rng: np.random.Generator, n_H: int, n_W: int, n_C: int, window: int, stride: int
) -> tuple[Array, int, int]:
    """A picture (n_H, n_W, n_C) whose numbers are all apart, the side of a window and its stride."""
    return spread_numbers(rng, n_H, n_W, n_C), window, stride


def cut_windows(X: Array, window: int, stride: int) -> tuple[Array, Array]:
    """What each window sees (k, window, window, n_C), row by row, and the corners (k, 4) in pixels."""
    seen = np.lib.stride_tricks.sliding_window_view(X, (window, window), axis=(0, 1))[::stride, ::stride]
    y, x = (stride * axis.ravel() for axis in np.indices(seen.shape[:2]))
    corners = np.column_stack([x, y, x + window, y + window])
    return np.moveaxis(seen, 2, -1).reshape(-1, window, window, X.shape[2]), corners


def crop_slips(X: Array, window: int, stride: int) -> Guesses:
    """Wrong crops of the right shape."""
    crops, _ = cut_windows(X, window, stride)
    rows, columns = (layers.conv_output_size(n, window, 0, stride) for n in X.shape[:2])
    apart = crops.reshape(rows, columns, *crops.shape[1:])
    near = np.lib.stride_tricks.sliding_window_view(X, (window, window), axis=(0, 1))[:rows, :columns]
    return {
        "the windows column by column": apart.transpose(1, 0, 2, 3, 4).reshape(crops.shape),
        PIXEL_BY_PIXEL: np.moveaxis(near, 2, -1).reshape(crops.shape),
        "exchanging rows and columns inside the windows": crops.transpose(0, 2, 1, 3),
        "the first window, again and again": np.repeat(crops[:1], len(crops), axis=0),
        "the last window, again and again": np.repeat(crops[-1:], len(crops), axis=0),
    }


def corner_slips(X: Array, window: int, stride: int) -> Guesses:
    """Wrong corners (k, 4)."""
    _, corners = cut_windows(X, window, stride)
    x, y = corners[:, 0], corners[:, 1]
    rows, columns = (layers.conv_output_size(n, window, 0, stride) for n in X.shape[:2])
    return {
        "rows as x and columns as y: x runs to the right, along the columns": corners[:, [1, 0, 3, 2]],
        "x2 and y2 of the last pixel inside, where the box ends one further": corners - [0, 0, 1, 1],
        "width and height, where the lower right corner is meant": np.column_stack(
            [x, y, 0 * x + window, 0 * y + window]
        ),
        "counting windows, where pixels are meant": np.column_stack(
            [x // stride, y // stride, x // stride + window, y // stride + window]
        ),
        "the corners in the order x1, x2, y1, y2": corners[:, [0, 2, 1, 3]],
        "the corners column by column": corners.reshape(rows, columns, 4).transpose(1, 0, 2).reshape(-1, 4),
        "the next window's corner, one stride on, where the window's own end is meant": np.column_stack(
            [x, y, x + stride, y + stride]
        ),
    }


def dense_on_volume(rng: np.random.Generator, n: int, f: int, n_C: int) -> tuple[Array, Array, int]:
    """W (n, f * f * n_C) and b (n, 1) of a dense layer behind a volume (f, f, n_C), and f; no bias near 0."""
    return rng.normal(size=(n, f * f * n_C)), rng.uniform(0.5, 1.5, size=(n, 1)), f


def volumes(rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int) -> Array:
    """Volumes (m, n_H, n_W, n_C) of random numbers."""
    return rng.normal(size=(m, n_H, n_W, n_C))


def filter_orders(W: Array, f: int) -> Guesses:
    """Filters (f, f, n_C, n) that hold the weights W (n, f * f * n_C) in a wrong order."""
    n = len(W)
    right = np.moveaxis(W.reshape(n, f, f, -1), 0, 3)
    n_C = right.shape[2]
    return {
        "a reshape alone: it keeps the order of the numbers, and the first axis of W counts neurons": W.reshape(
            f, f, n_C, n
        ),
        "taking the channels in front of the pixels": W.reshape(n, n_C, f, f).transpose(2, 3, 1, 0),
        "exchanging rows and columns of the filters": right.transpose(1, 0, 2, 3),
        "turning the filters over": right[::-1, ::-1],
    }


def window_network(
    rng: np.random.Generator, *, first: int, second: int, f: int, depths: Sequence[int], outputs: int
) -> dict[str, Array]:
    """Random weights of a network that sees a window: two convolutions, each with pooling behind it, two dense layers.

    `first` and `second` are sides of the filters, `f` is the side of the volume that the dense layers get; `depths`
    holds the channels of the pictures, of the two convolutions, and the hidden neurons. No bias is near 0.
    """
    n_C, n_1, n_2, hidden = depths
    shapes = {"1": (first, first, n_C, n_1), "2": (second, second, n_1, n_2)}
    weights = {f"W{place}": rng.normal(size=shape) / np.sqrt(np.prod(shape[:3])) for place, shape in shapes.items()}
    weights |= {f"b{place}": rng.uniform(0.2, 0.7, size=(1, 1, 1, shape[3])) for place, shape in shapes.items()}
    weights["W3"] = rng.normal(size=(hidden, f * f * n_2)) / f
    weights["W4"] = rng.normal(size=(outputs, hidden))
    return weights | {
        "b3": rng.uniform(0.2, 0.7, size=(hidden, 1)),
        "b4": rng.uniform(0.5, 1.5, size=(outputs, 1)) * rng.choice([-1, 1], size=(outputs, 1)),
    }


def window_side(first: int, second: int, f: int) -> int:
    """The side of the window that such a network sees."""
    return 2 * (2 * f + second - 1) + first - 1


def score_map(
    rng: np.random.Generator, n_rows: int, n_columns: int, window: int, strides: tuple[int, ...], threshold: float
) -> tuple[Array, int, tuple[int, ...], float]:
    """Probabilities (n_rows, n_columns), all apart, some above the threshold; the side of the window, the strides."""
    count = n_rows * n_columns
    steps = (rng.permutation(count).reshape(n_rows, n_columns) + 0.37) / count
    return steps, window, strides, threshold


def found_windows(scores: Array, window: int, strides: tuple[int, ...], threshold: float) -> tuple[Array, Array]:
    """Boxes (k, 4) in pixels and scores (k,) of the cells above the threshold, best first, cell by cell."""
    step = int(np.prod(strides))
    cells = [(float(score), place) for place, score in np.ndenumerate(scores) if score > threshold]
    best = sorted(cells, reverse=True)
    boxes = [[step * w, step * h, step * w + window, step * h + window] for _, (h, w) in best]
    return np.array(boxes, dtype=float).reshape(-1, 4), np.array([score for score, _ in best])


def found_slips(scores: Array, window: int, strides: tuple[int, ...], threshold: float) -> Guesses:
    """Wrong boxes (k, 4) for the right cells in the right order."""
    boxes, _ = found_windows(scores, window, strides, threshold)
    step, size = int(np.prod(strides)), [0, 0, window, window]
    cells = boxes[:, [0, 1, 0, 1]] / step
    return {
        "rows as x and columns as y": boxes[:, [1, 0, 3, 2]],
        "the sum of the strides, where their product is meant": sum(strides) * cells + size,
        "the last stride only": strides[-1] * cells + size,
        "the first stride only": strides[0] * cells + size,
        "numbers of cells, where pixels are meant": cells + size,
        "the side of the window as stride": window * cells + size,
        "windows as wide as the stride": boxes - size + [0, 0, step, step],
        "width and height, where the lower right corner is meant": np.hstack([boxes[:, :2], 0 * boxes[:, 2:] + window]),
        "windows in the middle of their corner": boxes - window / 2,
        "x2 and y2 of the last pixel inside, where the box ends one further": boxes - [0, 0, 1, 1],
    }
