"""The proof that nothing private is in what learners get."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring.cells import Kind
from autograder.authoring.placeholders import TEXT_STUB
from autograder.authoring.regions import HIDDEN_TESTS, has_marks
from autograder.errors import CourseError, NotebookError
from autograder.notebooks import SKIPPED_BY_NBGRADER, parse_notebook, read_regular_file, to_text
from autograder.publishing.private import Secrets, kind_of
from startcode.untouched import is_untouched

RELEASED = (re.compile(r"week\d\d/\w+\.ipynb"),)
PRIVATE_NAMES = re.compile(r"(source|course|submitted|autograded|feedback)/.*|.*\.variants\.py|.*gradebook\.db.*")
MAX_BYTES = 200_000_000
BINARY = {".h5"}


@dataclass(frozen=True)
class Leak:
    """Something private in a file that learners get; `cell` and `line` count from 1, 0 if they do not apply."""

    file: str
    cell: int
    line: int
    what: str

    def __str__(self) -> str:
        place = [self.file]
        place += [f"cell {self.cell}"] if self.cell else []
        place += [f"line {self.line}"] if self.line else []
        return f"{', '.join(place)}: {self.what}."


def leaks_in_folder(folder: Path, allowed: Sequence[re.Pattern[str]], secrets: Secrets) -> list[Leak]:
    """Every leak below `folder`, where only files whose path from there matches one of `allowed` may be."""
    return [leak for path in _files(folder) for leak in _leaks_in_file(folder, path, allowed, secrets)]


def refuse_leaks(folder: Path, leaks: Sequence[Leak]) -> None:
    """CourseError with one leak to a line, if there are any in `folder`."""
    if leaks:
        listed = "".join(f"\n  {leak}" for leak in leaks)
        raise CourseError(str(folder), f"private text would reach learners:{listed}", "\nDo not hand this out.")


def leaks_in_notebook(notebook: NotebookNode, file: str, secrets: Secrets) -> list[Leak]:
    """Every leak in a released notebook; `file` ends in weekNN/name.ipynb."""
    lesson = "/".join(Path(file).with_suffix("").parts[-2:])
    about = "\n".join(_strings(notebook.metadata))
    found = [Leak(file, 0, 0, f"its metadata hold {s.what}") for _, s in secrets.found_in(about, lesson)]
    if lesson not in secrets.public:
        found.append(Leak(file, 0, 0, "has no source notebook, so nobody can tell what is private in it"))
    for number, cell in enumerate(notebook.cells, start=1):
        found += [Leak(file, number, 0, what) for what in _wrong_with(cell)]
        found += [Leak(file, number, line, f"holds {s.what}") for line, s in secrets.found_in(cell.source, lesson)]
        beside = "\n".join(text for key, part in cell.items() if key != "source" for text in _strings(part))
        found += [Leak(file, number, 0, f"carries {s.what}") for _, s in secrets.found_in(beside, lesson)]
    return found


def _leaks_in_file(folder: Path, path: Path, allowed: Sequence[re.Pattern[str]], secrets: Secrets) -> list[Leak]:
    file = path.relative_to(folder).as_posix()
    if PRIVATE_NAMES.fullmatch(file):
        return [Leak(file, 0, 0, "is private by its name")]
    if not any(pattern.fullmatch(file) for pattern in allowed):
        return [Leak(file, 0, 0, "is not on the list of what learners get")]
    try:
        data = read_regular_file(path, MAX_BYTES)
        if path.suffix == ".ipynb":
            notebook = parse_notebook(data, file)
            # Reading drops what no notebook may hold, so what is looked into must be all that the file holds.
            odd = [] if to_text(notebook).encode() == data else [Leak(file, 0, 0, "is not as nbgrader writes it")]
            return odd + leaks_in_notebook(notebook, file, secrets)
        text = "" if path.suffix in BINARY else data.decode()
    except NotebookError as error:
        return [Leak(file, 0, 0, error.what.rstrip("."))]
    except UnicodeDecodeError:
        return [Leak(file, 0, 0, "is not text, so nobody can look into it")]
    return [Leak(file, 0, line, f"holds {secret.what}") for line, secret in secrets.found_in(text)]


def _wrong_with(cell: NotebookNode) -> Iterator[str]:
    """What a cell may not be when it is released, whatever its text."""
    if kind_of(cell) == Kind.EXERCISE and not is_untouched(cell.source):
        yield "the answer was not replaced by placeholders"
    if kind_of(cell) == Kind.QUESTION and cell.source != TEXT_STUB:
        yield "the model answer was not replaced by the stub"
    if cell.cell_type == "code":
        if has_marks(cell.source, HIDDEN_TESTS):
            yield "a hidden test was not taken out"
        if cell.outputs:
            yield "has outputs"
        if cell.execution_count is not None:
            yield "has an execution count"


def _strings(value: object) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _files(folder: Path) -> Iterator[Path]:
    """All that is no plain folder below `folder`, links and special files included."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_BY_NBGRADER)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted(files + links))
