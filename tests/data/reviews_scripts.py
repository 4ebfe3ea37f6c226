"""The scripts of data/reviews."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.data.scripts import imported

FOLDER = Path(__file__).parents[2] / "data" / "reviews"
NAMES = ("grammar", "make", "train")


@pytest.fixture(scope="module")
def scripts() -> Iterator[SimpleNamespace]:
    with imported(FOLDER, NAMES) as found:
        yield found
