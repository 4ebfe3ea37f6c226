"""Points carry colour, mark and name of their class; regions are what the classifier answers."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE

X = np.array([[-2.0, -1.0, 1.0, 2.0], [0.5, -0.5, 0.5, -0.5]])
Y = np.array([[0, 0, 1, 1]])
WORDS = {"title": "What to see", "alt": "what is there"}


def right_half(points):
    return (points[:1] > 0).astype(int)


def legend(paper):
    """The names in the legend, of the axis or of the paper."""
    found = [paper.axes[0].get_legend(), *paper.legends]
    return [text.get_text() for box in found if box for text in box.get_texts()]


@pytest.mark.parametrize("labels", [Y, Y.ravel(), Y.astype(float), Y == 1, Y.tolist()])
def test_labels_may_come_in_any_shape_and_kind(papers, labels):
    plots.scatter(X, labels, **WORDS)
    assert legend(papers[0]) == ["0", "1"]
    one, other = papers[0].axes[0].collections
    np.testing.assert_array_equal(one.get_offsets(), X[:, :2].T)
    np.testing.assert_array_equal(other.get_offsets(), X[:, 2:].T)


def test_classes_differ_in_mark_as_well_as_in_colour(papers):
    plots.scatter(X, Y, names=("no", "yes"), **WORDS)
    one, other = papers[0].axes[0].collections
    assert legend(papers[0]) == ["no", "yes"]
    assert to_hex(one.get_facecolor()[0]) != to_hex(other.get_facecolor()[0])
    assert not np.array_equal(one.get_paths()[0].vertices, other.get_paths()[0].vertices)


@pytest.mark.parametrize(("names", "shown"), [(("0", "1"), ["-1", "1"]), (("no", "yes"), ["no", "yes"])])
def test_labels_of_minus_one_and_one_keep_their_meaning(papers, names, shown):
    plots.scatter(X, 2 * Y - 1, names=names, **WORDS)
    assert legend(papers[0]) == shown


def test_a_class_alone_keeps_its_own_name_and_colour(papers):
    plots.scatter(X, np.ones((1, 4)), **WORDS)
    (points,) = papers[0].axes[0].collections
    assert legend(papers[0]) == ["1"]
    assert to_hex(points.get_facecolor()[0]) == PALETTE[1]


def test_many_classes_have_many_looks(papers):
    labels = np.arange(9).reshape(1, 9)
    plots.scatter(np.zeros((2, 9)), labels, **WORDS)
    looks = {(to_hex(c.get_facecolor()[0]), len(c.get_paths()[0].vertices)) for c in papers[0].axes[0].collections}
    assert len(legend(papers[0])) == 9
    assert len(looks) >= 7


def regions(paper, panel=0):
    """The background: its colours left and right, as hexadecimal numbers."""
    picture = paper.axes[panel].images[0].get_array()
    return to_hex(picture[0, 0]), to_hex(picture[-1, -1])


@pytest.mark.parametrize(
    "predict",
    [
        right_half,
        lambda points: right_half(points).ravel(),
        lambda points: right_half(points).astype(bool),
        lambda points: 1 / (1 + np.exp(-points[:1])),
    ],
    ids=["labels", "a vector", "booleans", "probabilities"],
)
def test_the_plane_has_the_light_colours_of_what_is_predicted(papers, predict):
    plots.decision_boundary(predict, X, Y, **WORDS)
    left, right = regions(papers[0])
    assert (left, right) == tuple(
        to_hex(1 - 0.3 * (1 - np.array([int(c[k : k + 2], 16) / 255 for k in (1, 3, 5)]))) for c in PALETTE[:2]
    )


def test_the_grid_reaches_beyond_the_points_and_comes_as_columns(papers):
    asked = []
    plots.decision_boundary(lambda points: asked.append(points) or right_half(points), X, Y, **WORDS)
    (grid,) = asked
    assert grid.shape[0] == 2
    assert grid.dtype == np.float64
    assert np.all(grid.min(axis=1) < X.min(axis=1))
    assert np.all(grid.max(axis=1) > X.max(axis=1))


@pytest.mark.parametrize("answer", [0.0, 1.0, np.nan])
def test_a_classifier_that_always_says_the_same_has_no_border(papers, answer):
    plots.decision_boundary(lambda points: np.full((1, points.shape[1]), answer), X, Y, **WORDS)
    left, right = regions(papers[0])
    assert left == right


def test_several_classifiers_stand_side_by_side_under_their_names(papers):
    panels = {f"rule {number}": right_half for number in range(5)}
    plots.decision_boundaries(panels, X, Y, **WORDS)
    titles = [axis.get_title(loc="left") for axis in papers[0].axes]
    assert titles[:5] == list(panels)
    assert [axis.axison for axis in papers[0].axes] == [True] * 5 + [False]
    assert [axis.get_xlabel() for axis in papers[0].axes[:5]] == ["", "", "$x_1$", "$x_1$", "$x_1$"]
    assert legend(papers[0]) == ["0", "1"]


@pytest.mark.parametrize(
    ("count", "rows", "columns"), [(1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 2), (5, 2, 3), (6, 2, 3)]
)
def test_panels_fill_a_page_and_no_more(papers, count, rows, columns):
    plots.decision_boundaries({f"rule {number}": right_half for number in range(count)}, X, Y, **WORDS)
    assert papers[0].axes[0].get_gridspec().get_geometry() == (rows, columns)
    assert papers[0].get_figwidth() <= 8


@pytest.mark.parametrize(("repeats", "scale"), [(25, 1), (75, 2)])
def test_the_key_of_many_small_points_shows_them_larger(papers, repeats, scale):
    points, labels = np.tile(X, repeats), np.tile(Y, repeats)
    plots.decision_boundaries({"one": right_half, "two": right_half}, points, labels, **WORDS)
    drawn, shown = papers[0].axes[0].collections[-1], papers[0].legends[0].legend_handles[-1]
    np.testing.assert_allclose(shown.get_sizes().max(), scale**2 * drawn.get_sizes().max())


def test_points_that_are_not_of_the_plane_are_refused():
    with pytest.raises(StartCodeError, match=r"scatter: X has shape \(4, 2\)\. .* \(2, m\) is wanted"):
        plots.scatter(X.T, Y, **WORDS)
    with pytest.raises(StartCodeError, match="X holds 4 points, but Y 3 labels"):
        plots.scatter(X, Y[:, :3], **WORDS)


def test_a_classifier_that_answers_for_other_points_is_refused():
    with pytest.raises(StartCodeError, match=r"predict gave shape \(1, 4\) for points of shape \(2, \d+\)"):
        plots.decision_boundary(lambda points: Y, X, Y, **WORDS)
