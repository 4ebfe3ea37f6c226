"""A network has a circle for each unit and an arrow for each weight."""

import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there"}


def parts(paper):
    """Circles, arrows, and words of the diagram."""
    axis = paper.axes[0]
    words = [text.get_text() for text in axis.texts if text.get_text()]
    return len(axis.patches), len(axis.texts) - len(words), words


def test_every_unit_and_every_weight_of_a_small_net_is_drawn(papers):
    plots.network([2, 4, 3, 1], **WORDS)
    circles, arrows, words = parts(papers[0])
    assert (circles, arrows) == (10, 2 * 4 + 4 * 3 + 3 * 1)
    assert words == [
        "input",
        "$n_{0} = 2$",
        "layer 1",
        "$n_{1} = 4$",
        "layer 2",
        "$n_{2} = 3$",
        "output",
        "$n_{3} = 1$",
    ]


def test_of_a_large_layer_a_few_units_are_drawn_with_a_gap_and_its_true_size(papers):
    plots.network([12288, 7, 1], **WORDS)
    circles, arrows, words = parts(papers[0])
    assert (circles, arrows) == (6 + 7 + 1, 6 * 7 + 7)
    assert words.count("⋮") == 1
    assert "$n_{0} = 12288$" in words


def test_layers_can_have_names_of_their_own(papers):
    plots.network([3, 1], names=["pixels", "cat?"], **WORDS)
    assert parts(papers[0])[2][::2] == ["pixels", "cat?"]


@pytest.mark.parametrize("sizes", [[], [3], [3, 0, 1]])
def test_a_net_without_units_is_refused(sizes):
    with pytest.raises(StartCodeError, match="Give two or more sizes"):
        plots.network(sizes, **WORDS)


def test_names_that_do_not_fit_the_layers_are_refused():
    with pytest.raises(StartCodeError, match="2 names for 3 layers"):
        plots.network([3, 2, 1], names=["in", "out"], **WORDS)
