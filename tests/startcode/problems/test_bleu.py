"""Candidates and references share some of their words, and a slip is told by several numbers at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS, st.integers(6, 12), st.integers(1, 4))
def test_references_have_other_lengths_and_words_in_common(seed, length, references):
    candidate, others = problems.some_translations(np.random.default_rng(seed), length, references)
    assert len(candidate) == length
    assert len(set(candidate)) < length
    assert len({len(other) for other in others} | {length}) == references + 1
    assert any(set(candidate) & set(other) for other in others)
    assert any(len(other) < length for other in others) == (references > 1)


def test_each_slip_of_a_precision_is_what_its_words_say():
    found = problems.precision_slips(["a", "a", "a", "b"], [["a", "c", "d", "e", "f"], ["a", "a", "b"]], 1)
    values = list(found.values())
    assert values[0] == 1.0  # all tokens stand in a reference
    assert {slip.split(" ")[0]: value for slip, value in found.items()}["single"] == pytest.approx(3 / 4)
    assert found["the first reference alone"] == pytest.approx(1 / 4)
    assert found["the smallest count in a reference, where the largest is meant"] == pytest.approx(1 / 4)


def test_a_slip_is_named_if_it_explains_all_numbers_and_none_is_right_by_it():
    slips = [{"one": 1.0, "two": 2.0}, {"one": 5.0, "two": 6.0}]
    assert problems.the_slip([2.0, 6.0], [3.0, 7.0], slips) == "two"
    assert problems.the_slip([2.0, 5.0], [3.0, 7.0], slips) is None
    assert problems.the_slip([1.0, 5.0], [1.0, 5.0], slips) is None
