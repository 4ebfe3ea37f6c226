"""Week 8: pictures to be pooled, and what the usual slips make of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "pooling",
    "pooling_slips",
    "spread_numbers",
    "window_with_ties",
]

Array = np.ndarray[Any, np.dtype[Any]]
Settings = Mapping[str, int]
REACH = 3.0  # of the numbers, on either side of 0


def spread_numbers(rng: np.random.Generator, *shape: int) -> Array:
    """Numbers from -3 to 3, evenly spread, in random order: no two are near each other, so a largest one stands out."""
    size = int(np.prod(shape))
    return rng.permutation(np.linspace(-REACH, REACH, size)).reshape(shape)


def pooling(
    rng: np.random.Generator, m: int, n_H_prev: int, n_W_prev: int, n_C: int, f: int, stride: int
) -> tuple[Array, dict[str, int]]:
    """Pictures A_prev (m, n_H_prev, n_W_prev, n_C), all of whose numbers are apart, and hparameters."""
    return spread_numbers(rng, m, n_H_prev, n_W_prev, n_C), {"f": f, "stride": stride}


def pooling_slips(A_prev: Array, hparameters: Settings, mode: str) -> dict[str, Array]:
    """Outputs of the right shape that come from the usual slips, each under a phrase for the message."""
    f, made = hparameters["f"], layers.pool_forward(A_prev, hparameters, mode)[0]
    _, n_H, n_W, n_C = made.shape
    everywhere = layers.pool_forward(A_prev, {"f": f, "stride": 1}, mode)[0]
    over_channels = (np.max if mode == "max" else np.mean)(made, axis=3, keepdims=True)
    slips = {
        "going on by one pixel, whatever the stride is": everywhere[:, :n_H, :n_W],
        "mixing the channels: each is pooled by itself": np.repeat(over_channels, n_C, axis=3),
        "the first picture, for every picture": np.repeat(made[:1], len(made), axis=0),
    }
    if mode == "max":
        return slips | {"the smallest number of each window": -layers.pool_forward(-A_prev, hparameters, mode)[0]}
    return slips | {
        "dividing by one side of the window only": f * made,
        "a sum, where the mean is meant": f * f * made,
    }


def window_with_ties(rng: np.random.Generator, n_H: int, n_W: int) -> Array:
    """A window (n_H, n_W) in which two or more entries share the largest value, and at least one is smaller."""
    x = rng.normal(size=(n_H, n_W))
    places = rng.permutation(x.size)
    x.flat[places[: int(rng.integers(2, x.size))]] = x.max() + 0.5
    return x
