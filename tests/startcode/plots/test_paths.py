"""A path is drawn where its points are, over the contour lines of the right function."""

from importlib import import_module

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE

WORDS = {"title": "What to see", "alt": "what is there", "x": (-3, 3), "y": (-2, 2)}
DOWN = np.array([[2.0, 1.0], [1.0, 0.5], [0.0, 0.25]])


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    module = import_module("startcode.plots.paths")  # the name in the package is the function
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def bowl(w1, w2):
    return w1**2 + 25 * w2**2


def test_every_path_has_its_points_its_name_its_colour_and_a_ring_at_its_start(papers):
    plots.paths(bowl, {"one": DOWN, "other": (-DOWN).tolist()}, **WORDS)
    (axis,) = papers[0].axes
    first, ring, second, _ = axis.get_lines()
    np.testing.assert_array_equal(np.column_stack(first.get_data()), DOWN)
    np.testing.assert_array_equal(np.column_stack(second.get_data()), -DOWN)
    np.testing.assert_array_equal(np.column_stack(ring.get_data()), DOWN[:1])
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["one", "other"]
    assert (first.get_color(), second.get_color()) == PALETTE[:2]
    assert first.get_marker() != second.get_marker()
    assert (axis.get_xlim(), axis.get_ylim()) == ((-3, 3), (-2, 2))


def test_contour_lines_are_those_of_the_function_and_its_first_argument_goes_across(papers):
    plots.paths(bowl, {}, names=("w", "b"), **WORDS)
    (axis,) = papers[0].axes
    (contours,) = axis.collections
    assert len(contours.levels) > 8
    for level, line in zip(contours.levels, contours.get_paths(), strict=True):
        np.testing.assert_allclose(bowl(*line.vertices.T), level, rtol=0.02, atol=0.02)
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("w", "b")
    assert axis.get_legend() is None


def test_a_path_ends_where_its_numbers_do(papers):
    plots.paths(bowl, {"gone": [[1.0, 1.0], [2.0, 0.0], [np.inf, 0.0], [0.0, 0.0]], "never": [[np.nan, 0.0]]}, **WORDS)
    gone, _, never, _ = papers[0].axes[0].get_lines()
    assert gone.get_xdata().tolist() == [1.0, 2.0]
    assert never.get_xdata().size == 0


@pytest.mark.parametrize("f", [lambda x, y: 0 * x + 3, lambda x, y: np.log(np.where(x > 0, x, np.nan)), np.full_like])
def test_flat_and_broken_surfaces_are_drawn_calmly(papers, f):
    with np.errstate(all="ignore"):
        plots.paths(f if f is not np.full_like else lambda x, y: np.full_like(x, np.nan), {"one": DOWN}, **WORDS)
    assert len(papers) == 1


def test_a_long_path_gets_no_more_marks_than_can_be_seen(papers):
    plots.paths(bowl, {"long": np.ones((1000, 2)), "short": DOWN}, **WORDS)
    long, _, short, _ = papers[0].axes[0].get_lines()
    assert 1000 / long.get_markevery() <= 40
    assert short.get_markevery() == 1


def test_points_in_rows_and_a_function_of_another_kind_are_refused():
    with pytest.raises(StartCodeError, match=r'paths: the path "turned" has shape \(2, 3\)\. .* shape \(k, 2\)'):
        plots.paths(bowl, {"turned": DOWN.T}, **WORDS)
    with pytest.raises(StartCodeError, match=r"f gave shape \(\) for arrays of shape"):
        plots.paths(lambda x, y: 1.0, {}, **WORDS)
