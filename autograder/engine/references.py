"""The source's own functions, made fit to be called from a learner's process."""

import copy
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from autograder.engine.blueprint import Blueprint
from autograder.engine.names import reachable
from autograder.engine.remote.proxies import isinstance_of_remote

# A function that mentions any of these could be made to read or write where its caller says.
_REACHES_OUT = {
    *("open", "input", "exec", "eval", "compile", "__import__", "importlib", "getattr", "setattr", "globals", "vars"),
    *("os", "sys", "io", "subprocess", "shutil", "pathlib", "Path", "glob", "pickle", "ctypes", "socket", "urllib"),
    *("h5py", "datasets", "load", "save", "savez", "loadtxt", "savetxt", "genfromtxt", "fromfile", "tofile", "memmap"),
    *("imread", "imsave", "savefig", "read_csv", "to_csv", "requests"),
}


def safe_references(plan: Blueprint, references: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Those functions of solution cells that compute and do nothing else; their results are copies."""
    wanted = {name for names in plan.definitions.values() for name in names}
    dangerous = {name for name in plan.uses if name in wanted and _reaches_out(name, plan)}
    return {
        name: _lent(function)
        for name, function in references.items()
        if name in wanted - dangerous and inspect.isfunction(function)
    }


def _reaches_out(name: str, plan: Blueprint) -> bool:
    """Does the text of a function, or of one that it uses, mention what could reach files or programs?"""
    return any(not _REACHES_OUT.isdisjoint(plan.words.get(used, ())) for used in reachable((name,), plan.uses))


def _lent(function: Callable[..., Any]) -> Callable[..., Any]:
    def lent(*values: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        if any(map(isinstance_of_remote, (*values, *named.values()))) and not _all_callable(values, named):
            raise TypeError("an object of your own came where a plain value is needed")
        return copy.deepcopy(function(*values, **named))

    lent.__name__ = function.__name__
    lent.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
    return lent


def _all_callable(values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    return all(callable(value) for value in (*values, *named.values()) if isinstance_of_remote(value))
