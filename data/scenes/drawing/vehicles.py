"""Cars and buses from the side and from an end, and bicycles. The light says whether lamps are on."""

from __future__ import annotations

import numpy as np

from .canvas import Pen
from .colours import GLASS, INK, LAMP, PAINTS, RED, SNOW, STEEL, Colour, mix, one_of, shining
from .people import rider

AMBER: Colour = (0.98, 0.66, 0.16)

CABINS = (  # bottom left, top left, top right, bottom right of the upper part: x and height, the front is on the left
    ((-0.95, 0.85), (-0.45, 1.42), (0.85, 1.42), (1.35, 0.88)),
    ((-1.05, 0.85), (-0.55, 1.45), (1.45, 1.45), (1.95, 0.88)),
    ((-1.55, 0.90), (-1.05, 1.85), (1.85, 1.85), (2.02, 0.90)),
)


def car_from_the_side(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A saloon, an estate or a van, 4.2 metres long, its front on the left."""
    paint = one_of(rng, PAINTS)
    foot, ridge_left, ridge_right, end = CABINS[rng.integers(len(CABINS))]
    top = ridge_left[1]
    pen.shadow(2.2)
    pen.outline(foot, ridge_left, ridge_right, end, colour=mix(paint, INK, 0.12))
    pane, sill, roof = mix(GLASS, INK, 0.55 if dusk else 0.15), 0.92, top - 0.12
    middle = (ridge_left[0] + ridge_right[0]) / 2 + 0.1
    slope = (roof - foot[1]) / (top - foot[1])
    front = foot[0] + (ridge_left[0] - foot[0]) * slope + 0.1
    back = end[0] + (ridge_right[0] - end[0]) * slope - 0.1
    pen.outline((foot[0] + 0.2, sill), (front, roof), (middle - 0.05, roof), (middle - 0.05, sill), colour=pane)
    pen.outline((middle + 0.05, sill), (middle + 0.05, roof), (back, roof), (end[0] - 0.2, sill), colour=pane)
    body = ((-2.1, 0.3), (-2.08, 0.68), (-1.85, 0.84), (-0.9, 0.93), (1.4, 0.95), (2.02, 0.9), (2.1, 0.6), (2.08, 0.3))
    pen.outline(*body, colour=paint)
    pen.box(-2.08, 0.3, 2.08, 0.46, mix(paint, INK, 0.35))
    pen.box(-1.9, 0.78, 1.98, 0.84, mix(paint, SNOW, 0.4))
    pen.line((middle, 0.42), (middle, 0.92), colour=mix(paint, INK, 0.5), thick=0.04)
    pen.box(-2.1, 0.58, -1.92, 0.76, LAMP if dusk else SNOW)
    pen.box(1.98, 0.62, 2.1, 0.82, _lamp(False, dusk))
    for x in (-1.3, 1.3):
        _wheel(pen, x, 0.34)
    if dusk:
        pen.glow(-2.15, 0.66, 0.9, LAMP)


def car_from_an_end(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A car 1.8 metres wide that comes (white lamps) or goes (red lamps)."""
    paint, comes = one_of(rng, PAINTS), rng.random() < 0.5
    top = rng.choice([1.42, 1.5, 1.85])
    pen.shadow(1.0, 0.2)
    for x in (-0.68, 0.68):
        pen.box(x - 0.17, 0.0, x + 0.17, 0.5, INK)
    pen.outline((-0.82, 0.85), (-0.62, top), (0.62, top), (0.82, 0.85), colour=mix(paint, INK, 0.12))
    pane = mix(GLASS, INK, 0.55 if dusk else 0.15)
    pen.outline((-0.68, 0.9), (-0.53, top - 0.1), (0.53, top - 0.1), (0.68, 0.9), colour=pane)
    pen.outline((-0.9, 0.28), (-0.92, 0.75), (-0.8, 0.92), (0.8, 0.92), (0.92, 0.75), (0.9, 0.28), colour=paint)
    pen.box(-0.9, 0.26, 0.9, 0.42, mix(paint, INK, 0.5))
    pen.box(-0.3, 0.3, 0.3, 0.43, SNOW)
    pen.box(-0.5, 0.52, 0.5, 0.7, mix(paint, INK, 0.45 if comes else 0.15))
    lamp = _lamp(comes, dusk)
    for x in (-0.7, 0.7):
        pen.disc(x, 0.66, 0.16, lamp)
        if dusk:
            pen.glow(x, 0.66, 0.6, lamp)


def bus_from_the_side(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A bus 7 metres long with a row of windows, its front on the left."""
    paint, trim = one_of(rng, PAINTS), one_of(rng, PAINTS)
    pen.shadow(3.6, 0.10)
    pen.outline((-3.5, 0.35), (-3.5, 2.7), (-3.3, 2.95), (3.4, 2.95), (3.5, 2.8), (3.5, 0.35), colour=paint)
    pen.box(-3.45, 2.78, 3.4, 2.88, mix(paint, SNOW, 0.45))
    pen.box(-3.5, 0.95, 3.5, 1.2, mix(trim, SNOW, 0.2))
    pen.box(-3.5, 0.35, 3.5, 0.6, mix(paint, INK, 0.4))
    pane = mix(LAMP, GLASS, 0.4) if dusk else mix(GLASS, INK, 0.2)
    for left in (-2.35, -1.35, -0.35, 0.65, 2.55):
        pen.box(left, 1.45, left + 0.85, 2.4, pane)
    pen.box(1.6, 0.5, 2.45, 2.4, mix(INK, paint, 0.2))
    for left in (1.66, 2.06):
        pen.box(left, 0.6, left + 0.33, 2.32, pane)
    pen.box(-3.5, 1.35, -2.65, 2.5, mix(GLASS, INK, 0.3))
    pen.box(-3.5, 0.62, -3.36, 0.85, LAMP if dusk else SNOW)
    for x in (-2.2, 2.0):
        _wheel(pen, x, 0.46)
    if dusk:
        pen.glow(-3.55, 0.75, 1.1, LAMP)


def bus_from_an_end(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A bus 2.5 metres wide that comes or goes."""
    paint, comes = one_of(rng, PAINTS), rng.random() < 0.5
    pen.shadow(1.4, 0.2)
    for x in (-0.95, 0.95):
        pen.box(x - 0.2, 0.0, x + 0.2, 0.6, INK)
    pen.outline((-1.25, 0.3), (-1.25, 2.85), (-1.1, 3.05), (1.1, 3.05), (1.25, 2.85), (1.25, 0.3), colour=paint)
    pen.box(-1.0, 2.58, 1.0, 2.92, INK)
    pen.box(-0.75, 2.66, 0.55, 2.84, shining(AMBER) if comes else mix(INK, SNOW, 0.5))
    pane = mix(GLASS, INK, 0.4 if dusk else 0.1)
    pen.box(-1.12, 1.3 if comes else 1.6, 1.12, 2.5, pane)
    pen.line((0, 1.3 if comes else 1.6), (0, 2.5), colour=INK, thick=0.06)
    pen.box(-1.25, 0.3, 1.25, 0.55, mix(paint, INK, 0.45))
    pen.box(-0.35, 0.6, 0.35, 0.8, SNOW)
    lamp = _lamp(comes, dusk)
    for x in (-0.98, 0.98):
        pen.disc(x, 0.85, 0.18, lamp)
        if dusk:
            pen.glow(x, 0.85, 0.7, lamp)


def bicycle(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """A bicycle from the side, its front on the left; more often than not somebody rides it."""
    paint, radius = one_of(rng, PAINTS), 0.36
    pen.shadow(0.95, 0.12)
    for x in (-0.55, 0.55):
        pen.disc(x, radius, radius, INK)
        pen.disc(x, radius, radius - 0.1, mix(STEEL, INK, 0.15))
        pen.disc(x, radius, 0.08, INK)
    crank, seat, head = (0.08, 0.34), (0.24, 0.86), (-0.38, 0.9)
    for bar in ((crank, seat, (0.55, radius), crank), (seat, head, crank), (head, (-0.55, radius))):
        pen.line(*bar, colour=paint, thick=0.09)
    pen.line(head, (-0.42, 1.06), (-0.28, 1.1), colour=INK, thick=0.08)
    pen.box(0.12, 0.86, 0.38, 0.95, INK)
    if rng.random() < 0.65:
        rider(pen, rng)
    if dusk:
        pen.glow(-0.6, 0.9, 0.35, LAMP)


def _lamp(comes: bool, dusk: bool) -> Colour:
    """White in front, red behind; switched on at dusk."""
    if comes:
        return LAMP if dusk else SNOW
    return shining(RED) if dusk else RED


def _wheel(pen: Pen, x: float, radius: float) -> None:
    pen.disc(x, radius, radius, INK)
    pen.disc(x, radius, radius * 0.55, STEEL)
    pen.disc(x, radius, radius * 0.22, INK)
