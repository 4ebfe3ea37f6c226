"""Stand-ins for what a test gives to the learner's code: it can be called, iterated or read, never looked into."""

from collections.abc import Callable, Iterator
from types import MethodType
from typing import Any, NoReturn

from autograder.engine.values import BadFrame, Handle

OWN = "own"  # the learner's process names an object of the grader
FUNCTION, ITERATOR, OBJECT = STUBS = ("grader function", "grader iterator", "grader object")
CALL, NEXT, GET, SET, ITER, LENGTH, ITEM = VERBS = ("call", "next", "get", "set", "iter", "len", "item")
Ask = Callable[[int, str, tuple[Any, ...], dict[str, Any]], Any]


class Stub:
    """Something of the grader; its attributes say nothing about the tests."""

    __slots__ = ("__weakref__", "_ask", "_number")
    _ask: Ask
    _number: int

    def __init__(self, ask: Ask, number: int) -> None:
        object.__setattr__(self, "_ask", ask)
        object.__setattr__(self, "_number", number)

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("what a test gives to your function cannot be pickled")

    def __copy__(self) -> "Stub":
        return self

    def __deepcopy__(self, _memo: object) -> "Stub":
        return self


class GraderFunction(Stub):
    """A function of a test, such as the one whose derivative is wanted."""

    __slots__ = ()
    __name__ = "function"

    def __call__(self, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        return self._ask(self._number, CALL, values, named)

    def __get__(self, instance: object, _owner: type | None = None) -> Any:  # noqa: ANN401 - itself, or a bound method
        return self if instance is None else MethodType(self, instance)


class GraderIterator(Stub):
    """An iterator of a test."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:  # noqa: ANN401
        return self._ask(self._number, NEXT, (), {})


class GraderObject(Stub):
    """An instance of a class that a test defines: its public attributes, calls, length and items."""

    __slots__ = ()

    def __call__(self, *values: Any, **named: Any) -> Any:  # noqa: ANN401
        return self._ask(self._number, CALL, values, named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return self._ask(self._number, GET, (name,), {})

    def __setattr__(self, name: str, value: object) -> None:
        self._ask(self._number, SET, (name, value), {})

    def __iter__(self) -> Any:  # noqa: ANN401
        return self._ask(self._number, ITER, (), {})

    def __len__(self) -> int:
        return int(self._ask(self._number, LENGTH, (), {}))

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401
        return self._ask(self._number, ITEM, (key,), {})


_CLASSES: dict[str, type[Stub]] = {FUNCTION: GraderFunction, ITERATOR: GraderIterator, OBJECT: GraderObject}


class Stubs:
    """The stand-ins of this process: one for each object of the grader that it has met."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._made: dict[int, Stub] = {}

    def resolve(self, handle: Handle) -> Stub:
        """The stand-in for the grader's object of this number."""
        if handle.kind not in _CLASSES:
            raise BadFrame("an object of no known kind")
        if handle.id not in self._made:
            self._made[handle.id] = _CLASSES[handle.kind](self._ask, handle.id)
        return self._made[handle.id]


def name(stub: object) -> Handle:
    """The number under which the grader knows what `stub` stands for."""
    number: int = object.__getattribute__(stub, "_number")
    return Handle(OWN, number)
