"""Exceptions of the learner's code, raised here as their like; and those that end the conversation."""

from typing import Any

from autograder.engine.learner.raised import Description
from autograder.engine.remote.libraries import library_error
from autograder.engine.text import clean
from autograder.engine.values import BadFrame

LONGEST = 2000


class LearnerStoppedError(RuntimeError):
    """The learner's process is gone or says nonsense; `reason` is a phrase for the message to the learner."""

    def __init__(self, reason: str, *, ended: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.ended = reason, ended


class LearnerTooSlowError(LearnerStoppedError, TimeoutError):
    """A call took longer than it may."""


class LearnerInterrupt(KeyboardInterrupt):
    """The learner's code raised KeyboardInterrupt; a real one, from the keyboard, is of the base class."""


class NotPlainValueError(TypeError):
    """An object where a test demands a value: nothing that judges itself is compared with an expected value."""


class Told:
    """What is known of an exception of the learner's code, beyond its like."""

    def __init__(self, description: Description) -> None:
        classes, _, text, trace, line, origin, itself = _checked(description)
        self.classes = classes
        self.name = clean(classes[0][1], 100).split("\n")[0]
        self.text, self.line = clean(text, LONGEST), clean(line, 300)
        self.traceback = clean(trace, 3 * LONGEST)
        self.origin, self.itself = origin, itself

    @property
    def is_time_limit(self) -> bool:
        """Did the process stop its own code because it took too long?"""
        return self.classes[0] == ("autograder.engine.learner.raised", "TimeLimit")


def like(description: Description) -> tuple[BaseException, Told]:
    """An exception of the class that was described, or of the nearest one known here, and what else was told."""
    told = Told(description)
    if isinstance(told.itself, BaseException):
        error: BaseException = told.itself
        error.args, error.told = description[1], told.text  # type: ignore[attr-defined]
    elif told.is_time_limit:
        error = LearnerTooSlowError(told.text)
    else:
        error = _made(told, description[1])
    error.startcode_traceback, error.startcode_line = told.traceback, told.line  # type: ignore[attr-defined]
    return error, told


def error_class(name: str, base: type[BaseException]) -> type[BaseException]:
    """A class of this name below `base`, whose instances say what they are told to say."""
    methods = {"__str__": _says, "__init__": _takes_anything, "__getattr__": _reads}
    return type(name, (base,), {**methods, "__module__": "learner"})


def _made(told: Told, values: tuple[Any, ...]) -> BaseException:
    base, exact = library_error(told.classes)
    if base is KeyboardInterrupt:
        return LearnerInterrupt(told.text)
    if exact and base.__module__ == "builtins":
        try:
            return base(*values)
        except Exception:  # some want arguments that did not cross
            exact = False
    kind = error_class(told.name, base)
    try:
        error = kind.__new__(kind)
    except TypeError:  # an exception group, which must hold exceptions
        kind = error_class(told.name, Exception)
        error = kind.__new__(kind)
    error.args = values
    error.told = told.text  # type: ignore[attr-defined]
    return error


def _says(error: Any) -> str:  # noqa: ANN401 - an exception of a class made here
    told = getattr(error, "told", None)
    return str(told) if told is not None else Exception.__str__(error)


def _reads(error: Any, name: str) -> Any:  # noqa: ANN401
    """An attribute that the learner's class gives its exceptions."""
    if name.startswith("_") or name in ("learner", "told") or "learner" not in vars(error):
        raise AttributeError(name)
    grader, number = error.learner
    return grader.request("get", number, name)


def _takes_anything(error: Any, *values: object, **_: object) -> None:  # noqa: ANN401
    error.args = values


def _checked(description: object) -> Description:
    match description:
        case (
            tuple() as classes,
            tuple(),
            str(),
            str(),
            str(),
            int(),
            _,
        ) if classes and all(_is_name(name) for name in classes):
            return description  # type: ignore[return-value]  # just matched
    raise BadFrame("no description of an exception")


def _is_name(name: object) -> bool:
    return isinstance(name, tuple) and len(name) == 2 and isinstance(name[0], str) and isinstance(name[1], str)
