"""Paper, light and pen: filled outlines with shading, fur and soft shadows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from .shapes import Points

Array = NDArray[np.float64]
Colour = tuple[float, float, float]
Window = tuple[slice, slice]

SIZE = 64  # pixels of the finished picture
OVER = 3  # every pixel is drawn as OVER x OVER smaller ones and averaged: smooth edges
SIDE = SIZE * OVER


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with a share (0 to 1) of `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def noise(rng: np.random.Generator, cells: int) -> Array:
    """Smooth random hills with mean 0 and values in -1..1, `cells` of them along each side."""
    hills = rng.uniform(-1, 1, (cells, cells))
    old, new = np.linspace(0, 1, cells), np.linspace(0, 1, SIDE)
    rows = np.array([np.interp(new, old, row) for row in hills])
    return np.array([np.interp(new, old, column) for column in rows.T]).T


class Canvas:
    """The picture while it is drawn: `rgb`, shape (SIDE, SIDE, 3), values in 0..1."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rgb = np.zeros((SIDE, SIDE, 3))
        angle = rng.uniform(-2.6, -0.5)  # the light comes from above, somewhere between left and right
        self.light = (float(np.cos(angle)), float(np.sin(angle)))
        self.grain = 0.6 * noise(rng, 64) + 0.5 * noise(rng, 16)

    def fill(self, points: Points, colour: Colour, volume: float, fur: float, within: Array | None) -> Array:
        """Paint an outline given in 0..1 of the picture; its mask, shape (SIDE, SIDE), 0 or 1, comes back."""
        window, mask = _mask(points)
        full = np.zeros((SIDE, SIDE))
        full[window] = mask if within is None else mask * within[window]
        cover = full[window][..., None]
        lit = self._shade(window, volume) * (1 + fur * self.grain[window])
        paint = np.asarray(colour) * lit[..., None]
        self.rgb[window] = self.rgb[window] * (1 - cover) + paint * cover
        return full

    def darken(self, points: Points, strength: float, blur: float) -> None:
        """A soft shadow of the given outline; `blur` in pixels of the finished picture."""
        window, mask = _mask(points)
        full = np.zeros((SIDE, SIDE))
        full[window] = mask
        image = Image.fromarray((full * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(blur * OVER))
        self.rgb *= 1 - strength * (np.asarray(image, dtype=float) / 255)[..., None]

    def _shade(self, window: Window, volume: float) -> Array:
        """Brightness over the window as if a pillow lay in it: bright towards the light, dark at the rim."""
        rows, columns = (np.linspace(-1, 1, max(s.stop - s.start, 1)) for s in window)
        towards = columns[None, :] * self.light[0] + rows[:, None] * self.light[1]
        rim = columns[None, :] ** 2 + rows[:, None] ** 2
        shade: Array = 1 + volume * (0.45 * towards - 0.25 * rim + 0.1)
        return shade


def _mask(points: Points) -> tuple[Window, Array]:
    """The window that holds an outline (0..1 of the picture) and its mask, 0 or 1, in there."""
    corners = np.rint(points * SIDE).astype(int)
    low = np.clip(corners.min(axis=0), 0, SIDE)
    high = np.clip(corners.max(axis=0) + 1, low, SIDE)
    width, height = (int(v) for v in high - low)
    window = (slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0])))
    if width == 0 or height == 0:
        return window, np.zeros((height, width))
    image = Image.new("L", (width, height))
    ImageDraw.Draw(image).polygon([(int(x), int(y)) for x, y in corners - low], fill=1)
    return window, np.asarray(image, dtype=float)


@dataclass(frozen=True)
class Pen:
    """Draws on a canvas in its own coordinates: point p lands at `origin + axes @ p`."""

    canvas: Canvas
    origin: tuple[float, float] = (0.0, 0.0)
    axes: tuple[tuple[float, float], tuple[float, float]] = ((1.0, 0.0), (0.0, 1.0))

    def move(self, x: float, y: float, size: float = 1.0, turn: float = 0.0, flip: bool = False) -> Pen:
        """A pen whose own origin is at (x, y) of this one, `size` times as large, turned, perhaps mirrored."""
        c, s = float(np.cos(turn)) * size, float(np.sin(turn)) * size
        own = np.array([(c, -s), (s, c)]) @ np.diag([-1.0 if flip else 1.0, 1.0])
        axes = np.asarray(self.axes) @ own
        origin = np.asarray(self.origin) + np.asarray(self.axes) @ np.array([x, y])
        return Pen(
            self.canvas, (float(origin[0]), float(origin[1])), (tuple(axes[0].tolist()), tuple(axes[1].tolist()))
        )

    def paint(
        self, points: Points, colour: Colour, *, volume: float = 0.4, fur: float = 0.0, within: Array | None = None
    ) -> Array:
        """Fill an outline and give its mask; `within`, an earlier mask, cuts it."""
        return self.canvas.fill(self._place(points), colour, volume, fur, within)

    def shadow(self, points: Points, strength: float = 0.45, blur: float = 2.0) -> None:
        """Darken softly under an outline."""
        self.canvas.darken(self._place(points), strength, blur)

    def _place(self, points: Points) -> Points:
        placed: Points = points @ np.asarray(self.axes).T + np.asarray(self.origin)
        return placed


Side = Literal[-1, 1]
SIDES: tuple[Side, Side] = (-1, 1)
