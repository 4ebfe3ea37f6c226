"""Regions, for those who cut them out."""

import pytest

from autograder.authoring.regions import HIDDEN_TESTS, SOLUTION, RegionError, has_marks, inside, regions, without

TEST = (
    "a = 1\n### BEGIN HIDDEN TESTS\nassert a\n### END HIDDEN TESTS\nb = 2\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"
)


def test_what_is_inside_keeps_its_line_numbers_and_what_is_outside_its_text() -> None:
    assert inside(TEST, HIDDEN_TESTS) == [(3, "assert a")]
    assert without(TEST, HIDDEN_TESTS) == "a = 1\nb = 2"
    assert without(TEST, SOLUTION) == TEST


def test_a_mark_without_its_partner_stops_who_would_cut() -> None:
    broken = TEST + "\n### BEGIN HIDDEN TESTS\nassert b"
    for cut in (inside, without, regions):
        with pytest.raises(RegionError, match="never closed") as caught:
            cut(broken, HIDDEN_TESTS)
        assert caught.value.line == 8
    assert str(caught.value.at("course/x.py, line 9")).startswith("course/x.py, line 9: ")


def test_any_mark_counts_even_a_lonely_one() -> None:
    assert has_marks(TEST, HIDDEN_TESTS)
    assert has_marks("### END CODE HERE ###", SOLUTION)
    assert not has_marks(TEST, SOLUTION)
