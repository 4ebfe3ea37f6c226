"""Week 10, one object: its box, its class, its landmarks, and what the usual slips make of them."""

from typing import Any

import numpy as np

from startcode.problems.pooling import spread_numbers

__all__ = [
    "box_slips",
    "elsewhere",
    "landmarked",
    "localization_price",
    "localization_slips",
    "localization_slope_slips",
    "mirror_slips",
    "no_object",
    "one_object",
    "outputs_and_targets",
]

Array = np.ndarray[Any, np.dtype[Any]]
Guesses = dict[str, Any]  # a slip in words, and what it gives


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
