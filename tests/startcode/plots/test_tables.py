"""A matrix shows its numbers, readable on their colours."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there"}


def numbers(paper):
    return [text.get_text() for text in paper.axes[0].texts]


def test_whole_numbers_are_written_out_and_others_with_two_digits(papers):
    plots.matrix(np.array([[1234, 3], [4, 20]]), row_label="truth", column_label="answer", **WORDS)
    plots.matrix([[0.123456, 2.0]], **WORDS)
    assert numbers(papers[0]) == ["1234", "3", "4", "20"]
    assert numbers(papers[1]) == ["0.12", "2"]
    assert (papers[0].axes[0].get_ylabel(), papers[0].axes[0].get_xlabel()) == ("truth", "answer")


def test_zero_is_white_where_there_are_negative_numbers(papers):
    plots.matrix([[-1.0, 0.0, 3.0]], **WORDS)
    drawn = papers[0].axes[0].images[0]
    assert drawn.get_clim() == (-3.0, 3.0)
    assert all(part > 0.95 for part in drawn.cmap(drawn.norm(0.0))[:3])


def test_numbers_on_dark_colours_are_white(papers):
    plots.matrix([[0.0, 10.0]], **WORDS)
    plots.matrix([[-10.0, 0.0, 10.0]], **WORDS)
    assert [to_hex(text.get_color()) for text in papers[0].axes[0].texts] == ["#000000", "#ffffff"]
    assert [to_hex(text.get_color()) for text in papers[1].axes[0].texts] == ["#ffffff", "#000000", "#ffffff"]


def test_a_vector_is_one_row_and_a_large_matrix_goes_without_numbers(papers):
    plots.matrix([1.0, 2.0, 3.0], **WORDS)
    plots.matrix(np.zeros((40, 40)), **WORDS)
    assert papers[0].axes[0].images[0].get_array().shape == (1, 3)
    assert numbers(papers[1]) == []
    assert list(papers[1].axes[0].get_xticks()) == [0, 39]


@pytest.mark.parametrize("values", [[[np.nan, 1.0]], [[np.inf, np.nan]], [[True, False]], np.zeros((2, 2))])
def test_odd_values_are_drawn_calmly(papers, values):
    plots.matrix(values, **WORDS)
    assert len(numbers(papers[0])) == np.size(values)


@pytest.mark.parametrize("values", [[], np.zeros((2, 2, 2))])
def test_what_has_no_rows_and_columns_is_refused(values):
    with pytest.raises(StartCodeError, match="Give rows and columns"):
        plots.matrix(values, **WORDS)
