"""Where sandboxes come from: forked from a warm parent, or started one by one."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from autograder.engine.sandbox.bubblewrap import FirstProcess
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.sandbox import Sandbox
from autograder.engine.sandbox.view import View
from autograder.errors import MachineError

PRELOAD = ("numpy",)


class Pool(ABC):
    """Makes sandboxes for one program."""

    def __init__(
        self,
        entry: str,
        *,
        data: Path | None = None,
        limits: Limits | None = None,
        preload: Sequence[str] = PRELOAD,
        hide: Sequence[Path] = (),
    ) -> None:
        """`entry` is "module:function", called with the read and the write end of its channel.

        `preload` are modules that are imported before; `hide` are folders that no sandbox may see, wherever they are.
        """
        self.entry, self.limits = entry, limits or Limits()
        self.view = View(data, tuple(hide))
        self._lock = threading.Lock()
        self._preload = (*preload, entry.partition(":")[0])

    @abstractmethod
    def open(self, limits: Limits | None = None, entry: str | None = None) -> Sandbox:
        """A new sandbox, with other limits or for another program if wanted; raises MachineError."""

    @abstractmethod
    def close(self) -> None:
        """End everything."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Zygote(Pool):
    """A warm parent in bubblewrap that forks and confines a child for each submission.

    It dies with the thread that started it, and is started anew when it is found dead.
    """

    _first: FirstProcess | None = None

    def open(self, limits: Limits | None = None, entry: str | None = None) -> Sandbox:
        """Fork a sandbox. Where control groups bound the pool, its limits cannot go far beyond those of the pool."""
        first = self._warm()
        try:
            return Sandbox(first, entry or self.entry, limits or self.limits)
        except MachineError:
            if first.is_alive():
                raise
        return Sandbox(self._warm(), entry or self.entry, limits or self.limits)

    def close(self) -> None:
        """End the warm parent and all its children."""
        with self._lock:
            if self._first is not None:
                self._first.destroy()
                self._first = None

    def _warm(self) -> FirstProcess:
        with self._lock:
            if self._first is None or not self._first.is_alive():
                if self._first is not None:
                    self._first.destroy()
                self._first = FirstProcess(self.view, self._preload, self.limits, nested=True)
                self._first.wait_until_ready()
            return self._first


class Fresh(Pool):
    """One bubblewrap for each submission: slower, and safe where namespaces cannot be nested."""

    def open(self, limits: Limits | None = None, entry: str | None = None) -> Sandbox:
        """Start a sandbox."""
        bounds = limits or self.limits
        first = FirstProcess(self.view, self._preload, bounds, nested=False)
        try:
            return _Single(first, entry or self.entry, bounds)
        except BaseException:
            first.destroy()
            raise

    def close(self) -> None:
        """Nothing is kept between sandboxes."""


class _Single(Sandbox):
    """A sandbox whose maker makes no other."""

    def close(self) -> None:
        """Kill it and the process around it."""
        super().close()
        self._first.destroy()
