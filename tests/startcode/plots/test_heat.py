"""A heat map says which colour is which number, and which place is which."""

from importlib import import_module

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there", "xlabel": "units", "ylabel": "rate"}


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    module = import_module("startcode.plots.heat")  # the function has the same name
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def names(axis):
    axis.figure.canvas.draw()
    return [label.get_text() for label in axis.get_ticklabels()]


def test_the_places_are_named_and_the_first_row_is_at_the_bottom(papers):
    plots.heat([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], x=[10, 20, 30], y=[0.001, 0.1], **WORDS)
    axis, bar = papers[0].axes
    assert names(axis.xaxis) == ["10", "20", "30"]
    assert names(axis.yaxis) == ["0.001", "0.1"]
    assert axis.get_ylim() == (-0.5, 1.5)
    assert (axis.get_xlabel(), axis.get_ylabel(), axis.get_title(loc="left")) == ("units", "rate", "What to see")
    assert bar.get_ylim() == (1.0, 6.0)


def test_without_names_places_are_counted_and_many_get_only_some(papers):
    plots.heat(np.arange(60.0).reshape(2, 30), **WORDS)
    assert names(papers[0].axes[0].xaxis) == [str(place) for place in range(0, 30, 3)]
    assert names(papers[0].axes[0].yaxis) == ["0", "1"]


def test_larger_numbers_are_lighter_and_zero_is_white_where_there_are_negative_ones(papers):
    plots.heat([[1, 2, 3]], **WORDS)
    plots.heat([[-1.0, 3.0]], **WORDS)
    growing, even = (paper.axes[0].images[0] for paper in papers)
    lightness = [sum(growing.cmap(growing.norm(value))[:3]) for value in (1, 2, 3)]
    assert lightness == sorted(lightness)
    assert even.get_clim() == (-3.0, 3.0)
    assert min(even.cmap(even.norm(0.0))[:3]) > 0.95


@pytest.mark.parametrize("values", [[[np.nan, 1.0]], [[np.inf, np.nan]], [[True, False]], np.zeros((2, 2))])
def test_odd_values_are_drawn_calmly(papers, values):
    plots.heat(values, **WORDS)
    drawn = papers[0].axes[0].images[0].get_array()
    assert drawn.shape == np.shape(values)
    np.testing.assert_array_equal(np.ma.getmaskarray(drawn), ~np.isfinite(values))


@pytest.mark.parametrize("values", [[], [1.0, 2.0], np.zeros((2, 2, 2)), [["a"]]])
def test_what_has_no_rows_and_columns_of_numbers_is_refused(values):
    with pytest.raises(StartCodeError, match="Give numbers in rows and columns"):
        plots.heat(values, **WORDS)


@pytest.mark.parametrize("places", [{"x": [1, 2]}, {"y": [1, 2, 3]}, {"x": [[1], [2], [3]]}])
def test_names_that_do_not_fit_the_values_are_refused(places):
    with pytest.raises(StartCodeError, match="Give one name for each"):
        plots.heat(np.zeros((2, 3)), **places, **WORDS)


def slope(x, y):
    return x + 0 * y


def test_a_search_shows_its_points_its_best_one_and_which_x_were_tried(papers):
    points = np.array([[0.1, 0.9], [0.7, 0.2], [0.4, 0.5]])
    plots.trials(slope, {"grid": points, "random": points[:2]}, title="t", alt="a", xlabel="rate", ylabel="other")
    axes = papers[0].axes
    assert [axis.get_title(loc="left") for axis in axes] == ["grid", "random"]
    tried, best, marks = (line.get_xydata() for line in axes[0].lines)
    np.testing.assert_array_equal(tried, points)
    np.testing.assert_array_equal(best, points[1:2])
    np.testing.assert_array_equal(marks[:, 0], points[:, 0])
    assert marks[:, 1].max() < 0
    drawn = axes[0].images[0].get_array()
    assert drawn[0, -1] > drawn[-1, 0]


@pytest.mark.parametrize("points", [[], [0.1, 0.2], [[0.1, 0.2, 0.3]]])
def test_what_is_no_list_of_points_is_refused(points):
    with pytest.raises(StartCodeError, match=r"Give one row \(x, y\) for each"):
        plots.trials(slope, {"grid": points}, title="t", alt="a")
