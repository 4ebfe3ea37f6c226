"""The block around the checks of one exercise: from the learner's function to a report."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from startcode.checks.check import HARMLESS, Check
from startcode.checks.failure import Failure
from startcode.checks.outcome import Outcome
from startcode.checks.report import Report, deliver, listeners, not_yet_right
from startcode.optional import is_installed, title

LOOK = "To look closer, use these in a cell of your own:"


@contextmanager
def exercise(name: str, *, needs: str | None = None) -> Iterator[Check]:
    """Check the learner's function `name`, found among the caller's globals, and report how it went.

    `needs` is an optional library, such as "keras": where it is not installed, an answer is "skipped", not judged.

    The first check that fails ends the block. Nothing is raised in a learner's notebook, so that it runs on to its
    end; where nbgrader executes the notebook, a report that is neither "passed" nor "skipped" is raised as
    `CheckFailed`. Of the names bound inside the block only the Check stays: a learner's own w, X or m are what they
    were before.
    """
    namespace = sys._getframe(2).f_globals  # 0: here, 1: contextlib, 2: the test cell
    before, check = dict(namespace), Check(name, namespace)
    if needs and check.blocked is None and not is_installed(needs):
        check.blocked = Failure(skipped_for(needs), outcome=Outcome.SKIPPED)
    try:
        yield check
    except Failure as failure:
        report = _failed(check, failure)
    except Exception as error:  # the checks met something they were not written for: never full points
        report = _failed(check, check.blocked) if check.blocked else _stopped(check, error)
    else:
        report = _finished(check)
    _restore(namespace, before, check)
    deliver(report)


def skipped_for(needs: str) -> str:
    """Why an exercise is skipped."""
    return f"{title(needs)} is not installed here, so this exercise, which carries no points, is not checked."


def _restore(namespace: dict[str, Any], before: dict[str, Any], check: Check) -> None:
    for name, value in list(namespace.items()):
        if name not in before and value is not check:
            del namespace[name]
        elif name in before and value is not before[name] and value is not check:
            namespace[name] = before[name]


def _failed(check: Check, failure: Failure) -> Report:
    lines = [failure.headline, failure.details, _where_to_look(check)]
    earlier = not_yet_right(name for name in failure.inside if name != check.name)
    if earlier:
        lines.append(f"Begin with {earlier}: it is an exercise of its own, and its check does not pass yet.")
    elif earlier := _builds_on(check, failure):
        lines.insert(0, f"{check.name} builds on {earlier}, whose own check does not pass yet: begin there.")
    elif failure.rung is not None:
        lines.append(f"Hint {failure.rung} under the exercise fits this.")
    return Report(
        exercise=check.name,
        outcome=failure.outcome,
        message="\n".join(filter(None, lines)),
        diagnosis=failure.diagnosis,
        rung=None if earlier else failure.rung,
        traceback=failure.traceback,
        remarks=tuple(text.removesuffix(f" {HARMLESS}") for text in check.remarks),  # here it may well be the mistake
        passed_checks=check.passed,
        picture=failure.picture,
    )


def _builds_on(check: Check, failure: Failure) -> str | None:
    """The earlier exercise that a wrong value may come from: it was compared with, and its own check does not pass.

    Not while a grading engine listens: there a right function stands in for a wrong earlier one.
    """
    if listeners or failure.outcome is not Outcome.FAILED or failure.diagnosis == "depends":
        return None
    return not_yet_right(check.used)


def _where_to_look(check: Check) -> str:
    """The names under which a learner finds what a visible check saw."""
    seen = {"inputs": check.inputs or None, "got": check.got, "expected": check.expected}
    names = [f"check.{name}" for name, value in seen.items() if value is not None]
    return f"{LOOK} {', '.join(names)}." if names else ""


def _stopped(check: Check, error: Exception) -> Report:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return Report(
        exercise=check.name,
        outcome=Outcome.FAILED,
        message=f"The checks could not go on: {type(error).__name__}: {error} ({where.name}, line {where.lineno}).",
        diagnosis="check-stopped",
        remarks=tuple(check.remarks),
        passed_checks=check.passed,
    )


def _finished(check: Check) -> Report:
    if check.blocked:
        return _failed(check, check.blocked)
    if not check.passed:
        return Report(check.name, Outcome.FAILED, "This cell holds no check, so there is no verdict.", "no-check")
    count = f"All {check.passed} checks hold." if check.passed > 1 else "The check holds."
    return Report(check.name, Outcome.PASSED, count, remarks=tuple(check.remarks), passed_checks=check.passed)
