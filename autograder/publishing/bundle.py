"""What learners get: a folder and a zip of it, filled from a list of what may be in it, proved to hold no answer."""

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import autograder
import startcode
from autograder.course import Course
from autograder.errors import CourseError
from autograder.notebooks import write_if_changed
from autograder.publishing.leaks import leaks_in_folder, refuse_leaks
from autograder.publishing.private import Secrets
from startcode.progress.lessons import lesson_at

NAME = "start-code"
ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        r"README\.md|pyproject\.toml|environment\.yml|requirements\.lock|LICENSE[\w.-]*",
        r"release/week\d\d/\w+\.ipynb",
        r"(startcode|autograder)/([\w-]+/)*([\w-]+\.(py|css|html|j2)|py\.typed)",
        r"data/([\w-]+/)*([\w-]+\.(h5|txt|md)|LICEN[SC]E[\w.-]*)",
    )
)
NEEDED = ("pyproject.toml", "environment.yml", "requirements.lock", "LICENSE")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier time; the real one would change every zip
README = """\
# Start Code

A deep-learning course that you write yourself, in NumPy: week by week, from the perceptron to attention.

## Begin

With conda:

    conda env create -f environment.yml
    conda activate start-code

or with Python 3.11 or newer:

    python -m venv .venv
    . .venv/bin/activate
    pip install -r requirements.lock
    pip install --no-deps .

Then open the lessons, and begin with the lowest week:

    jupyter lab release

## Work

Write between `START CODE HERE` and `END CODE HERE`, replacing each `None`. Run the cell, then run the check below it:
it tells what kind of mistake it sees. To check a whole notebook at once:

    autograder check {first}

How far you are: `autograder check --progress`, or `startcode.progress()` in a notebook. It is kept on your machine
only, in `release/.startcode`.

These lessons are here, in the order in which to take them:

{lessons}

Licences: see the files LICENSE*. Each data set has its own note below `data/`.
"""


@dataclass(frozen=True)
class Bundle:
    """Where a bundle lies, and what is in it (paths from `folder` on)."""

    folder: Path
    archive: Path
    files: tuple[str, ...]


def bundle(course: Course, to: Path | None = None) -> Bundle:
    """Write the folder and the zip `start-code` into `to` (default: bundle/ in the course).

    CourseError if something that learners need is missing, if private text would be in it, or if what stands there
    is no bundle.
    """
    target = (to or course.root / "bundle").resolve()
    folder = target / NAME
    _refuse_to_overwrite(folder)
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary) / NAME
        _fill(draft, course)
        refuse_leaks(folder, leaks_in_folder(draft, ALLOWED, Secrets.of(course.source)))
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(draft, folder)
    files = tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))
    archive = target / f"{NAME}.zip"
    write_if_changed(archive, _zipped(folder, files))
    return Bundle(folder, archive, files)


def _fill(draft: Path, course: Course) -> None:
    """Copy every file on the list into `draft`, and write the learner's README."""
    missing = [name for name in NEEDED if not (course.root / name).is_file()]
    missing += [] if any(course.release.glob("*/*.ipynb")) else ["release/"]
    if missing:
        step = "Run: make release" if "release/" in missing else "Put them beside nbgrader_config.py."
        raise CourseError(str(course.root), f"a bundle needs {', '.join(missing)}.", step)
    for origin, name in _offered(course):
        if name != "README.md" and any(pattern.fullmatch(name) for pattern in ALLOWED):
            copy = draft / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, copy, follow_symlinks=False)  # a link stays one, and the proof refuses it
    lessons = [path.relative_to(draft).as_posix() for path in sorted(draft.glob("release/*/*.ipynb"), key=_place)]
    readme = README.format(first=lessons[0], lessons="\n".join(f"- `{name}`" for name in lessons))
    (draft / "README.md").write_text(readme, encoding="utf-8")


def _place(notebook: Path) -> tuple[str, int, str]:
    """What notebooks are sorted by: week, place in it, name."""
    lesson = lesson_at(notebook)
    return lesson.order if lesson else (notebook.parent.name, 0, notebook.stem)


def _offered(course: Course) -> Iterator[tuple[Path, str]]:
    """Files that may be wanted, with their names in the bundle; the two packages from where they are installed."""
    yield from ((path, path.name) for path in course.root.iterdir() if path.is_file())
    rooms = {"release": course.release, "data": course.data}
    rooms |= {package.__name__: Path(str(package.__file__)).parent for package in (startcode, autograder)}
    for name, room in rooms.items():
        yield from ((path, f"{name}/{path.relative_to(room).as_posix()}") for path in room.rglob("*") if path.is_file())


def _refuse_to_overwrite(folder: Path) -> None:
    """Only a bundle may be replaced by a bundle: all else could be somebody's work."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CourseError(str(folder), "is no folder.", "Choose another place with --to.")
    for path in folder.rglob("*") if folder.exists() else ():
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and not any(pattern.fullmatch(name) for pattern in ALLOWED):
            raise CourseError(str(folder), f"holds {name}, so it is no bundle.", "Choose another place with --to.")


def _zipped(folder: Path, files: tuple[str, ...]) -> bytes:
    """The same bytes from the same files, whoever packs them and when."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in files:
            entry = zipfile.ZipInfo(f"{NAME}/{name}", EPOCH)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, (folder / name).read_bytes())
    return archive.getvalue()
