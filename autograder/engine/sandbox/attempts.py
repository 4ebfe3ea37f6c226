"""What a hostile program would try. Each function says what it achieved, or gives an empty text.

Their source is sent into a sandbox (`as_text`), so each stands alone. The tests also run them outside, where they
succeed.
"""

# The simplest calls: pathlib would stand between the attempt and what stops it.
# ruff: noqa: PTH108, PTH123, PTH208

import inspect
from collections.abc import Callable


def as_text(attempt: Callable[..., str], *arguments: object) -> str:
    """A program that makes the attempt and leaves what it says in `result`."""
    return f"{inspect.getsource(attempt)}\nresult = {attempt.__name__}(*{arguments!r})\n"


def reach_network(port: int) -> str:
    """Connect to a server of this machine, or open a kind of socket that leaves it."""
    import socket

    try:
        socket.create_connection(("127.0.0.1", port), 2).close()
        return "connected to a server"
    except OSError:
        pass
    for family in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG"):
        try:
            socket.socket(getattr(socket, family), socket.SOCK_DGRAM).close()
        except (OSError, AttributeError):
            continue
        return f"opened a socket of {family}"
    return ""


def reach_abstract_socket(name: str) -> str:
    """Connect to an abstract socket of another process, or offer one."""
    import socket

    for method, address in (("connect", f"\0{name}"), ("bind", f"\0{name}-other")):
        with socket.socket(socket.AF_UNIX) as end:
            try:
                getattr(end, method)(address)
            except OSError:
                continue
            return f"{method} worked"
    return ""


def see_files(paths: list[str]) -> str:
    """Find files that are nobody's business here."""
    import os

    return ", ".join(path for path in paths if os.path.lexists(path))


def see_processes() -> str:
    """Find other processes."""
    import os

    visible = [name for name in os.listdir("/proc") if name.isdigit()]
    return f"{len(visible)} processes in /proc" if visible else ""


def reach_processes() -> str:
    """Send signals to whatever answers; the first process of a namespace takes none from within."""
    import os

    reached = []
    for number in {os.getppid(), *range(2, 100)} - {0, 1, os.getpid()}:
        try:
            os.kill(number, 0)
        except OSError:
            continue
        reached.append(number)
    return f"could signal {reached}" if reached else ""


def make_namespaces() -> str:
    """Become the root of new namespaces and mount something there."""
    import ctypes
    import os

    library = ctypes.CDLL(None, use_errno=True)
    done = []
    for name, flags in (("user", 0x10000000), ("network", 0x40000000), ("process", 0x20000000)):
        child = os.fork()
        if child == 0:
            os._exit(0 if library.unshare(flags) == 0 else 1)
        if os.waitpid(child, 0)[1] == 0:
            done.append(f"a {name} namespace")
    child = os.fork()
    if child == 0:
        library.unshare(0x10000000 | 0x20000)
        os._exit(0 if library.mount(b"x", b"/tmp", b"tmpfs", 0, None) == 0 else 1)
    if os.waitpid(child, 0)[1] == 0:
        done.append("a mount")
    return ", ".join(done)


def use_kernel(machine: str) -> str:
    """Call what ordinary programs never call."""
    import ctypes
    import os

    library = ctypes.CDLL(None, use_errno=True)
    room = ctypes.create_string_buffer(256)
    numbers = {  # x86_64, aarch64
        "ptrace": ((101, 117), (0, 0, 0, 0)),
        "keyctl": ((250, 219), (0, -3, 1)),
        "io_uring_setup": ((425, 425), (1, room)),
        "memfd_create": ((319, 279), (b"x", 0)),
        "shmget": ((29, 194), (0, 4096, 0o1600)),
        "msgget": ((68, 186), (0, 0o1600)),
        "prlimit64 of another": ((302, 261), (os.getppid() or 1, 0, None, room)),
        "process_vm_readv": ((310, 270), (os.getpid(), room, 0, room, 0, 0)),
        "personality": ((135, 92), (0xFFFFFFFF,)),
        "pdeathsig": ((157, 167), (1, 0, 0, 0, 0)),
        "statmount": ((457, 457), (None, None, 0, 0)),
    }
    done = []
    for name, (number, arguments) in numbers.items():
        child = os.fork()
        if child == 0:
            result = library.syscall(number[machine == "aarch64"], *arguments)
            os._exit(0 if result != -1 or ctypes.get_errno() not in (1, 38) else 1)
        if os.waitpid(child, 0)[1] == 0:
            done.append(name)
    return ", ".join(done)


