"""A row of squares, one for each exercise, as a picture: readable on a light and on a dark page.

The states differ in shape and not in colour alone. The SVG stands in an <img>: JupyterLab shows no SVG that is part
of the page in a notebook that somebody else has run.
"""

import base64
import html

from startcode.progress.standing import Standing
from startcode.progress.states import State

SIDE, GAP = 18, 5  # pixels
BLUE, ORANGE, VERMILION, GREY = "#0072b2", "#e69f00", "#d55e00", "#8a8a8a"  # Okabe and Ito (2008), and a grey
STROKE = 'fill="none" stroke-width="2" stroke-linecap="round"'


def row(standing: Standing, scale: float = 1.0) -> str:
    """The row for one notebook; its text for screen readers counts the states."""
    squares = "".join(_drawn(item.state, 1 + number * (SIDE + GAP)) for number, item in enumerate(standing.items))
    return _image(squares, len(standing.items) * (SIDE + GAP) + 1, alt(standing), scale)


def sample(state: State) -> str:
    """One square for a legend, beside the word for it."""
    return _image(_drawn(state, 1), SIDE + 2, "")


def _image(drawing: str, width: int, words: str, scale: float = 1.0) -> str:
    height = SIDE + 2
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{drawing}</svg>"
    )
    data = base64.b64encode(text.encode()).decode()
    return (
        f'<img alt="{html.escape(words)}" width="{scale * width:.0f}" src="data:image/svg+xml;base64,{data}" '
        'style="max-width: none; height: auto; vertical-align: middle"/>'
    )


def alt(standing: Standing) -> str:
    """The picture in words."""
    counts = ((len(standing.of(state)), state) for state in State)
    told = ", ".join(f"{count} {state}" for count, state in counts if count)
    return f"{standing.lesson}, {len(standing.items)} exercises: {told}."


def _drawn(state: State, x: int) -> str:
    """Done: full, with a tick. Partly done: half full. Failing: a cross. Not attempted: empty. Skipped: a dash."""
    if state is State.DONE:
        tick = f'<path d="M{x + 4} {10}l4 4l6 -8" stroke="#fff" {STROKE}/>'
        return _box(x, BLUE, f'fill="{BLUE}"') + tick
    if state is State.PARTLY:
        half = f'<path d="M{x} {1 + SIDE}v-{SIDE}h{SIDE / 2}v{SIDE}z" fill="{ORANGE}"/>'
        return half + _box(x, ORANGE)
    if state is State.FAILING:
        cross = f'<path d="M{x + 5} 6l8 8m0 -8l-8 8" stroke="{VERMILION}" {STROKE}/>'
        return _box(x, VERMILION) + cross
    dash = f'<path d="M{x + 5} 10h8" stroke="{GREY}" {STROKE}/>' if state is State.SKIPPED else ""
    return _box(x, GREY, 'fill="none" stroke-dasharray="3 2"') + dash


def _box(x: int, colour: str, look: str = 'fill="none"') -> str:
    return f'<rect x="{x}" y="1" width="{SIDE}" height="{SIDE}" rx="3" stroke="{colour}" stroke-width="1.5" {look}/>'
