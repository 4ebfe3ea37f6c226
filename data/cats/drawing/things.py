"""Things that are no animals (and birds and fish, which share no body with the others), each about 2 wide."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .canvas import Colour, Pen, mix
from .coats import INK, SNOW
from .shapes import blob, box, ellipse, mirrored, polygon, ribbon

Thing = Callable[[Pen, Colour, np.random.Generator], None]

GLASS: Colour = (0.62, 0.78, 0.86)
WOOD: Colour = (0.42, 0.27, 0.16)
LEAF: Colour = (0.22, 0.46, 0.18)


def car(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A car from the side."""
    pen.shadow(ellipse(0, 0.72, 1.4, 0.14))
    roof = rng.uniform(-0.75, -0.6)
    pen.paint(blob((-0.85, -0.05), (-0.5, roof), (0.35, roof), (0.85, -0.05)), colour, volume=0.5)
    pen.paint(polygon((-0.66, -0.1), (-0.4, roof + 0.12), (-0.04, roof + 0.12), (-0.04, -0.1)), GLASS)
    pen.paint(polygon((0.66, -0.1), (0.32, roof + 0.12), (0.06, roof + 0.12), (0.06, -0.1)), GLASS)
    pen.paint(
        blob((-1.3, 0.35), (-1.2, -0.05), (0, -0.14), (1.15, -0.05), (1.35, 0.25), (1.25, 0.55), (-1.2, 0.55)), colour
    )
    pen.paint(ellipse(-1.2, 0.14, 0.1, 0.12), (0.98, 0.94, 0.7), volume=0)
    for x in (-0.75, 0.75):
        pen.paint(ellipse(x, 0.52, 0.32, 0.32), INK, volume=0.2)
        pen.paint(ellipse(x, 0.52, 0.15, 0.15), (0.7, 0.7, 0.72))


