"""Which kind of sandbox this machine can have."""

from collections.abc import Sequence
from pathlib import Path

from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.pool import PRELOAD, Fresh, Pool, Zygote
from autograder.engine.sandbox.probes import quick_test
from autograder.engine.sandbox.sandbox import Sandbox, SandboxRefused
from autograder.errors import MachineError


def open_pool(
    entry: str,
    *,
    data: Path | None = None,
    limits: Limits | None = None,
    preload: Sequence[str] = PRELOAD,
    hide: Sequence[Path] = (),
) -> Pool:
    """The fastest pool whose confinement is complete here: a Zygote, else Fresh. Raises MachineError if there is none.

    `entry` is "module:function", called in each sandbox with the read and the write end of its channel. `data` is shown
    read-only as $STARTCODE_DATA; `preload` are modules to import before; `hide` are folders that no sandbox may see.
    """
    failed = ""
    for kind in (Zygote, Fresh):
        pool: Pool = kind(entry, data=data, limits=limits, preload=preload, hide=hide)
        try:
            probes = quick_test(pool)
        except SandboxRefused as refused:
            failed = str(refused)
        except BaseException:
            pool.close()
            raise
        else:
            if all(probe.ok for probe in probes):
                return pool
            failed = "; ".join(f"{probe.name}: {probe.detail}" for probe in probes if not probe.ok)
        pool.close()
    raise MachineError("sandbox", f"its confinement is not complete ({failed}).", 'Run "autograder doctor".')


def fresh(
    entry: str,
    *,
    data: Path | None = None,
    limits: Limits | None = None,
    preload: Sequence[str] = PRELOAD,
    hide: Sequence[Path] = (),
) -> Sandbox:
    """One sandbox in a bubblewrap of its own; the arguments are those of `open_pool`."""
    return Fresh(entry, data=data, limits=limits, preload=preload, hide=hide).open()
