"""Colours of fur and paint: one list for cats, other animals and things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .canvas import Array, Colour, Pen, mix
from .shapes import Path, Points, ribbon


class Tone(StrEnum):
    """How bright something is, beside what stands behind it."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True)
class Coat:
    """Everything about the colour of one animal; `pattern` is plain, tabby, bicolour or points."""

    base: Colour
    pale: Colour  # muzzle, chest and paws
    dark: Colour  # stripes, or the ears, face and tail of a coat with points
    eye: Colour
    pattern: str

    @property
    def ear(self) -> Colour:
        """Dark ears belong to a coat with points."""
        return self.dark if self.pattern == "points" else self.base

    def paint(self, pen: Pen, points: Points, *, volume: float = 0.5, within: Array | None = None) -> Array:
        """Fill an outline with fur of the main colour."""
        return pen.paint(points, self.base, volume=volume, fur=0.22, within=within)

    def stripes(self, pen: Pen, paths: list[Path], width: float, within: Array) -> None:
        """Draw stripes on an earlier outline, if this coat has stripes."""
        if self.pattern == "tabby":
            for path in paths:
                pen.paint(ribbon(path, width, width * 0.35), self.dark, volume=0.2, fur=0.2, within=within)


FURS: dict[Tone, list[Colour]] = {
    Tone.DARK: [(0.11, 0.11, 0.12), (0.24, 0.25, 0.29), (0.33, 0.24, 0.17), (0.27, 0.16, 0.11), (0.46, 0.25, 0.11)],
    Tone.LIGHT: [(0.94, 0.93, 0.90), (0.92, 0.82, 0.66), (0.93, 0.66, 0.36), (0.77, 0.78, 0.80), (0.86, 0.76, 0.64)],
}
PAINTS: dict[Tone, list[Colour]] = {
    Tone.DARK: [(0.45, 0.10, 0.12), (0.10, 0.20, 0.42), (0.08, 0.30, 0.22), (0.30, 0.14, 0.36)],
    Tone.LIGHT: [(0.96, 0.80, 0.28), (0.95, 0.58, 0.54), (0.62, 0.84, 0.93), (0.70, 0.88, 0.62)],
}
EYES: list[Colour] = [(0.52, 0.74, 0.24), (0.92, 0.72, 0.16), (0.36, 0.66, 0.85), (0.80, 0.52, 0.14)]
INK: Colour = (0.06, 0.05, 0.06)
SNOW: Colour = (0.97, 0.96, 0.94)
ROSE: Colour = (0.87, 0.55, 0.54)


def vary(rng: np.random.Generator, colour: Colour, spread: float = 0.04) -> Colour:
    """The same colour, a little brighter or darker and a little warmer or colder."""
    r, g, b = np.clip(np.asarray(colour) + rng.normal(0, spread) + rng.normal(0, spread / 2, 3), 0.02, 1.0).tolist()
    return (r, g, b)


def fur(rng: np.random.Generator, tone: Tone) -> Coat:
    """A coat of the given tone."""
    base = vary(rng, FURS[tone][rng.integers(len(FURS[tone]))])
    pattern = str(rng.choice(["plain", "tabby", "bicolour", "points"], p=[0.25, 0.4, 0.2, 0.15]))
    pale = mix(base, SNOW, {"plain": 0.12, "tabby": 0.35, "bicolour": 0.85, "points": 0.2}[pattern])
    dark = mix(base, INK, {"points": 0.75}.get(pattern, 0.5))
    return Coat(base, pale, dark, EYES[rng.integers(len(EYES))], pattern)


def paint(rng: np.random.Generator, tone: Tone) -> Colour:
    """A colour for a thing: half of them are colours of fur too, so that colour alone decides nothing."""
    choices = FURS[tone] + PAINTS[tone]
    return vary(rng, choices[rng.integers(len(choices))])
