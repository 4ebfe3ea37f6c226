"""The scripts of data/scenes."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.data.scripts import imported

FOLDER = Path(__file__).parents[2] / "data" / "scenes"
NAMES = ("anchors", "drawing", "found", "loss", "make", "measure", "network", "scoring", "train")


@pytest.fixture(scope="module")
def scripts() -> Iterator[SimpleNamespace]:
    with imported(FOLDER, NAMES) as found:
        yield found