def write_outside(folders: list[str]) -> str:
    """Leave a file where another could find it."""
    import os

    done = []
    for folder in folders:
        path = f"{folder}/startcode-attempt"
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT))
            os.unlink(path)
        except OSError:
            continue
        done.append(folder)
    return ", ".join(done)


def fill_folders(folders: list[str], most_bytes: int, most_files: int) -> str:
    """Write more bytes, and more files, than there is room for."""
    import os

    done = []
    for folder in folders:
        written = files = 0
        try:
            while written <= most_bytes:
                files += 1
                with open(f"{folder}/startcode-{files}", "wb") as file:
                    for _ in range(4):
                        written += file.write(bytes(1 << 20))
                        file.flush()
        except OSError:
            pass
        try:
            while files <= most_files:
                files += 1
                os.close(os.open(f"{folder}/startcode-{files}", os.O_WRONLY | os.O_CREAT))
        except OSError:
            pass
        for name in os.listdir(folder):
            if name.startswith("startcode-"):
                os.unlink(f"{folder}/{name}")
        if written > most_bytes or files > most_files:
            done.append(f"{folder}: {written} bytes, {files} files")
    return ", ".join(done)


def gain_rights() -> str:
    """Be root, or have any capability, or get one from a program."""
    import ctypes
    import os

    library = ctypes.CDLL(None, use_errno=True)
    done = ["is root"] if 0 in (os.getuid(), os.geteuid(), os.getgid()) else []
    for name, change in (("setuid", os.setuid), ("setgid", os.setgid)):
        try:
            change(0)
        except OSError:
            continue
        done.append(name)
    header, capabilities = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if library.capget(header, capabilities) or any(capabilities):
        done.append("has capabilities")
    if library.prctl(39, 0, 0, 0, 0) != 1:
        done.append("programs may gain privileges")
    try:
        os.mknod("device", 0o20666, os.makedev(1, 3))
        os.unlink("device")
        done.append("makes devices")
    except OSError:
        pass
    return ", ".join(done)


def raise_limits() -> str:
    """Lift the limits of this process."""
    import resource

    done = []
    for name in ("CPU", "AS", "FSIZE", "NOFILE", "NPROC", "STACK", "CORE", "MEMLOCK"):
        which = getattr(resource, f"RLIMIT_{name}")
        if resource.getrlimit(which)[1] == resource.RLIM_INFINITY:
            done.append(f"{name} has no limit")
            continue
        try:
            resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        except (OSError, ValueError):
            continue
        done.append(f"{name} raised")
    return ", ".join(done)


def find_descriptors() -> str:
    """Find open files beside input, output and the channel."""
    import os

    found = []
    for number in range(5, 1024):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return f"descriptors {found}" if found else ""


def find_text(text: str) -> str:
    """Find a text of the grader in the environment."""
    import os

    return ", ".join(name for name, value in os.environ.items() if text in value)


def load_planted(folder: str) -> str:
    """Have a new interpreter import a module that was left in the working folder."""
    import os
    import subprocess
    import sys

    os.chdir(folder)
    for name in ("sitecustomize", "numpy"):
        with open(f"{name}.py", "w") as file:
            file.write("print('planted', end='')")
    try:
        said = subprocess.run(
            [sys.executable, "-c", "import numpy"], capture_output=True, text=True, check=False
        ).stdout
    finally:
        for name in ("sitecustomize", "numpy"):
            os.unlink(f"{name}.py")
    return "imported" if "planted" in said else ""


def use_memory(most_bytes: int) -> str:
    """Get more memory than there is to have, without touching it."""
    try:
        bytearray(most_bytes)
    except MemoryError:
        return ""
    return f"got {most_bytes} bytes"


def start_processes(most: int) -> str:
    """Start more processes than allowed; they only wait."""
    import os
    import signal
    import time

    started = []
    try:
        for _ in range(most + 1):
            child = os.fork()
            if child == 0:
                time.sleep(30)
                os._exit(0)
            started.append(child)
    except OSError:
        pass
    for child in started:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return f"started {len(started)} processes" if len(started) > most else ""
