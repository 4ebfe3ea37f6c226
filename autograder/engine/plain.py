"""The learner's process without a sandbox: for code that is trusted. It can read and write whatever this user can."""

import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn, Self

import matplotlib

from autograder.engine.learner.main import serve
from autograder.engine.values import Channel
from startcode.grading import GRADING

END_SECONDS = 2.0


@dataclass(frozen=True)
class PlainUsage:
    """What a process has used; known when it has ended."""

    cpu_seconds: float
    memory_bytes: int = 0


class PlainProcess:
    """A fork of this process that serves a channel; it has the interface of a Sandbox."""

    def __init__(self) -> None:
        (child_reads, we_write), (we_read, child_writes) = os.pipe(), os.pipe()
        self._folder = tempfile.mkdtemp(prefix="startcode-learner-")
        self._status: int | None = None
        self._usage = PlainUsage(0.0)
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if not self._pid:
            _run(self._folder, child_reads, child_writes)
        os.close(child_reads)
        os.close(child_writes)
        self.channel = Channel(we_read, we_write)

    def usage(self) -> PlainUsage:
        """Of a process that has ended; ends it."""
        self._end()
        return self._usage

    def outcome(self, timeout: float = END_SECONDS) -> str | None:
        """Why it ended, as far as a plain process can tell; None if it still runs."""
        deadline = time.monotonic() + timeout
        while self._status is None and time.monotonic() < deadline:
            self._wait(os.WNOHANG)
            time.sleep(0.001)
        if self._status is None:
            return None
        return "exited" if os.WIFEXITED(self._status) else "killed"

    def close(self) -> None:
        """End it, and remove its working folder."""
        self._end()
        self.channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _end(self) -> None:
        if self._status is None:
            os.kill(self._pid, signal.SIGKILL)
            self._wait(0)

    def _wait(self, options: int) -> None:
        pid, status, used = os.wait4(self._pid, options)
        if pid:
            self._status = status
            self._usage = PlainUsage(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _close_all_but(*kept: int) -> None:
    """Let go of everything that this process has open; the standard streams lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    bounds = [2, *sorted(kept), resource.getrlimit(resource.RLIMIT_NOFILE)[0]]
    for low, high in pairwise(bounds):
        os.closerange(low + 1, high)


def _run(folder: str, read_fd: int, write_fd: int) -> NoReturn:
    """The child: nothing but the channel leads out."""
    try:
        _close_all_but(read_fd, write_fd)
        os.chdir(folder)
        os.environ[GRADING] = "1"
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        matplotlib.rcParams["backend"] = "agg"  # `matplotlib.use` would load it now, which takes 25 ms
        serve(read_fd, write_fd)
    finally:
        os._exit(0)
