"""Words stand at their points, with their names, and along a direction in their rows."""

from importlib import import_module

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there"}
POINTS = np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 1.0]])


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    module = import_module("startcode.plots.words")
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def names_on(axis):
    return {text.get_text(): tuple(text.xy) for text in axis.texts if text.get_text()}


def test_every_word_has_its_name_beside_its_point(papers):
    plots.word_map({"map": POINTS}, ["a", "b", "c"], **WORDS)
    assert names_on(papers[0].axes[0]) == {"a": (0, 0), "b": (1, 2), "c": (3, 1)}


def test_names_of_points_that_lie_together_do_not_cover_each_other(papers):
    words = ["nurse", "receptionist", "secretary", "carpenter"]
    plots.word_map({"map": [[0, 0], [0.01, 0.01], [0.02, 0], [1, 1]]}, words, **WORDS)
    boxes = [text.get_window_extent() for text in papers[0].axes[0].texts]
    assert len(boxes) == 4
    assert [(i, j) for i in range(4) for j in range(i) if boxes[i].overlaps(boxes[j])] == []


def test_only_some_names_and_an_arrow_from_one_word_to_another(papers):
    plots.word_map({"one": POINTS, "two": -POINTS}, ["a", "b", "c"], named=["b"], arrows=[("a", "c")], **WORDS)
    one, two = papers[0].axes
    assert names_on(one) == {"b": (1, 2)}
    assert names_on(two) == {"b": (-1, -2)}
    (arrow,) = (text for text in two.texts if not text.get_text())
    assert tuple(arrow.xy) == (-3, -1)
    assert tuple(arrow.xyann) == (0, 0)


def test_kinds_are_told_apart_by_colour_and_by_mark(papers):
    kinds = [f"kind {number}" for number in range(14)]
    points = np.random.default_rng(0).normal(size=(14, 2))
    plots.word_map({"": points}, kinds, kinds=kinds, **WORDS)
    groups = papers[0].axes[0].collections
    looks = {(tuple(group.get_facecolor()[0]), group.get_paths()[0].vertices.tobytes()) for group in groups}
    assert [group.get_label() for group in groups] == kinds
    assert len(looks) == 14


def test_every_group_has_a_mark_in_the_row_of_each_word_and_the_first_word_is_on_top(papers):
    plots.word_axis({"before": [3.0, -1.0], "after": [0.5, 0.0]}, ["a", "b"], xlabel="x", **WORDS)
    axis = papers[0].axes[0]
    rows = dict(zip([label.get_text() for label in axis.get_yticklabels()], axis.get_yticks(), strict=True))
    assert rows["a"] > rows["b"]
    before, after = axis.lines[:2]
    assert list(zip(before.get_xdata(), before.get_ydata(), strict=True)) == [(3, rows["a"]), (-1, rows["b"])]
    assert list(after.get_xdata()) == [0.5, 0.0]
    assert before.get_marker() != after.get_marker()


@pytest.mark.parametrize("points", [POINTS[:2], POINTS[:, :1], POINTS[0]])
def test_points_that_do_not_fit_the_words_are_refused(points):
    with pytest.raises(StartCodeError, match=r"\(3, 2\) is wanted"):
        plots.word_map({"map": points}, ["a", "b", "c"], **WORDS)


def test_numbers_that_do_not_fit_the_words_are_refused():
    with pytest.raises(StartCodeError, match="Give one number for each word"):
        plots.word_axis({"before": [1.0]}, ["a", "b"], xlabel="x", **WORDS)
