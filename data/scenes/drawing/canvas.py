"""Paper on which every pixel knows whose it is, and a pen that measures in metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from .colours import Colour

HEIGHT, WIDTH = 96, 128  # pixels of the finished picture
OVER = 3  # every pixel is drawn as OVER x OVER smaller ones and averaged: smooth edges
NOBODY = 0  # owner of what belongs to no object

Point = tuple[float, float]


class Canvas:
    """The picture while it is drawn, and the number of the object that each of its small pixels shows."""

    def __init__(self, light: Colour) -> None:
        size = (WIDTH * OVER, HEIGHT * OVER)
        self._light = light  # every colour is multiplied by it: at dusk only what shines stays bright
        self._rgb, self._owners = Image.new("RGB", size), Image.new("L", size, NOBODY)
        self._brush, self._clerk = ImageDraw.Draw(self._rgb, "RGBA"), ImageDraw.Draw(self._owners)

    @property
    def rgb(self) -> NDArray[np.float64]:
        """The finished pixels, shape (HEIGHT, WIDTH, 3), from 0 to 1."""
        fine = np.asarray(self._rgb, dtype=np.float64) / 255
        return np.asarray(fine.reshape(HEIGHT, OVER, WIDTH, OVER, 3).mean(axis=(1, 3)))

    @property
    def owners(self) -> NDArray[np.uint8]:
        """Who is seen at each small pixel, shape (HEIGHT * OVER, WIDTH * OVER)."""
        return np.asarray(self._owners)

    def fill(self, points: Sequence[Point], colour: Colour, owner: int | None, cover: float = 1.0) -> None:
        """Paint an outline given in finished pixels; without an owner the pixels stay whose they are."""
        fine = [(x * OVER, y * OVER) for x, y in points]
        self._brush.polygon(fine, fill=self._bytes(colour, cover))
        if owner is not None:
            self._clerk.polygon(fine, fill=owner)

    def oval(self, box: tuple[float, ...], colour: Colour, owner: int | None, cover: float = 1.0) -> None:
        """Paint an ellipse that fills the box (left, top, right, bottom), in finished pixels."""
        fine = [value * OVER for value in box]
        self._brush.ellipse(fine, fill=self._bytes(colour, cover))
        if owner is not None:
            self._clerk.ellipse(fine, fill=owner)

    def line(self, points: Sequence[Point], colour: Colour, thick: float, owner: int | None) -> None:
        """Draw from point to point, `thick` finished pixels wide, but never so thin that it vanishes."""
        fine, width = [(x * OVER, y * OVER) for x, y in points], max(round(thick * OVER), 2)
        self._brush.line(fine, fill=self._bytes(colour, 1.0), width=width, joint="curve")
        if owner is not None:
            self._clerk.line(fine, fill=owner, width=width, joint="curve")

    def _bytes(self, colour: Colour, cover: float) -> tuple[int, ...]:
        lit = (value * light for value, light in zip(colour, self._light, strict=True))
        return tuple(round(255 * min(max(value, 0.0), 1.0)) for value in (*lit, cover))


@dataclass(frozen=True)
class Pen:
    """Draws in metres around the point where something stands: x to the right (or left, if turned), y UP."""

    canvas: Canvas
    x: float  # of the point on the ground, in finished pixels
    y: float
    scale: float  # pixels per metre
    owner: int = NOBODY
    turned: bool = False

    def at(self, x: float, y: float) -> Point:
        """Where the point (x, y) lies in the picture."""
        return self.x + (-x if self.turned else x) * self.scale, self.y - y * self.scale

    def owned(self, owner: int) -> Pen:
        """The same pen, drawing for another owner."""
        return Pen(self.canvas, self.x, self.y, self.scale, owner, self.turned)

    def outline(self, *corners: Point, colour: Colour) -> None:
        """A filled outline with straight sides."""
        self.canvas.fill([self.at(*corner) for corner in corners], colour, self.owner)

    def box(self, left: float, bottom: float, right: float, top: float, colour: Colour) -> None:
        """A filled upright rectangle."""
        self.outline((left, bottom), (right, bottom), (right, top), (left, top), colour=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour, tall: float = 1.0) -> None:
        """A filled disc, or an ellipse `tall` times as high as wide."""
        self.canvas.oval(self._around(x, y, radius, radius * tall), colour, self.owner)

    def line(self, *points: Point, colour: Colour, thick: float) -> None:
        """A stroke from point to point, `thick` metres wide."""
        self.canvas.line([self.at(*point) for point in points], colour, thick * self.scale, self.owner)

    def shadow(self, half: float, flat: float = 0.16) -> None:
        """Darken the ground under something `half` metres to either side; shadows are nobody's."""
        for grow in (1.12, 1.0):
            around = self._around(0.0, 0.0, half * grow, half * grow * flat)
            self.canvas.oval(around, (0.05, 0.06, 0.10), None, cover=0.30)

    def glow(self, x: float, y: float, radius: float, colour: Colour, cover: float = 0.14) -> None:
        """Light around a lamp; it is nobody's."""
        for grow in (1.0, 0.7, 0.4):
            self.canvas.oval(self._around(x, y, radius * grow, radius * grow), colour, None, cover)

    def _around(self, x: float, y: float, wide: float, high: float) -> tuple[float, ...]:
        (px, py), wide, high = self.at(x, y), wide * self.scale, high * self.scale
        return px - wide, py - high, px + wide, py + high
