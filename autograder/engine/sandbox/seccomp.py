"""The system calls that learner's code has no use for, as a seccomp program built with libseccomp."""

import ctypes
import errno
import os
import socket
import tempfile
from ctypes.util import find_library
from functools import cache
from typing import Any

from autograder.errors import MachineError

MACHINES = ("x86_64", "aarch64")
LIBRARY = "libseccomp.so.2"
ALLOW, ERROR = 0x7FFF0000, 0x00050000
OPTIMIZE = 8  # attribute of a filter: 2 makes it a binary tree
NOT_EQUAL, EQUAL, MASKED = 1, 4, 7

FORBIDDEN = (  # memory of memfd, shm, msg and mq objects would be bounded by no limit
    "add_key keyctl request_key bpf perf_event_open userfaultfd seccomp kcmp pidfd_getfd "
    "ptrace process_vm_readv process_vm_writev process_madvise process_mrelease "
    "io_uring_setup io_uring_enter io_uring_register "
    "unshare setns mount umount umount2 pivot_root chroot "
    "mount_setattr move_mount open_tree fsopen fsconfig fsmount fspick "
    "open_by_handle_at name_to_handle_at quotactl quotactl_fd fanotify_init fanotify_mark "
    "memfd_create memfd_secret shmget shmat msgget semget mq_open "
    "bind listen accept accept4 connect "
    "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct syslog nfsservctl "
    "iopl ioperm modify_ldt vm86 vm86old personality lookup_dcookie vhangup _sysctl "
    "settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname"
)
NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)  # flags of clone
TERMINAL_INPUT = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX
SET_PARENT_DEATH_SIGNAL = 1  # of prctl: the end of the supervisor must stay the end of the learner's process
NEWER = range(449, 512)  # system calls younger than the library are unknown to it: they do not exist here,
HARMLESS = {449, 451, 452, 453, 454, 455, 456, 462}  # but for futexes, fchmodat2, cachestat, shadow stacks and mseal


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


@cache
def program() -> bytes:
    """The filter, ready for the kernel; raises MachineError where it cannot be built."""
    machine = os.uname().machine
    if machine not in MACHINES:
        raise MachineError(
            "sandbox", f"no seccomp filter is known for {machine}.", f"Grade on {' or '.join(MACHINES)}."
        )
    library = _library()
    context = library.seccomp_init(ALLOW)
    try:
        library.seccomp_attr_set(context, OPTIMIZE, 2)  # older libraries do not know it, and need not
        _fill(library, context)
        return _exported(library, context)
    finally:
        library.seccomp_release(context)


def _library() -> Any:  # noqa: ANN401
    try:
        library = ctypes.CDLL(find_library("seccomp") or LIBRARY)
    except OSError as error:
        raise MachineError(
            "sandbox", "libseccomp is not installed.", "Run: sudo apt-get install libseccomp2"
        ) from error
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = (ctypes.c_uint32,)
    library.seccomp_release.argtypes = (ctypes.c_void_p,)
    library.seccomp_attr_set.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32)
    library.seccomp_rule_add_array.argtypes = (
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(_Comparison),
    )  # fmt: skip
    library.seccomp_export_bpf.argtypes = (ctypes.c_void_p, ctypes.c_int)
    library.seccomp_syscall_resolve_name.argtypes = (ctypes.c_char_p,)
    return library


def _fill(library: Any, context: int) -> None:  # noqa: ANN401
    def deny(call: str | int, code: int, *conditions: tuple[int, int, int, int]) -> None:
        number = call if isinstance(call, int) else library.seccomp_syscall_resolve_name(call.encode())
        if number >= 0:  # else this machine has no such call
            array = (_Comparison * max(1, len(conditions)))(*(_Comparison(*condition) for condition in conditions))
            result = library.seccomp_rule_add_array(context, ERROR | code, number, len(conditions), array)
            if result:
                raise MachineError("sandbox", f"libseccomp refuses a rule for {call}: {os.strerror(-result)}.", "")

    for name in FORBIDDEN.split():
        deny(name, errno.EPERM)
    for flag in NAMESPACES:
        deny("clone", errno.EPERM, (0, MASKED, flag, flag))
    deny("clone3", errno.ENOSYS)  # its flags are out of a filter's sight; the C library then uses clone
    for family in ("socket", "socketpair"):
        deny(family, errno.EAFNOSUPPORT, (0, NOT_EQUAL, socket.AF_UNIX, 0))
    deny("prlimit64", errno.EPERM, (0, NOT_EQUAL, 0, 0))
    deny("prctl", errno.EPERM, (0, EQUAL, SET_PARENT_DEATH_SIGNAL, 0))
    for request in TERMINAL_INPUT:
        deny("ioctl", errno.EPERM, (1, MASKED, 0xFFFFFFFF, request))
    for number in NEWER:
        if number not in HARMLESS:
            deny(number, errno.ENOSYS)


def _exported(library: Any, context: int) -> bytes:  # noqa: ANN401
    with tempfile.TemporaryFile() as file:
        if library.seccomp_export_bpf(context, file.fileno()):
            raise MachineError("sandbox", "libseccomp could not write its filter.", "Is the disk full?")
        file.seek(0)
        return file.read()
