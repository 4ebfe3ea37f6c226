"""Answers that compute nothing: `sigmoid = zeros(sigmoid)` keeps the shapes and loses the content."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Function = Callable[..., Any]
COMPUTING = {"__call__", "__add__", "__sub__", "__mul__", "__truediv__", "__matmul__", "__pow__", "__neg__"}


def nothing(answer: Any) -> Any:  # noqa: ANN401 - a function or a class, and the same kind back
    """It returns None."""
    return _hollowed(answer, lambda _result, _arguments: None)


def zeros(answer: Any) -> Any:  # noqa: ANN401
    """It returns zeros of the right shapes."""
    return _hollowed(answer, lambda result, _arguments: _filled(result, 0))


def halves(answer: Any) -> Any:  # noqa: ANN401
    """It returns one half everywhere, in the right shapes."""
    return _hollowed(answer, lambda result, _arguments: _filled(result, 0.5))


def ones(answer: Any) -> Any:  # noqa: ANN401
    """It returns ones of the right shapes."""
    return _hollowed(answer, lambda result, _arguments: _filled(result, 1))


def echo(answer: Any) -> Any:  # noqa: ANN401
    """It returns its first argument unchanged."""
    return _hollowed(answer, lambda _result, arguments: arguments[0] if arguments else None)


def last_argument(answer: Any) -> Any:  # noqa: ANN401
    """It returns its last argument unchanged."""
    return _hollowed(answer, lambda _result, arguments: arguments[-1] if arguments else None)


def frozen(answer: Any) -> Any:  # noqa: ANN401
    """It returns for ever what was right the first time."""
    kept: list[Any] = []

    def first(result: Any, _arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        kept.append(result)
        return kept[0]

    return _hollowed(answer, first)


def previous(answer: Any, earlier: Any) -> Any:  # noqa: ANN401
    """It is the exercise before it under another name; of the arguments it takes those that have a place there."""
    if inspect.isclass(answer) or inspect.isclass(earlier):
        return earlier
    taken = _places(earlier)

    @functools.wraps(answer)
    def hollow(*values: Any, **named: Any) -> Any:  # noqa: ANN401
        return earlier(*(*values, *named.values())[:taken])

    return hollow


HOLLOWS: tuple[Callable[[Any], Any], ...] = (nothing, zeros, halves, ones, echo, last_argument, frozen)


def _hollowed(answer: Any, change: Callable[[Any, tuple[Any, ...]], Any]) -> Any:  # noqa: ANN401
    if not inspect.isclass(answer):
        return _wrapped(answer, change, skip=0)
    methods = {name: _wrapped(value, change, skip=1) for name, value in vars(answer).items() if _is_public(name, value)}
    return type(answer.__name__, (answer,), methods)


def _is_public(name: str, value: object) -> bool:
    return inspect.isfunction(value) and (not name.startswith("_") or name in COMPUTING)


def _wrapped(function: Function, change: Callable[[Any, tuple[Any, ...]], Any], *, skip: int) -> Function:
    @functools.wraps(function)
    def hollow(*values: Any, **named: Any) -> Any:  # noqa: ANN401
        return change(function(*values, **named), (*values[skip:], *named.values()))

    return hollow


def _places(function: Function) -> int | None:
    """How many arguments it takes by position; None for any number."""
    kinds = [parameter.kind for parameter in inspect.signature(function).parameters.values()]
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        return None
    return sum(kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD) for kind in kinds)


def _filled(result: Any, number: float) -> Any:  # noqa: ANN401
    """The same tuples, dicts and arrays, with `number` everywhere."""
    if isinstance(result, Mapping):
        return {key: _filled(value, number) for key, value in result.items()}
    if isinstance(result, tuple | list):
        return type(result)(_filled(value, number) for value in result)
    if isinstance(result, np.ndarray):
        return np.full(result.shape, number, dtype=np.float64)
    return type(result)(number) if isinstance(result, int | float | np.generic) else result
