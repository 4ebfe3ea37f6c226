"""A table of vectors, one row a word: numbers in, rows out."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.sequences import demand_trip, kind
from startcode.layers.windows import demand_slope

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class LookedUp:
    """One look into the table, with what the way back needs."""

    numbers: Array  # whole numbers of any shape
    size: tuple[int, int]  # of the table: (V, d)


def embedding_forward(x: ArrayLike, W: Array) -> tuple[Array, LookedUp]:
    """The rows of the table W (V, d) whose numbers stand in x (...): an array (..., d), and the cache.

    Reviews x (m, T) become (m, T, d); recurrent layers want (d, m, T). StartCodeError if x holds anything but whole
    numbers from 0 to V - 1.
    """
    numbers, table = np.asarray(x), np.asarray(W)
    if table.ndim != 2:
        raise StartCodeError("embedding_forward", f"W has shape {table.shape}.", "It is a table: (V, d).")
    if numbers.dtype.kind not in "iu":
        what = f"x holds {numbers.dtype}."
        raise StartCodeError("embedding_forward", what, "Give numbers of rows: whole numbers, of an integer dtype.")
    if numbers.size and not 0 <= numbers.min() <= numbers.max() < len(table):
        what = f"x holds numbers from {numbers.min()} to {numbers.max()}, and W has {len(table)} rows."
        raise StartCodeError("embedding_forward", what, "The rows of W are numbered from 0 on.")
    return table.take(numbers, axis=0), LookedUp(numbers, (table.shape[0], table.shape[1]))


def embedding_backward(dout: Array, cache: LookedUp) -> Array:
    """The slope dW (V, d) from the slope dout (..., d): a row that was read several times gets the sum of its slopes.

    Slopes are brought into the order of their rows, so that those of one row lie together and are summed in one go.
    """
    demand_trip(cache, LookedUp, "embedding_backward")
    demand_slope(dout, (*cache.numbers.shape, cache.size[1]), "embedding_backward")
    table = np.zeros(cache.size, kind(dout))
    if not cache.numbers.size:
        return table
    flat = cache.numbers.ravel()
    order = np.argsort(flat, kind="stable")
    rows, starts = np.unique(flat[order], return_index=True)
    table[rows] = np.add.reduceat(np.reshape(dout, (-1, cache.size[1]))[order], starts)
    return table
