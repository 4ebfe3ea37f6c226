"""System calls that Python has no function for."""

import ctypes
import os
from struct import Struct
from typing import Any

NEW_USER, NEW_PID, NEW_NET = 0x10000000, 0x20000000, 0x40000000
NEW_MOUNT, NEW_CGROUP, NEW_UTS, NEW_IPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
EVERY_NAMESPACE = NEW_USER | NEW_PID | NEW_NET | NEW_MOUNT | NEW_CGROUP | NEW_UTS | NEW_IPC

READ_ONLY, NO_SUID, NO_DEVICES, NO_EXEC, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18

SET_PARENT_DEATH_SIGNAL, SET_DUMPABLE, SET_SECCOMP, DROP_BOUNDING, SET_NO_NEW_PRIVILEGES = 1, 4, 22, 24, 38
SECCOMP_FILTER = 2
CAPABILITY_VERSION = 0x20080522
INSTRUCTION_BYTES = 8
PROGRAM = Struct("@HP")  # struct sock_fprog: number of instructions, their address

_libc = ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: Any) -> int:  # noqa: ANN401
    """A function of the C library; raises OSError where it returns -1."""
    result = int(getattr(_libc, name)(*arguments))
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)
    return result


def prctl(option: int, *arguments: int) -> None:
    """One of the many operations on the calling process."""
    call("prctl", option, *(ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]))


def unshare(flags: int) -> None:
    """Leave namespaces of the parent for new ones."""
    call("unshare", flags)


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount, or change a mount."""
    encode = [None if text is None else text.encode() for text in (source, target, kind)]
    call("mount", *encode, ctypes.c_ulong(flags), options.encode())


def drop_capabilities() -> None:
    """Give up every capability, now and for programs started later."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    call("capset", header, (ctypes.c_uint32 * 6)())


def install_filter(program: bytes) -> None:
    """Put the calling process under a seccomp program, for ever."""
    code = ctypes.create_string_buffer(program, len(program))
    header = PROGRAM.pack(len(program) // INSTRUCTION_BYTES, ctypes.addressof(code))
    kept = ctypes.create_string_buffer(header, len(header))  # both must live until the call is over
    prctl(SET_SECCOMP, SECCOMP_FILTER, ctypes.addressof(kept))
