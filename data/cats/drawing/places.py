"""Backgrounds, each of a bright and of a dark kind."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .canvas import SIDE, SIDES, Canvas, Colour, Pen, mix, noise
from .coats import INK, SNOW, Tone, vary
from .shapes import box, ellipse, polygon, ribbon

Place = Callable[[Canvas, Tone, np.random.Generator], None]

WALLS: dict[Tone, list[Colour]] = {
    Tone.LIGHT: [(0.86, 0.79, 0.66), (0.70, 0.80, 0.85), (0.87, 0.74, 0.71), (0.74, 0.82, 0.69), (0.80, 0.79, 0.82)],
    Tone.DARK: [(0.16, 0.20, 0.30), (0.28, 0.15, 0.15), (0.13, 0.24, 0.20), (0.24, 0.19, 0.28), (0.22, 0.18, 0.14)],
}


def wash(canvas: Canvas, top: Colour, bottom: Colour, rng: np.random.Generator) -> None:
    """Cover all with a gradient and a few faint clouds."""
    down = np.linspace(0, 1, SIDE)[:, None, None]
    canvas.rgb[:] = np.asarray(top) * (1 - down) + np.asarray(bottom) * down
    canvas.rgb *= 1 + 0.10 * noise(rng, 5)[..., None]


def wall(tone: Tone, rng: np.random.Generator) -> Colour:
    """A colour for something large behind the subject."""
    return vary(rng, WALLS[tone][rng.integers(len(WALLS[tone]))], 0.03)


def studio(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """Plain paper with a pool of light."""
    colour = wall(tone, rng)
    wash(canvas, colour, mix(colour, INK, 0.25), rng)
    x, y = rng.uniform(0.2, 0.8), rng.uniform(0.1, 0.5)
    grid = np.linspace(0, 1, SIDE)
    distance = (grid[None, :] - x) ** 2 + (grid[:, None] - y) ** 2
    canvas.rgb *= (0.85 + 0.4 * np.exp(-distance / 0.12))[..., None]


def room(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """Wallpaper with stripes or dots above floor boards."""
    colour, pen = wall(tone, rng), Pen(canvas)
    wash(canvas, colour, mix(colour, INK, 0.1), rng)
    paper, gap = mix(colour, SNOW if rng.random() < 0.5 else INK, 0.16), rng.uniform(0.1, 0.18)
    dots = rng.random() < 0.4
    for i, x in enumerate(np.arange(rng.uniform(0, gap), 1, gap)):
        if dots:
            for y in np.arange(gap / 2 + (i % 2) * gap / 2, 0.8, gap):
                pen.paint(ellipse(x, y, 0.022, 0.022), paper, volume=0)
        else:
            pen.paint(box(x, 0, x + gap * 0.4, 1), paper, volume=0)
    level = rng.uniform(0.68, 0.84)
    floor = vary(rng, (0.62, 0.45, 0.29) if tone is Tone.LIGHT else (0.27, 0.18, 0.12))
    pen.paint(box(0, level, 1, 1), floor, volume=0.1, fur=0.1)
    pen.paint(box(0, level - 0.03, 1, level), mix(colour, SNOW, 0.3), volume=0)
    for y in (level + 0.07, level + 0.17):
        pen.paint(box(0, y, 1, y + 0.012), mix(floor, INK, 0.4), volume=0)


def meadow(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """Sky, a hill and grass; by night with the moon."""
    day, pen = tone is Tone.LIGHT, Pen(canvas)
    sky = vary(rng, (0.55, 0.76, 0.93) if day else (0.07, 0.10, 0.24))
    wash(canvas, sky, mix(sky, SNOW, 0.5 if day else 0.12), rng)
    x, y = rng.uniform(0.1, 0.9), rng.uniform(0.08, 0.25)
    if day:
        for shift in (-0.09, 0, 0.09):
            pen.paint(ellipse(x + shift, y, 0.1, 0.06 if shift else 0.09), SNOW, volume=0.1)
    else:
        pen.paint(ellipse(x, y, 0.08, 0.08), (0.94, 0.92, 0.78), volume=0.1)
        for _ in range(9):
            pen.paint(ellipse(rng.random(), rng.random() * 0.5, 0.008, 0.008), SNOW, volume=0)
    grass = vary(rng, (0.46, 0.68, 0.30) if day else (0.08, 0.19, 0.12))
    level = rng.uniform(0.55, 0.75)
    pen.paint(ellipse(rng.random(), level + 0.18, 0.7, 0.28), mix(grass, sky, 0.3))
    pen.paint(box(0, level + 0.03, 1, 1), grass, volume=0.1, fur=0.3)
    for _ in range(26):
        gx, gy = rng.random(), rng.uniform(level + 0.08, 1.02)
        blade = ribbon([(gx, gy), (gx + rng.normal(0, 0.02), gy - 0.07)], 0.016, 0.004)
        pen.paint(blade, mix(grass, SNOW if rng.random() < 0.4 else INK, 0.25), volume=0)


def sofa(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """A sofa with a cushion, in front of a wall."""
    colour, pen = wall(tone, rng), Pen(canvas)
    behind = wall(tone, rng)
    wash(canvas, behind, mix(behind, INK, 0.2), rng)
    pen.paint(box(-0.1, 0.28, 1.1, 0.8), colour, volume=0.25, fur=0.08)
    for side in SIDES:
        pen.paint(ellipse(0.5 + side * 0.52, 0.62, 0.16, 0.3), mix(colour, INK, 0.12), volume=0.4)
    pen.paint(box(-0.1, 0.72, 1.1, 1.1), mix(colour, SNOW, 0.08), volume=0.3, fur=0.08)
    pen.paint(box(-0.1, 0.715, 1.1, 0.73), mix(colour, INK, 0.4), volume=0)
    pillow = pen.move(rng.uniform(0.1, 0.9), 0.5, turn=float(rng.normal(0, 0.3)))
    pillow.paint(box(-0.17, -0.17, 0.17, 0.17), vary(rng, wall(tone, rng)), volume=0.5)


def window(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """A window sill: the sky by day or by night through the panes."""
    day, pen = tone is Tone.LIGHT, Pen(canvas)
    sky = vary(rng, (0.80, 0.90, 0.97) if day else (0.08, 0.11, 0.22))
    wash(canvas, sky, mix(sky, (0.95, 0.85, 0.7) if day else (0.3, 0.2, 0.3), 0.5), rng)
    far = mix(sky, INK, 0.3)
    for x in np.arange(-0.05, 1.0, 0.16):
        pen.paint(box(x, rng.uniform(0.45, 0.65), x + 0.13, 0.85), far, volume=0.1)
    frame = vary(rng, (0.82, 0.74, 0.64) if day else (0.20, 0.15, 0.13))
    bar = rng.uniform(0.2, 0.8)
    for left, right in ((-0.02, 0.05), (bar, bar + 0.04), (0.95, 1.02)):
        pen.paint(box(left, 0, right, 0.85), frame, volume=0.2)
    pen.paint(box(0, 0.82, 1, 1.02), mix(frame, SNOW, 0.1), volume=0.2, fur=0.08)
    curtain = wall(tone, rng)
    side = 0.0 if rng.random() < 0.5 else 1.0
    inner = 0.2 if side == 0 else 0.8
    pen.paint(polygon((side, 0), (inner, 0), ((side + inner) / 2, 0.8), (side, 0.82)), curtain, volume=0.5)


def blanket(canvas: Canvas, tone: Tone, rng: np.random.Generator) -> None:
    """A chequered blanket seen from above."""
    colour, pen = wall(tone, rng), Pen(canvas)
    wash(canvas, colour, colour, rng)
    stripe = mix(colour, wall(tone, rng), 0.8)
    cloth = pen.move(0.5, 0.5, turn=float(rng.uniform(-0.6, 0.6)))
    for at in np.arange(-0.75, 0.75, 0.22):
        cloth.paint(box(at, -0.8, at + 0.08, 0.8), stripe, volume=0)
        cloth.paint(box(-0.8, at, 0.8, at + 0.05), mix(stripe, INK, 0.15), volume=0)


PLACES: list[Place] = [studio, room, meadow, sofa, window, blanket]
