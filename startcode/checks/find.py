"""Finding the function that a learner wrote, wherever in the notebook it stands."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from startcode.checks.failure import Failure
from startcode.checks.outcome import Outcome
from startcode.untouched import is_untouched


def find(name: str, namespace: Mapping[str, Any]) -> Callable[..., Any]:
    """The learner's function `name`; a Failure when it is not there, not a function or not begun."""
    try:
        function = namespace[name]
    except KeyError:
        raise Failure(
            f"{name} is not defined. Run the cell above that holds it, then this one.", outcome=Outcome.NOT_ATTEMPTED
        ) from None
    if not callable(function):
        raise Failure(f"{name} is a {type(function).__name__}, not a function: is the name used for something else?")
    if is_untouched(_source(function)):
        raise Failure(
            "Write your code between START CODE HERE and END CODE HERE, run that cell, then this one.",
            outcome=Outcome.NOT_ATTEMPTED,
        )
    return function  # type: ignore[no-any-return]  # callable() narrowed it from Any


def _source(function: Callable[..., Any]) -> str:
    """The text of a function, of a class that of its methods: in a notebook nobody knows where a class stands."""
    try:
        if isinstance(function, type):
            return "\n".join(inspect.getsource(part) for part in vars(function).values() if inspect.isfunction(part))
        return inspect.getsource(function)
    except (OSError, TypeError):  # made by exec or written in C: it was written by somebody, so it is an attempt
        return ""
