"""The scripts of data/reviews, imported as they are when they run."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "reviews"
NAMES = ("grammar", "make", "train")


@pytest.fixture(scope="module")
def scripts() -> Iterator[SimpleNamespace]:
    """All of them by name; other data sets may have a `make` too, so they are forgotten afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(FOLDER)
        forget()
        yield SimpleNamespace(**{name: importlib.import_module(name) for name in NAMES})
    forget()


def forget() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in NAMES]:
        del sys.modules[name]
