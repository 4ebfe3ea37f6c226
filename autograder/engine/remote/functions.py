"""What `inspect` asks of a function: where its text is, what its parameters are. No learner's code is compiled here."""

import inspect
import linecache
from types import CodeType
from typing import Any

from autograder.engine.learner.raised import CELL
from autograder.engine.values import BadFrame

_KINDS = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    inspect.Parameter.VAR_POSITIONAL,
    inspect.Parameter.KEYWORD_ONLY,
    inspect.Parameter.VAR_KEYWORD,
)
MOST_NAMES = 255


def _template() -> None:
    """The code that stands for all functions of the learner; it is never run."""


def code(described: tuple[Any, ...]) -> CodeType:
    """A code object that says where the learner's stands and how its variables are called."""
    match described:
        case (str() as name, str() as qualified, tuple() as numbers, tuple() as variables, tuple() as used):
            pass
        case _:
            raise BadFrame("no description of a function")
    try:
        filename, first, arguments, positional, named, flags = numbers
        if not str(filename).startswith(CELL) or str(filename) not in linecache.cache:
            filename = "<not in a cell>"
        return _template.__code__.replace(
            co_name=name,
            co_qualname=qualified,
            co_filename=filename,
            co_firstlineno=first,
            co_argcount=arguments,
            co_posonlyargcount=positional,
            co_kwonlyargcount=named,
            co_varnames=variables[:MOST_NAMES],
            co_nlocals=len(variables[:MOST_NAMES]),
            co_names=used[:MOST_NAMES],
            co_flags=flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS | inspect.CO_GENERATOR | 3),
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise BadFrame("an impossible function") from error


def signature(parameters: object) -> inspect.Signature:
    """The signature that the learner's process told."""
    try:
        made = [
            inspect.Parameter(str(name), _KINDS[kind], default=default if has else inspect.Parameter.empty)
            for name, kind, has, default in parameters  # type: ignore[attr-defined]  # checked by failing
        ]
        return inspect.Signature(made)
    except (TypeError, ValueError, IndexError) as error:
        raise BadFrame("no signature") from error
