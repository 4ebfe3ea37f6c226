import types

import numpy as np
import pytest

from autograder.engine.learner import exports
from autograder.engine.learner.exports import Exports
from autograder.engine.values import BadFrame


class Base:
    def method(self):
        return 1


class Child(Base):
    __module__ = "__main__"

    def __add__(self, other):
        return self

    def other(self):
        return 2


Base.__module__ = "__main__"


@pytest.fixture
def table():
    return Exports({"__name__": "__main__"})


def test_an_object_is_described_once_and_numbered(table):
    thing = Child()
    first, second = table.name(thing), table.name(thing)
    assert first.kind == exports.OBJECT
    assert first.detail.kind == exports.CLASS
    assert second == exports.Handle(exports.OBJECT, first.id)
    assert table.get(first.id) is thing


def test_a_class_tells_its_bases_and_methods():
    module, name, bases, special, methods, names = exports.describe_class(Child, {"__name__": "__main__"})
    assert (module, name, bases) == ("__main__", "Child", (Base,))
    assert special == ("__add__",)
    assert set(methods) >= {"method", "other"}
    assert names[:2] == (("__main__", "Child"), ("__main__", "Base"))


def test_a_library_class_tells_no_methods():
    assert exports.describe_class(np.matrix, {"__name__": "__main__"})[4] == ()


@pytest.mark.parametrize(
    ("thing", "kind"),
    [
        (int, exports.CLASS),
        (test_a_library_class_tells_no_methods, exports.FUNCTION),
        (np, exports.MODULE),
        (object(), exports.OBJECT),
    ],
)
def test_kinds(table, thing, kind):
    assert table.name(thing).kind == kind


def test_the_namespace_is_never_copied():
    space = {"__name__": "__main__", "secret": 1}
    assert Exports(space).name(space).kind == exports.SPACE


def test_a_freed_object_is_gone(table):
    number = table.name(object()).id
    table.free((number,))
    with pytest.raises(BadFrame):
        table.get(number)


def test_a_description_that_was_not_sent_is_given_again(table):
    thing = types.SimpleNamespace()
    first = table.name(thing)
    table.unsent()
    again = table.name(thing)
    assert again.detail is not None
    assert again.id != first.id
    table.sent()
    table.unsent()
    assert table.name(thing).detail is None
