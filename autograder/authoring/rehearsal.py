"""Trying answers on a lesson's tests in this process: for its authors, whose code is trusted.

A learner's code never comes here; it runs in the sandbox (`autograder.engine`).
"""

import contextlib
import io
import linecache
from collections.abc import Iterator
from itertools import count
from types import CodeType
from typing import Any

from autograder.authoring.cells import Cell, Kind, Lesson
from autograder.authoring.libraries import library_of
from autograder.errors import CourseError
from autograder.variables import variables
from startcode import checks, grading

_numbers = count(1)


class Rehearsal:
    """One lesson, ready to take any answer to any of its exercises.

    The course must be built: hidden tests read the reference answers from `source/`.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self._given = [(cell, _compiled(cell.source)) for cell in lesson.of(Kind.GIVEN, Kind.EXERCISE)]
        self._tests = {cell.name: cell for cell in lesson.of(Kind.TEST)}
        self._compiled_tests = {name: _compiled(cell.source) for name, cell in self._tests.items()}

    @property
    def exercises(self) -> list[Cell]:
        """The solution cells, in order."""
        return self.lesson.of(Kind.EXERCISE)

    def points(self, exercise: str) -> float:
        """What the tests of this exercise are worth."""
        return self._tests[exercise].points

    def library(self, exercise: str) -> str:
        """The optional library that the tests of this exercise need, "" if none."""
        return library_of(self._tests[exercise].source)

    def grade(self, exercise: str, answer: str | None = None, *, seed: int = 1) -> checks.Report:
        """Run the tests of `exercise` on `answer` (default: the reference), all else being the reference.

        An answer that does not even run is reported as crashed.
        """
        if exercise not in self._tests:
            known = ", ".join(self._tests)
            raise CourseError(
                f"{self.lesson.week}/{self.lesson.name}", f'no exercise "{exercise}".', f"It has: {known}."
            )
        namespace: dict[str, Any] = {"__name__": "__main__"}
        about = {grading.SEED: str(seed), grading.GRADING: "1"}
        with _one_listener() as reports, variables(**about), contextlib.redirect_stdout(io.StringIO()):
            try:
                for cell, code in self._given:
                    mine = answer is not None and cell.kind is Kind.EXERCISE and cell.name == exercise
                    exec(_compiled(answer or "") if mine else code, namespace)  # noqa: S102 - the author's own text
            except Exception as error:
                return checks.Report(exercise, checks.Outcome.CRASHED, f"{type(error).__name__}: {error}", "crash")
            exec(self._compiled_tests[exercise], namespace)  # noqa: S102 - the author's own text
        return reports[-1] if reports else checks.Report(exercise, checks.Outcome.PASSED, "The tests raised nothing.")


def _compiled(source: str) -> CodeType:
    """Compiled under a name of its own, so that `inspect` and tracebacks find the text again."""
    name = f"<rehearsal {next(_numbers)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return compile(source, name, "exec")


@contextlib.contextmanager
def _one_listener() -> Iterator[list[checks.Report]]:
    reports: list[checks.Report] = []
    before, checks.listeners[:] = list(checks.listeners), [reports.append]
    try:
        yield reports
    finally:
        checks.listeners[:] = before
