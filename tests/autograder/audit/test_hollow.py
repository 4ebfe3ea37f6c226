"""Answers that compute nothing."""

import inspect
from dataclasses import replace

import numpy as np
import pytest

from autograder.audit import hollow
from autograder.audit.mutants import mutants
from autograder.audit.operators.hollow import Hollow

from .tiny import answer


def real(X, scale=2.0):
    return {"A": X * scale}, [float(np.sum(X)), "text"], int(X.size)


X = np.arange(6.0).reshape(2, 3)


def test_nothing_returns_none():
    assert hollow.nothing(real)(X) is None


@pytest.mark.parametrize(("hollowed", "number"), [(hollow.zeros, 0), (hollow.ones, 1), (hollow.halves, 0.5)])
def test_shapes_and_kinds_are_kept_and_the_numbers_are_not(hollowed, number):
    caches, values, size = hollowed(real)(X)
    assert np.array_equal(caches["A"], np.full((2, 3), number))
    assert values == [number, "text"]
    assert size == int(number)


def test_an_argument_comes_back_unchanged():
    assert hollow.echo(real)(X) is X
    assert hollow.last_argument(real)(X, scale=7.0) == 7.0


def test_what_is_frozen_gives_its_first_answer_for_ever():
    answer = hollow.frozen(real)
    first = answer(X)
    assert answer(X + 1) is first


def test_the_signature_stays_what_it_was():
    assert inspect.signature(hollow.zeros(real)) == inspect.signature(real)


def earlier(X):
    return -X


def test_the_exercise_before_takes_the_arguments_that_it_has_a_place_for():
    answer = hollow.previous(real, earlier)
    assert np.array_equal(answer(X, scale=7.0), -X)
    assert inspect.signature(answer) == inspect.signature(real)
    assert hollow.previous(earlier, lambda *values: values)(X) == (X,)
    with pytest.raises(TypeError):
        hollow.previous(earlier, lambda X, Y: X)(X)


class Layer:
    def __init__(self, W):
        self.W = W

    def forward(self, X):
        return X @ self.W


def test_the_methods_of_a_class_are_hollowed_and_its_start_is_not():
    layer = hollow.zeros(Layer)(np.ones((3, 4)))
    assert np.array_equal(layer.forward(X), np.zeros((2, 4)))
    assert hollow.echo(Layer)(np.ones((3, 4))).forward(X) is X


def test_a_class_is_replaced_by_the_one_before():
    assert hollow.previous(Layer, real) is real


def test_only_an_exercise_with_one_before_it_can_be_that_one():
    first, second = answer("Z = X + Y"), replace(answer("Z = X + Y"), earlier="g")
    assert "previous" not in "".join(mutant.source for mutant in mutants(first, [Hollow()]))
    made = mutants(second, [Hollow()])[-1]
    assert made.diff.endswith("+ f = previous(f, g)")
    namespace = {"g": earlier}
    exec(made.source, namespace)
    assert np.array_equal(namespace["f"](X, X, None, None), -X)


def test_a_hollow_mutant_runs_and_is_named_by_one_line():
    made = mutants(answer("Z = X + Y"), [Hollow()])
    assert [mutant.diff.splitlines()[-1] for mutant in made][:2] == ["+ f = nothing(f)", "+ f = zeros(f)"]
    namespace = {}
    exec(made[1].source, namespace)
    assert np.array_equal(namespace["f"](X, X, None, None), np.zeros((2, 3)))


class Number:
    def __init__(self, data):
        self.data = data

    def __add__(self, other):
        return Number(self.data + other.data)

    def __repr__(self):
        return f"Number({self.data})"


def test_a_class_is_hollowed_in_what_it_computes_and_can_still_be_made_and_shown():
    hollowed = hollow.nothing(Number)
    assert hollowed(2) + hollowed(3) is None
    assert repr(hollowed(2)) == "Number(2)"
