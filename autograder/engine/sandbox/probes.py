"""Trying to break out of our own sandboxes: every probe must fail at it."""

import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from autograder.engine.sandbox import attempts
from autograder.engine.sandbox.inside import places
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.pool import Pool
from autograder.engine.sandbox.sandbox import Sandbox
from autograder.engine.sandbox.view import ROOT, View
from autograder.engine.values import WireError

SCRIPT = "autograder.engine.sandbox.inside.script:serve"
MEGABYTE = 1 << 20
TIGHT = Limits(
    cpu_seconds=20,
    wall_seconds=30,
    memory_bytes=256 * MEGABYTE,
    scratch_bytes=8 * MEGABYTE,
    shared_bytes=4 * MEGABYTE,
    scratch_files=200,
    processes=20,
)
ANSWER_SECONDS = 20.0
GONE_SECONDS = 0.5
READ_ONLY = ("/", "/usr", "/etc", "/dev", "/proc", "/sandbox", places.SITE, places.VENV, places.CACHE, places.DATA)


@dataclass(frozen=True)
class Probe:
    """One attempt: `ok` if it was stopped; `detail` is what it achieved or how it ended."""

    name: str
    ok: bool
    detail: str


def self_test(pool: Pool) -> list[Probe]:
    """Every attempt, in sandboxes of this pool."""
    with _beside() as (port, abstract), pool.open(TIGHT, SCRIPT) as sandbox:
        probes = [attempt(sandbox, name, program) for name, program in _programs(pool.view, port, abstract)]
    return [*probes, *(probe(pool) for probe in (_siblings, _survives, _memory_of_all, _daemons))]


def quick_test(pool: Pool) -> list[Probe]:
    """The few attempts that tell whether the confinement is complete, in less than a tenth of a second."""
    chosen = ("other processes", "signals", "files of this machine", "system calls", "rights")
    with pool.open(TIGHT, SCRIPT) as sandbox:
        return [attempt(sandbox, name, program) for name, program in _programs(pool.view, 1, "none") if name in chosen]


def attempt(sandbox: Sandbox, name: str, program: str) -> Probe:
    """Send a program into a sandbox; it must say that it achieved nothing."""
    try:
        sandbox.channel.send(program)
        answer = sandbox.channel.receive(ANSWER_SECONDS)
    except WireError as problem:
        return Probe(name, False, f"no answer: {problem}")
    achieved, error = answer if isinstance(answer, tuple) and len(answer) == 2 else ("an answer of its own", None)
    if error:
        return Probe(name, False, f"the attempt itself failed: {str(error).strip().splitlines()[-1]}")
    return Probe(name, achieved == "", str(achieved or "stopped"))


def _programs(view: View, port: int, abstract: str) -> Iterator[tuple[str, str]]:
    """Names and programs of the attempts that one sandbox can make."""

    def one(name: str, function: Callable[..., str], *arguments: object) -> tuple[str, str]:
        return name, attempts.as_text(function, *arguments)

    limits = TIGHT
    yield one("other processes", attempts.see_processes)
    yield one("signals", attempts.reach_processes)
    yield one("files of this machine", attempts.see_files, view.secrets())
    yield one("system calls", attempts.use_kernel, os.uname().machine)
    yield one("rights", attempts.gain_rights)
    yield one("network", attempts.reach_network, port)
    yield one("abstract sockets", attempts.reach_abstract_socket, abstract)
    yield one("namespaces and mounts", attempts.make_namespaces)
    yield one("writing outside", attempts.write_outside, READ_ONLY)
    yield one("limits", attempts.raise_limits)
    yield one("open files", attempts.find_descriptors)
    yield one("environment", attempts.find_text, str(ROOT))
    yield one("planted modules", attempts.load_planted, places.WORK)
    yield one("memory", attempts.use_memory, 2 * limits.memory_bytes)
    yield one("processes", attempts.start_processes, limits.processes)
    sizes = ((places.SCRATCH[:2], limits.scratch_bytes), (places.SCRATCH[2:], limits.shared_bytes))
    for folders, size in sizes:
        yield one(f"disk space in {', '.join(folders)}", attempts.fill_folders, folders, size, limits.scratch_files)


@contextmanager
def _beside() -> Iterator[tuple[int, str]]:
    """A server and an abstract socket of this machine, which must be out of reach."""
    name = f"startcode-{secrets.token_hex(8)}"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind(f"\0{name}")
        abstract.listen()
        yield server.getsockname()[1], name


def _siblings(pool: Pool) -> Probe:
    """Two sandboxes side by side: does the second see a file or a process of the first?"""
    name = "another submission"
    leave = "\n".join(f"open({folder + '/trace'!r}, 'w').close()" for folder in places.SCRATCH)
    with pool.open(TIGHT, SCRIPT) as first, pool.open(TIGHT, SCRIPT) as second:
        left = attempt(first, name, f"{leave}\nresult = ''")
        if not left.ok:
            return left
        traces = [f"{folder}/trace" for folder in places.SCRATCH]
        seen = attempt(second, name, attempts.as_text(attempts.see_files, traces))
        return seen if not seen.ok else attempt(second, name, attempts.as_text(attempts.reach_processes))


def _survives(pool: Pool) -> Probe:
    """Signals to everything in reach: the next sandbox must start, and the sibling live on."""
    name = "killing others"
    strike = (
        "import os\nfor target in (0, -1, 1, os.getppid()):\n    os.kill(target, 9) if target else os.killpg(0, 9)\n"
    )
    with pool.open(TIGHT, SCRIPT) as sibling:
        with pool.open(TIGHT, SCRIPT) as striker:
            attempt(striker, name, strike + "result = ''")
        alive = attempt(sibling, name, "result = ''")
    with pool.open(TIGHT, SCRIPT) as after:
        return alive if not alive.ok else attempt(after, name, "result = ''")


def _memory_of_all(pool: Pool) -> Probe:
    """Processes that are each within the limit, and together beyond it."""
    each = int(TIGHT.memory_bytes * 0.6)
    program = (
        f"import os, time\n[os.fork() for _ in range(2)]\nheld = bytearray({each}) and b'x' * {each}\ntime.sleep(20)"
    )
    with pool.open(TIGHT, SCRIPT) as sandbox:
        sandbox.channel.send(program)
        outcome = sandbox.outcome(10)
        return Probe("memory of all processes", outcome == "out of memory", f"ended: {outcome}")


def _daemons(pool: Pool) -> Probe:
    """Processes that left their session: how long do they outlive their sandbox?"""
    name = "daemons"
    program = (
        "import os, time\n"
        f"for _ in range({TIGHT.processes // 2}):\n"
        "    if os.fork() == 0:\n        os.setsid()\n        time.sleep(60)\nresult = ''"
    )
    with pool.open(TIGHT, SCRIPT) as sandbox:
        started = attempt(sandbox, name, program)
        begin = time.monotonic()
        sandbox.kill()
        seconds = time.monotonic() - begin
    return started if not started.ok else Probe(name, seconds < GONE_SECONDS, f"gone after {seconds:.3f} s")
