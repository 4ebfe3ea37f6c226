"""The reference answers of a lesson, for hidden tests.

    reference = lesson("week02/logistic_regression")
    reference.predict(w, b, X)

They come from the instructor notebook in source/, which learners never have.
"""

import contextlib
import io
import linecache
import sys
import warnings
from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograder.authoring.cells import Kind
from autograder.course import Course
from autograder.errors import AuthorError, CourseError
from autograder.notebooks import read_notebook
from autograder.publishing.private import kind_of
from autograder.variables import variables
from startcode.grading import GRADING


class UnknownReferenceError(AuthorError, AttributeError):
    """A hidden test asks for a function that its lesson does not define."""


class Reference:
    """A lesson's answers and given code as attributes; what it gives back is the author's own object."""

    def __init__(self, name: str, names: dict[str, Any]) -> None:
        self._name, self._names = name, names

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the lesson defines)
        if name.startswith("_"):  # copy, pickle and notebooks ask for such names and expect nothing else
            raise AttributeError(name)
        if name not in self._names:
            close = get_close_matches(name, self._names, n=1)
            step = f'Did you mean "{close[0]}"?' if close else "Define it in given code or in an exercise."
            raise UnknownReferenceError(self._name, f'defines no "{name}".', step)
        return self._names[name]

    def __dir__(self) -> list[str]:
        return sorted(self._names)

    def __repr__(self) -> str:
        return f"Reference({self._name!r})"


def lesson(name: str) -> Reference:
    """The reference answers of the lesson `name`, such as "week02/logistic_regression".

    Runs its given code and answers, not its tests and experiments, once per process and version of the notebook.
    CourseError if it is not built, AuthorError if its code fails.
    """
    source = Course.find().source
    path = source / f"{name}.ipynb"
    if not path.is_file():
        known = sorted(f"{p.parent.name}/{p.stem}" for p in source.glob("*/*.ipynb"))
        close = get_close_matches(name, known, n=1)
        hint = f'Did you mean "{close[0]}"? ' if close else ""
        raise CourseError(str(source), f'the lesson "{name}" is not built.', f"{hint}Run: make build")
    return _lesson(name, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _lesson(name: str, path: Path, version: int) -> Reference:  # noqa: ARG001  (a changed file is another entry)
    module = ModuleType(f"startcode reference {name}")
    module.__dict__["get_ipython"] = _no_shell
    sys.modules[module.__name__] = module  # dataclasses and pickling look there
    with variables(**{GRADING: "1"}), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, cell in enumerate(read_notebook(path).cells, start=1):
            if kind_of(cell) in (Kind.GIVEN, Kind.EXERCISE):
                _run(cell.source, module, f"{path}, cell {number}")
    names = {key: value for key, value in vars(module).items() if not key.startswith("_") and value is not _no_shell}
    return Reference(name, names)


def _run(source: str, module: ModuleType, where: str) -> None:
    text = TransformerManager().transform_cell(source)
    linecache.cache[where] = (len(text), None, text.splitlines(keepends=True), where)  # for tracebacks and inspect
    try:
        exec(compile(text, where, "exec", dont_inherit=True), module.__dict__)  # noqa: S102  (the course's own text)
    except Exception as error:
        what = f"the lesson's own code fails ({type(error).__name__}: {error})."
        raise AuthorError(where, what, "Mend it in course/, then run: make build") from error


class _NoShell:
    """Stands in for IPython's shell: line magics such as %matplotlib do nothing here."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def _no_shell() -> _NoShell:
    return _NoShell()
