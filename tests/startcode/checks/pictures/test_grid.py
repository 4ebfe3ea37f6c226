"""How a result is laid out in squares."""

import numpy as np
import pytest

from startcode.checks.pictures.grid import COLUMNS, ROWS, grid_of


def wrong_at(shape, *places):
    """Gaps and right entries of a result that is wrong at these places, each further off than the one before."""
    gaps = np.zeros(shape)
    for size, place in enumerate(places, start=1):
        gaps[place] = size
    return gaps, gaps == 0


def test_a_matrix_is_drawn_as_it_stands():
    grid = grid_of(*wrong_at((3, 5), (0, 4), (2, 1)))
    assert grid.right.shape == (3, 5)
    assert np.argwhere(~grid.right).tolist() == [[0, 4], [2, 1]]
    assert (grid.worst, grid.worst_square, grid.largest) == ((2, 1), (2, 1), 2.0)
    assert (grid.block, grid.folded) == ((1, 1), [])


def test_a_right_result_has_no_picture():
    assert grid_of(*wrong_at((3, 5))) is None


@pytest.mark.parametrize("shape", [(), (1,), (12,), (1, 12), (2, 2)])
def test_what_is_short_enough_to_read_has_no_picture(shape):
    gaps = np.ones(shape)
    assert grid_of(gaps, gaps == 0) is None


@pytest.mark.parametrize("shape", [(13,), (1, 13), (13, 1), (1, 13, 1)])
def test_a_long_vector_is_one_row_whichever_way_it_lies(shape):
    gaps = np.zeros(13)
    gaps[7] = 1
    grid = grid_of(gaps.reshape(shape), (gaps == 0).reshape(shape))
    assert np.argwhere(~grid.right).tolist() == [[0, 7]]
    assert grid.axes[0] is None


def test_a_large_matrix_is_summarised_by_blocks_that_show_their_worst_entry():
    grid = grid_of(*wrong_at((100, 300), (0, 0), (0, 1), (99, 299)))
    rows, columns = grid.right.shape
    assert rows <= ROWS
    assert columns <= COLUMNS
    assert (grid.gaps[0, 0], grid.gaps[-1, -1]) == (2.0, 3.0)
    assert np.count_nonzero(~grid.right) == 2
    assert grid.worst == (99, 299)
    assert grid.worst_square == (rows - 1, columns - 1)


def test_of_many_axes_those_are_drawn_along_which_right_and_wrong_part():
    border = np.ones((4, 6, 7, 3))
    border[:, 1:-1, 1:-1] = 0
    grid = grid_of(border, border == 0)
    assert (grid.axes, grid.folded) == ((1, 2), [0, 3])
    assert grid.right[1:-1, 1:-1].all()
    assert not grid.right[0].any()


def test_one_wrong_example_shows_as_one_row():
    gaps = np.zeros((4, 6, 7, 3))
    gaps[2] = 1
    grid = grid_of(gaps, gaps == 0)
    assert grid.axes[0] == 0
    assert (~grid.right).any(axis=1).tolist() == [False, False, True, False]


@pytest.mark.parametrize("time", [0, 1, 2])
def test_the_axis_of_time_runs_to_the_right(time):
    gaps = np.moveaxis(np.concatenate([np.zeros((5, 3, 4)), np.ones((5, 3, 6))], axis=2), 2, time)
    grid = grid_of(gaps, gaps == 0, along=time)
    assert grid.axes[1] == time
    assert grid.right.all(axis=0).tolist() == [True] * 4 + [False] * 6


def test_a_large_gap_within_the_tolerance_is_not_the_worst():
    gaps = np.zeros((3, 5))
    gaps[0, 0], gaps[1, 1] = 7.0, 0.5
    right = np.ones((3, 5), dtype=bool)
    right[1, 1] = False
    assert grid_of(gaps, right).worst == (1, 1)
    assert grid_of(gaps, right).largest == 0.5


def test_a_gap_that_is_no_number_is_the_worst_and_not_the_scale():
    gaps, right = wrong_at((3, 5), (0, 1), (2, 2))
    gaps[1, 3], right[1, 3] = np.nan, False
    grid = grid_of(gaps, right)
    assert grid.worst == (1, 3)
    assert grid.largest == 2.0
