"""The scripts of a data set, imported as they are when they run."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest


@contextmanager
def imported(folder: Path, names: tuple[str, ...]) -> Iterator[SimpleNamespace]:
    """All of them by name; other data sets may have a `make` too, so they are forgotten before and afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        _forget(names)
        yield SimpleNamespace(**{name: importlib.import_module(name) for name in names})
    _forget(names)


def _forget(names: tuple[str, ...]) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]
