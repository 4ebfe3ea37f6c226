"""Two kinds of street, and where in them something can stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .canvas import HEIGHT, NOBODY, WIDTH, Canvas, Pen, Point
from .colours import INK, SNOW, Colour, mix
from .houses import row, wall_along

FOCUS = 110.0  # pixels: what is 1 metre wide and d metres away is FOCUS / d pixels wide
ROAD, WALK = 4.2, 8.0  # metres from the middle of a street to the kerb and to the houses


@dataclass(frozen=True)
class Street:
    """A street before the camera; the ground `s` pixels a metre away lies camera * s below the horizon."""

    horizon: float  # pixels from the top
    camera: float  # metres above the ground
    middle: float  # where a street that leads away vanishes, pixels from the left
    kerbs: tuple[float, float] | None  # pixels from the top, of a street that runs across; None if it leads away

    def scale(self, y: float) -> float:
        """Pixels per metre for what stands at y."""
        return (y - self.horizon) / self.camera

    def foot(self, scale: float) -> float:
        """Where something stands that is drawn with so many pixels per metre."""
        return self.horizon + self.camera * scale


def across(canvas: Canvas, rng: np.random.Generator, dusk: bool) -> Street:
    """A street from left to right: houses, a pavement, the road, another pavement."""
    horizon, camera = float(rng.uniform(22, 36)), float(rng.uniform(2.5, 3.4))
    houses = horizon + camera * float(rng.uniform(5.0, 6.2))
    far = houses + float(rng.uniform(5, 9))
    near = far + float(rng.uniform(20, 32))
    _sky(canvas, rng, houses, dusk)
    row(canvas, rng, houses, (houses - horizon) / camera, dusk)
    paving, asphalt = _paving(rng), _asphalt(rng)
    _band(canvas, houses, far, paving)
    _band(canvas, far, near, asphalt)
    _band(canvas, near, HEIGHT, mix(paving, SNOW, 0.08))
    for kerb in (far, near):
        _band(canvas, kerb - 0.5, kerb + 0.5, mix(paving, SNOW, 0.45))
    gap, start, middle = float(rng.uniform(12, 18)), float(rng.uniform(-10, 0)), (far * 0.6 + near * 0.4)
    for left in np.arange(start, WIDTH, gap):
        x = float(left)
        dash = [(x, middle), (x + gap / 2, middle), (x + gap / 2 + 1, middle + 1.2), (x + 1, middle + 1.2)]
        canvas.fill(dash, mix(asphalt, SNOW, 0.7), NOBODY)
    street = Street(horizon, camera, WIDTH / 2, (far, near))
    _slabs(canvas, street, near, paving)
    return street


def along(canvas: Canvas, rng: np.random.Generator, dusk: bool) -> Street:
    """A street that leads away from us between two rows of houses."""
    horizon, camera = float(rng.uniform(28, 42)), float(rng.uniform(1.9, 2.8))
    street = Street(horizon, camera, float(rng.uniform(44, 84)), None)

    def spot(x: float, ahead: float, high: float = 0.0) -> Point:
        scale = FOCUS / ahead
        return street.middle + x * scale, street.foot(scale) - high * scale

    paving, asphalt = _paving(rng), _asphalt(rng)
    _sky(canvas, rng, horizon + 4, dusk)
    _band(canvas, horizon, HEIGHT, paving)
    wall_along(canvas, rng, lambda ahead, high: spot(-WALK, ahead, high), dusk)
    wall_along(canvas, rng, lambda ahead, high: spot(WALK, ahead, high), dusk)
    strips = [(-ROAD - 0.2, ROAD + 0.2, mix(paving, SNOW, 0.45)), (-ROAD, ROAD, asphalt)]
    for left, right, colour in strips:
        corners = [spot(left, 90), spot(right, 90), spot(right, 1.5), spot(left, 1.5)]
        canvas.fill(corners, colour, NOBODY)
    paint = mix(asphalt, SNOW, 0.7)
    for ahead in np.arange(float(rng.uniform(2, 4)), 60, 4.0):
        start, end = float(ahead), float(ahead) + 2
        canvas.fill([spot(-0.1, start), spot(0.1, start), spot(0.1, end), spot(-0.1, end)], paint, NOBODY)
    if rng.random() < 0.4:
        start = float(rng.uniform(5, 9))
        for x in np.arange(-ROAD + 0.3, ROAD - 0.4, 1.0):
            left, end = float(x), start + 2.2
            stripe = [spot(left, start), spot(left + 0.5, start), spot(left + 0.5, end), spot(left, end)]
            canvas.fill(stripe, paint, NOBODY)
    return street


def _sky(canvas: Canvas, rng: np.random.Generator, base: float, dusk: bool) -> None:
    """Blue, grey or evening sky down to `base`, perhaps with clouds."""
    day: tuple[tuple[Colour, Colour], ...] = (
        ((0.42, 0.66, 0.92), (0.80, 0.90, 0.97)),
        ((0.66, 0.72, 0.78), (0.86, 0.88, 0.89)),
    )
    evening: tuple[tuple[Colour, Colour], ...] = (
        ((0.42, 0.48, 0.80), (1.75, 1.05, 0.75)),
        ((0.30, 0.38, 0.66), (0.85, 0.80, 1.00)),
    )
    kinds = evening if dusk else day
    top, bottom = kinds[int(rng.random() < 0.3)]
    for y in np.arange(0, base, 1.0):
        _band(canvas, float(y), float(y) + 1.4, mix(top, bottom, float(y) / base))
    for _ in range(int(rng.integers(0, 4))):
        x, y, size = float(rng.uniform(0, WIDTH)), float(rng.uniform(2, 20)), float(rng.uniform(4, 9))
        for shift in (-0.9, 0.0, 0.9):
            cloud = Pen(canvas, x + shift * size, y, size)
            cloud.disc(0, 0, 1.0 if shift else 1.2, mix(bottom, SNOW, 0.0 if dusk else 0.7), tall=0.36)


def _paving(rng: np.random.Generator) -> Colour:
    return mix((0.72, 0.69, 0.65), (0.60, 0.61, 0.63), float(rng.random()))


def _asphalt(rng: np.random.Generator) -> Colour:
    return mix((0.33, 0.34, 0.36), (0.48, 0.47, 0.46), float(rng.random()))


def _band(canvas: Canvas, top: float, bottom: float, colour: Colour) -> None:
    canvas.fill([(0, top), (WIDTH, top), (WIDTH, bottom), (0, bottom)], colour, NOBODY)


def _slabs(canvas: Canvas, street: Street, top: float, paving: Colour) -> None:
    """Joints between the slabs of the near pavement, which meet where the camera looks."""
    if top > HEIGHT - 2:
        return
    for x in np.arange(-12.0, 12.0, 1.2):
        ends = [(street.middle + float(x) * street.scale(y), y) for y in (top + 1, HEIGHT + 1.0)]
        canvas.line(ends, mix(paving, INK, 0.18), 0.4, NOBODY)
