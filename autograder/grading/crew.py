"""Those who grade: worker processes of this machine, or an executor that somebody lends us."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Protocol

from autograder.errors import MachineError

if TYPE_CHECKING:
    from autograder.grading.task import Graded, Task

Work = Callable[["Task"], "Graded"]
Prepare = Callable[[], object]
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PRELOAD = ("autograder.engine.submission", "autograder.engine.sandbox.choice", "autograder.grading.worker")


class Crew(Protocol):
    """Where tasks are done; `size` is how many are worth handing out at a time."""

    size: int

    def submit(self, task: "Task") -> "Future[Graded]":
        """Hand out a task."""

    def apart(self) -> "Crew":
        """Another crew, of one fresh worker."""

    def lives(self) -> bool:
        """Does a fresh worker begin at all?"""

    def dismiss(self) -> None:
        """Nothing has come from these workers for too long: end them, which breaks what they had."""

    def renew(self) -> None:
        """Replace workers that died."""

    def close(self) -> None:
        """Send everybody home, finished or not."""


class ProcessCrew:
    """`jobs` processes of this machine, which begin at once with what they `prepare`."""

    def __init__(self, work: Work, jobs: int, prepare: Prepare | None = None) -> None:
        self._work, self._jobs, self._prepare = work, jobs, prepare
        self.size = 2 * jobs  # so that nobody is idle while results are written
        os.environ.update({name: os.environ.get(name, one) for name, one in ONE_THREAD.items()})
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([work.__module__, *PRELOAD])  # all workers are forked from one that has it
        self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(self._jobs, mp_context=self._context, initializer=_begin, initargs=(self._prepare,))
        for _ in range(self._jobs if self._prepare else 0):
            pool.submit(os.getpid)  # a process is only started when it has something to do
        return pool

    def submit(self, task: "Task") -> "Future[Graded]":
        """Hand out a task; raises BrokenExecutor if a worker has died."""
        return self._pool.submit(self._work, task)

    def apart(self) -> Crew:
        """A crew of one new process."""
        return ProcessCrew(self._work, 1)

    def lives(self) -> bool:
        """Whether a new process takes the smallest of tasks."""
        pool = self._open()
        try:
            return pool.submit(os.getpid).result() > 0
        except BrokenExecutor:
            return False
        finally:
            _end(pool)

    def dismiss(self) -> None:
        """Kill them; their pool then says that it is broken."""
        for process in (self._pool._processes or {}).values():
            process.kill()

    def renew(self) -> None:
        """Open a new pool: one that has lost a worker takes no more tasks."""
        _end(self._pool)
        self._pool = self._open()

    def close(self) -> None:
        """End the processes."""
        _end(self._pool)


class LentCrew:
    """Any executor, such as that of a Dask cluster; it stays open when we are done."""

    def __init__(self, work: Work, executor: Executor, size: int) -> None:
        self._work, self._executor, self.size = work, executor, size
        self._out: set[Future[Graded]] = set()

    def submit(self, task: "Task") -> "Future[Graded]":
        """Hand out a task."""
        future = self._executor.submit(self._work, task)
        self._out.add(future)
        future.add_done_callback(self._out.discard)
        return future

    def apart(self) -> Crew:
        """The same executor once more: which of its workers takes a task is not ours to say."""
        return LentCrew(self._work, self._executor, 1)

    def lives(self) -> bool:
        """Whoever lends the executor says so by an error."""
        return True

    def dismiss(self) -> None:
        """They are not ours to end."""
        what = "no worker has finished anything for too long."
        raise MachineError("grading", what, "Start them again, then grade again: what was graded is kept.")

    def renew(self) -> None:
        """Whoever lends the executor replaces its workers."""

    def close(self) -> None:
        """Take back what nobody has begun."""
        for future in list(self._out):
            future.cancel()


def _begin(prepare: Prepare | None) -> None:
    """In a new process: Ctrl-C is for the one that leads, and when that one is gone nobody works on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leader = multiprocessing.parent_process()
    assert leader is not None

    def follow() -> None:
        wait([leader.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=follow, daemon=True).start()
    if prepare is not None:
        with suppress(Exception):  # the first task will say what is wrong
            prepare()


def _end(pool: ProcessPoolExecutor) -> None:
    processes = list((pool._processes or {}).values())  # nothing public ends a process that is busy
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
    for process in processes:
        process.join()
