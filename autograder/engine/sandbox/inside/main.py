"""The first process in bubblewrap: imports libraries once, then makes sandboxes on request.

Started as `python -P -m autograder.engine.sandbox.inside.main JSON`; what the JSON says: `Order`.
"""

import gc
import importlib
import json
import os
import signal
import socket
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from autograder.engine.sandbox.inside import confine, kernel, places
from autograder.engine.sandbox.inside.supervise import Start, supervise
from autograder.engine.sandbox.inside.talk import FAILED, LONGEST, READY, Request, say


@dataclass(frozen=True)
class Order:
    """What the host wants of this process."""

    control: int  # descriptor of the socket on which requests come
    program: int  # descriptor of a pipe that holds the seccomp program
    nested: bool  # many sandboxes, each in namespaces of its own; otherwise one, in those of this process
    identity: int | None  # user and group to become, if this process is root
    preload: tuple[str, ...]  # modules


def main() -> None:
    """Serve until the host lets go."""
    order = Order(**json.loads(sys.argv[1]))
    control = socket.socket(fileno=order.control)
    with os.fdopen(order.program, "rb") as file:
        program = file.read()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve = _many if order.nested else _one
        serve(order, control, program)
    except BaseException:
        say(control, FAILED, traceback.format_exc())
        raise


def _many(order: Order, control: socket.socket, program: bytes) -> None:
    """A warm parent. It never runs a learner's code, and has no rights."""
    if order.identity is not None:
        confine.become(order.identity)
    _end_with_the_host()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a supervisor
    _preload(order.preload)
    _demand_data()
    gc.collect()
    gc.freeze()  # memory that the collector does not touch stays common to all children
    proc = _open_proc()
    say(control, READY)
    while parts := _request(control):
        _fork_one(*parts, program, proc, control)


def _fork_one(
    request: Request,
    leash: socket.socket,
    channel: tuple[int, int],
    program: bytes,
    proc: int,
    control: socket.socket,
) -> None:
    try:
        pid = os.fork()
    except OSError as error:
        say(leash, FAILED, f"no process can be started: {error}")
        pid = -1
    if pid == 0:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _supervise(request, leash, channel, program, proc, nested=True)
        os._exit(0)
    leash.close()
    for fd in channel:
        os.close(fd)


def _one(order: Order, control: socket.socket, program: bytes) -> None:
    """A sandbox in the namespaces of this process, which were made for it."""
    _end_with_the_host()
    parts = _request(control)
    if parts is None:
        return
    request, leash, channel = parts
    try:
        _preload(order.preload)
        proc = _open_proc()
        confine.private_folders(request.limits, order.identity or confine.INSIDE_ID)
        if order.identity is not None:
            confine.become(order.identity)
            _end_with_the_host()  # a change of user has cancelled it
        _demand_data()
    except Exception as error:
        say(leash, FAILED, f"{type(error).__name__}: {error}")
        return
    control.close()
    _supervise(request, leash, channel, program, proc, nested=False)


def _supervise(
    request: Request, leash: socket.socket, channel: tuple[int, int], program: bytes, proc: int, nested: bool
) -> None:
    leash.settimeout(10)
    try:
        supervise(request, _start(request.entry), program, leash, channel, proc, nested)
    except BaseException as error:  # whatever it is, the host hears of it, and this process ends
        say(leash, FAILED, f"{type(error).__name__}: {error}")


def _request(control: socket.socket) -> tuple[Request, socket.socket, tuple[int, int]] | None:
    """The next request with its leash and channel; None when the host lets go."""
    packet, descriptors, _, _ = socket.recv_fds(control, LONGEST, 3)
    if not packet:
        return None
    leash, read_fd, write_fd = descriptors
    return Request.unpacked(packet), socket.socket(fileno=leash), (read_fd, write_fd)


def _open_proc() -> int:
    return os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def _start(entry: str) -> Start:
    module, _, function = entry.partition(":")
    return cast("Start", getattr(importlib.import_module(module), function))


def _preload(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(module)


def _demand_data() -> None:
    """A learner's code that cannot read its data would be graded for that."""
    data = Path(places.DATA)
    for path in (data, *data.rglob("*")):
        if path.exists() and not os.access(path, os.R_OK):
            raise PermissionError(f"{path.relative_to(data)} in the data folder is not readable for everybody")


def _end_with_the_host() -> None:
    kernel.prctl(kernel.SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


if __name__ == "__main__":
    main()
