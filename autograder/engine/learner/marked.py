"""Test cells marked to run in the sandbox, because they cannot run apart from the learner's code."""

import numbers
from typing import Any

from autograder.engine.learner import raised
from autograder.engine.learner.cells import Cell, run_cell

REPORTED = ("outcome", "message", "diagnosis", "traceback")


def run_test(cell: Cell, namespace: dict[str, Any]) -> tuple[object, ...]:
    """(number on the last line or None, description of an error or None, what each report said)."""
    from startcode.checks import listeners

    reports: list[tuple[object, ...]] = []

    def listen(report: object) -> None:
        reports.append(tuple(_text(getattr(report, name)) for name in REPORTED))

    listeners.append(listen)
    try:
        value = run_cell(cell, namespace)
    except BaseException as error:
        return None, raised.describe(error)[:5], tuple(reports)
    finally:
        listeners.remove(listen)
    number = float(value) if isinstance(value, numbers.Real) and not isinstance(value, bool) else None
    return number, None, tuple(reports)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
