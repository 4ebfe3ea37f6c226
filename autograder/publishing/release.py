"""source/ -> release/: what learners open, made by nbgrader's own converter and proved to hold nothing private."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from autograder import stock
from autograder.course import Course
from autograder.errors import StartCodeError
from autograder.publishing.leaks import RELEASED, leaks_in_folder, refuse_leaks
from autograder.publishing.private import Secrets


@dataclass
class Released:
    """What a release did; a week with an error keeps the release it had."""

    weeks: list[str] = field(default_factory=list)
    errors: list[StartCodeError] = field(default_factory=list)


def release(course: Course, weeks: Iterable[str] = ()) -> Released:
    """Release `weeks` (default: all that are built) and note them in gradebook.db, as the formgrader's button does.

    AuthorError or NotebookError before anything is done if a source notebook is damaged.
    """
    done, chosen, secrets = Released(), list(weeks), Secrets.of(course.source)
    built = sorted(folder.name for folder in course.source.glob("week??"))
    for week in chosen or built:
        try:
            with _kept_if_it_fails(course.release / week):
                stock.run(GenerateAssignment, course, week, force=True)
        except StartCodeError as error:
            done.errors.append(error)
        else:
            done.weeks.append(week)
    if not chosen:
        for folder in course.release.glob("week??"):
            if folder.name not in built:
                shutil.rmtree(folder)  # its lessons are gone
    try:
        refuse_leaks(course.release, leaks_in_folder(course.release, RELEASED, secrets))
    except StartCodeError as error:
        done.errors.append(error)
    return done


@contextmanager
def _kept_if_it_fails(folder: Path) -> Iterator[None]:
    """Put `folder` back as it was if the block raises; nbgrader deletes it before it makes a new one."""
    with tempfile.TemporaryDirectory() as kept:
        copy = Path(kept) / folder.name
        if folder.is_dir():
            shutil.copytree(folder, copy, symlinks=True)
        try:
            yield
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            if copy.is_dir():
                shutil.copytree(copy, folder, symlinks=True)
            raise
