"""The namespace of the learner's cells, and what of it the grader has seen."""

import builtins
import sys
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

_MISSING = object()


class Namespace:
    """The module `__main__` as a notebook has it."""

    def __init__(self, given: Mapping[str, object]) -> None:
        """`given` are names that IPython provides; they count as builtins."""
        module = ModuleType("__main__")
        self.names: dict[str, Any] = module.__dict__
        self.names["__builtins__"] = builtins
        self._hidden = set(self.names)
        self._seen: dict[str, object] = {}
        self._lent: dict[str, object] = {}
        vars(builtins).update(given)
        sys.modules["__main__"] = module

    def fetch(self, wanted: Iterable[str]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """Those of these names that are there, and their values; from now on `rebound` watches them."""
        found = tuple(name for name in wanted if name in self.names)
        for name in found:
            self._seen[name] = self.names[name]
        return found, tuple(self.names[name] for name in found)

    def bind(self, name: str, value: object) -> None:
        """Assign a name for the grader."""
        self.names[name] = self._seen[name] = value

    def unbind(self, name: str) -> None:
        """Delete a name for the grader."""
        self.names.pop(name, None)
        self._seen.pop(name, None)

    def lend(self, name: str, value: object) -> None:
        """Put something in the place of the learner's own for a while."""
        self._lent[name] = self.names.get(name, _MISSING)
        self.names[name] = value

    def reclaim(self) -> None:
        """Put the learner's own back."""
        for name, value in self._lent.items():
            if value is _MISSING:
                self.names.pop(name, None)
            else:
                self.names[name] = value
        self._lent.clear()

    def rebound(self) -> tuple[str, ...]:
        """Names that the grader has seen and that hold another object now."""
        changed = tuple(name for name, value in self._seen.items() if self.names.get(name, _MISSING) is not value)
        for name in changed:
            del self._seen[name]
        return changed

    def unsent(self, names: Iterable[str]) -> None:
        """The grader was not told of these."""
        self._seen.update(dict.fromkeys(names, _MISSING))

    def unsee(self) -> None:
        """The grader has forgotten all values."""
        self._seen.clear()

    def listing(self) -> tuple[str, ...]:
        """All names but those of the machinery."""
        return tuple(name for name in self.names if isinstance(name, str) and name not in self._hidden)
