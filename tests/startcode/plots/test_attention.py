"""Who looks where, with the names of both sides in place."""

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there"}


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    import sys

    module = sys.modules["startcode.plots.attention"]  # the function has the same name
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def names(axis):
    axis.figure.canvas.draw()
    return [label.get_text() for label in axis.get_ticklabels()]


def test_rows_look_at_columns_and_the_first_row_is_on_top(papers):
    weights = [[0.1, 0.9, 0.0], [0.5, 0.25, 0.25]]
    plots.attention(weights, ["x", "y"], ["a", " ", "c"], **WORDS)
    axis, bar = papers[0].axes
    assert names(axis.yaxis) == ["x", "y"]
    assert names(axis.xaxis) == ["a", "␣", "c"]
    np.testing.assert_array_equal(axis.images[0].get_array(), weights)
    assert axis.get_ylim()[0] > axis.get_ylim()[1]
    assert bar.get_ylim() == (0.0, 0.9)


def test_no_weight_is_white_and_more_is_darker(papers):
    plots.attention([[0.0, 0.3, 0.7]], ["x"], "abc", **WORDS)
    drawn = papers[0].axes[0].images[0]
    lightness = [sum(drawn.cmap(drawn.norm(value))[:3]) for value in (0.0, 0.3, 0.7)]
    assert lightness == sorted(lightness, reverse=True)
    assert lightness[0] > 2.9


def test_long_words_are_turned_and_a_dollar_is_a_dollar(papers):
    plots.attention(np.eye(2), ["one", "two"], ["price", "$5$"], **WORDS)
    labels = papers[0].axes[0].get_xticklabels()
    assert {label.get_rotation() for label in labels} == {90.0}
    assert labels[1].get_text() == r"\$5\$"


@pytest.mark.parametrize(("count", "columns"), [(1, 5), (3, 5), (8, 12), (2, 40)])
def test_every_head_has_its_panel_and_the_colours_mean_the_same_in_all(papers, count, columns):
    rng = np.random.default_rng(1)
    panels = {f"head {k}": (k + 1) * rng.uniform(0, 1 / count, size=(4, columns)) for k in range(count)}
    plots.attention_panels(panels, "wxyz", ["word"] * columns, **WORDS)
    shown = [axis for axis in papers[0].axes if axis.images and axis.get_title()]
    assert [axis.get_title() for axis in shown] == list(panels)
    assert len({axis.images[0].get_clim() for axis in shown}) == 1
    assert papers[0].get_figwidth() <= 9.0
    papers[0].canvas.draw()
    assert all(axis.bbox.width > 20 and axis.bbox.height > 20 for axis in shown)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (np.ones((3, 2)), "one weight for each row and column"),
        (np.ones((2, 3, 1)), "one weight for each row and column"),
        ([["a", "b", "c"], ["d", "e", "f"]], "one weight for each row and column"),
        ([[-0.1, 0.6, 0.5], [0, 0, 1]], "as a softmax gives them"),
        ([[np.nan, 0.6, 0.5], [0, 0, 1]], "as a softmax gives them"),
    ],
)
def test_what_are_no_weights_of_these_rows_and_columns_is_refused(weights, message):
    with pytest.raises(StartCodeError, match=message):
        plots.attention(weights, "xy", "abc", **WORDS)
    with pytest.raises(StartCodeError, match=message):
        plots.attention_panels({"head": weights}, "xy", "abc", **WORDS)


def test_more_than_can_be_read_and_no_panels_are_refused():
    with pytest.raises(StartCodeError, match="Up to 60 can be read"):
        plots.attention(np.ones((1, 61)), "x", "a" * 61, **WORDS)
    with pytest.raises(StartCodeError, match="there is no panel"):
        plots.attention_panels({}, "x", "a", **WORDS)
