"""Outlines as arrays of points, shape (n, 2), x to the right and y down."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Path = list[tuple[float, float]]


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Points:
    """An ellipse around (x, y), turned by `turn` radians."""
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    px, py = rx * np.cos(t), ry * np.sin(t)
    return np.stack([x + px * np.cos(turn) - py * np.sin(turn), y + px * np.sin(turn) + py * np.cos(turn)], axis=1)


def box(left: float, top: float, right: float, bottom: float) -> Points:
    """An upright rectangle."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=float)


def polygon(*corners: tuple[float, float]) -> Points:
    """Straight lines from corner to corner."""
    return np.array(corners, dtype=float)


def blob(*path: tuple[float, float]) -> Points:
    """A closed smooth outline through the given points (Catmull-Rom spline)."""
    knots = np.array([path[-1], *path, path[0], path[1]], dtype=float)
    return _spline(knots)


def mirrored(*half: tuple[float, float]) -> Points:
    """A blob that is symmetric about the line x = 0; `half` runs down its right side."""
    left = [(-x, y) for x, y in reversed(half) if x != 0]
    return blob(*half, *left)


def ribbon(path: Path, start: float, end: float) -> Points:
    """A smooth stroke along `path` whose width runs from `start` to `end`."""
    knots = np.array([path[0], *path, path[-1]], dtype=float)
    line = _spline(knots)
    along = np.gradient(line, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across /= np.maximum(np.hypot(across[:, 0], across[:, 1]), 1e-9)[:, None]
    half = np.linspace(start, end, len(line))[:, None] / 2
    return np.concatenate([line + across * half, (line - across * half)[::-1]])


def _spline(knots: Points, steps: int = 8) -> Points:
    """Catmull-Rom: the curve from knot 1 to the last but one, with `steps` points per piece."""
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    pieces.append(knots[-2][None])
    return np.concatenate(pieces)
