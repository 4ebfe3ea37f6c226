"""What stands at the kerb: traffic lights and stop signs; and lamps, trees and other signs, which are no objects."""

from __future__ import annotations

import numpy as np

from .canvas import NOBODY, Pen
from .colours import INK, LAMP, LEAF, RED, SNOW, STEEL, WOOD, Colour, mix, one_of, shining

LIGHTS: tuple[Colour, ...] = ((1.0, 0.16, 0.12), (1.0, 0.74, 0.10), (0.16, 0.92, 0.45))  # from the top down


def traffic_light(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """Three lamps in a dark case, one of them on (0.64 by 1.6 metres); the post belongs to nobody."""
    high, case = float(rng.uniform(1.9, 2.4)), mix(INK, (0.25, 0.28, 0.20), float(rng.random()))
    _post(pen, high)
    pen.box(-0.32, high, 0.32, high + 1.6, case)
    pen.box(-0.27, high + 0.05, 0.27, high + 1.55, mix(case, INK, 0.5))
    on = int(rng.integers(3))
    for number, colour in enumerate(LIGHTS):
        y = high + 1.28 - 0.48 * number
        if number == on:
            bright = shining(colour) if dusk else colour
            pen.disc(0, y, 0.21, bright)
            pen.disc(-0.05, y + 0.05, 0.07, mix(bright, SNOW, 0.6))
            pen.glow(0, y, 0.75 if dusk else 0.42, bright, cover=0.12)
        else:
            pen.disc(0, y, 0.2, mix(colour, INK, 0.78))


def stop_sign(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A red octagon, 1.1 metres across, with a white rim and a white word that is too small to read."""
    del dusk
    high, radius = float(rng.uniform(2.1, 2.6)), 0.55
    _post(pen, high)
    for size, colour in ((1.0, SNOW), (0.88, mix(RED, INK, float(rng.uniform(0, 0.2))))):
        turns = np.pi / 8 + np.pi / 4 * np.arange(8)
        reach = size * radius / np.cos(np.pi / 8)
        corners = [(reach * float(np.cos(t)), high + reach * float(np.sin(t))) for t in turns]
        pen.outline(*corners, colour=colour)
    for left in (-0.36, -0.17, 0.03, 0.22):
        pen.box(left, high - 0.13, left + 0.14, high + 0.13, SNOW)


def round_sign(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A round sign, red or blue, and easily mistaken for something else."""
    del dusk
    high = float(rng.uniform(2.0, 2.5))
    _post(pen, high)
    pen.disc(0, high, 0.48, SNOW)
    if rng.random() < 0.5:
        pen.disc(0, high, 0.42, RED)
        pen.disc(0, high, 0.27, SNOW)
    else:
        pen.disc(0, high, 0.42, (0.13, 0.33, 0.70))
        pen.box(-0.28, high - 0.08, 0.28, high + 0.08, SNOW)


def street_lamp(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A lamp on a long post."""
    high = float(rng.uniform(4.0, 5.0))
    pen.line((0, 0), (0, high), (-0.8, high + 0.25), colour=mix(STEEL, INK, 0.55), thick=0.12)
    pen.box(-1.2, high + 0.15, -0.6, high + 0.35, LAMP if dusk else mix(STEEL, INK, 0.3))
    if dusk:
        pen.glow(-0.9, high + 0.2, 1.3, LAMP)


def tree(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A tree of several round crowns."""
    del dusk
    trunk = float(rng.uniform(1.6, 2.4))
    green = one_of(rng, (LEAF, mix(LEAF, (0.75, 0.68, 0.20), 0.4), mix(LEAF, INK, 0.3)))
    pen.shadow(1.1)
    pen.outline((-0.2, 0), (0.2, 0), (0.12, trunk + 0.6), (-0.12, trunk + 0.6), colour=WOOD)
    for x, y, r in ((-0.7, 0.5, 0.8), (0.75, 0.55, 0.75), (0.0, 0.25, 0.7), (0.0, 1.2, 0.95)):
        x, y = x + float(rng.normal(0, 0.1)), trunk + y
        pen.disc(x, y, r, mix(green, INK, 0.18))
        pen.disc(x - 0.12, y + 0.14, r * 0.78, green)
        pen.disc(x - 0.22, y + 0.28, r * 0.4, mix(green, SNOW, 0.14))


def letter_box(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A box on the pavement, red, yellow or grey."""
    del dusk
    colour = one_of(rng, (RED, (0.93, 0.75, 0.15), (0.35, 0.38, 0.40)))
    pen.shadow(0.4)
    pen.box(-0.3, 0, 0.3, 1.25, colour)
    pen.box(-0.3, 1.1, 0.3, 1.25, mix(colour, SNOW, 0.3))
    pen.box(-0.2, 0.85, 0.2, 0.93, INK)


def _post(pen: Pen, high: float) -> None:
    pen.shadow(0.22, 0.3)
    pen.owned(NOBODY).line((0, 0), (0, high), colour=mix(STEEL, INK, 0.35), thick=0.12)
