"""Week 10, windows: boxes, landmarks, networks that see a window, and what the usual slips make of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.pooling import spread_numbers

Array = np.ndarray[Any, np.dtype[Any]]
Weights = Mapping[str, Array]
Guesses = dict[str, Any]  # a slip in words, and what it gives
PIXEL_BY_PIXEL = "going on by one pixel, whatever the stride is"


def one_object(rng: np.random.Generator, n_classes: int) -> tuple[Array, int, int]:
    """The corners of a box (4,), as fractions of the picture, the class of what is in it, and the number of classes."""
    x1, y1 = rng.uniform(0.05, 0.35, size=2)
    width, height = rng.permutation([rng.uniform(0.15, 0.25), rng.uniform(0.35, 0.55)])
    return np.array([x1, y1, x1 + width, y1 + height]), int(rng.integers(n_classes)), n_classes


def no_object(_rng: np.random.Generator, n_classes: int) -> tuple[None, None, int]:
    """A picture in which nothing is: no box, no class."""
    return None, None, n_classes


def box_slips(box: Array) -> Guesses:
    """Wrong numbers (4,) for b_x, b_y, b_w, b_h."""
    x1, y1, x2, y2 = box
    x, y, width, height = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
    return {
        "the corners as they came": np.array(box),
        "the upper left corner, where the middle is meant": np.array([x1, y1, width, height]),
        "the sum of the two corners, where their mean is the middle": np.array([x1 + x2, y1 + y2, width, height]),
        "half the width and half the height": np.array([x, y, width / 2, height / 2]),
        "half the size, where the middle is meant": np.array([width / 2, height / 2, width, height]),
        "exchanging x with y, and width with height": np.array([y, x, height, width]),
        "exchanging width and height": np.array([x, y, height, width]),
        "exchanging x and y of the middle": np.array([y, x, width, height]),
        "right minus left the wrong way round": np.array([x, y, -width, -height]),
        "the lower right corner, where width and height are meant": np.array([x, y, x2, y2]),
        "taking the corners for x1, x2, y1, y2": np.array([(x1 + y1) / 2, (x2 + y2) / 2, y1 - x1, y2 - x2]),
        "the size in front of the middle": np.array([width, height, x, y]),
    }


def outputs_and_targets(
    rng: np.random.Generator, m: int, n_classes: int, empty: int, box_weight: float
) -> tuple[Array, Array, float]:
    """Outputs y_hat (m, 5 + n_classes) of a network and targets y, of which `empty` rows are zeros; the weight."""
    y_hat = rng.normal(size=(m, 5 + n_classes))
    y = np.zeros_like(y_hat)
    for row in rng.permutation(m)[empty:]:
        y[row, :5] = [1, *rng.uniform(0.15, 0.85, size=4)]
        y[row, 5 + rng.integers(n_classes)] = 1
    return y_hat, y, box_weight


def elsewhere(rng: np.random.Generator, values: Array, rows: Array) -> Array:
    """The same values (m, 5 + n_classes), but other numbers in all columns behind the first of these rows."""
    other = values.copy()
    other[rows, 1:] += rng.uniform(0.5, 2.0, size=other[rows, 1:].shape)
    return other


def _prices(y_hat: Array, y: Array, box_weight: float) -> tuple[Array, Array, Array]:
    """For each picture, by itself: the price (m,) of p_c, of the box and of the class, whether there is one or not."""
    scores, truth = y_hat[:, 5:], y[:, 5:]
    asked = np.log1p(np.exp(-np.abs(y_hat[:, 0]))) + np.maximum(y_hat[:, 0], 0) - y_hat[:, 0] * y[:, 0]
    named = np.log(np.exp(scores).sum(axis=1)) * truth.sum(axis=1) - np.sum(scores * truth, axis=1)
    return asked, box_weight * np.square(y_hat[:, 1:5] - y[:, 1:5]).sum(axis=1), named


def localization_price(y_hat: Array, y: Array, box_weight: float) -> float:
    """The loss, picture by picture."""
    asked, placed, named = _prices(y_hat, y, box_weight)
    return sum(
        float(a + (p + c if there else 0)) for a, p, c, there in zip(asked, placed, named, y[:, 0], strict=True)
    ) / len(y)


def localization_slips(y_hat: Array, y: Array, box_weight: float) -> Guesses:
    """Wrong losses."""
    (asked, placed, named), there, m = _prices(y_hat, y, box_weight), y[:, 0], len(y)
    return {
        "counting the box of pictures in which nothing is": np.mean(asked + placed + there * named),
        "leaving out the squared errors of the box": np.mean(asked + there * named),
        "leaving out the class": np.mean(asked + there * placed),
        "leaving out p_c": np.mean(there * (placed + named)),
        "asking p_c only where an object is": np.mean(there * (asked + placed + named)),
        "the sum over the pictures, where their mean is meant": np.sum(asked + there * (placed + named)),
        "a mean over the four numbers of the box, where their sum is meant": np.mean(
            asked + there * (placed / 4 + named)
        ),
        "half of the squared errors": np.mean(asked + there * (placed / 2 + named)),
        "dividing box and class by the number of objects, where m is meant": np.sum(asked) / m
        + np.sum(there * (placed + named)) / max(1.0, there.sum()),
        "dividing all by the number of objects, where m is meant": np.sum(asked + there * (placed + named))
        / max(1.0, there.sum()),
        "counting box and class just where nothing is": np.mean(asked + (1 - there) * (placed + named)),
        "differences of the box that are not squared": np.mean(
            asked + there * (box_weight * np.sum(y_hat[:, 1:5] - y[:, 1:5], axis=1) + named)
        ),
        "a table (m, m): a sum whose axis is not kept, (m,), meets columns (m, 1)": np.sum(
            asked[:, None] + there[:, None] * (placed + named[:, None])
        )
        / m,
        "asking the network whether there is an object, where the true p_c is meant": np.mean(
            asked + (y_hat[:, 0] > 0) * (placed + named)
        ),
        "leaving out the weight of the box": np.mean(asked + there * (placed / box_weight + named)),
        "squaring the weight of the box, too": np.mean(asked + there * (placed * box_weight + named)),
        "the weight of the box on the class, too": np.mean(asked + there * (placed + box_weight * named)),
        "a weight of 5, whatever box_weight is": np.mean(asked + there * (5 / box_weight * placed + named)),
    }


def localization_slope_slips(y_hat: Array, y: Array, box_weight: float) -> Guesses:
    """Wrong slopes (m, 5 + n_classes) of the loss."""
    there, m = y[:, :1], len(y)
    raised = np.exp(y_hat[:, 5:])
    sure, off, share = (
        0.5 * (1 + np.tanh(0.5 * y_hat[:, :1])),
        y_hat[:, 1:5] - y[:, 1:5],
        raised / raised.sum(1)[:, None],
    )

    def side_by_side(asked: Array, placed: Array, named: Array) -> Array:
        return np.hstack([asked, placed, named]) / m

    off = box_weight * off
    asked, placed, named = sure - there, 2 * there * off, there * (share - y[:, 5:])
    return {
        "a slope of the box where nothing is": side_by_side(asked, 2 * off, named),
        "a slope of the class where nothing is": side_by_side(asked, placed, share - y[:, 5:]),
        "slopes of box and class where nothing is": side_by_side(asked, 2 * off, share - y[:, 5:]),
        "leaving out the weight of the box": side_by_side(asked, placed / box_weight, named),
        "a weight of 5, whatever box_weight is": side_by_side(asked, 5 / box_weight * placed, named),
        "leaving out the 2 of the squared errors": side_by_side(asked, there * off, named),
        "leaving out the 1/m": m * side_by_side(asked, placed, named),
        "a slope of p_c only where an object is": side_by_side(there * asked, placed, named),
        "truth minus prediction": -side_by_side(asked, placed, named),
        "the errors without their slopes": side_by_side(
            y_hat[:, :1] - there, placed, there * (y_hat[:, 5:] - y[:, 5:])
        ),
    }


def landmarked(
    rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int, pairs: int, single: int
) -> tuple[Array, Array, Array]:
    """Pictures X (m, n_H, n_W, n_C), landmarks (m, k, 2) as fractions (x, y), and the partner (k,) of each.

    There are `pairs` pairs of a left and a right point, and `single` points that are partners of themselves.
    """
    k = 2 * pairs + single
    names = rng.permutation(k)
    partner = np.arange(k)
    for left, right in names[: 2 * pairs].reshape(-1, 2):
        partner[left], partner[right] = right, left
    landmarks = (spread_numbers(rng, m, k, 2) % 1.0 + rng.uniform(size=(m, k, 2))) * 0.35 + 0.03
    return spread_numbers(rng, m, n_H, n_W, n_C), landmarks, partner


def mirror_slips(landmarks: Array, partner: Array, n_W: int) -> Guesses:
    """Wrong landmarks (m, k, 2) for pictures that were mirrored."""
    named, across, down = landmarks[:, partner], np.array([1.0, 0.0]), np.array([0.0, 1.0])
    k = landmarks.shape[1]
    return {
        "mirroring the points, but keeping their names: what was left is right now": across
        + (1 - 2 * across) * landmarks,
        "exchanging left and right, but not mirroring the points": named,
        "mirroring y, where x is meant": down + (1 - 2 * down) * named,
        "mirroring both x and y": 1 - named,
        "n_W - 1 - x, as for pixels: these are fractions": (n_W - 1) * across + (1 - 2 * across) * named,
        "n_W - x, as for pixels: these are fractions": n_W * across + (1 - 2 * across) * named,
        "-x, where 1 - x is meant": (1 - 2 * across) * named,
        "numbering the points from last to first": across + (1 - 2 * across) * landmarks[:, np.arange(k)[::-1]],
        "exchanging x and y": (across + (1 - 2 * across) * named)[..., ::-1],
        "the points as they came": landmarks,
    }


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
