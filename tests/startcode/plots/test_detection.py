"""Boxes stand where they belong, on pictures of any size, with their words and colours."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots import detection
from startcode.plots.figure import PALETTE

WORDS = {"title": "What to see", "alt": "what is there"}
PICTURE = np.zeros((96, 128, 3), np.uint8)
TWO = [[0.25, 0.5, 0.5, 1.0], [0.0, 0.0, 1.0, 0.25]]


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    monkeypatch.setattr(detection, "show", lambda paper, alt: papers.append(paper))
    return papers


def frames(axis):
    """The coloured frames of an axis, without the light edges below them."""
    return [patch for patch in axis.patches if isinstance(patch, Rectangle)][1::2]


def test_fractions_of_the_picture_become_places_on_it(kept):
    plots.boxes(PICTURE, TWO, **WORDS)
    placed = [(*frame.get_xy(), frame.get_width(), frame.get_height()) for frame in frames(kept[0].axes[0])]
    assert placed == [(32, 48, 32, 48), (0, 0, 128, 24)]


def test_boxes_in_pixels_stay_where_they_are(kept):
    plots.boxes(PICTURE, [[10, 20, 40, 30]], pixels=True, **WORDS)
    (frame,) = frames(kept[0].axes[0])
    assert (*frame.get_xy(), frame.get_width(), frame.get_height()) == (10, 20, 30, 10)


def test_y_grows_downwards_and_the_picture_fills_the_axis(kept):
    plots.boxes(PICTURE, [[-0.5, 0.0, 2.0, 3.0]], **WORDS)  # a box that leaves the picture does not stretch it
    axis = kept[0].axes[0]
    assert (axis.get_xlim(), axis.get_ylim()) == ((0, 128), (96, 0))


def test_a_class_keeps_its_colour_and_its_name_stands_with_the_score(kept):
    plots.boxes(PICTURE, TWO, labels=np.array([2, 0]), scores=[0.875, 0.5], names=("person", "car", "tree"), **WORDS)
    plots.boxes(PICTURE, TWO[:1], labels=[2], **WORDS)
    first, second = kept[0].axes[0], kept[1].axes[0]
    assert [text.get_text() for text in first.texts] == ["tree 0.88", "person 0.50"]
    assert [text.get_text() for text in second.texts] == ["2"]
    assert [to_hex(frame.get_edgecolor()) for frame in frames(first)] == [PALETTE[2], PALETTE[0]]
    assert to_hex(frames(second)[0].get_edgecolor()) == PALETTE[2]


def test_labels_may_be_words(kept):
    plots.boxes(PICTURE, TWO, labels=["you", "truth"], **WORDS)
    axis = kept[0].axes[0]
    assert [text.get_text() for text in axis.texts] == ["you", "truth"]
    assert [to_hex(frame.get_edgecolor()) for frame in frames(axis)] == [PALETTE[1], PALETTE[0]]


@pytest.mark.parametrize("none", [[], np.zeros((0, 4))])
def test_a_picture_without_boxes_is_drawn_alone(kept, none):
    plots.boxes(PICTURE, none, labels=[], scores=[], **WORDS)
    assert frames(kept[0].axes[0]) == []


def test_a_grid_has_one_line_more_than_cells_each_way(kept):
    plots.boxes(PICTURE, [], grid=(6, 8), **WORDS)
    upright, level = kept[0].axes[0].collections
    assert (len(upright.get_segments()), len(level.get_segments())) == (9, 7)


def test_panels_stand_side_by_side_with_their_words_below(kept):
    panels = {name: {"image": PICTURE, "boxes": TWO} for name in ("before", "after", "truth", "other")}
    plots.box_panels(panels, columns=2, **WORDS)
    assert [axis.get_xlabel() for axis in kept[0].axes] == list(panels)
    assert kept[0].axes[0].get_position().y0 == kept[0].axes[1].get_position().y0


@pytest.mark.parametrize("wrong", [[0.1, 0.2, 0.3, 0.4], [[0.1, 0.2, 0.3]]])
def test_what_is_no_list_of_boxes_is_refused(wrong):
    with pytest.raises(StartCodeError, match=r"one row .* for each box"):
        plots.boxes(PICTURE, wrong, **WORDS)


@pytest.mark.parametrize("what", ["labels", "scores"])
def test_as_many_words_as_boxes_are_wanted(what):
    with pytest.raises(StartCodeError, match=f"there are 2 boxes, but 3 {what}"):
        plots.boxes(PICTURE, TWO, **{what: [1, 2, 3]}, **WORDS)


def test_no_panel_at_all_is_refused():
    with pytest.raises(StartCodeError, match="no panel"):
        plots.box_panels({}, **WORDS)
