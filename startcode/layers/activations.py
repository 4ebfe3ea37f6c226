"""The functions between the layers.

Each computes its own slope from the value it gave, so that nothing else need be remembered for the way back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]
LEAK = 0.01  # slope of leaky ReLU below zero


@dataclass(frozen=True)
class Activation:
    """A function applied to every entry; `bend` may overwrite what it is given, `slope` takes what `bend` gave."""

    name: str
    bend: Callable[[Array], Array]
    slope: Callable[[Array], Array]

    def back(self, upstream: Array, value: Array) -> Array:
        """The slope of the cost before the function, from that behind it; both arrays stay as they are."""
        return np.multiply(upstream, self.slope(value), dtype=np.result_type(upstream, value))


def activation(name: str, where: str) -> Activation:
    """The activation of this name; StartCodeError in the name of the function `where` if there is none."""
    try:
        return ACTIVATIONS[name]
    except (KeyError, TypeError):
        close = get_close_matches(str(name).lower(), ACTIVATIONS, n=1)
        hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(ACTIVATIONS)}."
        raise StartCodeError(where, f"there is no activation {name!r}.", hint) from None


def _sigmoid(z: Array) -> Array:
    """Without overflow: the exponential is taken of negative numbers only."""
    small = np.exp(-np.abs(z))
    return np.asarray(np.where(z < 0, small, small.dtype.type(1)) / (1 + small))


def _relu(z: Array) -> Array:
    return np.maximum(z, 0, out=z)


def _leaky(z: Array) -> Array:
    return np.maximum(z, LEAK * z, out=z)


def _tanh(z: Array) -> Array:
    return np.tanh(z, out=z)


ACTIVATIONS = {
    known.name: known
    for known in (
        Activation("sigmoid", _sigmoid, lambda value: value - value * value),
        Activation("tanh", _tanh, lambda value: 1 - value * value),
        Activation("relu", _relu, lambda value: value > 0),
        Activation("leaky_relu", _leaky, lambda value: np.where(value > 0, 1, LEAK).astype(value.dtype)),
        Activation("linear", lambda z: z, np.ones_like),
    )
}
