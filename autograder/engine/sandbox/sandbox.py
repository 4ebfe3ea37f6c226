"""One sandbox, as the grader sees it."""

import fcntl
import os
import socket
import time
from contextlib import suppress
from typing import Any, Literal, Self, TypeAlias, cast

from autograder.engine.sandbox.bubblewrap import FirstProcess
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.inside.talk import ASK, ENDED, READY, USAGE, Request, Usage, hear, say
from autograder.engine.values import Channel
from autograder.errors import MachineError

Outcome: TypeAlias = Literal["exited", "killed", "timed out", "out of memory", "cpu limit"]

OPEN_SECONDS = 30.0
END_SECONDS = 5.0
PIPE_BYTES = 1 << 20


class SandboxRefused(MachineError):  # noqa: N818  reads as what happened
    """The kernel did not allow a part of the confinement; nothing of the learner has run."""


class Sandbox:
    """A learner's process, confined. `channel` leads to it; leaving the `with` block ends it."""

    def __init__(self, first: FirstProcess, entry: str, limits: Limits) -> None:
        """Raises SandboxRefused if the confinement is not complete."""
        self._first = first
        self._memory_kills = first.memory_kills()
        self._began = time.monotonic()
        self._end: tuple[Outcome, str, Usage, bytes] | None = None
        (child_reads, we_write), (we_read, child_writes) = _pipe(), _pipe()
        self.channel = Channel(we_read, we_write)
        self._leash, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            first.send(Request(entry, limits), [inner.fileno(), child_reads, child_writes])
        finally:
            inner.close()
            os.close(child_reads)
            os.close(child_writes)
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        word, content, _ = self._hear(OPEN_SECONDS)
        if word != READY:
            self.close()
            what = f"the sandbox is not complete: {content or self._first.last_words() or 'it ended early'}."
            raise SandboxRefused("sandbox", what, 'Run "autograder doctor".')

    def usage(self) -> Usage:
        """What it has used, until now or until its end."""
        if self._end is None:
            say(self._leash, ASK)
            word, content, rest = self._hear(END_SECONDS)
            if word == USAGE:
                return Usage(*cast("list[Any]", content))
            self._note(word, content, rest)
        return self._ending()[2]

    def outcome(self, timeout: float = END_SECONDS) -> Outcome | None:
        """Why it ended; waits so long for the end, and gives None if it still runs then."""
        if self._end is None:
            self._leash.settimeout(timeout)
            try:
                self._note(*hear(self._leash))
            except (TimeoutError, BlockingIOError):
                return None
            except (OSError, EOFError):
                self._note("", None, b"")
        return self._ending()[0]

    @property
    def detail(self) -> str:
        """More about the end: "exit status 0", "signal SIGSEGV", "used more than 1024 MB"."""
        return self._ending()[1]

    @property
    def output(self) -> bytes:
        """The beginning of what was written to the file descriptors 1 and 2, after the end."""
        return self._ending()[3]

    def kill(self) -> None:
        """End every process of the sandbox; when this returns, none is left."""
        if self._end is None:
            with suppress(OSError):
                self._leash.shutdown(socket.SHUT_WR)
            word, content, rest = self._hear(END_SECONDS)
            while word == USAGE:
                word, content, rest = self._hear(END_SECONDS)
            if word != ENDED:
                self._first.destroy()
            self._note(word, content, rest)

    def close(self) -> None:
        """Kill it and give back what it held here."""
        self.kill()
        self.channel.close()
        self._leash.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hear(self, seconds: float) -> tuple[str, object, bytes]:
        self._leash.settimeout(seconds)
        try:
            return hear(self._leash)
        except (OSError, EOFError):
            return "", None, b""

    def _note(self, word: str, content: object, output: bytes) -> None:
        """Remember the end."""
        if word == ENDED:
            outcome, detail, usage = cast("tuple[Outcome, str, list[Any]]", content)
            if outcome == "killed" and detail == "signal SIGKILL" and self._first.memory_kills() > self._memory_kills:
                outcome, detail = "out of memory", "the kernel found no more memory for it"
            self._end = outcome, detail, Usage(*usage), output
        else:
            used = Usage(0.0, time.monotonic() - self._began, 0)
            self._end = "killed", str(content or "its supervisor ended"), used, b""

    def _ending(self) -> tuple[Outcome, str, Usage, bytes]:
        if self._end is None:
            raise RuntimeError("the sandbox still runs")
        return self._end


def _pipe() -> tuple[int, int]:
    """A pipe with room for a large array, if the system has some left."""
    ends = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    return ends
