"""Control groups: a bound for all processes of a pool together, where this machine lets us set one.

The limits of `inside.limits` hold without it. This is a second wall behind them, and it counts what they cannot see:
the kernel's own memory for sockets, pipes and files. We make groups only where nobody else manages them: below a
folder named by STARTCODE_CGROUP, below our own group if it was delegated to us, or below the root of a hierarchy.
"""

import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.engine.sandbox.inside.limits import Limits

AT_ONCE = 4  # sandboxes of one pool that may be at their limits together
LIBRARIES = 1 << 30  # bytes for the warm parent and what its children copy of it
CONTROLLERS = {"memory", "pids"}
REMOVE_SECONDS = 0.5


@dataclass(frozen=True)
class Group:
    """One group per hierarchy; `count` is the number of kills for want of memory so far."""

    folders: tuple[Path, ...]

    @classmethod
    def make(cls, limits: Limits) -> "Group":
        """A group with bounds for a pool; one without folders where none can be made."""
        bytes_each = limits.memory_bytes + 2 * limits.scratch_bytes + limits.shared_bytes
        memory, processes = LIBRARIES + AT_ONCE * bytes_each, AT_ONCE * (limits.processes + 4)
        bounds = {"memory.max": memory, "memory.swap.max": 0, "memory.limit_in_bytes": memory, "pids.max": processes}
        for parent in parents():
            _sweep(parent)
        made = [parent / f"startcode-{os.getpid()}-{secrets.token_hex(4)}" for parent in parents()]
        return cls(tuple(folder for folder in made if _filled(folder, bounds)))

    def entering(self, command: list[str]) -> list[str]:
        """A command that enters the group and then becomes `command`."""
        if not self.folders:
            return command
        files = [str(folder / "cgroup.procs") for folder in self.folders]
        script = 'n=$1; shift; while [ "$n" -gt 0 ]; do echo 0 > "$1"; shift; n=$((n - 1)); done; exec "$@"'
        return ["/bin/sh", "-c", script, "sh", str(len(files)), *files, *command]

    def memory_kills(self) -> int:
        """How often the kernel has killed a process of the group for want of memory."""
        return sum(_memory_kills(folder) for folder in self.folders)

    def remove(self) -> None:
        """Take the group away; its processes have been killed."""
        end = time.monotonic() + REMOVE_SECONDS
        for folder in self.folders:
            while folder.is_dir() and time.monotonic() < end:
                with suppress(OSError):
                    folder.rmdir()
                    break
                time.sleep(0.005)


@cache
def parents() -> tuple[Path, ...]:
    """Groups below which we may make ours; one per hierarchy."""
    if named := os.environ.get("STARTCODE_CGROUP"):
        return (Path(named),)
    own = [line.split(":", 2)[1:] for line in _lines("/proc/self/cgroup")]
    mounts = [line.split()[1:4] for line in _lines("/proc/self/mounts")]
    found = (_parent(folder, kind, options, own) for folder, kind, options in mounts)
    return tuple(parent for parent in dict.fromkeys(found) if parent is not None and os.access(parent, os.W_OK))


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:  # no Linux
        return []


def _parent(folder: str, kind: str, options: str, own: list[list[str]]) -> Path | None:
    """Of the hierarchy that is mounted on `folder`; `own` are names of controllers and our own group for each."""
    for names, path in own:
        if kind == "cgroup2" and not names:
            group = Path(folder + path)
            return next((each for each in (group, group.parent) if _delegated(each, path == "/")), None)
        if kind == "cgroup" and path == "/" and set(names.split(",")) & CONTROLLERS & set(options.split(",")):
            return Path(folder)
    return None


def _delegated(folder: Path, is_root: bool) -> bool:
    """May we manage what is below this group of the unified hierarchy, and does it pass its controllers on?"""
    try:
        given = set((folder / "cgroup.subtree_control").read_text().split())
    except OSError:
        return False
    marks = {_attribute(folder, name) for name in ("user.delegate", "trusted.delegate")}
    return bool(given & CONTROLLERS) and (is_root or b"1" in marks)


def _attribute(folder: Path, name: str) -> bytes:
    try:
        return os.getxattr(folder, name)
    except OSError:
        return b""


def _filled(folder: Path, bounds: dict[str, int]) -> bool:
    try:
        folder.mkdir()
    except OSError:
        return False
    for name, bound in bounds.items():
        file = folder / name
        if file.exists():
            with suppress(OSError):  # a bound that cannot be set leaves the others
                file.write_text(str(bound))
    return True


def _sweep(parent: Path) -> None:
    """Remove groups whose grader was killed."""
    for folder in parent.glob("startcode-*-*"):
        if not Path("/proc", folder.name.split("-")[1]).exists():
            with suppress(OSError):  # something still runs there
                folder.rmdir()


def _memory_kills(folder: Path) -> int:
    for name in ("memory.events", "memory.oom_control"):
        with suppress(OSError):
            for line in (folder / name).read_text().splitlines():
                if line.startswith("oom_kill "):
                    return int(line.split()[1])
    return 0
