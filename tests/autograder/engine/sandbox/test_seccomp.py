"""The filter is built here, or the reason why not is told."""

import ctypes
import os

import pytest

from autograder.engine.sandbox import seccomp
from autograder.errors import MachineError


@pytest.fixture(autouse=True)
def _anew():
    seccomp.program.cache_clear()
    yield
    seccomp.program.cache_clear()


def test_the_filter_is_a_whole_number_of_instructions():
    program = seccomp.program()
    assert len(program) % 8 == 0
    assert 100 < len(program) // 8 < 4096


def test_an_unknown_machine_is_refused(monkeypatch):
    monkeypatch.setattr(os, "uname", lambda: type("Name", (), {"machine": "vax"}))
    with pytest.raises(MachineError, match="vax"):
        seccomp.program()


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch):
    def nothing(_name):
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", nothing)
    with pytest.raises(MachineError, match="apt-get install libseccomp2"):
        seccomp.program()


def test_every_name_is_one_that_the_library_knows():
    library = seccomp._library()
    elsewhere = {"vm86", "vm86old", "_sysctl", "nfsservctl", "umount"}  # on other machines
    unknown = [name for name in seccomp.FORBIDDEN.split() if library.seccomp_syscall_resolve_name(name.encode()) == -1]
    assert set(unknown) <= elsewhere


LIBC = "import ctypes, os\nm = os.uname().machine\nlibc = ctypes.CDLL(None, use_errno=True)\n"
FORBIDDEN_CALLS = {
    "mount": "libc.mount(b'x', b'/tmp', b'tmpfs', 0, None)",
    "unshare": "libc.unshare(0x10000000)",
    "clone of a user namespace": "libc.syscall({'x86_64': 56, 'aarch64': 220}[m], 0x10000011, 0, 0, 0, 0)",
    "ptrace": "libc.ptrace(0, 0, 0, 0)",
    "keyctl": "libc.syscall({'x86_64': 250, 'aarch64': 219}[m], 0, -3, 0)",
    "bpf": "libc.syscall({'x86_64': 321, 'aarch64': 280}[m], 0, 0, 0)",
    "userfaultfd": "libc.syscall({'x86_64': 323, 'aarch64': 282}[m], 0)",
    "perf_event_open": "libc.syscall({'x86_64': 298, 'aarch64': 241}[m], 0, 0, 0, 0, 0)",
    "open_by_handle_at": "libc.open_by_handle_at(-100, None, 0)",
    "bind": "libc.bind(0, None, 0)",
    "seccomp": "libc.syscall({'x86_64': 317, 'aarch64': 277}[m], 0, 0, 0)",
    "chroot": "libc.chroot(b'/tmp')",
    "terminal input": "libc.ioctl(0, 0x5412, b'x')",
    "terminal input by a longer number": "libc.ioctl(0, ctypes.c_ulong(0x100005412), b'x')",
    "limits of others": "libc.prlimit(2, 0, None, None)",
}


@pytest.mark.parametrize("call", FORBIDDEN_CALLS.values(), ids=FORBIDDEN_CALLS)
def test_a_forbidden_call_is_not_permitted(zygote, ask, call):
    with zygote.open() as sandbox:
        assert ask(sandbox, f"{LIBC}result = {call}, ctypes.get_errno()") == (-1, 1)


def test_calls_of_the_future_do_not_exist(zygote, ask):
    with zygote.open() as sandbox:
        for number in (435, 457, 458, 470, 511):
            assert ask(sandbox, f"{LIBC}result = libc.syscall({number}, 0, 0, 0), ctypes.get_errno()") == (-1, 38)


def test_what_a_lesson_needs_is_permitted(zygote, ask):
    program = """
import asyncio, multiprocessing, subprocess, tempfile, threading
import numpy as np

async def three():
    await asyncio.sleep(0)
    return 3

thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
with multiprocessing.get_context("fork").Pool(2) as workers:
    squares = workers.map(abs, [-1, 2])
with tempfile.NamedTemporaryFile() as file:
    np.save(file, np.eye(3))
    file.seek(0)
    loaded = np.load(file)
said = subprocess.run(["echo", "hi"], capture_output=True, text=True).stdout
result = (asyncio.run(three()), squares, loaded.sum(), said, np.linalg.svd(np.ones((50, 50)))[1][0].round())
"""
    with zygote.open() as sandbox:
        assert ask(sandbox, program) == (3, [1, 2], 3.0, "hi\n", 50.0)
