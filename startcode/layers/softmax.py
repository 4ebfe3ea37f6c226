"""Scores to probabilities of classes, and their loss; examples are columns."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]


def softmax(Z: ArrayLike) -> Array:
    """Probabilities (C, m) from scores Z (C, m): each column is positive and sums to 1. No score is too large."""
    _, raised, total = _raised(_table(Z, "Z", "softmax"))
    return np.divide(raised, total, out=raised)


def softmax_cross_entropy(Z: ArrayLike, Y: ArrayLike) -> tuple[float, Array]:
    """The loss, a mean over examples, and its slope dZ (C, m), from scores Z (C, m) and one-hot labels Y (C, m).

    Y may also hold probabilities whose columns sum to 1. The loss stays finite for every finite Z: no logarithm of a
    probability is taken. StartCodeError if shapes differ or a column of Y does not sum to 1.
    """
    scores = _table(Z, "Z", "softmax_cross_entropy")
    truth = _truth(Y, scores)
    shifted, raised, total = _raised(scores)
    m = scores.shape[1]
    loss = float(np.log(total).sum() - np.vdot(truth, shifted)) / m  # columns of Y sum to 1
    slope = np.divide(raised, total, out=raised)
    slope -= truth
    slope /= m
    return loss, slope


def one_hot(labels: ArrayLike, depth: int) -> Array:
    """Columns (depth, m) of zeros with a 1 in the row of the label, from labels 0 ... depth - 1, (m,) or (1, m).

    StartCodeError if a label is no whole number in that range.
    """
    given = np.asarray(labels)
    flat = given.ravel()
    if given.size != max(given.shape, default=1):
        what = f"labels has shape {given.shape}."
        raise StartCodeError("one_hot", what, "One label for each example is wanted: (m,) or (1, m).")
    strange = flat[(flat != np.floor(flat)) | (flat < 0) | (flat >= depth)]
    if strange.size:
        what = f"there is a label {strange[0]}, and depth is {depth}."
        raise StartCodeError("one_hot", what, f"Labels are whole numbers from 0 to depth - 1 = {depth - 1}.")
    columns = np.zeros((depth, flat.size))
    columns[flat.astype(np.intp), np.arange(flat.size)] = 1
    return columns


def _raised(scores: Array) -> tuple[Array, Array, Array]:
    """Scores below the largest of their column, their exponentials (none above 1), and the sums of those (m,)."""
    shifted = scores - scores.max(axis=0)
    powers = np.exp(shifted)
    return shifted, powers, powers.sum(axis=0)


def _table(values: ArrayLike, name: str, where: str) -> Array:
    """As floating-point numbers with two axes; float32 stays float32."""
    table = np.asarray(values)
    if table.ndim != 2 or not table.size:
        what = f"{name} has shape {table.shape}."
        raise StartCodeError(where, what, "One column for each example is wanted: (C, m).")
    return table if table.dtype.kind == "f" else table.astype(np.float64)


def _truth(Y: ArrayLike, scores: Array) -> Array:
    """Labels as numbers of the kind that the scores have."""
    where, labels = "softmax_cross_entropy", np.asarray(Y)
    if labels.shape != scores.shape:
        what = f"Z has shape {scores.shape}, Y {labels.shape}."
        raise StartCodeError(where, what, "Y has one row for each class: one_hot(labels, depth) makes it.")
    if not np.allclose(labels.sum(axis=0), 1, rtol=0, atol=1e-5):
        raise StartCodeError(where, "a column of Y does not sum to 1.", "Each column of Y holds a single 1.")
    return labels.astype(scores.dtype, copy=False)
