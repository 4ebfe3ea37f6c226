"""A notebook's display, as far as a figure needs one."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What has been displayed, one dictionary of MIME types for each figure."""
    figures: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.core.getipython.get_ipython", object)
    monkeypatch.setattr("IPython.display.display", lambda data, *, raw: figures.append(data))
    return figures


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The figures themselves, as they were when they were shown."""
    from startcode.plots import curves, diagrams, points, tables

    kept: list[Any] = []
    for module in (curves, diagrams, points, tables):
        monkeypatch.setattr(module, "show", lambda paper, alt: kept.append(paper))
    yield kept
    for paper in kept:
        paper.canvas.draw()  # whatever cannot be drawn would fail in the notebook only