def house(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A house with a pitched roof, a door and two windows."""
    ridge = rng.uniform(-1.35, -1.05)
    pen.shadow(ellipse(0, 1.05, 1.2, 0.12))
    pen.paint(box(-0.9, -0.4, 0.9, 1.05), colour, volume=0.25)
    pen.paint(box(0.4, ridge, 0.62, -0.5), mix(colour, INK, 0.5))
    pen.paint(
        polygon((-1.15, -0.38), (0, ridge), (1.15, -0.38)), mix((0.55, 0.2, 0.15), colour, float(rng.random() * 0.5))
    )
    pen.paint(box(-0.2, 0.3, 0.2, 1.05), WOOD)
    for x in (-0.55, 0.55):
        pen.paint(box(x - 0.22, -0.15, x + 0.22, 0.3), SNOW, volume=0)
        pen.paint(box(x - 0.16, -0.09, x + 0.16, 0.24), GLASS, volume=0.3)


def tree(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A round crown on a trunk."""
    pen.shadow(ellipse(0, 1.35, 0.9, 0.14))
    pen.paint(ribbon([(0, -0.2), (0.03, 0.6), (0, 1.35)], 0.28, 0.4), WOOD, fur=0.3)
    crown = mix(LEAF, colour, float(rng.uniform(0.2, 0.9)))
    for x, y, r in ((-0.5, -0.1, 0.58), (0.52, -0.05, 0.56), (0.0, -0.6, 0.72), (0.0, 0.05, 0.6)):
        pen.paint(ellipse(x + rng.normal(0, 0.06), y, r, r * 0.92), crown, volume=0.55, fur=0.4)


def cup(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A cup of tea with its handle, perhaps steaming."""
    pen.shadow(ellipse(0, 0.9, 1.0, 0.16))
    pen.paint(ellipse(0.82, 0.15, 0.42, 0.42), colour)
    pen.paint(ellipse(0.82, 0.15, 0.22, 0.24), mix(colour, INK, 0.6), volume=0)
    pen.paint(
        blob((-0.82, -0.55), (0.82, -0.55), (0.78, 0.3), (0.5, 0.88), (-0.5, 0.88), (-0.78, 0.3)), colour, volume=0.6
    )
    pen.paint(ellipse(0, -0.58, 0.84, 0.2), mix(colour, SNOW, 0.4))
    pen.paint(ellipse(0, -0.55, 0.72, 0.14), (0.35, 0.2, 0.1))
    if rng.random() < 0.5:
        for x in (-0.25, 0.2):
            pen.paint(ribbon([(x, -0.7), (x + 0.12, -1.0), (x - 0.08, -1.3)], 0.1, 0.03), (0.85, 0.85, 0.85), volume=0)


def flower(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """One large blossom on a stem."""
    pen.paint(ribbon([(0, 0), (0.06, 0.8), (0, 1.7)], 0.13, 0.16), LEAF)
    pen.paint(blob((0.02, 1.2), (0.5, 0.75), (0.85, 0.75), (0.5, 1.15)), LEAF, volume=0.5)
    petals = int(rng.integers(5, 9))
    for k in range(petals):
        turn = 2 * np.pi * k / petals + 0.2
        pen.move(0, -0.2, turn=turn).paint(ellipse(0.62, 0, 0.48, 0.3), colour, volume=0.5)
    pen.paint(ellipse(0, -0.2, 0.34, 0.34), mix((0.9, 0.7, 0.15), INK, float(rng.uniform(0, 0.6))), fur=0.4)


def ball(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A ball with a band around it."""
    pen.shadow(ellipse(0, 0.98, 0.9, 0.16))
    sphere = pen.paint(ellipse(0, 0, 1, 1), colour, volume=0.8)
    bent = rng.uniform(-0.5, 0.5)
    pen.paint(ribbon([(-1.1, 0.1), (0, bent), (1.1, 0.1)], 0.4, 0.4), mix(colour, SNOW, 0.6), volume=0.6, within=sphere)


def boat(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A boat with two sails."""
    pen.shadow(ellipse(0, 0.95, 1.2, 0.12))
    pen.paint(box(-0.05, -1.4, 0.05, 0.5), WOOD)
    pen.paint(polygon((0.12, -1.35), (0.12, 0.35), (1.0, 0.3)), mix(colour, SNOW, float(rng.uniform(0.2, 0.8))))
    pen.paint(polygon((-0.12, -1.1), (-0.12, 0.35), (-0.85, 0.3)), mix(colour, SNOW, 0.3))
    pen.paint(polygon((-1.2, 0.45), (1.25, 0.45), (0.85, 0.95), (-0.85, 0.95)), colour, volume=0.6)


def bird(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A bird on a branch."""
    pen.paint(ribbon([(-2.0, 0.95), (0, 0.85), (2.0, 1.05)], 0.2, 0.14), WOOD, fur=0.3)
    pen.paint(polygon((0.7, 0.1), (1.75, 0.7), (1.55, 0.9), (0.5, 0.5)), mix(colour, INK, 0.4))
    pen.paint(
        blob((-1.0, -0.35), (-0.5, -0.7), (0.2, -0.35), (0.95, 0.3), (0.3, 0.72), (-0.5, 0.6)),
        colour,
        volume=0.6,
        fur=0.2,
    )
    pen.paint(ellipse(-0.35, 0.3, 0.42, 0.36), mix(colour, SNOW, 0.4), volume=0.4, fur=0.2)
    pen.paint(ellipse(-0.72, -0.5, 0.48, 0.45), colour, volume=0.6, fur=0.15)
    pen.paint(polygon((-1.12, -0.6), (-1.6, -0.42), (-1.12, -0.32)), (0.9, 0.6, 0.12))
    pen.paint(ellipse(-0.86, -0.6, 0.09, 0.09), INK, volume=0)
    pen.paint(blob((-0.2, -0.2), (0.5, 0.1), (1.1, 0.5), (0.2, 0.4)), mix(colour, INK, float(rng.uniform(0.2, 0.5))))


def fish(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A fish from the side."""
    pen.paint(polygon((0.8, 0), (1.5, -0.55), (1.35, 0), (1.5, 0.55)), mix(colour, INK, 0.2))
    pen.paint(blob((-0.3, -0.5), (0.3, -0.95), (0.6, -0.3)), mix(colour, INK, 0.2))
    body = pen.paint(
        blob((-1.2, 0), (-0.5, -0.55), (0.4, -0.45), (1.0, 0), (0.4, 0.45), (-0.5, 0.55)), colour, volume=0.7
    )
    for x in (-0.3, 0.1, 0.5):
        band = ribbon([(x, -0.7), (x + 0.12, 0), (x, 0.7)], 0.14, 0.14)
        pen.paint(band, mix(colour, SNOW, float(rng.uniform(0.3, 0.7))), within=body)
    pen.paint(ellipse(-0.78, -0.12, 0.14, 0.14), SNOW, volume=0)
    pen.paint(ellipse(-0.8, -0.12, 0.08, 0.08), INK, volume=0)


def mushroom(pen: Pen, colour: Colour, rng: np.random.Generator) -> None:
    """A toadstool with spots."""
    pen.shadow(ellipse(0, 1.2, 0.7, 0.14))
    pen.paint(mirrored((0, -0.1), (0.3, 0), (0.28, 0.8), (0.42, 1.2), (0, 1.25)), mix(SNOW, colour, 0.15), fur=0.1)
    cap = pen.paint(mirrored((0, -1.0), (0.6, -0.8), (1.1, 0.0), (0.6, 0.2), (0, 0.24)), colour, volume=0.6)
    for _ in range(6):
        x, y = rng.uniform(-0.8, 0.8), rng.uniform(-0.8, 0.0)
        pen.paint(ellipse(x, y, 0.14, 0.11), mix(colour, SNOW, 0.8), volume=0.2, within=cap)


THINGS: list[Thing] = [car, house, tree, cup, flower, ball, boat, bird, fish, mushroom]
