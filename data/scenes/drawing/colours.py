"""Colours with red, green and blue from 0 to 1, and how they are chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Colour = tuple[float, float, float]

INK: Colour = (0.09, 0.10, 0.12)
SNOW: Colour = (0.96, 0.96, 0.94)
GLASS: Colour = (0.58, 0.74, 0.83)
STEEL: Colour = (0.62, 0.64, 0.66)
RED: Colour = (0.82, 0.13, 0.13)
LEAF: Colour = (0.27, 0.50, 0.22)
WOOD: Colour = (0.40, 0.28, 0.19)
LAMP: Colour = (1.9, 1.7, 1.1)  # brighter than white: it is switched on at dusk only

PAINTS: Sequence[Colour] = (
    (0.80, 0.16, 0.15), (0.16, 0.35, 0.68), (0.95, 0.95, 0.93), (0.20, 0.22, 0.25), (0.70, 0.72, 0.74),
    (0.93, 0.72, 0.14), (0.15, 0.50, 0.38), (0.53, 0.20, 0.42), (0.90, 0.47, 0.16), (0.48, 0.67, 0.82),
)  # fmt: skip
CLOTHES: Sequence[Colour] = (
    (0.86, 0.22, 0.24), (0.18, 0.30, 0.58), (0.97, 0.82, 0.25), (0.22, 0.55, 0.35), (0.92, 0.92, 0.90),
    (0.30, 0.26, 0.32), (0.95, 0.55, 0.60), (0.28, 0.62, 0.72), (0.55, 0.35, 0.62), (0.80, 0.50, 0.22),
)  # fmt: skip
SKINS: Sequence[Colour] = ((0.96, 0.80, 0.68), (0.87, 0.66, 0.50), (0.66, 0.45, 0.31), (0.42, 0.28, 0.20))
HAIR: Sequence[Colour] = ((0.12, 0.09, 0.08), (0.35, 0.22, 0.12), (0.78, 0.60, 0.30), (0.60, 0.60, 0.60))
WALLS: Sequence[Colour] = (
    (0.86, 0.77, 0.62), (0.78, 0.52, 0.40), (0.70, 0.74, 0.78), (0.90, 0.84, 0.76), (0.63, 0.69, 0.58),
    (0.84, 0.66, 0.58), (0.60, 0.45, 0.40), (0.76, 0.78, 0.70), (0.92, 0.80, 0.58), (0.55, 0.60, 0.68),
)  # fmt: skip


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with a share (0 to 1) of `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def shining(colour: Colour) -> Colour:
    """The colour of something that gives off light of its own."""
    return (colour[0] * 1.8, colour[1] * 1.8, colour[2] * 1.8)


def one_of(rng: np.random.Generator, colours: Sequence[Colour], spread: float = 0.04) -> Colour:
    """A colour of the list, a little lighter or darker, warmer or colder."""
    chosen = np.array(colours[int(rng.integers(len(colours)))]) + rng.normal(0, spread) + rng.normal(0, spread / 2, 3)
    r, g, b = np.clip(chosen, 0.02, 0.98).tolist()
    return (r, g, b)
