"""What a test gives to the learner's code: callables, iterators, objects of its own classes; never their insides."""

from collections.abc import Callable, Iterator
from typing import Any

from autograder.engine.learner import stubs
from autograder.engine.values import BadFrame, Handle, NotAValue

ERROR_CLASSES = (StopIteration, KeyError, IndexError, ValueError, TypeError, AttributeError, ZeroDivisionError)
TEST_MODULE = "__main__"  # of classes that tests define


class Exports:
    """The table of what the learner's process may use, until it is taken back."""

    def __init__(self) -> None:
        self._things: dict[int, tuple[str, Any]] = {}
        self._numbers: dict[int, int] = {}
        self._lasting: set[int] = set()
        self._next = 1

    def name(self, thing: object) -> Handle:
        """The number of `thing`; NotAValue if it is of a kind that cannot be used from there."""
        number = self._numbers.get(id(thing))
        if number is None:
            kind = _kind(thing)
            number = self._next
            self._next += 1
            self._things[number] = kind, thing
            self._numbers[id(thing)] = number
        return Handle(self._things[number][0], number)

    def get(self, number: object) -> Any:  # noqa: ANN401 - any object
        """The object itself; BadFrame if it was taken back."""
        if not isinstance(number, int) or number not in self._things:
            raise BadFrame("an object that a test no longer gives")
        return self._things[number][1]

    def keep(self, thing: object) -> None:
        """Let the learner's code use `thing` after this test: it was assigned to a global name of theirs."""
        if id(thing) in self._numbers:
            self._lasting.add(self._numbers[id(thing)])

    def take_back(self) -> None:
        """A test is over: nothing that it gave can be used any more."""
        for number in self._things.keys() - self._lasting:
            _, thing = self._things.pop(number)
            del self._numbers[id(thing)]

    def use(self, number: object, verb: object, values: tuple[Any, ...], named: dict[str, Any]) -> object:
        """Do with an object what the learner's code may do with its kind; raises what it raises."""
        thing = self.get(number)
        action = ACTIONS[self._things[number][0]].get(verb)  # type: ignore[index]
        if action is None:
            raise BadFrame(f"a use that is not allowed: {verb}")
        return action(thing, *values, **named)


def _kind(thing: object) -> str:
    if type(thing).__module__ == TEST_MODULE and not isinstance(thing, BaseException):
        return stubs.OBJECT
    if isinstance(thing, Iterator):
        return stubs.ITERATOR
    if callable(thing):
        return stubs.FUNCTION
    raise NotAValue(f"{type(thing).__module__}.{type(thing).__qualname__} does not cross by value")


def _call(thing: Any, *values: Any, **named: Any) -> object:  # noqa: ANN401
    return thing(*values, **named)


def _get(thing: object, name: object) -> object:
    return getattr(thing, _public(name))


def _set(thing: object, name: object, value: object) -> None:
    setattr(thing, _public(name), value)


def _public(name: object) -> str:
    if not isinstance(name, str) or name.startswith("_"):
        raise AttributeError("only public attributes can be used")
    return name


ACTIONS: dict[str, dict[object, Callable[..., object]]] = {
    stubs.FUNCTION: {stubs.CALL: _call},
    stubs.ITERATOR: {stubs.NEXT: next},
    stubs.OBJECT: {
        stubs.CALL: _call,
        stubs.GET: _get,
        stubs.SET: _set,
        stubs.ITER: iter,
        stubs.NEXT: next,
        stubs.LENGTH: len,
        stubs.ITEM: lambda thing, key: thing[key],
    },
}


def nearest(error: BaseException) -> type[BaseException]:
    """The class under which the learner's code sees an exception of a test."""
    return next((kind for kind in ERROR_CLASSES if isinstance(error, kind)), RuntimeError)
