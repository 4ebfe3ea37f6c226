"""A tree of beams shows every beginning once, the best one boldly and what was given up in grey."""

import pytest

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots import beams

WORDS = {"title": "What to see", "alt": "what is there"}
KEPT = [[(-0.1, [0]), (-0.4, [1])], [(-0.3, [1, 2]), (-0.5, [0, 2])], [(-0.3, [1, 2]), (-0.6, [1, 0, 2])]]


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    monkeypatch.setattr(beams, "show", lambda paper, alt: papers.append(paper))


def test_every_beginning_has_a_box_and_a_line_to_the_one_before(papers):
    plots.beam_tree(KEPT, ["a", "b", "end"], **WORDS)
    (axis,) = papers[0].axes
    texts = [text.get_text() for text in axis.texts]
    assert sorted(texts) == sorted(["<s>", "a\n-0.10", "b\n-0.40", "end\n-0.30", "end\n-0.50", "a", "end\n-0.60"])
    assert len(axis.lines) == 6


def test_the_best_one_is_bold_and_on_top_and_what_was_given_up_is_dotted(papers):
    plots.beam_tree(KEPT, ["a", "b", "end"], scores=False, **WORDS)
    (axis,) = papers[0].axes
    bold = [line for line in axis.lines if line.get_linewidth() > 2]
    assert [list(line.get_ydata()) for line in bold] == [[0, 0], [0, 0]]
    dotted = [line for line in axis.lines if line.get_linestyle() == ":"]
    assert len(dotted) == 2  # a, and the end behind it
    assert all("\n" not in text.get_text() for text in axis.texts)


def test_no_two_boxes_stand_at_the_same_place(papers):
    plots.beam_tree(KEPT, ["a", "b", "end"], **WORDS)
    places = [text.get_position() for text in papers[0].axes[0].texts]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("nothing", [[], [[]]])
def test_nothing_to_draw_is_refused(nothing):
    with pytest.raises(StartCodeError, match="Give one beam for each step"):
        plots.beam_tree(nothing, ["a"], **WORDS)
