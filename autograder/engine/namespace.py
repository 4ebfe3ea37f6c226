"""The namespace in which test cells run: names that only the learner has are asked from their process."""

import builtins
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NoReturn

from autograder.engine.blueprint import Blueprint, Test
from autograder.engine.importer import imported, is_importable
from autograder.engine.learner.shell import Shell, display
from autograder.engine.remote.grader import Grader
from autograder.engine.session import Session

_MISSING = object()
HISTORY = "In"  # the texts of the learner's cells, as IPython keeps them


class Namespace(dict[str, Any]):
    """Global names of test cells.

    A name that the source notebook imports is imported here, if the learner has it; one that it binds otherwise is
    asked from the learner's process. Which of the two a name is comes from the source notebook alone.
    """

    def __init__(self, plan: Blueprint, session: Session) -> None:
        super().__init__()
        self._plan, self._session = plan, session
        self._asked = plan.bound | {HISTORY}
        self._fetched: dict[str, object] = {}  # values of the learner's process, until it or the test binds them again
        self._forwarded: dict[str, object] = {}  # what this side has bound there
        self._deleted: dict[str, None] = {}
        self._overlay: dict[str, Any] = {}
        self._candidates: frozenset[str] = frozenset()
        self._literals: frozenset[str] = frozenset()
        super().__setitem__("__name__", "__main__")
        super().__setitem__("__builtins__", self._builtins())
        session.on_rebound, session.on_restart, session.flush = self.forget, self._restart, self.flush
        session.space = self

    # ---- one test cell

    def begin(self, test: Test, overlay: dict[str, Any] | None = None) -> None:
        """A test cell is about to run; names in `overlay` are what it says, whatever the learner has."""
        self._candidates, self._literals, self._overlay = test.forwarded, test.literals, overlay or {}
        wanted = (test.names.read | self._overlay.keys()) - self.keys_here()
        self.fetch(wanted & (self._asked | self._plan.imports.keys()))

    def end(self) -> None:
        """It has run: what it bound reaches the learner's process, what came from there is forgotten."""
        self.flush()
        self.forget(list(self._fetched))
        for name in self._forwarded:
            if self._is_known(name):  # from now on it is the learner's
                super().pop(name, None)
        self._forwarded.clear()
        self._overlay = {}
        self._session.request("settle")
        self._session.exports.take_back()

    def keys_here(self) -> set[str]:
        """Names that this side holds."""
        return set(super().keys())

    def fetch(self, names: Iterable[str]) -> None:
        """Get these names, if the learner has them."""
        wanted = tuple(name for name in names if name not in self._overlay)
        if not wanted:
            return
        asked = tuple(name for name in wanted if self._is_asked(name))
        pairs = self._session.expect("fetch", asked, tuple) if asked else ()
        for name, value in zip(*pairs, strict=False):
            if name in asked:
                self._fetched[name] = value
                super().__setitem__(name, value)
        self._import(tuple(name for name in wanted if name not in asked))

    def forget(self, names: Iterable[str]) -> None:
        """These hold something else in the learner's process now."""
        for name in names:
            value = self._fetched.pop(name, self._forwarded.pop(name, _MISSING))
            if value is not _MISSING and super().get(name, _MISSING) is value:
                super().pop(name)

    def flush(self) -> None:
        """Names that the test has bound or deleted, and that the learner's code may read, go to its process."""
        for name in list(self._deleted):
            del self._deleted[name]
            self._session.lasting(partial(_unbind, name))
        for name in self._candidates:
            value = super().get(name, _MISSING)
            if value is _MISSING or value is self._fetched.get(name, self._forwarded.get(name, _MISSING)):
                continue
            self._fetched.pop(name, None)
            self._forwarded[name] = value
            self._session.lasting(partial(_bind, name, value))
            self._session.exports.keep(value)

    # ---- what Python does with a namespace

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - any value
        if name in self._overlay:
            return self._overlay[name]
        if name in self._asked or name in self._plan.imports:
            if name not in self._deleted:
                self.fetch((name,))
            if super().__contains__(name):
                return super().__getitem__(name)
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name) or name in self._overlay:
            return True
        if name in self._deleted or not isinstance(name, str):
            return False
        return self._is_known(name) and self._session.expect("has", (name,), tuple) == (True,)

    def __delitem__(self, name: str) -> None:
        known = super().__contains__(name)
        if not known and name not in self:
            raise KeyError(name)
        if known:
            super().__delitem__(name)
        if self._is_known(name):
            self._deleted[name] = None
        self._fetched.pop(name, None)
        self._forwarded.pop(name, None)

    def __setitem__(self, name: str, value: object) -> None:
        self._deleted.pop(name, None)
        super().__setitem__(name, value)

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        try:
            return self[name]
        except KeyError:
            return default

    def keys(self) -> Any:  # noqa: ANN401 - a set-like view of names
        listed = self._session.expect("listing", None, tuple)
        there = {name for name in listed if isinstance(name, str) and self._is_known(name)}
        return dict.fromkeys([*super().keys(), *sorted(there - self._deleted.keys())]).keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    # ---- machinery

    def _is_asked(self, name: str) -> bool:
        origin = self._plan.imports.get(name)
        return name in self._asked or (origin is not None and not is_importable(origin))

    def _is_known(self, name: str) -> bool:
        return name in self._asked or name in self._plan.imports

    def _import(self, names: tuple[str, ...]) -> None:
        if not names:
            return
        there = self._session.expect("has", names, tuple)
        for name, is_there in zip(names, there, strict=False):
            if is_there is True:
                super().__setitem__(name, imported(self._plan.imports[name]))

    def _restart(self) -> None:
        """The learner's process is a new one."""
        self.forget(list(self._fetched))

    def _builtins(self) -> dict[str, Any]:
        """Python's own; text that may have come from the learner is evaluated in their process."""
        shell = Shell(lambda text: exec(text, self))  # noqa: S102 - magics of test cells are instructor text
        changed: dict[str, Any] = {
            "eval": self._evaluator(builtins.eval, "evaluate"),
            "exec": self._evaluator(builtins.exec, "execute"),
            "compile": self._compile,
            "input": _no_input,
            "display": display,
            "get_ipython": lambda: shell,
        }
        return {**vars(builtins), **changed}

    def _compile(self, source: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as compile
        """Text that may have come from the learner stays text, so that `exec` sends it to their process."""
        mine = not isinstance(source, str | bytes) or source in self._literals
        return builtins.compile(source, *rest, **named) if mine else source

    def _evaluator(self, own: Callable[..., Any], word: str) -> Callable[..., Any]:
        def evaluate(source: Any, *scopes: Any) -> Any:  # noqa: ANN401 - as eval and exec
            if not isinstance(source, str) or source in self._literals:
                frame = sys._getframe(1)
                return own(source, *(scopes or (frame.f_globals, frame.f_locals)))
            return self._session.request(word, None, source)

        return evaluate


def _bind(name: str, value: object, grader: Grader) -> None:
    grader.request("bind", name, value)


def _unbind(name: str, grader: Grader) -> None:
    grader.request("unbind", name)


def _no_input(*_: object) -> NoReturn:
    raise EOFError("nobody is there to answer when a notebook is graded")
