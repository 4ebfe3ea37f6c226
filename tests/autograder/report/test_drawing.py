"""Round numbers along the axes."""

import pytest

from autograder.report.drawing import Scale, decades, steps


@pytest.mark.parametrize(
    ("highest", "marks"),
    [
        (0, [0, 1]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (13, [0, 5, 10, 15]),
        (300, [0, 100, 200, 300]),
        (301, [0, 100, 200, 300, 400]),
    ],
)
def test_steps_are_round_and_reach_the_highest(highest, marks):
    assert steps(highest) == pytest.approx(marks)


@pytest.mark.parametrize(
    ("lowest", "highest", "marks"),
    [(0.7, 64, [0.5, 1, 2, 5, 10, 20, 50, 100]), (1, 1, [1, 2]), (0.01, 0.02, [0.01, 0.02]), (3, 4, [2, 5])],
)
def test_decades_hold_all_numbers_between_them(lowest, highest, marks):
    assert decades(lowest, highest) == pytest.approx(marks)


def test_a_scale_leads_from_numbers_to_places():
    assert Scale(0, 10, 100, 0)(2.5) == 75
    assert Scale(1, 100, 0, 200, is_log=True)(10) == pytest.approx(100)
