import builtins
import sys

import pytest

from autograder.engine.learner.namespace import Namespace


@pytest.fixture
def space(monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    made = Namespace({})
    made.names.update(x=1, f=len)
    return made


def test_it_is_the_main_module(space):
    assert sys.modules["__main__"].__dict__ is space.names
    assert space.names["__name__"] == "__main__"


def test_names_that_ipython_gives_are_builtins(monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    Namespace({"given_by_ipython": 3})
    assert builtins.given_by_ipython == 3
    del builtins.given_by_ipython


def test_only_names_that_are_there_are_fetched(space):
    assert space.fetch(("x", "nothing", "f")) == (("x", "f"), (1, len))


def test_a_name_that_was_seen_and_bound_again_is_told_once(space):
    space.fetch(("x", "f"))
    assert space.rebound() == ()
    space.names["x"] = 2
    del space.names["f"]
    assert space.rebound() == ("x", "f")
    assert space.rebound() == ()


def test_names_that_could_not_be_told_are_told_again(space):
    space.fetch(("x",))
    space.names["x"] = 2
    space.unsent(space.rebound())
    assert space.rebound() == ("x",)


def test_names_that_nobody_saw_are_not_told(space):
    space.names["x"] = 2
    assert space.rebound() == ()


def test_what_the_grader_binds_is_no_news_to_it(space):
    space.bind("x", [3])
    assert space.rebound() == ()
    space.unbind("x")
    assert "x" not in space.names
    assert space.rebound() == ()


def test_what_is_lent_is_taken_back(space):
    space.lend("x", 7)
    space.lend("new", 8)
    assert (space.names["x"], space.names["new"]) == (7, 8)
    space.reclaim()
    assert space.names["x"] == 1
    assert "new" not in space.names


def test_machinery_is_not_listed(space):
    assert space.listing() == ("x", "f")
