"""Heads seen from the front: a head is 2 wide, its middle at (0, 0)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .canvas import SIDES, Array, Colour, Pen, mix
from .coats import INK, ROSE, SNOW, Coat
from .shapes import Path, blob, ellipse, mirrored, polygon, ribbon

Head = Callable[[Pen, Coat, np.random.Generator], None]


def cat(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Pointed ears, slit eyes, small nose, whiskers."""
    tip = rng.uniform(0.72, 0.92), rng.uniform(-1.42, -1.22)
    for side in SIDES:
        ear = pen.move(0, 0, flip=side < 0)
        ear.paint(blob((0.93, -0.1), (0.95, -0.7), tip, (0.5, -1.05), (0.12, -0.62), (0.4, -0.3)), coat.ear, fur=0.2)
        inner = mix(ROSE, coat.base, float(rng.uniform(0.3, 0.9)))
        ear.paint(polygon((0.8, -0.42), (tip[0] - 0.03, tip[1] + 0.22), (0.36, -0.72)), inner, volume=0.2)
    round_cheeks = rng.uniform(0.9, 1.06)
    outline = ((0, -0.8), (0.45, -0.74), (0.84, -0.36), (round_cheeks, 0.16), (0.74, 0.58), (0.34, 0.8), (0, 0.84))
    face = coat.paint(pen, mirrored(*outline))
    brow: list[Path] = [[(x, -0.85), (x * 0.75, -0.4)] for x in (-0.3, 0.0, 0.3)]
    cheeks: list[Path] = [[(s * 1.1, y), (s * 0.62, y + 0.08)] for s in SIDES for y in (0.05, 0.3)]
    coat.stripes(pen, brow + cheeks, 0.14, face)
    _dark_face(pen, coat, face)
    if coat.pattern == "bicolour":
        pen.paint(blob((0, -0.6), (0.14, -0.1), (0.5, 0.35), (0.3, 0.9), (-0.3, 0.9), (-0.5, 0.35), (-0.14, -0.1)),
                  coat.pale, volume=0.3, fur=0.1, within=face)  # fmt: skip
    for side in SIDES:
        pen.paint(ellipse(side * 0.2, 0.45, 0.28, 0.22), coat.pale, volume=0.3, fur=0.1, within=face)
    _cat_eyes(pen, coat, rng)
    pen.paint(blob((-0.13, 0.2), (0.13, 0.2), (0, 0.36)), mix(ROSE, INK, float(rng.uniform(0, 0.5))), volume=0.2)
    _mouth(pen, 0.36, 0.24)
    _whiskers(pen, SNOW if sum(coat.base) < 1.6 else mix(coat.base, INK, 0.65))


