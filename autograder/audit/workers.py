"""Processes that try answers; one that never comes to an end is killed, and a fresh one takes its place."""

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import warnings
from collections import deque
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path

from autograder.audit.trial import Tell, Trial, Verdict, judge, untold
from autograder.authoring.cells import Lesson
from autograder.authoring.rehearsal import Rehearsal
from autograder.variables import COURSE
from startcode.checks import Outcome

MEMORY = 4 << 30  # bytes that a mutant may ask for before it gets a MemoryError
PATIENCE = 20  # how many times longer than its processor time a trial may take by the clock: it may wait for others
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WARM = ["autograder.audit.workers", "autograder.reference", "startcode.plots"]
TIME_IS_UP = {-signal.SIGPROF: Outcome.TIMED_OUT, -signal.SIGALRM: Outcome.TIMED_OUT}


class Workers:
    """`jobs` processes that know these lessons; use it in a `with` block."""

    def __init__(self, root: Path, lessons: Mapping[str, Lesson], jobs: int) -> None:
        os.environ.update({name: os.environ.get(name, one) for name, one in ONE_THREAD.items()})
        self._root, self._lessons = root, dict(lessons)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(WARM)
        self._idle = [self._hire() for _ in range(jobs)]
        self._busy: dict[Connection, tuple[_Worker, int]] = {}

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.dismiss()

    def judge(self, trials: Sequence[Trial], tell: Tell = untold) -> list[Verdict]:
        """The verdicts in the order of `trials`; those that may take longest are tried first."""
        waiting = deque(sorted(range(len(trials)), key=lambda i: -trials[i].limit))
        verdicts: dict[int, Verdict] = {}
        while len(verdicts) < len(trials):
            while waiting and self._idle:
                self._assign(waiting.popleft(), trials)
            for connection in wait(list(self._busy)):
                assert isinstance(connection, Connection)
                worker, number = self._busy.pop(connection)
                verdicts[number], worker = self._collect(worker)
                self._idle.append(worker)
                tell(len(verdicts), len(trials))
        return [verdicts[number] for number in range(len(trials))]

    def _assign(self, number: int, trials: Sequence[Trial]) -> None:
        worker = self._idle.pop()
        worker.connection.send(trials[number])
        self._busy[worker.connection] = worker, number

    def _collect(self, worker: "_Worker") -> "tuple[Verdict, _Worker]":
        try:
            verdict: Verdict = worker.connection.recv()
        except (EOFError, OSError):
            return Verdict(worker.how_it_died()), self._hire()
        return verdict, worker

    def _hire(self) -> "_Worker":
        return _Worker(self._context, self._root, self._lessons)


class _Worker:
    def __init__(
        self, context: multiprocessing.context.ForkServerContext, root: Path, lessons: dict[str, Lesson]
    ) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, root, lessons), daemon=True)
        self._process.start()
        theirs.close()

    def how_it_died(self) -> Outcome:
        """Out of time, or of something worse."""
        self._process.join()
        return TIME_IS_UP.get(self._process.exitcode or 0, Outcome.CRASHED)

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _work(connection: Connection, root: Path, lessons: Mapping[str, Lesson]) -> None:
    """In the new process: try what comes, until nobody is left to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ValueError, OSError):  # a machine that allows less has its own limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ[COURSE] = str(root)
    warnings.simplefilter("ignore")
    rehearsals: dict[str, Rehearsal] = {}
    warm: set[tuple[str, str]] = set()
    with Path(os.devnull).open("r+") as nowhere, contextlib.redirect_stderr(nowhere), contextlib.suppress(EOFError):
        sys.stdin = nowhere
        while True:
            trial: Trial = connection.recv()
            if trial.lesson not in rehearsals:
                rehearsals[trial.lesson] = Rehearsal(lessons[trial.lesson])
            rehearsal = rehearsals[trial.lesson]
            needed = trial.lesson, rehearsal.library(trial.exercise)
            if needed not in warm:
                warm.add(needed)
                judge(rehearsal, Trial(trial.lesson, trial.exercise))  # the first one imports what all need
            _deadline(trial.limit)
            verdict = judge(rehearsal, trial)
            _deadline(0)
            connection.send(verdict)


def _deadline(seconds: float) -> None:
    """The kernel ends this process after so many seconds of its own work, and much later by the clock; 0: never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)
