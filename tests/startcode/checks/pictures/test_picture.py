"""The picture and its words."""

import numpy as np

from startcode.checks.pictures import picture_of

GAPS = np.zeros((5, 3, 7))
GAPS[1, 2, 4:] = [1.0, 3.0, 2.0]
SIZES = {"n_a": 5, "m": 3, "T_x": 7}


def picture(gaps=GAPS, name="a", sizes=SIZES, **options):
    return picture_of(name, gaps, gaps == 0, sizes=sizes, **options)


def test_the_text_alternative_says_how_much_is_right_and_where_the_worst_stands():
    assert "102 of 105 entries are right" in picture().alt
    assert "[1, 2, 5]" in picture().alt


def test_the_caption_calls_the_axes_by_the_names_of_the_lesson():
    assert "down: n_a, to the right: time steps (T_x)" in picture(time_axis=-1).caption
    assert "the worst entry along m" in picture(time_axis=-1).caption


def test_axes_without_a_name_are_counted():
    assert "axis 0" in picture(sizes={}, time_axis=-1).caption
    assert "to the right: time steps." in picture(sizes={}, time_axis=-1).caption


def test_two_sizes_of_one_length_give_no_name():
    assert "axis 0" in picture(sizes={"n_a": 5, "n_x": 5}, time_axis=-1).caption


def test_the_first_wrong_step_is_marked_if_there_are_right_ones_before():
    assert picture(time_axis=-1).first == 4
    assert picture(np.ones((5, 7)), time_axis=-1).first is None
    assert picture().first is None


def test_a_caption_tells_of_blocks():
    assert "a block of 7 × 11" in picture(np.ones((100, 300))).caption


def test_names_are_escaped():
    drawn = picture(name='<b a="1">').html()
    assert "<b" not in drawn
    assert "&lt;b" in drawn


def test_numbers_suffice_for_a_small_result():
    assert picture(np.ones((1, 3))) is None
