"""What a sandbox sees of this machine: the system, the Python environment, and of our packages what may be seen."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import autograder
from autograder.engine.sandbox.inside import places
from autograder.errors import MachineError
from startcode.grading import GRADING

ROOT = Path(autograder.__file__).resolve().parents[1]  # holds the packages; in a clone, the course as well
LINKS = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
SYSTEM = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime")
DEVICES = ("null", "zero", "full", "random", "urandom")
VISIBLE = (  # of our packages, inside the folder SITE
    "startcode",
    "autograder/__init__.py",
    "autograder/engine/__init__.py",
    "autograder/engine/values",
    "autograder/engine/learner",
    "autograder/engine/sandbox/inside",
)
HOST_FILES = ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/home", "/root", "/var", "/sys", "/run", "/boot", "/opt")
SAMPLES = 30  # of one folder
CACHE_BYTES = 16 << 20


@dataclass(frozen=True)
class View:
    """What is shown beside the system: a data folder; and folders that stay hidden wherever they are."""

    data: Path | None = None
    hide: tuple[Path, ...] = ()

    def arguments(self) -> list[str]:
        """The mounts, for bubblewrap, in order."""
        shown = _shown()
        packages = [(ROOT / name, Path(places.SITE, name)) for name in VISIBLE if (ROOT / name).exists()]
        data = [(self.data.resolve(), Path(places.DATA))] if self.data else []
        mounted = [*shown, *packages, *data]
        return [
            *_folders([target for _, target in mounted]),
            *_system(),
            *(word for pair in mounted for word in ("--ro-bind", *map(str, pair))),
            *_silenced(),
            *_hidden((_own_folder(), *self.hide), shown),
            *("--perms", "1777", "--size", str(CACHE_BYTES), "--tmpfs", places.CACHE),
            *("--proc", places.PROC, "--remount-ro", "/"),
        ]

    def secrets(self) -> list[str]:
        """Samples of what is here and no sandbox may show: from the system, the home, and the folders around us."""
        hidden = [folder.resolve() for folder in (_own_folder(), *self.hide)]
        targets = [target for _, target in _shown()]
        targets += map(Path, (*places.SCRATCH, places.PROC, places.CACHE, places.DATA, places.SITE, *SYSTEM))
        targets += [Path("/", name) for name in LINKS]
        samples = [*map(Path, HOST_FILES), *_children((*hidden, Path.home(), Path.cwd()))]

        def is_shown(path: Path) -> bool:
            inside = any(path.is_relative_to(target) for target in targets)
            around = any(target.is_relative_to(path) for target in targets)
            return around or (inside and not any(path.is_relative_to(folder) for folder in hidden))

        return [str(path) for path in dict.fromkeys(samples) if not is_shown(path)]

    def variables(self) -> dict[str, str]:
        """The whole environment of processes inside."""
        one_thread = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM", "BLIS", "NUMBA")
        folders = dict.fromkeys(("HOME", "TMPDIR"), places.WORK) | {"TMPDIR": "/tmp"}  # noqa: S108
        return {
            **{f"{name}_NUM_THREADS": "1" for name in one_thread},
            **folders,
            GRADING: "1",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "LOGNAME": "learner",
            "MALLOC_ARENA_MAX": "2",  # else each thread reserves address space
            "MPLBACKEND": "Agg",
            "MPLCONFIGDIR": places.CACHE,
            "PATH": f"{Path(python()).parent}:/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONNOUSERSITE": "1",
            "PYTHONPATH": places.SITE,
            "PYTHONSAFEPATH": "1",
            "PYTHONUTF8": "1",
            "STARTCODE_DATA": places.DATA,
            "USER": "learner",
        }


def _children(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            yield from islice(sorted(folder.iterdir()), SAMPLES)


def python() -> str:
    """The interpreter, as the sandbox sees it."""
    return f"{places.VENV}/bin/{Path(sys.executable).name}" if _in_venv() else sys.executable


def _in_venv() -> bool:
    return sys.prefix != sys.base_prefix


def _shown() -> list[tuple[Path, Path]]:
    """Folders of this machine and where the sandbox sees them.

    A virtual environment goes to a name that says nothing about this machine; other installations cannot be moved.
    """
    prefixes = [Path(prefix) for prefix in (sys.base_prefix, sys.base_exec_prefix)]
    both = dict.fromkeys([*prefixes, *(prefix.resolve() for prefix in prefixes)])
    in_place = [Path("/usr"), *(path for path in both if not path.is_relative_to("/usr"))]
    venv = [(Path(sys.prefix).resolve(), Path(places.VENV))] if _in_venv() else []
    return [*((path, path) for path in in_place), *venv]


def _system() -> Iterator[str]:
    for name in LINKS:
        folder = Path("/", name)
        if folder.is_symlink():
            yield from ("--symlink", str(folder.readlink()), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))
    for path in SYSTEM:
        yield from ("--ro-bind-try", path, path)
    for name in DEVICES:  # one by one: a terminal or a pseudo terminal would be common to all sandboxes
        yield from ("--dev-bind", f"/dev/{name}", f"/dev/{name}")


def _silenced() -> Iterator[str]:
    """Nothing to read where an editable installation names the folder around us, and would import from it."""
    if _in_venv():
        for path in _telling(Path(sysconfig.get_path("purelib"))):
            yield from ("--ro-bind", "/dev/null", str(Path(places.VENV, path.relative_to(sys.prefix))))


def _telling(site: Path) -> list[Path]:
    editable = [*site.glob("__editable__*"), *site.glob("__pycache__/__editable__*"), *site.glob("*.egg-link")]
    others = [*site.glob("*.pth"), *site.glob("*.dist-info/direct_url.json")]
    return editable + [path for path in others if path not in editable and os.fsencode(ROOT) in path.read_bytes()]


def _own_folder() -> Path:
    """What must not be seen of ourselves: the whole clone, or the installed package."""
    installed = ROOT in {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    return ROOT / "autograder" if installed else ROOT


def _folders(targets: list[Path]) -> Iterator[str]:
    """Folders to mount on and in; bubblewrap itself would make them readable for their owner only."""
    empty = [Path(folder) for folder in (*places.SCRATCH, places.PROC, places.CACHE)]
    around = [folder for target in (*targets, *empty) for folder in reversed(target.parents) if folder != Path("/")]
    for folder in dict.fromkeys([*around, Path("/etc"), *empty]):
        if not any(folder.is_relative_to(target) for target in targets):
            yield from ("--perms", "0755", "--dir", str(folder))


def _hidden(folders: Iterable[Path], shown: list[tuple[Path, Path]]) -> Iterator[str]:
    """Empty folders over what would otherwise be seen through a folder around it."""
    for folder in folders:
        path = folder.resolve()
        for source, target in shown:
            if path == source:
                raise MachineError(str(path), "Python is installed here, so this folder cannot be hidden.", "Move one.")
            if path.is_relative_to(source):
                cover = str(target / path.relative_to(source))
                yield from ("--size", "4096", "--tmpfs", cover, "--remount-ro", cover)
