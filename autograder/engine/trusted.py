"""Running test cells: in this process, in a namespace that asks the learner's process for what only it has."""

import contextlib
import importlib
import linecache
import os
import random
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import numpy as np

from autograder.engine import guard
from autograder.engine.blueprint import Blueprint, Test
from autograder.engine.budget import BudgetSpentError, bounded_memory
from autograder.engine.learner.cells import remember, run_cell
from autograder.engine.learner.outputs import Outputs, Stream
from autograder.engine.namespace import Namespace
from autograder.engine.output import Output
from autograder.engine.remote.errors import LearnerInterrupt
from autograder.engine.session import Events, Session
from autograder.engine.written import WrittenFiles
from autograder.errors import MachineError
from autograder.variables import variables
from startcode import checks, grading


@dataclass
class Ran:
    """What came of one test cell."""

    value: object = None  # of its last line
    error: BaseException | None = None
    reports: list[checks.Report] = field(default_factory=list)
    output: Output = field(default_factory=lambda: Output(0))
    events: Events = field(default_factory=Events)


class Trusted:
    """The grader's side of one submission: one namespace for all its tests."""

    def __init__(self, plan: Blueprint, session: Session, seed: int) -> None:
        self._plan, self._session = plan, session
        self._hidden = {test.cell.filename: test.hidden for test in plan.tests}
        self._written = WrittenFiles(session.limits.file_bytes)
        self._copying = False
        for module in plan.modules:
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
        self.namespace = Namespace(plan, session)
        for test in plan.tests:
            remember(test.cell.filename, test.cell.text)
        random.seed(seed)
        np.random.seed(seed % 2**32)

    def run(self, test: Test, overlay: dict[str, Any] | None = None) -> Ran:
        """Run a test cell; whatever it raises is in the result."""
        session, ran = self._session, Ran()
        session.begin_cell()
        session.is_hidden, session.in_test = self.is_hidden, True
        session.judge_with(test.judges)
        ran.output, ran.events = session.output, session.events
        try:
            session.living()
            memory = bounded_memory(session.limits.test_bytes)
            with memory, session.budget.test(), self._listening(ran), guard.no_pickles(), warnings.catch_warnings():
                warnings.simplefilter("default")
                warnings.showwarning = _show_warning
                self.namespace.begin(test, overlay)
                if test.reads_files:
                    session.on_answer = self._copy_files
                    self._copy_files()
                ran.value = run_cell(test.cell, self.namespace)
        except KeyboardInterrupt as error:
            if not isinstance(error, LearnerInterrupt):
                raise  # somebody wants the grading to stop
            ran.error = error
        except MachineError:
            raise  # not the submission's fault
        except BaseException as error:
            ran.error = error
        session.on_answer = lambda: None
        self._end(ran)
        session.is_hidden, session.in_test = lambda: False, False
        return ran

    def is_hidden(self) -> bool:
        """Does a hidden part of a test run now?"""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_lineno in self._hidden.get(frame.f_code.co_filename, ()):
                return True
            frame = frame.f_back
        return False

    def lines(self, trace: TracebackType | None) -> list[tuple[str, str, bool]]:
        """(function, line, is hidden) of the frames of test cells in a traceback, the innermost last."""
        found = []
        for frame, number in traceback.walk_tb(trace):
            name = frame.f_code.co_filename
            if name in self._hidden:
                line = linecache.getline(name, number).strip()
                found.append((frame.f_code.co_name, line, number in self._hidden[name]))
        return found

    def _end(self, ran: Ran) -> None:
        try:
            self.namespace.end()
        except BudgetSpentError:
            pass
        except Exception as error:  # the process died between two calls
            ran.error = ran.error or error

    @contextlib.contextmanager
    def _listening(self, ran: Ran) -> Iterator[None]:
        outputs = _Forwarded(ran.output, self.is_hidden)
        before, checks.listeners[:] = list(checks.listeners), [ran.reports.append]
        stdout, stderr = Stream(outputs, "stdout"), Stream(outputs, "stderr")
        try:
            with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
                yield
        finally:
            checks.listeners[:] = before

    def _copy_files(self) -> None:
        """Bring what the learner's code has written into the working folder of the tests."""
        if not self._copying:
            self._copying = True
            try:
                self._written.add(self._session.expect("files", None, tuple))
            finally:
                self._copying = False


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    sys.stderr.write(f"{category.__name__}: {message}\n")


class _Forwarded(Outputs):
    """Text of the test itself, into the output of its cell."""

    def __init__(self, output: Output, is_hidden: Any) -> None:  # noqa: ANN401 - a function
        super().__init__()
        self._output, self._is_hidden = output, is_hidden

    def add(self, stream: str, text: str) -> None:
        """Keep it at once: the learner's own comes in between."""
        self._output.write(stream, text, self._is_hidden())


@contextlib.contextmanager
def surroundings(seed: int) -> Iterator[None]:
    """An empty working folder for the tests, and the environment variables with which they always run."""
    before = Path.cwd()
    # a listener hears of every report, so nothing need be raised as for stock nbgrader
    about = {grading.EXECUTION: None, grading.GRADING: "1", grading.SEED: str(seed)}
    ours, numpys = random.getstate(), np.random.get_state()
    with variables(**about), tempfile.TemporaryDirectory(prefix="startcode-tests-") as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)
            random.setstate(ours)
            np.random.set_state(numpys)
