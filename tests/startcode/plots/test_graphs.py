"""Computations as graphs."""

from startcode import plots
from startcode.plots import graphs

DIAMOND = ["x", "y = x·x", "v = y·y", "z = v + y"], [(0, 1), (1, 2), (2, 3), (1, 3)]


def test_what_depends_on_more_steps_stands_further_to_the_right():
    assert graphs._columns(4, DIAMOND[1]) == [0, 1, 2, 3]
    assert graphs._columns(4, [(0, 2), (1, 2), (2, 3), (0, 3)]) == [0, 0, 1, 2]
    assert graphs._columns(2, []) == [0, 0]


def test_those_of_one_column_stand_above_each_other_around_the_middle():
    assert [graphs._height(node, [0, 0, 1, 0]) for node in range(4)] == [1.0, 0.0, 0.0, -1.0]


def test_every_label_and_every_arrow_is_drawn(monkeypatch):
    kept = []
    monkeypatch.setattr(graphs, "show", lambda paper, alt: kept.append(paper))
    plots.graph(*DIAMOND, title="Wait for both", alt="Four boxes.")
    (paper,) = kept
    paper.canvas.draw()
    axis = paper.axes[0]
    assert [text.get_text() for text in axis.texts if text.get_text()] == DIAMOND[0]
    assert sum(getattr(text, "arrow_patch", None) is not None for text in axis.texts) == len(DIAMOND[1])
