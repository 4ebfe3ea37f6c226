"""Fakes lie over real examples, and a judge's opinion is read the right way round."""

from importlib import import_module

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there"}
REAL = np.array([[0.0, 2.0, -2.0], [2.0, 0.0, 0.0]])


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    module = import_module("startcode.plots.samples")  # the function has the same name
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def test_every_panel_shows_real_and_made_points_to_the_same_scale(papers):
    plots.samples({"one": REAL, "other": 2 * REAL}, REAL, **WORDS)
    axes = papers[0].axes
    assert [axis.get_title(loc="left") for axis in axes] == ["one", "other"]
    assert {axis.get_xlim() for axis in axes} == {(-3.0, 3.0)}
    for axis, made in zip(axes, (REAL, 2 * REAL), strict=True):
        grey, points = axis.collections
        np.testing.assert_array_equal(grey.get_offsets(), REAL.T)
        np.testing.assert_array_equal(points.get_offsets(), made.T)


def test_what_a_judge_takes_for_real_is_blue_and_lies_where_it_says(papers):
    plots.samples({"judged": REAL, "not": REAL}, REAL, judges={"judged": lambda x: 9 * (x[:1] > 1)}, **WORDS)
    judged, plain = papers[0].axes
    (picture,) = judged.images
    assert not plain.images
    field = picture.get_array()
    assert field[:, -1].min() > 0 == field[:, 0].max()
    red, _, blue, _ = picture.cmap(picture.norm(9.0))
    assert blue > red


def test_arrows_begin_at_the_samples(papers):
    plots.samples({"one": REAL}, REAL, arrows={"one": 0.5 * REAL}, **WORDS)
    arrows = papers[0].axes[0].collections[-1]
    np.testing.assert_array_equal(arrows.get_offsets(), REAL.T)
    np.testing.assert_array_equal([arrows.U, arrows.V], 0.5 * REAL)


def test_panels_that_are_not_needed_stay_empty(papers):
    plots.samples({str(number): REAL for number in range(5)}, REAL, **WORDS)
    assert [axis.axison for axis in papers[0].axes] == [True] * 5 + [False]


@pytest.mark.parametrize(("made", "real"), [(np.zeros((3, 4)), REAL), (REAL, np.zeros(4))])
def test_what_are_no_points_of_the_plane_is_refused(made, real):
    with pytest.raises(StartCodeError, match=r"\(2, m\) is wanted"):
        plots.samples({"one": made}, real, **WORDS)


def test_a_judge_that_gives_no_score_for_each_point_is_refused():
    with pytest.raises(StartCodeError, match="One score for each point"):
        plots.samples({"one": REAL}, REAL, judges={"one": lambda x: x}, **WORDS)
