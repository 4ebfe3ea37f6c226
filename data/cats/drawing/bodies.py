"""Whole animals: one body for all of them, told apart by head and tail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import heads
from .canvas import SIDES, Pen, mix
from .coats import INK, ROSE, SNOW, Coat
from .shapes import Path, blob, ellipse, mirrored, ribbon

Tail = Callable[[Pen, Coat, np.random.Generator], None]
Pose = Callable[[Pen, "Animal", Coat, np.random.Generator], None]


@dataclass(frozen=True)
class Animal:
    """What makes a kind of animal: its head, and a tail that starts at (0, 0) and leads to the right."""

    head: heads.Head
    tail: Tail


def long_tail(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A cat's: as long as its body, thin, with a curl at the end."""
    rise, curl = rng.uniform(0.5, 1.5), rng.uniform(-0.45, 0.45)
    path: Path = [(-0.2, 0.1), (0.35, 0.0), (0.75, -rise * 0.5), (0.8 + curl * 0.5, -rise), (0.75 + curl, -rise - 0.25)]
    tail = pen.paint(ribbon(path, 0.3, 0.2), coat.ear, fur=0.2)
    coat.stripes(pen, [[(0.4, y), (1.2, y)] for y in (-0.2, -0.5, -0.8, -1.1, -1.4)], 0.13, tail)


