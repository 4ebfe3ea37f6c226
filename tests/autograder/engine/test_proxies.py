"""What stands here for an object of the learner behaves as it would, and is never a value."""

import copy
import inspect
import pickle
import types

import numpy as np
import pytest

from autograder.engine.budget import Budget
from autograder.engine.plain import PlainProcess
from autograder.engine.remote.errors import NotPlainValueError
from autograder.engine.remote.proxies import isinstance_of_remote
from autograder.engine.session import Session, Start
from tests.autograder.engine.small_notebooks import FAST

LEARNED = """
import numpy as np
class Base:
    kind = "base"
    def __init__(self, x=1):
        self.x = x
    def double(self):
        return 2 * self.x
    @property
    def triple(self):
        return 3 * self.x
class Child(Base):
    def __len__(self):
        return self.x
    def __getitem__(self, i):
        return i
    def __eq__(self, other):
        return True
    __hash__ = object.__hash__
    def __add__(self, other):
        return self.x + other
    def __call__(self, y):
        return self.x + y
class Sub(np.ndarray):
    pass
class Number(float):
    pass
def make(n):
    return Child(n)
def add(a, b=2, *rest, c, **named):
    '''Adds.'''
    return a + b
thing = Child(5)
plain = Base(2)
array = np.zeros(3).view(Sub)
number = Number(3.0)
"""


@pytest.fixture(scope="module")
def session():
    made = Session(Start(PlainProcess, 1, False, ()), Budget(FAST))
    made.request("run", "cell x", (LEARNED, 5.0))
    yield made
    made.close()


@pytest.fixture
def get(session):
    session.judge_with({})
    return lambda text: session.request("evaluate", None, text)


def test_attributes_methods_and_properties_are_the_learners(get):
    thing = get("thing")
    assert (thing.x, thing.double(), thing.triple, thing.kind) == (5, 10, 15, "base")
    assert (len(thing), thing[7], thing(1)) == (5, 7, 6)
    assert not hasattr(thing, "nothing")
    assert "double" in dir(thing)


def test_attributes_can_be_set_and_deleted(get):
    thing = get("Base(1)")
    thing.x = 4
    assert thing.double() == 8
    del thing.x
    with pytest.raises(AttributeError):
        _ = thing.x


def test_one_object_has_one_stand_in(get):
    assert get("thing") is get("thing")
    assert get("Child") is type(get("thing"))
    assert get("plain") == get("plain")
    assert get("plain") != get("Base(2)")


def test_classes_are_classes(get):
    child, base = get("Child"), get("Base")
    assert isinstance(child(3), base)
    assert issubclass(child, base)
    assert type(get("thing")) is child
    assert get("thing").__class__ is child
    assert (child.__name__, child.kind) == ("Child", "base")
    assert not isinstance(get("plain"), child)
    assert list(inspect.signature(base).parameters) == ["x"]


def test_a_test_cannot_derive_from_a_class_of_the_learner(get):
    with pytest.raises(TypeError, match="sandbox"):
        type("Mine", (get("Child"),), {})


def test_a_function_is_a_function(get):
    add = get("add")
    assert callable(add)
    assert inspect.isfunction(add)
    assert isinstance(add, types.FunctionType)
    assert add(1, c=0) == 3
    assert (add.__name__, add.__doc__, add.__defaults__) == ("add", "Adds.", (2,))
    assert str(inspect.signature(add)) == "(a, b=2, *rest, c, **named)"
    assert add.__code__.co_varnames[:2] == ("a", "b")
    assert copy.deepcopy(add) is add
    assert not hasattr(add, "__wrapped__")


def test_a_method_is_a_method(get):
    method = get("thing").double
    assert method() == 10
    assert method == get("thing").double
    assert method.__name__ == "double"
    assert callable(get("thing.double"))
    assert inspect.ismethod(get("thing.double"))


@pytest.mark.parametrize("text", ["thing", "number", "array"])
@pytest.mark.parametrize(
    "use",
    [
        lambda thing: thing == 3,
        lambda thing: thing != 3,
        lambda thing: thing == "x",
        lambda thing: thing == [1],
        lambda thing: thing == np.zeros(3),
        lambda thing: np.zeros(3) == thing,
        lambda thing: thing + 1,
        lambda thing: np.asarray(thing),
        lambda thing: np.asanyarray(thing),
        lambda thing: np.array([thing]),
        lambda thing: np.allclose(thing, 3.0),
        lambda thing: np.testing.assert_allclose(thing, 3.0),
        lambda thing: np.testing.assert_array_equal(thing, np.zeros(3)),
        lambda thing: np.testing.assert_equal(thing, 3.0),
        lambda thing: thing in [1, 2, 3],
        lambda thing: np.isclose(thing, 3.0),
        lambda thing: np.sum(thing - np.zeros(3)),
        lambda thing: pytest.approx(3.0) == thing,
    ],
)
def test_no_object_is_compared_with_a_value(get, text, use):
    with pytest.raises((NotPlainValueError, TypeError, AssertionError)):
        use(get(text))


def test_a_class_of_the_authors_may_compare_and_calculate(session, get):
    thing = get("thing")
    session.judge_with({"Child": frozenset({"__eq__", "__add__"})})
    assert thing == 3
    assert thing + 1 == 6
    session.judge_with({"Other": frozenset({"__eq__"})})
    with pytest.raises(NotPlainValueError, match="Child"):
        _ = thing == 3


def test_nothing_is_equal_to_none(get):
    assert (get("thing") == None) is False  # noqa: E711 - as careless tests write it
    assert get("thing") is not None


def test_a_subclass_of_a_value_is_no_value(get):
    assert isinstance_of_remote(get("number"))
    assert not isinstance(get("number"), float)
    assert not isinstance(get("array"), np.ndarray)
    assert float(get("number")) == 3.0
    assert get("array").shape == (3,)


def test_the_message_names_what_came(get):
    with pytest.raises(NotPlainValueError, match=r"class Sub \(a kind of ndarray\)"):
        np.asarray(get("array"))


def test_copies_are_made_there(get):
    thing = get("Base(7)")
    twin = copy.deepcopy(thing)
    assert twin is not thing
    assert twin.x == 7
    twin.x = 8
    assert copy.copy(thing).x == 7


def test_nothing_can_be_pickled(get):
    with pytest.raises((copy.Error, TypeError)):
        pickle.dumps(get("thing"))


def test_iterators_and_generators_are_asked_step_by_step(get):
    squares = get("(n * n for n in range(10**9))")
    assert isinstance(squares, types.GeneratorType)
    assert [next(squares), next(squares), next(squares)] == [0, 1, 4]
    assert list(get("iter([1, 2])")) == [1, 2]
    assert dict(get("zip('ab', [1, 2])")) == {"a": 1, "b": 2}


def test_the_namespace_of_a_function_is_not_copied(session, get):
    class Space(dict):
        pass

    space = session.living().space = Space()
    assert get("add.__globals__") is space


def test_a_hostile_class_gives_a_plain_error(get):
    with pytest.raises((TypeError, ValueError)):
        len(get("type('Odd', (), {'__len__': lambda self: -1})()"))
    with pytest.raises(TypeError):
        str(get("type('Odd', (), {'__str__': lambda self: 3})()"))
