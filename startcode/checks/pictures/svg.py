"""A grid of squares as inline SVG: readable on a light and on a dark page, and with any kind of colour vision.

Right and wrong differ in shape (a dot, a filled square) and not in colour alone; the further off, the fuller the
square. Dots, text and frames take the colour of the text around them.
"""

import html
from collections.abc import Iterable

import numpy as np

from startcode.checks.pictures.grid import Array, Grid

WRONG = "#d55e00"  # vermilion of Okabe and Ito, "Color Universal Design" (2008): stands out from white and from black
LEVELS = 5  # degrees of fullness
LEFT, TOP, BELOW, LEGEND = 34, 8, 18, 24  # pixels around the squares
WIDEST, HIGHEST, SIDE = 460, 240, 22  # pixels that the squares may take, and a side of one square
LEGEND_WIDTH, LETTER = 330, 6.2  # pixels

Point = tuple[float, float]


def svg(grid: Grid, alt: str, *, first: int | None = None) -> str:
    """The drawing; a line stands before the column of index `first`, if given. `alt` is its text for screen readers."""
    rows, columns = grid.right.shape
    side = min(SIDE, WIDEST // columns, HIGHEST // rows)
    width, bottom = max(LEFT + columns * side + 8, LEGEND_WIDTH), TOP + rows * side
    pieces = [
        *_squares(grid, side),
        _frame(0, 0, columns * side, rows * side, 'stroke-opacity=".4"'),
        _ring(grid, side),
        *_numbers(grid, side, bottom),
        *([] if first is None else [_line_before(first // grid.block[1], side, bottom)]),
        *_legend(grid, bottom + BELOW + 14),
    ]
    return (
        f'<svg role="img" aria-label="{html.escape(alt)}" width="{width}" height="{bottom + BELOW + LEGEND}" '
        f'viewBox="0 0 {width} {bottom + BELOW + LEGEND}" fill="none" font-family="sans-serif" font-size="11" '
        f'style="max-width: 100%; height: auto">{"".join(pieces)}</svg>'
    )


def _squares(grid: Grid, side: int) -> Iterable[str]:
    """Dots for right entries, and for each degree of fullness the squares that have it."""
    levels = _levels(grid)
    centres = [(LEFT + (column + 0.5) * side, TOP + (row + 0.5) * side) for row, column in np.argwhere(levels == 0)]
    if centres:
        yield _dots(centres)
    for level in range(1, LEVELS + 1):
        corners = [(LEFT + column * side + 1, TOP + row * side + 1) for row, column in np.argwhere(levels == level)]
        if corners:
            yield _filled(corners, side - 2, level)


def _levels(grid: Grid) -> Array:
    """0 where all is right, else 1 to LEVELS."""
    shares = np.minimum(grid.gaps / grid.largest, 1.0)
    return np.where(grid.right, 0, np.clip(np.ceil(shares * LEVELS), 1, LEVELS).astype(int))


def _dots(centres: Iterable[Point]) -> str:
    path = "".join(f"M{x:g} {y:g}h0" for x, y in centres)
    return f'<path d="{path}" stroke="currentColor" stroke-width="5" stroke-linecap="round"/>'


def _filled(corners: Iterable[Point], side: int, level: int) -> str:
    path = "".join(f"M{x:g} {y:g}h{side}v{side}h-{side}z" for x, y in corners)
    return f'<path d="{path}" fill="{WRONG}" fill-opacity="{level / LEVELS:g}" stroke="{WRONG}"/>'


def _frame(x: float, y: float, width: float, height: float, look: str) -> str:
    place = f'x="{LEFT + x:g}" y="{TOP + y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect {place} stroke="currentColor" {look}/>'


def _ring(grid: Grid, side: int) -> str:
    row, column = grid.worst_square
    return _frame(column * side, row * side, side, side, 'stroke-width="2.5"')


def _numbers(grid: Grid, side: int, bottom: int) -> Iterable[str]:
    """The indices along both axes, as many as there is room for."""
    rows, columns = grid.right.shape
    if grid.axes[0] is not None:
        for row in range(rows):
            yield _text(str(row * grid.block[0]), LEFT - 6, TOP + (row + 0.5) * side + 4, "end")
    wide = LETTER * len(str(columns * grid.block[1])) + 4
    for column in range(0, columns, max(1, -int(-wide // side))):
        yield _text(str(column * grid.block[1]), LEFT + (column + 0.5) * side, bottom + 14, "middle")


def _line_before(column: int, side: int, bottom: int) -> str:
    x = LEFT + column * side
    return f'<path d="M{x} {TOP - 7}V{bottom + 6}" stroke="currentColor" stroke-width="2" stroke-dasharray="5 3"/>'


def _legend(grid: Grid, y: int) -> Iterable[str]:
    """What dots, squares and the ring mean."""
    yield _dots([(10, y)])
    yield _text("right", 18, y + 4)
    for level in range(1, LEVELS + 1):
        yield _filled([(48 + 13 * level, y - 5)], 10, level)
    words = f"off, by up to {grid.largest:.3g}"
    yield _text(words, 128, y + 4)
    x = 140 + LETTER * len(words)
    yield f'<rect x="{x:g}" y="{y - 6}" width="12" height="12" stroke="currentColor" stroke-width="2.5"/>'
    yield _text("the worst", x + 18, y + 4)


def _text(words: str, x: float, y: float, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" fill="currentColor" text-anchor="{anchor}">{html.escape(words)}</text>'
