"""What a process gives up, in the order in which it can."""

import os
import resource

from autograder.engine.sandbox.inside import kernel, places
from autograder.engine.sandbox.inside.limits import Limits

INSIDE_ID = 65534  # user and group inside every sandbox
MEGABYTE = 1 << 20
CHANNEL, STATUS = 3, 5  # descriptors behind null, output, output: read end, write end, where to report


def become(identity: int) -> None:
    """Be this user and group, and nothing else; without a way back."""
    os.setgroups([])
    os.setresgid(identity, identity, identity)
    os.setresuid(identity, identity, identity)
    kernel.prctl(kernel.SET_DUMPABLE, 1)  # else files of this process in /proc belong to root


def leave_namespaces() -> None:
    """Namespaces of one's own, in which one is an ordinary user with all capabilities over them."""
    user, group = os.geteuid(), os.getegid()
    kernel.unshare(kernel.EVERY_NAMESPACE)
    for name, content in (
        ("setgroups", "deny"),
        ("uid_map", f"{INSIDE_ID} {user} 1"),
        ("gid_map", f"{INSIDE_ID} {group} 1"),
    ):
        _write(f"/proc/self/{name}", content)
    kernel.mount(None, "/", None, kernel.RECURSIVE | kernel.PRIVATE)


def private_folders(limits: Limits, owner: int) -> None:
    """Empty scratch folders of bounded size, and no view of other processes."""
    plain = kernel.NO_SUID | kernel.NO_DEVICES
    for folder, size in zip(
        places.SCRATCH, (limits.scratch_bytes, limits.scratch_bytes, limits.shared_bytes), strict=True
    ):
        options = f"size={size},nr_inodes={limits.scratch_files},mode=700,uid={owner},gid={owner}"
        kernel.mount("scratch", folder, "tmpfs", plain | kernel.NO_EXEC, options)
    kernel.mount(None, places.CACHE, None, kernel.REMOUNT | kernel.BIND | kernel.READ_ONLY | plain)
    kernel.mount(
        "nothing", places.PROC, "tmpfs", plain | kernel.NO_EXEC | kernel.READ_ONLY, "size=4k,nr_inodes=2,mode=555"
    )


def give_up_rights() -> None:
    """No capabilities, and none to be had from any program."""
    kernel.drop_capabilities()
    kernel.prctl(kernel.SET_NO_NEW_PRIVILEGES, 1)


def own_session(descriptors: tuple[int, ...]) -> None:
    """A session without a terminal, and no file descriptors but these, which become 0, 1, 2 and so on."""
    os.setsid()  # else kill(0, 9) reaches the parent: process groups cross PID namespaces
    above = max(descriptors) + 1
    for place, fd in enumerate(descriptors):
        os.dup2(fd, above + place)
    for place in range(len(descriptors)):
        os.dup2(above + place, place, inheritable=place <= 2)
    os.closerange(len(descriptors), os.sysconf("SC_OPEN_MAX"))
    os.chdir(places.WORK)
    os.umask(0o077)


def bounded(limits: Limits, address_space: int) -> None:
    """Resource limits of this process and of each that it starts; `address_space` bytes are in use already."""
    seconds = max(1, round(limits.cpu_seconds))
    for which, soft, hard in (
        (resource.RLIMIT_CPU, seconds, seconds),
        (resource.RLIMIT_AS, address_space + limits.memory_bytes, address_space + limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_NPROC, limits.processes, limits.processes),
        (resource.RLIMIT_STACK, 8 * MEGABYTE, 64 * MEGABYTE),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        resource.setrlimit(which, _allowed(which, soft, hard))


def _allowed(which: int, soft: int, hard: int) -> tuple[int, int]:
    """A limit that the system has set lower stays."""
    _, ceiling = resource.getrlimit(which)
    if ceiling == resource.RLIM_INFINITY:
        return soft, hard
    return min(soft, ceiling), min(hard, ceiling)


def _write(path: str, content: str) -> None:
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, content.encode())
    finally:
        os.close(fd)
