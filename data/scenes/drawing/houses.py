"""Rows of houses: seen from the front, or along a street."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from .canvas import NOBODY, Canvas, Pen, Point
from .colours import GLASS, INK, LAMP, SNOW, WALLS, WOOD, Colour, mix, one_of

STOREY = 2.9  # metres
ROOFS: tuple[Colour, ...] = ((0.50, 0.24, 0.19), (0.33, 0.35, 0.40), (0.42, 0.32, 0.27))
AWNINGS: tuple[Colour, ...] = ((0.75, 0.18, 0.17), (0.16, 0.42, 0.33), (0.20, 0.32, 0.58), (0.90, 0.68, 0.22))


def row(canvas: Canvas, rng: np.random.Generator, base: float, scale: float, dusk: bool) -> None:
    """Houses from the left to the right edge, standing at height `base` of the picture, with gaps here and there."""
    left = float(rng.uniform(-3, 0))
    while left * scale < 128:
        wide = float(rng.uniform(4.5, 8.5))
        if rng.random() < 0.88:
            _house(Pen(canvas, left * scale, base, scale), rng, wide, dusk)
        left += wide + (float(rng.uniform(0.5, 2)) if rng.random() < 0.25 else 0.0)


def _house(pen: Pen, rng: np.random.Generator, wide: float, dusk: bool) -> None:
    """A house whose left lower corner is where the pen stands."""
    wall, storeys = one_of(rng, WALLS), int(rng.integers(1, 4))
    high = storeys * STOREY + 0.4
    pen.box(0, 0, wide, high, wall)
    for level in np.arange(0.25, high, 0.5) if rng.random() < 0.4 else ():
        pen.line((0, float(level)), (wide, float(level)), colour=mix(wall, INK, 0.10), thick=0.05)
    if rng.random() < 0.6:
        roof = one_of(rng, ROOFS)
        ridge = high + float(rng.uniform(0.8, 2.0))
        pen.outline((-0.25, high), (0.8, ridge), (wide - 0.8, ridge), (wide + 0.25, high), colour=roof)
    else:
        pen.box(-0.1, high - 0.25, wide + 0.1, high + 0.1, mix(wall, INK, 0.3))
    count = max(int(wide / 1.9), 1)
    step = wide / count
    for floor in range(1, storeys):
        for number in range(count):
            _window(pen, rng, (number + 0.5) * step, floor * STOREY + 0.9, dusk)
    _ground_floor(pen, rng, wide, wall, dusk)


def _window(pen: Pen, rng: np.random.Generator, x: float, y: float, dusk: bool) -> None:
    pen.box(x - 0.6, y - 0.08, x + 0.6, y + 1.48, SNOW)
    pen.box(x - 0.5, y, x + 0.5, y + 1.4, _pane(rng, dusk))
    pen.line((x, y), (x, y + 1.4), colour=SNOW, thick=0.08)


def _pane(rng: np.random.Generator, dusk: bool) -> Colour:
    if dusk and rng.random() < 0.5:
        return mix(LAMP, (1.6, 1.0, 0.4), float(rng.random()))
    return mix(GLASS, INK, float(rng.uniform(0.2, 0.6)))


def _ground_floor(pen: Pen, rng: np.random.Generator, wide: float, wall: Colour, dusk: bool) -> None:
    """A shop with an awning, or a door and windows."""
    door = float(rng.uniform(0.8, wide - 0.8))
    if rng.random() < 0.4:
        pen.box(0.4, 0.4, wide - 0.4, 2.1, _pane(rng, dusk))
        cloth = one_of(rng, AWNINGS)
        pen.outline((0.1, 2.1), (0.4, 2.7), (wide - 0.4, 2.7), (wide - 0.1, 2.1), colour=cloth)
        for x in np.arange(0.4, wide - 0.7, 1.0) if rng.random() < 0.5 else ():
            left = float(x)
            corners = ((left, 2.1), (left + 0.05, 2.7), (left + 0.5, 2.7), (left + 0.5, 2.1))
            pen.outline(*corners, colour=mix(cloth, SNOW, 0.8))
    else:
        for x in np.arange(1.0, wide - 0.6, 1.9):
            if abs(float(x) - door) > 1.2:
                _window(pen, rng, float(x), 0.9, dusk)
    pen.box(door - 0.55, 0, door + 0.55, 2.2, mix(wall, INK, 0.3))
    pen.box(door - 0.45, 0, door + 0.45, 2.1, mix(one_of(rng, AWNINGS), WOOD, 0.5))


Spot = Callable[[float, float], Point]  # of a distance ahead and a height, both in metres


def wall_along(canvas: Canvas, rng: np.random.Generator, spot: Spot, dusk: bool) -> None:
    """The houses of one side of a street that leads away from us, from far to near."""
    ends = [70.0]
    while ends[-1] > 3:
        ends.append(ends[-1] - float(rng.uniform(6, 10)))
    for far, near in pairwise(ends):
        near = max(near, 2.0)
        wall, storeys = one_of(rng, WALLS), int(rng.integers(1, 4))
        shade = mix(wall, INK, 0.15)
        high = storeys * STOREY + 0.4
        corners = [spot(far, 0), spot(near, 0), spot(near, high), spot(far, high)]
        canvas.fill(corners, shade, NOBODY)
        eaves = [spot(far, high), spot(near, high), spot(near, high + 0.4), spot(far, high + 0.4)]
        canvas.fill(eaves, one_of(rng, ROOFS), NOBODY)
        for floor in range(storeys):
            for start in np.arange(near + 0.8, far - 1.2, 2.0):
                low, top = floor * STOREY + 0.9, floor * STOREY + 2.3
                _pane_along(canvas, spot, (float(start), float(start) + 1.0), (low, top), _pane(rng, dusk))


def _pane_along(
    canvas: Canvas, spot: Spot, ahead: tuple[float, float], heights: tuple[float, float], colour: Colour
) -> None:
    (near, far), (low, top) = ahead, heights
    corners = [spot(near, low), spot(near, top), spot(far, top), spot(far, low)]
    canvas.fill(corners, colour, NOBODY)
    canvas.line([*corners, corners[0]], SNOW, 0.5, NOBODY)
