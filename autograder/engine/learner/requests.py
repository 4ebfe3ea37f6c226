"""What the grader may ask of the learner's process, one function for each word."""

import contextlib
import copy
import importlib
import inspect
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autograder.engine.learner import raised
from autograder.engine.learner.cells import compile_cell, run_cell
from autograder.engine.learner.marked import run_test
from autograder.engine.learner.outputs import speakable
from autograder.engine.learner.words import SPECIAL

if TYPE_CHECKING:
    from autograder.engine.learner.process import Process

LONGEST_REPR = 10_000
Request = Callable[["Process", Any, Any], Any]


def run(process: "Process", filename: str, content: tuple[str, float]) -> tuple[object, ...]:
    """Run a cell within so many seconds; (its last value as text or None, description of its error or None)."""
    text, seconds = content
    process.filename = filename
    close_figures(process)
    try:
        with process.spare.aside(), process.alarm.limit(seconds):
            value = run_cell(compile_cell(text, filename), process.space.names)
            shown = None if value is None else speakable(repr(value)[:LONGEST_REPR])
        return shown, None
    except BaseException as error:  # SystemExit and KeyboardInterrupt end a cell, not the process
        return None, raised.describe(error)[:5]


def test(process: "Process", filename: str, content: tuple[str, float]) -> tuple[object, ...]:
    """Run a test cell that cannot run elsewhere; (number on its last line, error, reports of `startcode.checks`)."""
    text, seconds = content
    process.tested = True
    with process.alarm.limit(seconds):
        return run_test(compile_cell(text, filename), process.space.names)


def close_figures(process: "Process") -> None:
    """Close figures, but not those that a test may still look at: the ones since the last test."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if process.tested and pyplot is not None:
        pyplot.close("all")
    process.tested = False


def fetch(process: "Process", _: object, names: tuple[str, ...]) -> object:
    """The values of these global names, as far as they are there."""
    process.tested = True
    return process.space.fetch(names)


def has(process: "Process", _: object, names: tuple[str, ...]) -> tuple[bool, ...]:
    """Which of these global names are there."""
    return tuple(name in process.space.names for name in names)


def listing(process: "Process", _: object, __: object) -> tuple[str, ...]:
    """All global names."""
    return process.space.listing()


def bind(process: "Process", name: str, value: object) -> None:
    """Assign a global name."""
    process.space.bind(name, value)


def unbind(process: "Process", name: str, _: object) -> None:
    """Delete a global name."""
    process.space.unbind(name)


def lend(process: "Process", _: object, pairs: tuple[tuple[str, object], ...]) -> None:
    """Use the grader's own functions for a while, called from here as any other object of the grader."""
    for name, value in pairs:
        process.space.lend(name, value)


def reclaim(process: "Process", _: object, __: object) -> None:
    """Use the learner's again."""
    process.space.reclaim()


def execute(process: "Process", _: object, text: str) -> None:
    """Statements that a test executes from a string."""
    exec(compile(text, "<string>", "exec"), process.space.names)  # noqa: S102


def evaluate(process: "Process", _: object, text: str) -> object:
    """An expression that a test evaluates from a string."""
    return eval(compile(text.strip(), "<string>", "eval"), process.space.names)  # noqa: S307


def call(process: "Process", number: int, content: tuple[Any, Any]) -> object:
    """Call an object."""
    values, named = content
    return process.exports.get(number)(*values, **dict(named))


def method(process: "Process", number: int, content: tuple[str, Any, Any]) -> object:
    """Call a method of an object."""
    name, values, named = content
    return getattr(process.exports.get(number), name)(*values, **dict(named))


def operate(process: "Process", number: int, content: tuple[str, Any]) -> object:
    """A special method of an object, as Python itself would use it."""
    name, values = content
    return SPECIAL[name](process.exports.get(number), *values)


def get(process: "Process", number: int, name: str) -> object:
    """An attribute."""
    return getattr(process.exports.get(number), name)


def put(process: "Process", number: int, content: tuple[str, object]) -> None:
    """Set an attribute."""
    setattr(process.exports.get(number), *content)


def remove(process: "Process", number: int, name: str) -> None:
    """Delete an attribute."""
    delattr(process.exports.get(number), name)


def attributes(process: "Process", number: int, _: object) -> tuple[str, ...]:
    """What `dir` says."""
    return tuple(dir(process.exports.get(number)))


def duplicate(process: "Process", number: int, deep: bool) -> object:
    """A copy of an object."""
    thing = process.exports.get(number)
    return copy.deepcopy(thing) if deep else copy.copy(thing)


def signature(process: "Process", number: int, _: object) -> tuple[tuple[object, ...], ...]:
    """(name, kind, has a default, the default) of each parameter."""
    parameters = inspect.signature(process.exports.get(number)).parameters.values()
    return tuple((p.name, int(p.kind), p.default is not p.empty, _default(p)) for p in parameters)


def _default(parameter: inspect.Parameter) -> object:
    return None if parameter.default is parameter.empty else parameter.default


def files(process: "Process", _: object, __: object) -> object:
    """Files that are new in the working folder."""
    return process.files.news()


def settle(process: "Process", _: object, __: object) -> None:
    """A test cell has ended: identities are forgotten."""
    process.space.unsee()


def load(_process: "Process", _: object, names: tuple[str, ...]) -> None:
    """Import modules, so that their submodules are there as in a notebook where the tests import them."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


REQUESTS: dict[str, Request] = {
    "run": run,
    "test": test,
    "fetch": fetch,
    "has": has,
    "listing": listing,
    "bind": bind,
    "unbind": unbind,
    "lend": lend,
    "reclaim": reclaim,
    "execute": execute,
    "evaluate": evaluate,
    "call": call,
    "method": method,
    "operate": operate,
    "get": get,
    "put": put,
    "remove": remove,
    "attributes": attributes,
    "duplicate": duplicate,
    "signature": signature,
    "files": files,
    "settle": settle,
    "load": load,
}
