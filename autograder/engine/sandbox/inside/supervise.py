"""One sandbox from start to end, in a process that the learner's code can neither see nor signal."""

import os
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from resource import struct_rusage

from autograder.engine.sandbox.inside import confine, kernel, processes
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.inside.talk import ASK, ENDED, READY, USAGE, Request, hear, say

TICK = 0.05  # seconds between two looks at the processes
CHUNK = 1 << 16
MAPPED_BEFORE = 32 << 20  # bytes that libraries had mapped and not yet used: no limit on new memory sees them
LAST_WORDS = 16  # reads of what is left in the output pipe at the end
MOST_OUTPUT = 128 << 10  # of one packet to the host
CONFINED = b"confined"

Start = Callable[[int, int], object]  # the learner's program: read end and write end of the channel


class Refused(Exception):  # noqa: N818
    """The confinement is not complete; nothing of the learner has run."""


def supervise(
    request: Request,
    start: Start,
    program: bytes,
    leash: socket.socket,
    channel: tuple[int, int],
    proc: int,
    nested: bool,
) -> None:
    """Make a sandbox, run `start` in it under the seccomp `program`, and report its end.

    `nested`: below a warm parent, in namespaces of its own. Otherwise this process is the first one of its namespaces
    and has done what needs capabilities already. `proc` is a descriptor of /proc: the path will show nothing.
    """
    if nested:
        confine.leave_namespaces()
        confine.private_folders(request.limits, confine.INSIDE_ID)
    began = time.monotonic()
    pid, output = _fork(request.limits, start, program, channel, processes.address_space(proc))
    confine.give_up_rights()
    Supervisor(request.limits, leash, pid, output, proc, nested).run(began)


def _fork(
    limits: Limits, start: Start, program: bytes, channel: tuple[int, int], address_space: int
) -> tuple[int, int]:
    """The learner's process, confined, and the read end of its output."""
    status, status_end = os.pipe()
    output, output_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        null = os.open("/dev/null", os.O_RDWR)
        _be_the_learner(limits, start, program, (null, output_end, output_end, *channel, status_end), address_space)
    for fd in (status_end, output_end, *channel):
        os.close(fd)
    said = os.read(status, CHUNK)
    os.close(status)
    if said != CONFINED:
        os.kill(pid, signal.SIGKILL)
        raise Refused(said.decode("utf-8", "replace") or "the learner's process ended early")
    return pid, output


