"""Objects of the learner's process that stay there: numbered, and described as far as a stand-in needs it."""

import types
from dataclasses import dataclass
from typing import Any

from autograder.engine.learner.words import SPECIAL
from autograder.engine.values import BadFrame, Handle

REMOTE = "remote"  # the grader names an object of this process
CLASS, FUNCTION, MODULE, SPACE, OBJECT = KINDS = ("class", "function", "module", "space", "object")
_CODE = ("co_filename", "co_firstlineno", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_flags")


@dataclass
class Exports:
    """The table of this process; `space` is the namespace of its cells, which is never copied."""

    space: dict[str, Any]

    def __post_init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._fresh: list[int] = []
        self._next = 1

    def name(self, thing: object) -> Handle:
        """The number of `thing`, with its description the first time."""
        kind = self._kind(thing)
        known = self._numbers.get(id(thing))
        if known is not None:
            return Handle(kind, known)
        number = self._next
        self._next += 1
        self._objects[number] = thing
        self._numbers[id(thing)] = number
        self._fresh.append(number)
        return Handle(kind, number, self._describe(kind, thing))

    def get(self, number: int) -> Any:  # noqa: ANN401 - any object
        """The object of a number; BadFrame if there is none."""
        if number not in self._objects:
            raise BadFrame("an object that is not there")
        return self._objects[number]

    def free(self, numbers: tuple[int, ...]) -> None:
        """The other side has no stand-in for these any more."""
        for number in numbers:
            thing = self._objects.pop(number, None)
            self._numbers.pop(id(thing), None)

    def sent(self) -> None:
        """The message that names new objects was written."""
        self._fresh.clear()

    def unsent(self) -> None:
        """It was not: the other side knows nothing of them."""
        self.free(tuple(self._fresh))
        self._fresh.clear()

    def _kind(self, thing: object) -> str:
        own = type(thing)  # what a learner's object says of its class is another matter
        if issubclass(own, type):
            return CLASS
        if own is types.FunctionType:
            return FUNCTION
        if issubclass(own, types.ModuleType):
            return MODULE
        return SPACE if thing is self.space else OBJECT

    def _describe(self, kind: str, thing: Any) -> object:  # noqa: ANN401
        if kind == CLASS:
            return describe_class(thing, self.space)
        if kind == FUNCTION:
            return describe_function(thing)
        if kind == MODULE:
            return str(thing.__name__)
        return self.name(type(thing)) if kind == OBJECT else None


def describe_class(kind: type, space: dict[str, Any]) -> tuple[object, ...]:
    """(module, name, classes of the learner that it derives from, special methods, other methods, all its classes)."""
    mro = kind.__mro__[:-1]
    own = [base for base in mro if base.__module__ == space.get("__name__")]
    found = {name for base in mro for name in vars(base)}
    special = tuple(name for name in SPECIAL if name in found and getattr(kind, name, None) is not None)
    methods = tuple({n for base in own for n, value in vars(base).items() if type(value) is types.FunctionType})
    bases = tuple(base for base in kind.__bases__ if base in own)
    names = tuple((base.__module__, base.__qualname__) for base in kind.__mro__)
    return kind.__module__, kind.__qualname__, bases, special, methods, names


def describe_function(function: types.FunctionType) -> tuple[object, ...]:
    """(name, qualified name, where its code stands and what its arguments are called)."""
    code = function.__code__
    names = tuple(getattr(code, name) for name in _CODE)
    return function.__name__, function.__qualname__, names, code.co_varnames, code.co_names