def short_tail(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A dog's: short, straight up."""
    pen.paint(ribbon([(-0.2, 0.1), (0.2, -0.1), (0.35, -rng.uniform(0.5, 0.9))], 0.3, 0.12), coat.base, fur=0.2)


def puff(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A rabbit's: a white ball."""
    pen.paint(ellipse(0.05, 0, 0.28, float(rng.uniform(0.24, 0.3))), mix(coat.pale, SNOW, 0.6), fur=0.25)


def stub(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A bear's: hardly any."""
    pen.paint(ellipse(0, 0, 0.18, float(rng.uniform(0.12, 0.18))), coat.base, fur=0.2)


def string(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A mouse's: long, bare and thin."""
    sway = rng.uniform(-0.3, 0.3)
    path: Path = [(-0.1, 0.1), (0.4, 0.2), (0.8, -0.2 + sway), (1.3, 0.0 + sway)]
    pen.paint(ribbon(path, 0.12, 0.05), mix(ROSE, coat.base, 0.3))


def brush(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """A fox's: thick, with a white tip."""
    lift = rng.uniform(-0.5, 0.1)
    tail = pen.paint(blob((-0.2, 0.0), (0.5, -0.3 + lift), (1.3, lift - 0.1), (1.5, lift + 0.15), (0.7, 0.35 + lift),
                          (0.0, 0.25)), coat.base, fur=0.3)  # fmt: skip
    pen.paint(ellipse(1.45, lift + 0.02, 0.4, 0.4), SNOW, fur=0.2, within=tail)


CAT = Animal(heads.cat, long_tail)
OTHERS = [
    Animal(heads.dog, short_tail),
    Animal(heads.rabbit, puff),
    Animal(heads.bear, stub),
    Animal(heads.mouse, string),
    Animal(heads.fox, brush),
]


def portrait(pen: Pen, animal: Animal, coat: Coat, rng: np.random.Generator) -> None:
    """Head and shoulders."""
    body = coat.paint(pen, mirrored((0, 0.2), (0.6, 0.5), (1.05, 1.2), (1.3, 2.6), (0, 2.8)))
    pen.paint(blob((0, 0.6), (0.42, 1.1), (0.3, 2.2), (-0.3, 2.2), (-0.42, 1.1)), coat.pale, fur=0.25, within=body)
    coat.stripes(pen, [[(s * 1.5, y), (s * 0.55, y + 0.12)] for s in SIDES for y in (1.2, 1.6, 2.0)], 0.18, body)
    pen.shadow(ellipse(0, 0.75, 0.7, 0.3), 0.3, 1.5)
    animal.head(pen.move(0, 0, turn=float(rng.normal(0, 0.1))), coat, rng)


def sitting(pen: Pen, animal: Animal, coat: Coat, rng: np.random.Generator) -> None:
    """Upright on its haunches, seen from the front."""
    pen.shadow(ellipse(0, 1.6, 1.2, 0.25))
    animal.tail(pen.move(0.65, 1.35, size=0.9), coat, rng)
    for side in SIDES:
        coat.paint(pen, ellipse(side * 0.58, 1.15, 0.42, 0.5))
    body = coat.paint(pen, mirrored((0, -0.8), (0.45, -0.5), (0.62, 0.3), (0.72, 1.1), (0.45, 1.55), (0, 1.6)))
    pen.paint(mirrored((0, -0.6), (0.4, -0.3), (0.3, 0.25), (0, 0.6)), coat.pale, fur=0.25, within=body)
    coat.stripes(pen, [[(s * 1.0, y), (s * 0.35, y + 0.1)] for s in SIDES for y in (0.0, 0.35, 0.7)], 0.13, body)
    for side in SIDES:
        pen.paint(ribbon([(side * 0.24, 0.4), (side * 0.24, 1.5)], 0.34, 0.3), mix(coat.base, INK, 0.08), fur=0.2)
        pen.paint(ellipse(side * 0.27, 1.55, 0.25, 0.15), coat.pale, fur=0.15)
    animal.head(pen.move(0, -0.95, size=0.82, turn=float(rng.normal(0, 0.1))), coat, rng)


def standing(pen: Pen, animal: Animal, coat: Coat, rng: np.random.Generator) -> None:
    """On four legs, seen from the side, looking at us."""
    pen.shadow(ellipse(0, 1.25, 1.5, 0.2))
    animal.tail(pen.move(1.1, -0.25), coat, rng)
    stride = rng.uniform(-0.2, 0.2)
    for x, step in ((-0.62, -stride), (0.98, stride)):
        pen.paint(ribbon([(x, 0.2), (x + step, 1.2)], 0.42, 0.26), mix(coat.base, INK, 0.3), fur=0.2)
    body = coat.paint(pen, blob((-1.2, -0.3), (-0.6, -0.5), (0.5, -0.5), (1.2, -0.3), (1.25, 0.35), (0.4, 0.5),
                                (-0.7, 0.55), (-1.25, 0.3)))  # fmt: skip
    coat.stripes(pen, [[(x, -0.7), (x + 0.05, 0.15)] for x in (-0.5, -0.15, 0.2, 0.55, 0.9)], 0.14, body)
    for x, step in ((-0.95, stride), (0.75, -stride)):
        pen.paint(ribbon([(x, 0.2), (x + step, 1.22)], 0.44, 0.28), coat.base, fur=0.2)
        pen.paint(ellipse(x + step - 0.05, 1.25, 0.22, 0.13), coat.pale, fur=0.15)
    animal.head(pen.move(-1.15, -0.6, size=0.68, turn=float(rng.normal(0, 0.12))), coat, rng)


def lying(pen: Pen, animal: Animal, coat: Coat, rng: np.random.Generator) -> None:
    """Curled up low, paws tucked in."""
    pen.shadow(ellipse(0, 0.8, 1.7, 0.25))
    animal.tail(pen.move(1.2, 0.5, size=0.8), coat, rng)
    body = coat.paint(pen, blob((-1.3, 0.75), (-1.25, 0.1), (-0.4, -0.4), (0.6, -0.5), (1.3, 0.0), (1.4, 0.6),
                                (1.1, 0.85), (0.0, 0.85)))  # fmt: skip
    coat.stripes(pen, [[(x, -0.7), (x + 0.1, 0.3)] for x in (-0.1, 0.25, 0.6, 0.95)], 0.15, body)
    for x in (-0.95, -0.35):
        pen.paint(ellipse(x, 0.78, 0.34, 0.17), coat.pale, fur=0.15)
    animal.head(pen.move(-0.68, -0.1, size=0.78, turn=float(rng.normal(0, 0.12))), coat, rng)


PLACE_OF: dict[Pose, tuple[float, float, float]] = {  # x and y of the pose's middle in the picture, and its scale
    portrait: (0.50, 0.47, 0.27),
    sitting: (0.50, 0.52, 0.215),
    standing: (0.52, 0.55, 0.20),
    lying: (0.50, 0.60, 0.235),
}
