"""Starting the first process of a sandbox in bubblewrap."""

import json
import os
import re
import secrets
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from autograder.engine.sandbox import seccomp
from autograder.engine.sandbox.groups import Group
from autograder.engine.sandbox.inside import confine
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.inside.main import Order
from autograder.engine.sandbox.inside.talk import READY, Request, hear
from autograder.engine.sandbox.view import View, python
from autograder.errors import MachineError

START_SECONDS = 60.0  # importing libraries from a cold disk
STOP_SECONDS = 5.0
READ_BYTES = 1 << 16
FIRST_IDENTITY, IDENTITIES = 1_000_000_000, 900_000_000  # users that no system gives to anybody
NEEDED = 1 << 21 | 1 << 7 | 1 << 6  # CAP_SYS_ADMIN, CAP_SETUID, CAP_SETGID
WHOLE_RANGE = ["0", "0", "4294967295"]
UNSHARE = ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
ALWAYS = (
    "--as-pid-1",
    "--die-with-parent",
    "--new-session",
    "--hostname",
    "sandbox",
    "--clearenv",
    "--cap-drop",
    "ALL",
)


def executable() -> str:
    """Path of bubblewrap; raises MachineError."""
    found = shutil.which("bwrap")
    if found is None:
        raise MachineError("sandbox", "bubblewrap is not installed.", "Run: sudo apt-get install bubblewrap")
    return found


def spare_identity() -> int | None:
    """A user that owns nothing, where this process may become one; else None.

    The kernel does not count the processes of root, and root owns the files of the system: as root, every first process
    gets a user of its own.
    """
    if os.geteuid() != 0 or Path("/proc/self/uid_map").read_text().split() != WHOLE_RANGE:
        return None
    status = Path("/proc/self/status").read_text()
    effective = int(status.partition("CapEff:")[2].split()[0], 16)
    return FIRST_IDENTITY + secrets.randbelow(IDENTITIES) if effective & NEEDED == NEEDED else None


class FirstProcess:
    """The process that makes sandboxes: one (fresh), or many in namespaces of their own (`nested`)."""

    def __init__(self, view: View, preload: Sequence[str], limits: Limits, nested: bool) -> None:
        """Start it; `wait_until_ready` waits until it has imported `preload`."""
        bubblewrap, program = executable(), seccomp.program()
        self._maker = os.getpid()
        self._sending = threading.Lock()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the process
        self._group = Group.make(limits)
        self._control, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inner, _pipe_with(program) as filtered:
            identity = spare_identity()
            order = Order(inner.fileno(), filtered, nested, identity, tuple(preload))
            words = [bubblewrap, *_arguments(view, identity, nested), json.dumps(asdict(order))]
            self._process, self._inside = self._start(words, inner.fileno(), filtered)

    def _start(self, words: list[str], *passed: int) -> tuple[subprocess.Popen[bytes], int | None]:
        """Bubblewrap's process, and a descriptor of the first process inside."""
        told, telling = os.pipe()
        words[1:1] = ["--info-fd", str(telling)]
        try:
            process = subprocess.Popen(  # noqa: S603  every word of it is ours
                self._group.entering(words),
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                pass_fds=(*passed, telling),
                cwd="/",
                start_new_session=True,
            )
        finally:
            os.close(telling)
        said = b""
        with os.fdopen(told, "rb") as file:
            while b"}" not in said and (part := file.read1()):  # it must not find the pipe closed while it writes
                said += part
        pid = re.search(rb'"child-pid": *([0-9]+)', said)
        try:
            return process, os.pidfd_open(int(pid[1])) if pid else None
        except ProcessLookupError:  # it has ended already
            return process, None

    def wait_until_ready(self) -> None:
        """Until the libraries are imported; raises MachineError with what went wrong."""
        self._control.settimeout(START_SECONDS)
        try:
            word, content, _ = hear(self._control)
        except (OSError, EOFError):
            word, content = "", None
        self._control.settimeout(None)
        if word != READY:
            raise self.failure(content)

    def send(self, request: Request, descriptors: list[int]) -> None:
        """Ask for a sandbox; raises MachineError if nobody is there any more."""
        try:
            with self._sending:
                socket.send_fds(self._control, [request.packed()], descriptors)
        except OSError as error:
            raise self.failure() from error

    def failure(self, said: object = None) -> MachineError:
        """Why it does not run; it does not run any more."""
        self.destroy()
        reason = str(said or self.last_words()).strip() or "it ended without a word"
        return MachineError("sandbox", f"it cannot be started: {reason.splitlines()[-1]}.", 'Run "autograder doctor".')

    def last_words(self) -> str:
        """The last line that bubblewrap, or what runs in it, has written about an error."""
        self._errors.seek(0)
        lines = self._errors.read(READ_BYTES).decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def is_alive(self) -> bool:
        """Does it still run, and is it ours?"""
        if self._maker != os.getpid() or self._inside is None:
            return False
        poll = select.poll()
        poll.register(self._inside, select.POLLIN)
        return not poll.poll(0)

    def memory_kills(self) -> int:
        """How often the kernel has killed one of its processes for want of memory, as far as that can be known."""
        return self._group.memory_kills()

    def destroy(self) -> None:
        """End it and every sandbox it has made, whatever their state."""
        self._control.close()
        if self._maker == os.getpid():
            if self._inside is not None:
                # Killing bubblewrap is not enough: it has no right to pass that on to a process of another user.
                with suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._inside, signal.SIGKILL)
                os.close(self._inside)
                self._inside = None
            self._process.kill()
            self._process.wait(STOP_SECONDS)
            self._group.remove()


def _arguments(view: View, identity: int | None, nested: bool) -> Iterator[str]:
    inside = str(confine.INSIDE_ID)
    yield from UNSHARE
    yield from ALWAYS
    if identity is None:
        yield from ("--unshare-user", "--uid", inside, "--gid", inside)
    else:
        yield from ("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
    if not nested:
        yield from ("--cap-add", "CAP_SYS_ADMIN")  # to mount the private folders before the learner's process exists
    for name, value in view.variables().items():
        yield from ("--setenv", name, value)
    yield from view.arguments()
    yield from ("--chdir", "/", "--", python(), "-P", "-m", "autograder.engine.sandbox.inside.main")


@contextmanager
def _pipe_with(content: bytes) -> Iterator[int]:
    """The read end of a pipe that holds `content`; a seccomp program is far smaller than a pipe."""
    read_fd, write_fd = os.pipe()
    try:
        os.write(write_fd, content)
        os.close(write_fd)
        yield read_fd
    finally:
        os.close(read_fd)
