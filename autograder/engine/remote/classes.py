"""Classes of the learner's process, and the special methods of their instances."""

from __future__ import annotations

from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from autograder.engine.learner.words import JUDGING, SPECIAL
from autograder.engine.remote.errors import error_class
from autograder.engine.remote.libraries import library_class, library_error
from autograder.engine.remote.proxies import Function, Module, Remote, about, isinstance_of_remote, link, refuse
from autograder.engine.text import clean
from autograder.engine.values import BadFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from autograder.engine.remote.grader import Grader

LEARNER = "__main__"  # the module of the learner's own classes
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class About:
    """What is known of a class: its names (and those of all its bases), which methods it has, its like on this side."""

    module: str
    name: str
    special: frozenset[str]
    methods: frozenset[str]
    names: Names
    own: type | None

    @property
    def shown(self) -> str:
        """Its name for messages."""
        name = clean(self.name, 100).split("\n")[0]
        bases = [base for module, base in self.names[1:] if module != LEARNER and base != "object"]
        return f"{name} (a kind of {clean(bases[0], 100)})" if self.module == LEARNER and bases else name


class RemoteClass(type):
    """The class of a class: calling it makes an instance there."""

    _about: About
    _origin: tuple[Grader, int]

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> RemoteClass:
        """Only `make_class` makes such classes."""
        if "_about" not in space:
            raise TypeError(f"a test cannot derive {name} from a class of the learner: mark it to run in the sandbox")
        return super().__new__(cls, name, bases, space)

    def __call__(cls, *values: object, **named: object) -> Any:  # noqa: ANN401 - a stand-in
        grader, number = cls._origin
        return grader.request("call", number, (values, tuple(named.items())))

    def __getattr__(cls, name: str) -> Any:  # noqa: ANN401 - any attribute
        grader, number = cls._origin
        if name == "__signature__":
            return grader.signature(number)
        if name.startswith(("__array", "_abc_")) or name in ("__wrapped__", "__isabstractmethod__"):
            raise AttributeError(name)
        return grader.request("get", number, name)

    def __setattr__(cls, name: str, value: object) -> None:
        grader, number = cls._origin
        grader.request("put", number, (name, value))

    def __delattr__(cls, name: str) -> None:
        grader, number = cls._origin
        grader.request("remove", number, name)

    def __getitem__(cls, key: object) -> Any:  # noqa: ANN401 - a member of an enumeration
        return cls._operate("__getitem__", key)

    def __iter__(cls) -> Any:  # noqa: ANN401 - an iterator
        return cls._operate("__iter__")

    def __len__(cls) -> int:
        return int(cls._operate("__len__"))

    def __bool__(cls) -> bool:
        return True

    def _operate(cls, word: str, *values: object) -> Any:  # noqa: ANN401 - any result
        grader, number = cls._origin
        return grader.request("operate", number, (word, values))

    def __repr__(cls) -> str:
        return f"<class '{cls._about.shown}'>"


def make_class(grader: Grader, number: int, told: object) -> type:
    """A class for the description that `learner.exports.describe_class` gave; BadFrame if it is none."""
    match told:
        case (
            str() as module,
            str() as name,
            tuple() as bases,
            tuple() as special,
            tuple() as methods,
            tuple() as names,
        ):
            pass
        case _:
            raise BadFrame("no description of a class")
    if not all(isinstance(pair, tuple) and len(pair) == 2 and _all_text(pair) for pair in names) or not names:
        raise BadFrame("no names of classes")
    if not _all_text(special) or not _all_text(methods):
        raise BadFrame("no names of methods")
    if ("builtins", "BaseException") in names:
        return _exception_class(name, bases, names)
    own = library_class(module, name) if module != LEARNER else None
    words = frozenset(special) & SPECIAL.keys()
    found = About(module, name, words, frozenset(methods), names, own)
    parents = tuple(base for base in bases if isinstance(base, RemoteClass)) or (Remote,)
    space: dict[str, Any] = {word: _special(word) for word in words}
    space |= {"__slots__": (), "_about": found, "_origin": (grader, number)}
    space |= {"__module__": "learner", "__qualname__": clean(name, 100)}
    try:
        return RemoteClass(clean(name, 100), parents, space)
    except TypeError as error:  # no order in which Python could look through these bases
        raise BadFrame("an impossible class") from error


def _all_text(words: tuple[object, ...]) -> bool:
    return all(isinstance(word, str) for word in words)


def _exception_class(name: str, bases: tuple[object, ...], names: Names) -> type:
    own = [base for base in bases if isinstance(base, type) and issubclass(base, BaseException)]
    return error_class(clean(name, 100), own[0] if own else library_error(names[1:])[0])


def _special(word: str) -> Callable[..., Any]:
    if word == "__call__":
        return _call
    if word == "__exit__":
        return lambda proxy, kind, error, _trace: _operate(proxy, word, (kind, error, None))
    if word in JUDGING:
        return IDENTITY.get(word) or _judging(word)
    return lambda proxy, *values: _operate(proxy, word, values)


def _operate(proxy: Remote, word: str, values: tuple[object, ...]) -> Any:  # noqa: ANN401 - any result
    grader, number = link(proxy)
    return grader.request("operate", number, (word, values))


def _call(proxy: Remote, *values: object, **named: object) -> Any:  # noqa: ANN401 - any result
    grader, number = link(proxy)
    return grader.request("call", number, (values, tuple(named.items())))


def _may_judge(proxy: Remote, word: str) -> bool:
    """Does the author's class of this name, or one that it derives from, define this special method?"""
    told = about(proxy)
    judges = link(proxy)[0].judges
    return any(module == LEARNER and word in judges.get(name, ()) for module, name in told.names)


def _judging(word: str) -> Callable[..., Any]:
    def method(proxy: Remote, *values: object) -> Any:  # noqa: ANN401 - any result
        return _operate(proxy, word, values) if _may_judge(proxy, word) else refuse(proxy)

    return method


def _eq(proxy: Remote, other: object) -> Any:  # noqa: ANN401 - usually a bool
    if _may_judge(proxy, "__eq__"):
        return _operate(proxy, "__eq__", (other,))
    if other is None or isinstance_of_remote(other) or isinstance(other, type):
        return Remote.__eq__(proxy, other)
    return refuse(proxy)


def _ne(proxy: Remote, other: object) -> Any:  # noqa: ANN401 - usually a bool
    return _operate(proxy, "__ne__", (other,)) if _may_judge(proxy, "__ne__") else not _eq(proxy, other)


def _hash(proxy: Remote) -> int:
    return int(_operate(proxy, "__hash__", ())) if _may_judge(proxy, "__hash__") else Remote.__hash__(proxy)


def _contains(proxy: Remote, other: object) -> bool:
    if _may_judge(proxy, "__contains__"):
        return bool(_operate(proxy, "__contains__", (other,)))
    return any(item is other or item == other for item in iter(proxy))


IDENTITY: dict[str, Callable[..., Any]] = {"__eq__": _eq, "__ne__": _ne, "__hash__": _hash, "__contains__": _contains}

for _kind, _own in ((Function, FunctionType), (Module, ModuleType)):
    _name = ("builtins", _own.__qualname__)
    _kind._about = About(*_name, frozenset(), frozenset(), (_name,), _own)
