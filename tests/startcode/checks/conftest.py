"""One finished report at a time, as a grading engine would receive it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from startcode import checks


@pytest.fixture
def reports() -> Iterator[list[checks.Report]]:
    """Reports delivered during the test; nothing is displayed while somebody listens."""
    received: list[checks.Report] = []
    checks.listeners.append(received.append)
    yield received
    checks.listeners.remove(received.append)


@pytest.fixture
def report_on(reports: list[checks.Report]) -> Callable[..., checks.Report]:
    """Run a block of checks on one function, as a test cell does, and give back the report."""

    def run(function: object, block: Callable[[checks.Check], Any], **others: object) -> checks.Report:
        cell = "with checks.exercise('answer') as check:\n    block(check)\n"
        namespace = {"checks": checks, "block": block, **others}
        if function is not None:
            namespace["answer"] = function
        exec(compile(cell, "<test cell>", "exec"), namespace)
        return reports[-1]

    return run
