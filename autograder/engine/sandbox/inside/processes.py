"""What the processes of one sandbox use, read from the /proc of their supervisor."""

import os
from dataclasses import dataclass

PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
PARENT, USER_TIME, CHILDREN_TIME, THREADS, RESIDENT = 1, 11, 13, 17, 21  # fields of /proc/PID/stat behind the name


@dataclass(frozen=True)
class Load:
    """Of a process and all that descend from it."""

    processes: int  # with threads
    cpu_seconds: float
    memory_bytes: int


def load(proc: int, root: int, shared_bytes: int = 0) -> Load:
    """The load of `root` and its descendants; `proc` is a descriptor of /proc.

    Of each process `shared_bytes` of memory are not counted: those that it has in common with the warm parent.
    """
    fields = {int(name): stat for name in os.listdir(proc) if name.isdigit() and (stat := _stat(proc, name))}
    children: dict[int, list[int]] = {}
    for pid, stat in fields.items():
        children.setdefault(int(stat[PARENT]), []).append(pid)
    family, fresh = [], [root] if root in fields else []
    while fresh:
        family += fresh
        fresh = [child for parent in fresh for child in children.get(parent, [])]
    return Load(
        sum(int(fields[pid][THREADS]) for pid in family),
        sum(sum(map(int, fields[pid][USER_TIME : CHILDREN_TIME + 2])) for pid in family) / TICKS,
        sum(max(0, int(fields[pid][RESIDENT]) * PAGE - shared_bytes) for pid in family),
    )


def address_space(proc: int) -> int:
    """Bytes that the calling process has mapped."""
    return int(_read(proc, "self/statm").split()[0]) * PAGE


def resident_bytes(proc: int, pid: int) -> int:
    """Memory that a process has in use."""
    stat = _stat(proc, str(pid))
    return int(stat[RESIDENT]) * PAGE if stat else 0


def _stat(proc: int, name: str) -> list[str] | None:
    try:
        return _read(proc, f"{name}/stat").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return None


def _read(proc: int, name: str) -> str:
    fd = os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)
    try:
        return os.read(fd, 1024).decode("ascii", "replace")
    finally:
        os.close(fd)
