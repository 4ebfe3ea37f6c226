"""Can this machine grade safely? If not, what is missing, and which command brings it."""

import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.engine.sandbox import Fresh, Pool, Zygote, open_pool, self_test
from autograder.engine.sandbox.bubblewrap import executable
from autograder.engine.sandbox.groups import parents
from autograder.engine.sandbox.probes import SCRIPT
from autograder.engine.sandbox.seccomp import program
from autograder.errors import MachineError

OLDEST_PYTHON, OLDEST_KERNEL = (3, 11), (5, 3)  # Linux 5.3 has pidfd_open
NBGRADER = ((0, 9, 5), (0, 10))
FREE_BYTES = 1 << 30
SETTINGS = Path("/proc/sys")
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. Without the `needed` ones there is no safe grading; the others are advice."""

    name: str
    ok: bool
    meaning: str
    fix: str = ""
    needed: bool = True


def examine() -> list[Finding]:
    """Everything that grading on this machine depends on; takes a few seconds."""
    cheap = (_python, _kernel, _nbgrader, _commands, _bubblewrap, _namespaces, _seccomp)
    advice = (_groups, _threads, _space, _locale)
    return [*(look() for look in cheap), *_confinement(), *(look() for look in advice)]


def can_grade_safely() -> bool:
    """Is there a sandbox that passes its quick test?"""
    try:
        open_pool(SCRIPT).close()
    except MachineError:
        return False
    return True


def exit_code(findings: Iterable[Finding]) -> int:
    """0 if this machine can grade safely, else 1; advice does not count."""
    return int(any(not finding.ok for finding in findings if finding.needed))


def show(findings: list[Finding], console: Console) -> None:
    """A table, then the command for each thing that is missing."""
    table = Table("", "what", "what it means", box=None, pad_edge=False)
    for finding in findings:
        mark = "ok" if finding.ok else ("missing" if finding.needed else "advice")
        table.add_row(mark, finding.name, escape(finding.meaning))
    console.print(table)
    for finding in findings:
        if not finding.ok and finding.fix:
            console.print(f"\n{finding.name}:", style="bold")
            console.print(f"  {finding.fix}", markup=False, soft_wrap=True)
    verdict = "This machine cannot grade safely yet." if exit_code(findings) else "This machine can grade safely."
    console.print(f"\n{verdict}", style="bold")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "Python", sys.version_info[:2] >= OLDEST_PYTHON, f"version {version}; 3.11 or later is needed", "make setup"
    )


def _kernel() -> Finding:
    release = os.uname().release
    version = tuple(map(int, re.findall(r"\d+", release)[:2]))
    return Finding("Linux", version >= OLDEST_KERNEL, f"{release}; 5.3 or later is needed", "Upgrade the system.")


def _nbgrader() -> Finding:
    try:
        version = metadata.version("nbgrader")
    except metadata.PackageNotFoundError:
        return Finding("nbgrader", False, "not installed in this environment", "make setup")
    number = tuple(map(int, re.findall(r"\d+", version)[:3]))
    oldest, beyond = NBGRADER
    meaning = f"version {version}; its preprocessors and database are used by name, so 0.9.5 or a later 0.9 is needed"
    return Finding("nbgrader", oldest <= number < beyond, meaning, 'pip install "nbgrader>=0.9.5,<0.10"')


def _commands() -> Finding:
    folder = Path(sys.executable).parent
    found = shutil.which("alembic")
    meaning = "nbgrader starts the command alembic, which must be found on PATH"
    return Finding("PATH", found is not None, meaning, f'export PATH="{folder}:$PATH"', needed=False)


def _bubblewrap() -> Finding:
    try:
        said = subprocess.run([executable(), "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    except MachineError as error:
        return Finding("bubblewrap", False, "the wall around learners' code is not installed", _command(error))
    return Finding(
        "bubblewrap",
        said.returncode == 0,
        said.stdout.strip() or said.stderr.strip(),
        "sudo apt-get install --reinstall bubblewrap",
    )


def _namespaces() -> Finding:
    """Settings that forbid them to ordinary users, each with what lifts it."""
    for setting, forbidden, allowed in (
        ("user/max_user_namespaces", "0", "15000"),
        ("kernel/unprivileged_userns_clone", "0", "1"),
        ("kernel/apparmor_restrict_unprivileged_userns", "1", "0"),
    ):
        name = setting.replace("/", ".")
        try:
            value = (SETTINGS / setting).read_text().strip()
        except OSError:
            continue
        if value == forbidden:
            return Finding(
                "user namespaces",
                False,
                f"{name} is {value}: sandboxes start one by one, or not at all",
                f"echo {name}={allowed} | sudo tee /etc/sysctl.d/60-startcode.conf && sudo sysctl --system",
                needed=False,
            )
    return Finding("user namespaces", True, "not forbidden", needed=False)


def _seccomp() -> Finding:
    try:
        size = len(program())
    except MachineError as error:
        return Finding("libseccomp", False, error.what, _command(error))
    return Finding("libseccomp", True, f"a filter of {size // 8} instructions")


def _confinement() -> list[Finding]:
    """Break-out attempts in both kinds of sandbox; one kind that stops them all is enough."""
    fast, safe = _attempts(Zygote), _attempts(Fresh)
    either = fast.ok or safe.ok
    meaning = fast.meaning if fast.ok else safe.meaning
    fix = "Mend what is missing above; if nothing is, send this page to your administrator."
    return [
        Finding("confinement", either, meaning, fix),
        Finding(
            "warm sandboxes", fast.ok, fast.meaning, "Grading works, but each submission takes 0.1 s longer.", False
        ),
        Finding("fallback", safe.ok, safe.meaning, "Needed only where warm sandboxes cannot be had.", False),
    ]


def _attempts(kind: Callable[[str], Pool]) -> Finding:
    try:
        with kind(SCRIPT) as pool:
            probes = self_test(pool)
    except MachineError as error:
        return Finding("", False, error.what)
    failed = [f"{probe.name} ({probe.detail})" for probe in probes if not probe.ok]
    return Finding(
        "",
        not failed,
        f"not stopped: {'; '.join(failed)}" if failed else f"{len(probes)} attempts to break out, all stopped",
    )


def _groups() -> Finding:
    found = ", ".join(map(str, parents()))
    fix = "Optional: set STARTCODE_CGROUP to a control group of yours that passes memory and pids on to its children."
    meaning = (
        f"a second bound below {found}" if found else "none to be had; limits and the supervisor hold without them"
    )
    return Finding("control groups", bool(found), meaning, fix, needed=False)


def _threads() -> Finding:
    unset = [name for name in THREADS if os.environ.get(name) != "1"]
    meaning = (
        "one thread for each process"
        if not unset
        else f"{', '.join(unset)} not 1: several workers slow each other down"
    )
    return Finding(
        "BLAS threads", not unset, meaning, f"export {' '.join(f'{name}=1' for name in unset)}", needed=False
    )


def _space() -> Finding:
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    return Finding(
        "disk",
        free >= FREE_BYTES,
        f"{free >> 20} MB free in {folder}",
        "Set TMPDIR to a folder with room.",
        needed=False,
    )


def _locale() -> Finding:
    encoding = locale.getpreferredencoding(False)
    return Finding(
        "locale", encoding.upper() in ("UTF-8", "UTF8"), f"text is {encoding}", "export LANG=C.UTF-8", needed=False
    )


def _command(error: MachineError) -> str:
    return error.next_step.removeprefix("Run: ")