def _be_the_learner(
    limits: Limits, start: Start, program: bytes, descriptors: tuple[int, ...], address_space: int
) -> None:
    """Give everything up, then run `start`; never returns."""
    status = descriptors[-1]
    try:
        kernel.prctl(kernel.SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        confine.own_session(descriptors)
        status = confine.STATUS
        confine.bounded(limits, address_space)
        confine.give_up_rights()
        kernel.install_filter(program)
        os.write(status, CONFINED)
        os.close(status)
    except BaseException as error:
        os.write(status, f"{type(error).__name__}: {error}".encode())
        os._exit(1)
    code = 1
    try:
        start(confine.CHANNEL, confine.CHANNEL + 1)
        code = 0
    except BaseException as error:
        with suppress(BaseException):
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
    os._exit(code)  # what the learner registered for the end of the program does not run


class Supervisor:
    """Watches one process and its descendants, keeps some of their output, and ends them."""

    def __init__(self, limits: Limits, leash: socket.socket, pid: int, output: int, proc: int, nested: bool) -> None:
        self.limits, self.leash, self.proc = limits, leash, proc
        self.pid, self.output, self.nested = pid, output, nested
        self.reason: tuple[str, str] | None = None  # outcome and detail, once we have ended it
        self.kept = bytearray()
        self.shared_bytes = processes.resident_bytes(proc, pid)
        os.set_blocking(output, False)

    def run(self, began: float) -> None:
        """Until the learner's process has ended, for whatever reason."""
        self.began = began
        say(self.leash, READY)
        life = os.pidfd_open(self.pid)
        poll = select.poll()
        for fd in (life, self.leash.fileno(), self.output):
            poll.register(fd, select.POLLIN)
        tick = time.monotonic() + TICK
        while True:
            ready = dict(poll.poll(max(0.0, tick - time.monotonic()) * 1000))
            if life in ready:
                break
            if self.leash.fileno() in ready and not self.answer():
                self.end("killed", "ended by the grader")
            if self.output in ready and not self.keep():
                poll.unregister(self.output)
            if time.monotonic() >= tick:
                self.look()
                tick = time.monotonic() + TICK
            if self.reason:
                break
        self.report(*self.bury())

    def answer(self) -> bool:
        """Tell the host what it asks; False if it lets go."""
        try:
            word, _, _ = hear(self.leash)
        except (OSError, EOFError, ValueError):
            return False
        if word != ASK:
            return False
        load = processes.load(self.proc, self.pid)
        resident = processes.resident_bytes(self.proc, self.pid)
        say(self.leash, USAGE, [load.cpu_seconds, time.monotonic() - self.began, resident])
        return True

    def keep(self) -> bool:
        """Read some output and keep what there is room for; False at its end."""
        try:
            content = os.read(self.output, CHUNK)
        except BlockingIOError:
            return True
        self.kept += content[: self.limits.output_bytes - len(self.kept)]
        return bool(content)

    def look(self) -> None:
        """Are the limits kept by all processes together?"""
        load, limits = processes.load(self.proc, self.pid, self.shared_bytes), self.limits
        if time.monotonic() - self.began > limits.wall_seconds:
            self.end("timed out", f"ran for more than {limits.wall_seconds:g} seconds")
        elif load.cpu_seconds > limits.cpu_seconds:
            self.end("cpu limit", f"computed for more than {limits.cpu_seconds:g} seconds")
        elif load.memory_bytes > limits.memory_bytes + MAPPED_BEFORE:
            self.end("out of memory", f"used more than {limits.memory_bytes >> 20} MB")
        elif load.processes > limits.processes:
            self.end("killed", f"started more than {limits.processes} processes")

    def end(self, outcome: str, detail: str) -> None:
        """Kill every process of the sandbox."""
        self.reason = self.reason or (outcome, detail)
        # The first process of a PID namespace takes all others with it. Where that is this one, all but itself.
        os.kill(self.pid if self.nested else -1, signal.SIGKILL)

    def bury(self) -> tuple[int, struct_rusage]:
        """Wait for the learner's process, and make sure that no other of its namespace is left."""
        _, status, used = os.wait4(self.pid, 0)
        if not self.nested:
            with suppress(ProcessLookupError):
                os.kill(-1, signal.SIGKILL)
            with suppress(ChildProcessError):
                while True:  # orphans are children of the first process
                    os.wait()
        return status, used

    def report(self, status: int, used: struct_rusage) -> None:
        """Why it ended, what it used, what it wrote."""
        for _ in range(LAST_WORDS):
            if len(self.kept) >= self.limits.output_bytes or not self.keep():
                break
        seconds = used.ru_utime + used.ru_stime
        outcome, detail = self.reason or _natural_end(status, seconds, self.limits)
        usage = [seconds, time.monotonic() - self.began, used.ru_maxrss * 1024]
        say(self.leash, ENDED, [outcome, detail, usage], bytes(self.kept[:MOST_OUTPUT]))


def _natural_end(status: int, seconds: float, limits: Limits) -> tuple[str, str]:
    """Outcome and detail of a process that we have not ended."""
    if os.WIFEXITED(status):
        return "exited", f"exit status {os.WEXITSTATUS(status)}"
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU or (number == signal.SIGKILL and seconds > limits.cpu_seconds - 0.5):
        return "cpu limit", f"computed for more than {limits.cpu_seconds:g} seconds"
    return "killed", f"signal {signal.Signals(number).name}"
