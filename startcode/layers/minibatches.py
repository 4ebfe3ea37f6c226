"""A few examples at a time."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]


def mini_batches(X: Array, Y: Array, size: int, *, rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """All examples once, in random order, `size` at a time: pairs of columns of X (n_x, m) and of Y (n_y, m).

    The last pair holds what is left over. Each call is one epoch, drawn anew from `rng`.
    """
    if np.ndim(X) < 1 or np.ndim(Y) < 1 or X.shape[-1] != Y.shape[-1]:
        what = f"X has shape {np.shape(X)}, Y {np.shape(Y)}."
        raise StartCodeError("mini_batches", what, "Examples are columns: both need the same number of them, m.")
    if size < 1:
        raise StartCodeError("mini_batches", f"the size is {size}.", "Give a whole number, 1 or more.")
    if not isinstance(rng, np.random.Generator):
        what = f"rng is a {type(rng).__name__}, not a random generator."
        raise StartCodeError("mini_batches", what, "Write rng=np.random.default_rng(1), with any number.")
    deck = rng.permutation(X.shape[-1])
    hands = np.split(deck, range(size, deck.size, size)) if deck.size else []
    return ((X[..., hand], Y[..., hand]) for hand in hands)
