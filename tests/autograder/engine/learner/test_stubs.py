import copy
import pickle

import pytest

from autograder.engine.learner import stubs
from autograder.engine.values import BadFrame, Handle


@pytest.fixture
def asked():
    return []


@pytest.fixture
def table(asked):
    def ask(number, verb, values, named):
        asked.append((number, verb, values, named))
        return 3

    return stubs.Stubs(ask)


def test_a_function_can_be_called_and_nothing_else(table, asked):
    function = table.resolve(Handle(stubs.FUNCTION, 5))
    assert function(1, x=2) == 3
    assert asked == [(5, "call", (1,), {"x": 2})]
    with pytest.raises(AttributeError):
        _ = function.__globals__
    with pytest.raises(AttributeError):
        _ = function.anything


def test_an_iterator_is_asked_step_by_step(table, asked):
    iterator = table.resolve(Handle(stubs.ITERATOR, 6))
    assert next(iter(iterator)) == 3
    assert asked == [(6, "next", (), {})]


def test_an_object_has_attributes_items_and_a_length(table, asked):
    thing = table.resolve(Handle(stubs.OBJECT, 7))
    thing.x = 1
    assert (thing.x, thing[2], len(thing), thing(4)) == (3, 3, 3, 3)
    assert [verb for _, verb, _, _ in asked] == ["set", "get", "item", "len", "call"]


def test_one_object_has_one_stand_in(table):
    assert table.resolve(Handle(stubs.FUNCTION, 5)) is table.resolve(Handle(stubs.FUNCTION, 5))
    assert stubs.name(table.resolve(Handle(stubs.FUNCTION, 5))) == Handle(stubs.OWN, 5)


def test_a_stand_in_is_copied_as_itself_and_never_pickled(table):
    function = table.resolve(Handle(stubs.FUNCTION, 5))
    assert copy.deepcopy([function])[0] is function
    with pytest.raises(TypeError):
        pickle.dumps(function)


def test_a_function_that_a_test_puts_into_a_class_is_a_method(table, asked):
    class Learner:
        method = table.resolve(Handle(stubs.FUNCTION, 5))

    instance = Learner()
    instance.method(1)
    assert asked == [(5, "call", (instance, 1), {})]


def test_an_unknown_kind_is_refused(table):
    with pytest.raises(BadFrame):
        table.resolve(Handle("own", 5))
