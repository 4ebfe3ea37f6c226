"""Week 11, forward: sequences of colleagues, each with one well-known bug, and a measure that finds it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = Mapping[str, Array]
Forward = Callable[[Array, Array, Parameters], tuple[Any, ...]]  # (x, a0, parameters) -> (a, ...)
NUDGE = 1e-3


def influences(forward: Forward, x: Array, a0: Array, parameters: Parameters) -> Array:
    """How much each state hears of what came before, measured: a table (T_x, 1 + T_x).

    Row t is the state a[:, :, t], column 0 stands for a0 and column 1 + s for x[:, :, s]: the largest change of any
    number of that state, over the size of the nudge that every number of a0 or of that input has been given.
    """
    usual, steps = forward(x, a0, parameters)[0], x.shape[2]
    columns = [np.abs(forward(x, a0 + NUDGE, parameters)[0] - usual)]
    for s in range(steps):
        nudged = x.copy()
        nudged[:, :, s] += NUDGE
        columns.append(np.abs(forward(nudged, a0, parameters)[0] - usual))
    return np.stack([change.max(axis=(0, 1)) for change in columns], axis=1) / NUDGE


def broken_sequences(lstm_forward: Forward) -> dict[int, Forward]:
    """Four ways to run an LSTM over a sequence, one of them right, by number; each gives (a,), of the right shape.

    They are the function `lstm_forward`, spoiled. 1: c is not carried on; 2: a0 is ignored; 3: right; 4: no state is
    carried on, every step begins with a0.
    """

    def in_steps(x: Array, a0: Array, parameters: Parameters, carry: bool) -> Array:
        """Step by step, so that c begins with 0 every time."""
        state, kept = a0, []
        for t in range(x.shape[2]):
            one = forward(x[:, :, t : t + 1], state, parameters)
            state = one[:, :, 0] if carry else a0
            kept.append(one)
        return np.concatenate(kept, axis=2)

    def forward(x: Array, a0: Array, parameters: Parameters) -> Array:
        return np.asarray(lstm_forward(x, a0, parameters)[0])

    return {
        1: lambda x, a0, parameters: (in_steps(x, a0, parameters, True),),
        2: lambda x, a0, parameters: (forward(x, 0 * a0, parameters),),
        3: lambda x, a0, parameters: (forward(x, a0, parameters),),
        4: lambda x, a0, parameters: (in_steps(x, a0, parameters, False),),
    }
