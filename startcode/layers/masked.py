"""The loss of sequences of unequal length: steps that are only padding count for nothing."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.softmax import softmax_cross_entropy

Array = NDArray[Any]


def masked_cross_entropy(
    logits: ArrayLike, labels: ArrayLike, mask: ArrayLike | None = None, *, axis: int = 0
) -> tuple[float, Array]:
    """The mean of -ln p over the steps that count, and its slope at the scores, which has the shape of `logits`.

    `labels` and `mask` have the axes of `logits` but for the one of the vocabulary, which is `axis`: 0 for sequences
    (n_y, m, T), -1 for (m, T, n_y). A mask of 0 leaves a step out, 1 counts it; without a mask all count. What stands
    in `labels` where the mask is 0 does not matter. StartCodeError if shapes do not fit, a label that counts is no
    whole number from 0 to n_y - 1, or nothing counts.
    """
    scores = np.moveaxis(np.asarray(logits), axis, 0)  # (n_y, ...)
    numbers = np.asarray(labels)
    weights = np.ones(numbers.shape) if mask is None else np.asarray(mask)
    if not scores.shape[1:] == numbers.shape == weights.shape:
        what = f"logits has shape {np.shape(logits)}, labels {numbers.shape}, mask {weights.shape}."
        raise StartCodeError("masked_cross_entropy", what, f"Leave axis {axis} out of logits: that is theirs.")
    counted = _counted(weights, numbers, len(scores))
    loss, part = softmax_cross_entropy(scores[:, counted], _columns(numbers[counted], scores))
    slope = np.zeros(scores.shape, part.dtype)
    slope[:, counted] = part
    return loss, np.ascontiguousarray(np.moveaxis(slope, 0, axis))


def _counted(weights: Array, numbers: Array, depth: int) -> NDArray[np.bool_]:
    """Which steps count; a StartCodeError if none does, or one whose label is no place in the vocabulary."""
    where, counted = "masked_cross_entropy", weights == 1
    if not np.all(counted | (weights == 0)):
        raise StartCodeError(where, "the mask holds other numbers than 0 and 1.", "1 counts a step, 0 leaves it out.")
    if not counted.any():
        raise StartCodeError(where, "the mask is 0 everywhere.", "At least one step has to count.")
    chosen = numbers[counted]
    strange = chosen[(chosen < 0) | (chosen >= depth) | (chosen != np.floor(chosen))]
    if strange.size:
        what = f"there is a label {strange[0]}, and the vocabulary has {depth} entries."
        raise StartCodeError(where, what, f"Labels are whole numbers from 0 to {depth - 1}.")
    return np.asarray(counted)


def _columns(numbers: Array, scores: Array) -> Array:
    """One-hot columns in the kind of number that the scores have."""
    truth = np.zeros((len(scores), numbers.size), scores.dtype if scores.dtype.kind == "f" else np.float64)
    truth[numbers.astype(np.intp), np.arange(numbers.size)] = 1
    return truth
