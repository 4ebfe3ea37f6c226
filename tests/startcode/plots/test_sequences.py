"""A net that is drawn step by step, its gates, and who hears of whom."""

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots import sequences

WORDS = {"title": "What to see", "alt": "what is there"}


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    monkeypatch.setattr(sequences, "show", lambda paper, alt: papers.append(paper))


def words(axis):
    return [text.get_text() for text in axis.texts if text.get_text()]


@pytest.mark.parametrize(("states", "arrows"), [(("a",), 5), (("c", "a"), 10)])
def test_every_step_has_a_cell_and_every_state_an_arrow_between_them(papers, states, arrows):
    plots.unrolled(4, states=states, **WORDS)
    (axis,) = papers[0].axes
    assert len(axis.patches) == 4
    assert len(axis.texts) - len(words(axis)) == arrows + 2 * 4
    for name in states:
        assert [text for text in words(axis) if text.startswith(f"${name}^")] == [
            rf"${name}^{{\langle {t} \rangle}}$" for t in range(5)
        ]


def test_a_net_without_predictions_has_no_arrows_to_them(papers):
    plots.unrolled(3, output="", **WORDS)
    assert not [text for text in words(papers[0].axes[0]) if "y" in text]


@pytest.mark.parametrize(("steps", "states"), [(0, ("a",)), (3, ())])
def test_a_net_without_steps_or_states_is_refused(steps, states):
    with pytest.raises(StartCodeError, match="at least one of each"):
        plots.unrolled(steps, states=states, **WORDS)


def test_gates_stand_above_their_letters_and_states_below(papers):
    plots.gates("a (b", {"update": [0, 0, 1, 0], "reset": [1, 1, 1, 1]}, states={"c": [0, 0, 1, 1]}, **WORDS)
    strips, steps, _ = papers[0].axes
    papers[0].canvas.draw()
    for axis in (strips, steps):
        assert [label.get_text() for label in axis.get_xticklabels()] == ["a", "␣", "(", "b"]
    assert [label.get_text() for label in strips.get_yticklabels()] == ["update", "reset"]
    np.testing.assert_array_equal(strips.images[0].get_array(), [[0, 0, 1, 0], [1, 1, 1, 1]])
    assert strips.images[0].get_clim() == (0, 1)  # a gate that is never quite open does not look open
    np.testing.assert_array_equal(steps.lines[0].get_ydata(), [0, 0, 1, 1])


def test_gates_need_no_states(papers):
    plots.gates("ab", {"update": [0.2, 0.7]}, **WORDS)
    assert len(papers[0].axes) == 2  # the strips and their colour bar


@pytest.mark.parametrize(
    ("symbols", "rows", "states", "message"),
    [
        ("abc", {"update": [0, 1]}, None, "one number for each symbol"),
        ("abc", {"update": [0, 1, 0]}, {"c": [1]}, "one number for each symbol"),
        ("abc", {}, None, "at least one row"),
        ("a" * 81, {"update": [0] * 81}, None, "1 to 80 symbols"),
    ],
)
def test_gates_that_do_not_fit_the_text_are_refused(symbols, rows, states, message):
    with pytest.raises(StartCodeError, match=message):
        plots.gates(symbols, rows, states=states, **WORDS)


def test_what_does_not_count_is_white_and_the_same_colour_means_the_same_in_all_panels(papers):
    full, empty = np.tril(np.full((3, 4), 0.5), 1), np.zeros((3, 4))
    plots.influences({"all of the past": full, "nothing": empty}, **WORDS)
    left, right = papers[0].axes
    papers[0].canvas.draw()
    assert [label.get_text() for label in left.get_xticklabels()] == ["a0", "0", "1", "2"]
    np.testing.assert_array_equal(np.ma.getmaskarray(left.images[0].get_array()), full == 0)
    assert np.ma.getmaskarray(right.images[0].get_array()).all()
    assert left.images[0].norm is right.images[0].norm


@pytest.mark.parametrize("maps", [{}, {"square": np.ones((3, 3))}])
def test_maps_without_a_column_for_the_beginning_are_refused(maps):
    with pytest.raises(StartCodeError, match="influences"):
        plots.influences(maps, **WORDS)