def _cat_eyes(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    asleep = rng.random() < 0.08
    slit = rng.uniform(0.045, 0.12)
    for side in SIDES:
        eye = pen.move(side * 0.42, -0.08, turn=side * -0.25, flip=side < 0)
        if asleep:
            eye.paint(ribbon([(-0.22, 0), (0, 0.1), (0.22, 0)], 0.07, 0.07), INK)
            continue
        eye.paint(ellipse(0, 0, 0.27, 0.21), mix(coat.base, INK, 0.75), volume=0)
        eye.paint(ellipse(0, 0, 0.23, 0.17), coat.eye, volume=0.3)
        eye.paint(ellipse(0, 0, slit, 0.165), INK, volume=0)
        eye.paint(ellipse(-0.07, -0.07, 0.05, 0.05), SNOW, volume=0)


def _dark_face(pen: Pen, coat: Coat, face: Array) -> None:
    if coat.pattern == "points":
        pen.paint(ellipse(0, 0.32, 0.52, 0.5), mix(coat.base, coat.dark, 0.7), volume=0.2, fur=0.15, within=face)


def _mouth(pen: Pen, top: float, width: float) -> None:
    for side in SIDES:
        pen.paint(ribbon([(0, top), (side * width * 0.4, top + 0.17), (side * width, top + 0.12)], 0.05, 0.04), INK)


def _whiskers(pen: Pen, colour: Colour) -> None:
    for side in SIDES:
        for rise in (-0.12, 0.02, 0.16):
            path = [(side * 0.35, 0.45 + rise * 0.4), (side * 0.85, 0.42 + rise), (side * 1.3, 0.48 + rise * 2)]
            pen.paint(ribbon(path, 0.04, 0.025), colour, volume=0)


def _round_eyes(pen: Pen, x: float, y: float, radius: float, ring: Colour) -> None:
    for side in SIDES:
        pen.paint(ellipse(side * x, y, radius * 1.35, radius * 1.35), ring, volume=0)
        pen.paint(ellipse(side * x, y, radius, radius), INK, volume=0)
        pen.paint(ellipse(side * x - radius * 0.3, y - radius * 0.35, radius * 0.33, radius * 0.33), SNOW, volume=0)


def dog(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Hanging ears, a broad muzzle with a large nose, round eyes, often a tongue."""
    face = coat.paint(
        pen, mirrored((0, -0.85), (0.5, -0.75), (0.78, -0.3), (0.72, 0.25), (0.5, 0.7), (0.25, 0.95), (0, 0.98))
    )
    if coat.pattern in ("bicolour", "tabby"):
        pen.paint(blob((0, -0.9), (0.18, -0.3), (0.4, 0.6), (0, 1.1), (-0.4, 0.6), (-0.18, -0.3)), coat.pale,
                  volume=0.3, fur=0.1, within=face)  # fmt: skip
    if rng.random() < 0.5:
        pen.paint(blob((-0.14, 0.7), (0.14, 0.7), (0.15, 1.1), (0, 1.22), (-0.15, 1.1)), (0.88, 0.42, 0.45))
    pen.paint(ellipse(0, 0.52, 0.46, 0.36), mix(coat.pale, SNOW, 0.15), volume=0.5, fur=0.12)
    _mouth(pen, 0.5, 0.32)
    pen.paint(ellipse(0, 0.34, 0.22, 0.15), INK, volume=0.6)
    _round_eyes(pen, 0.36, -0.15, 0.12, mix(coat.base, INK, 0.5))
    drop = rng.uniform(0.5, 0.95)
    for side in SIDES:
        ear = pen.move(0, 0, flip=side < 0)
        lobe = blob((0.42, -0.8), (0.85, -0.72), (1.12, 0.0), (1.02, drop), (0.78, drop * 0.8), (0.68, -0.1))
        ear.paint(lobe, mix(coat.base, coat.dark, 0.6), volume=0.6, fur=0.2)


def rabbit(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Two long ears, round cheeks, two teeth."""
    lean = rng.uniform(0.0, 0.3)
    for side in SIDES:
        ear = pen.move(side * 0.34, -0.6, turn=side * lean, flip=side < 0)
        ear.paint(ellipse(0, -0.72, 0.25, 0.88), coat.ear, volume=0.5, fur=0.2)
        ear.paint(ellipse(0, -0.68, 0.13, 0.66), mix(ROSE, coat.base, 0.3), volume=0.2)
    face = coat.paint(pen, mirrored((0, -0.78), (0.5, -0.66), (0.8, -0.1), (0.84, 0.34), (0.5, 0.74), (0, 0.82)))
    _dark_face(pen, coat, face)
    for side in SIDES:
        pen.paint(ellipse(side * 0.22, 0.42, 0.28, 0.23), coat.pale, volume=0.3, fur=0.1, within=face)
    _round_eyes(pen, 0.46, -0.08, 0.15, coat.pale)
    pen.paint(ellipse(0, 0.26, 0.1, 0.07), ROSE)
    pen.paint(polygon((-0.1, 0.52), (0.1, 0.52), (0.09, 0.74), (-0.09, 0.74)), SNOW, volume=0)
    _mouth(pen, 0.34, 0.22)


def bear(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Small round ears, small eyes, a round muzzle."""
    apart = rng.uniform(0.66, 0.78)
    for side in SIDES:
        pen.paint(ellipse(side * apart, -0.66, 0.36, 0.36), coat.ear, volume=0.5, fur=0.2)
        pen.paint(ellipse(side * apart, -0.62, 0.2, 0.2), mix(coat.base, coat.dark, 0.6), volume=0.2)
    coat.paint(pen, ellipse(0, 0, 0.96, 0.88))
    pen.paint(ellipse(0, 0.36, 0.44, 0.36), mix(coat.pale, SNOW, 0.25), volume=0.4, fur=0.1)
    _round_eyes(pen, 0.36, -0.12, 0.1, mix(coat.base, INK, 0.4))
    pen.paint(ellipse(0, 0.2, 0.17, 0.12), INK, volume=0.6)
    _mouth(pen, 0.32, 0.22)


def mouse(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Very large round ears on a face that ends in a point."""
    radius = rng.uniform(0.55, 0.68)
    for side in SIDES:
        pen.paint(ellipse(side * 0.82, -0.6, radius, radius), coat.ear, volume=0.5, fur=0.2)
        pen.paint(ellipse(side * 0.82, -0.57, radius * 0.7, radius * 0.7), mix(ROSE, coat.base, 0.3), volume=0.2)
    coat.paint(pen, mirrored((0, -0.75), (0.45, -0.65), (0.7, -0.1), (0.5, 0.4), (0.16, 0.86), (0, 0.9)))
    _round_eyes(pen, 0.32, -0.02, 0.13, mix(coat.base, INK, 0.4))
    _whiskers(pen.move(0, 0.3, size=0.8), mix(coat.base, INK, 0.6))
    pen.paint(ellipse(0, 0.8, 0.13, 0.11), ROSE, volume=0.5)


def fox(pen: Pen, coat: Coat, rng: np.random.Generator) -> None:
    """Ears as pointed as a cat's, but a narrow face, white cheeks and a dark nose at its very tip."""
    tip = rng.uniform(-1.5, -1.3)
    for side in SIDES:
        ear = pen.move(0, 0, flip=side < 0)
        ear.paint(polygon((0.95, -0.15), (0.8, tip), (0.12, -0.6)), mix(coat.base, INK, 0.7), volume=0.3)
        ear.paint(polygon((0.84, -0.25), (0.72, tip + 0.3), (0.25, -0.6)), coat.base, volume=0.3)
    face = coat.paint(
        pen, mirrored((0, -0.72), (0.5, -0.66), (0.98, -0.1), (1.12, 0.3), (0.4, 0.62), (0.12, 1.1), (0, 1.12))
    )
    for side in SIDES:
        cheek = pen.move(0, 0, flip=side < 0)
        cheek.paint(blob((0.14, 0.9), (0.12, 0.45), (0.55, 0.18), (1.2, 0.3), (0.5, 0.75)), SNOW, fur=0.1, within=face)
    _round_eyes(pen, 0.4, -0.04, 0.11, mix(coat.base, INK, 0.5))
    pen.paint(ellipse(0, 1.05, 0.15, 0.12), INK, volume=0.6)
