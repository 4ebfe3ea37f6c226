"""cosmic-ray's operators behind our interface."""

import random
import sys

import pytest

from autograder.audit.operators.cosmic import Cosmic
from autograder.errors import MachineError

from .tiny import answer, becomes


def test_operators_comparisons_and_numbers_are_exchanged():
    made = becomes(Cosmic(), "Z = X + 3 > Y")
    assert {"Z = X - 3 > Y", "Z = X + 3 >= Y", "Z = X + 4 > Y"} <= set(made)


def test_loops_and_conditions_are_turned_round():
    made = becomes(Cosmic(), "for i in X:\n    if i:\n        break")
    assert any("[]" in text for text in made)
    assert any("not i" in text for text in made)
    assert any("continue" in text for text in made)


def test_what_stands_outside_the_marks_is_left_alone():
    made = list(Cosmic().mutate(answer("Z = X + 3", result="Z - 5")))
    assert made
    assert all(source.endswith("return Z - 5") for source in made)


def test_bits_of_floats_are_not_shifted():
    assert not any("<<" in line or ">>" in line for line in becomes(Cosmic(), "Z = X + Y"))


def test_random_numbers_are_the_same_ones_each_time_and_nobody_elses_luck_is_changed():
    random.seed(5)
    before = random.getstate()
    first = becomes(Cosmic(), "Z = X + Y * W")
    assert random.getstate() == before
    random.seed(6)
    assert first == becomes(Cosmic(), "Z = X + Y * W")


def test_a_value_without_parts_does_not_stop_cosmic_ray():
    assert "Z = X + Y\nb = 1.0" in becomes(Cosmic(), "Z = X + Y\nb = 0.0")


def test_an_environment_without_cosmic_ray_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "cosmic_ray.operators.provider", None)
    with pytest.raises(MachineError, match=r"cosmic-ray.*not installed.*start-code\[audit\]"):
        list(Cosmic().mutate(answer("Z = X")))
