"""Stand-ins for objects of the learner's process.

A stand-in is never a value. It can be called, iterated and read; NumPy cannot turn it into an array, and it is compared
with an expected value only where the author's own class of that name can be (`Grader.judges`): otherwise an object that
says "equal" to everything would pass any test.
"""

from __future__ import annotations

import copy
import inspect
from typing import TYPE_CHECKING, Any, NoReturn

from autograder.engine.remote.errors import NotPlainValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from autograder.engine.remote.classes import About
    from autograder.engine.remote.grader import Grader


class Remote:
    """An object of the learner's process; its class is made by `classes`, one for each class there."""

    __slots__ = ("__weakref__", "_link")
    __array_ufunc__ = None
    _about: About

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - any attribute
        local = LOCAL.get(name)
        if local is not None:
            return local(self)
        grader, number = link(self)
        return grader.attribute(self, number, name)

    def __setattr__(self, name: str, value: object) -> None:
        grader, number = link(self)
        grader.request("put", number, (name, value))

    def __delattr__(self, name: str) -> None:
        grader, number = link(self)
        grader.request("remove", number, name)

    def __dir__(self) -> list[str]:
        grader, number = link(self)
        return list(grader.request("attributes", number))

    def __copy__(self) -> Any:  # noqa: ANN401 - a stand-in for the copy
        return self if isinstance_of_function(self) else _duplicate(self, False)

    def __deepcopy__(self, _memo: object = None) -> Any:  # noqa: ANN401
        return self if isinstance_of_function(self) else _duplicate(self, True)

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise copy.Error("an object of the learner's process cannot be pickled")

    def __repr__(self) -> str:
        return f"<{about(self).shown} object>"

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance_of_remote(other) and link(self) == link(other))

    def __hash__(self) -> int:
        return hash(link(self)[1])


class Function(Remote):
    """A function of the learner's process; `description` is what `learner.exports.describe_function` gave."""

    __slots__ = ("_description",)

    def __call__(self, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the function returns
        grader, number = link(self)
        return grader.request("call", number, (values, tuple(named.items())))

    def __repr__(self) -> str:
        return f"<function {description(self)[1]}>"


Function.__name__ = "function"


class Module(Remote):
    """A module of the learner's process."""

    __slots__ = ()


class Method:
    """A method of an object of the learner's process, without asking for it first."""

    def __init__(self, owner: Remote, name: str) -> None:
        self.__self__, self.__name__ = owner, name

    def __call__(self, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the method returns
        grader, number = link(self.__self__)
        return grader.request("method", number, (self.__name__, values, tuple(named.items())))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of a bound method
        grader, number = link(self.__self__)
        return getattr(grader.request("get", number, self.__name__), name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Method) and other.__self__ is self.__self__ and other.__name__ == self.__name__

    def __hash__(self) -> int:
        return hash((id(self.__self__), self.__name__))


_link_slot: Callable[[Any], tuple[Grader, int]] = vars(Remote)["_link"].__get__
_set_link: Callable[[Any, tuple[Grader, int]], None] = vars(Remote)["_link"].__set__
_description_slot: Callable[[Any], tuple[Any, ...]] = vars(Function)["_description"].__get__
_set_description: Callable[[Any, tuple[Any, ...]], None] = vars(Function)["_description"].__set__


def link(proxy: object) -> tuple[Grader, int]:
    """The conversation that a stand-in belongs to, and the number of its object there."""
    return _link_slot(proxy)


def about(proxy: Remote) -> About:
    """What is known of the class of a stand-in."""
    found: About = type.__getattribute__(type(proxy), "_about")
    return found


def description(function: object) -> tuple[Any, ...]:
    """What is known of a function: (name, qualified name, numbers of its code, its variables, the names it uses)."""
    return _description_slot(function)


def make(kind: type[Remote], grader: Grader, number: int) -> Remote:
    """A stand-in of this class."""
    proxy: Remote = object.__new__(kind)
    _set_link(proxy, (grader, number))
    return proxy


def make_function(grader: Grader, number: int, told: tuple[Any, ...]) -> Function:
    """A stand-in for a function."""
    function: Function = object.__new__(Function)
    _set_link(function, (grader, number))
    _set_description(function, told)
    return function


def isinstance_of_remote(thing: object) -> bool:
    """Is it a stand-in? (`isinstance` would ask the learner's process for `__class__`.)"""
    return issubclass(type(thing), Remote)


def refuse(proxy: Remote, *_: object, **__: object) -> NoReturn:
    """No stand-in is a value."""
    raise NotPlainValueError(
        f"An object of the class {about(proxy).shown} came where a value is needed: "
        "a plain number, text, list, tuple, dict or NumPy array."
    )


def _signature(proxy: Remote) -> inspect.Signature:
    grader, number = link(proxy)
    return grader.signature(number)


def _duplicate(proxy: Remote, deep: bool) -> Any:  # noqa: ANN401 - a stand-in for the copy
    grader, number = link(proxy)
    return grader.request("duplicate", number, deep)


def _no_attribute(name: str) -> Callable[[Remote], NoReturn]:
    def raise_error(_proxy: Remote) -> NoReturn:
        raise AttributeError(name)

    return raise_error


def _own_class(proxy: Remote) -> type:
    return about(proxy).own or type(proxy)


def isinstance_of_function(proxy: object) -> bool:
    """Is it a stand-in for a function?"""
    return type(proxy) is Function


def _local(name: str) -> Callable[[Remote], Any]:
    """The method of the stand-in itself."""
    return lambda proxy: object.__getattribute__(proxy, name)


ALWAYS = frozenset({"__eq__", "__ne__", "__hash__", "__repr__", "__str__"})  # special methods that each stand-in has
LOCAL: dict[str, Callable[[Any], Any]] = {  # attributes that this side answers
    "__class__": _own_class,
    "__signature__": _signature,
    **{name: _local(name) for name in ("__copy__", "__deepcopy__", "__reduce__", "__reduce_ex__")},
    "__wrapped__": _no_attribute("__wrapped__"),
    "__array_ufunc__": lambda _proxy: None,
    "__array__": lambda proxy: lambda *_, **__: refuse(proxy),
    **{name: _no_attribute(name) for name in ("__array_interface__", "__array_struct__", "__array_function__")},
    **{name: _no_attribute(name) for name in ("__array_wrap__", "__array_finalize__", "__array_priority__")},
    **{name: _no_attribute(name) for name in ("__array_namespace__", "__buffer__", "__dlpack__", "__dataframe__")},
}
