"""Every figure comes with a picture, its text, and words that fit on the paper."""

import base64
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from startcode import plots
from startcode.plots.figure import PALETTE, figure, heading, show, style

RNG = np.random.default_rng(1)
X, Y = RNG.normal(size=(2, 30)), RNG.integers(0, 2, size=(1, 30))
LONG = "A title that says what to see, and says it at such length that no paper is wide enough for a single line of it"


def right_half(points: Any) -> Any:
    """Class 1 right of zero."""
    return (points[:1] > 0).astype(int)


DRAWERS: dict[str, Callable[..., None]] = {
    "scatter": lambda **words: plots.scatter(X, Y, **words),
    "decision_boundary": lambda **words: plots.decision_boundary(right_half, X, Y, **words),
    "decision_boundaries": lambda **words: plots.decision_boundaries({"one": right_half}, X, Y, **words),
    "functions": lambda **words: plots.functions({"tanh": np.tanh}, [-1.0, 0.0, 1.0], **words),
    "network": lambda **words: plots.network([2, 9, 1], **words),
    "matrix": lambda **words: plots.matrix(np.eye(2), **words),
    "images": lambda **words: plots.images(np.zeros((2, 3, 3)), ["a", "b"], **words),
    "weights": lambda **words: plots.weights(np.ones((12, 1)), (2, 2, 3), **words),
    "flattened": lambda **words: plots.flattened(np.zeros((4, 4, 3), np.uint8), **words),
    "lines": lambda **words: plots.lines({"a": ([0, 1], [1, 0])}, xlabel="x", ylabel="y", **words),
    "attention": lambda **words: plots.attention([[0.3, 0.7]], "x", "ab", **words),
    "attention_panels": lambda **words: plots.attention_panels({"head": [[0.3, 0.7]]}, "x", "ab", **words),
    "bars": lambda **words: plots.bars({"a": [1, 2]}, ["one", "two"], xlabel="x", ylabel="y", **words),
    "beam_tree": lambda **words: plots.beam_tree([[(-0.1, [0]), (-2.0, [1])], [(-0.3, [0, 1])]], "ab", **words),
    "heat": lambda **words: plots.heat(np.eye(2), xlabel="x", ylabel="y", **words),
    "trials": lambda **words: plots.trials(lambda x, y: x + y, {"grid": [[0.5, 0.5]]}, **words),
    "boxes": lambda **words: plots.boxes(np.zeros((6, 8, 3)), [[0.1, 0.2, 0.5, 0.9]], **words),
    "box_panels": lambda **words: plots.box_panels(
        {"one": {"image": np.zeros((6, 8, 3)), "boxes": [[0.1, 0.2, 0.5, 0.9]]}}, **words
    ),
    "gates": lambda **words: plots.gates("ab", {"update": [0, 1]}, states={"c": [-1, 1]}, **words),
    "influences": lambda **words: plots.influences({"all": [[1.0, 0.5]]}, **words),
    "lstm_cell": lambda **words: plots.lstm_cell(**words),
    "samples": lambda **words: plots.samples({"one": X, "two": -X}, X, **words),
    "unrolled": lambda **words: plots.unrolled(3, **words),
    "graph": lambda **words: plots.graph(["x", "z"], [(0, 1)], **words),
    "word_map": lambda **words: plots.word_map({"": [[0, 1], [2, 3]]}, ["a", "b"], **words),
    "word_axis": lambda **words: plots.word_axis({"a": [1.0, 2.0]}, ["one", "two"], xlabel="x", **words),
    "paths": lambda **words: plots.paths(np.hypot, {"a": [[0, 0], [1, 1]]}, x=(-1, 2), y=(-1, 2), **words),
}
NO_FIGURE = {"slider", "sliders"}  # they show the figures of others
every = pytest.mark.parametrize("draw", DRAWERS.values(), ids=DRAWERS.keys())


def test_no_figure_is_left_out_here():
    assert set(DRAWERS) == set(plots.__all__) - NO_FIGURE


@every
def test_a_figure_is_shown_once_as_a_picture_with_its_text(draw, shown):
    assert draw(title="What to see", alt='A circle, "red" & small') is None
    (data,) = shown
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == 'A circle, "red" & small'
    assert 'alt="A circle, &quot;red&quot; &amp; small"' in data["text/html"]


@every
def test_outside_a_notebook_nothing_is_shown_and_nothing_fails(draw, capsys):
    draw(title="What to see", alt="what is there")
    assert capsys.readouterr() == ("", "")


def right_end(paper):
    """How far the words of the title reach, as a share of the paper's width."""
    paper.canvas.draw()
    words = [paper._suptitle] if paper._suptitle else []
    words += [axis.title if axis.get_title() else axis._left_title for axis in paper.axes]
    return max(text.get_window_extent().x1 for text in words) / paper.bbox.width


@pytest.mark.parametrize("columns", [1, 3])
@pytest.mark.parametrize("width", [4.0, 7.0, 10.0])
def test_a_long_title_is_broken_and_stays_on_the_paper(width, columns):
    paper, axes = figure(1, columns, width=width)
    for axis in axes:
        style(axis, title=LONG, xlabel="x", ylabel="y")
    assert right_end(paper) <= 1.0
    assert axes[0].get_title(loc="left").split() == LONG.split()
    if columns == 1:  # else the axes have no room left beside one another
        heading(paper, LONG)
        assert right_end(paper) <= 1.0


def test_a_short_title_stays_on_one_line():
    _, (axis,) = figure(width=7.0)
    style(
        axis,
        title="Log loss is one valley; squared error has plains where downhill leads nowhere",
        xlabel="",
        ylabel="",
    )
    assert "\n" not in axis.get_title(loc="left")


def test_no_global_state_of_matplotlib_is_touched(shown):
    import matplotlib.pyplot as plt

    paper, _ = figure()
    show(paper, "nothing")
    assert plt.get_fignums() == []


def brightness(colour):
    """Relative luminance by the definition of sRGB, from 0 (black) to 1 (white)."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_the_colours_of_the_two_usual_classes_stand_out_from_white():
    assert all((1.05) / (brightness(colour) + 0.05) > 3 for colour in PALETTE[:2])
