"""Small clouds on a ring, for networks that learn to make examples."""

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError

RING_MODES, RING_RADIUS, RING_SPREAD = 8, 2.0, 0.1  # how many clouds; of the ring; standard deviation of each cloud


def ring_centers() -> NDArray[np.float64]:
    """Where the eight clouds of `ring_of_gaussians` have their middle, (2, 8), anticlockwise from the right."""
    turn = 2 * np.pi * np.arange(RING_MODES) / RING_MODES
    return RING_RADIUS * np.stack([np.cos(turn), np.sin(turn)])


def ring_of_gaussians(m: int = 400, *, rng: np.random.Generator) -> NDArray[np.float64]:
    """Points (2, m) without labels, each from one of eight equally likely round clouds on a ring."""
    demand_generator(rng, "ring_of_gaussians")
    if m < 1:
        raise DatasetError("ring_of_gaussians", f"m is {m}.", "Ask for at least one point.")
    clouds = rng.integers(RING_MODES, size=m)
    return ring_centers()[:, clouds] + RING_SPREAD * rng.standard_normal((2, m))
