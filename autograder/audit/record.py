"""The record beside a lesson: what its audit found, and the hash of everything that the finding depends on."""

import hashlib
import inspect
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import startcode
from autograder.audit.marks import marks_path
from autograder.audit.results import ExerciseAudit, LessonAudit
from autograder.authoring.cells import Kind, Lesson
from autograder.authoring.lesson import read_lesson
from autograder.authoring.script import place
from autograder.authoring.variants import variants_path
from autograder.errors import AuthorError
from startcode import problems

SUFFIX = ".audit.json"
COMMAND = "make audit"
CHECKS = ("checks", "diagnosis", "grading.py", "markers.py", "optional.py", "untouched.py")
PROBLEM = re.compile(r"\bproblems\.(\w+)")
AUDIT = Path(__file__).parent
OPERATORS = (AUDIT / "operators", AUDIT / "answer.py", AUDIT / "hollow.py", AUDIT / "mutants.py", AUDIT / "run.py")
LEAST_KILLED = 0.95  # of the mutants of every exercise
MOST_MISDIAGNOSED = 0.02  # of the wrong variants of a lesson


@dataclass(frozen=True)
class Record:
    """The audit of one lesson, as written down."""

    audited: dict[str, str]
    exercises: tuple[ExerciseAudit, ...]


def record_path(script: Path) -> Path:
    """Where the record of the lesson in `script` stands."""
    return script.with_name(script.stem + SUFFIX)


def audited(script: Path) -> dict[str, str]:
    """A hash for each thing that decides an audit; prose and experiments of the lesson do not."""
    public, graded = Path(startcode.__file__).parent, _graded(read_lesson(script))
    return {
        "lesson": _hash(graded),
        "variants": _hash(_text(variants_path(script))),
        "marks": _hash(_text(marks_path(script))),
        "checks": _hash(_code([*(public / name for name in CHECKS), *_problems(graded)])),
        "operators": _hash([*_code(OPERATORS), f"cosmic-ray {_version('cosmic-ray')}"]),
    }


def write_record(script: Path, done: LessonAudit) -> Path:
    """Write down a whole audit, the same bytes for the same finding."""
    content = {"audited": audited(script), "exercises": [exercise.recorded() for exercise in done.exercises]}
    path = record_path(script)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def read_record(script: Path) -> Record | None:
    """The record of the lesson in `script`; None if there is none, or one that cannot be read."""
    try:
        content = json.loads(record_path(script).read_text(encoding="utf-8"))
        exercises = tuple(ExerciseAudit.of(exercise) for exercise in content["exercises"])
        return Record(dict(content["audited"]), exercises)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def faults(script: Path) -> list[AuthorError]:
    """Why the lesson in `script` may not stay as it is: no record, a stale one, or tests that are too weak."""
    where, record = place(record_path(script)), read_record(script)
    if record is None:
        return [AuthorError(where, "this lesson has no record of an audit.", f'Run "{COMMAND}".')]
    now = audited(script)
    changed = [part for part in now if record.audited.get(part) != now[part]]
    if changed:
        what = f"the record is stale: changed since then: {', '.join(changed)}."
        return [AuthorError(where, what, f'Run "{COMMAND}".')]
    return [AuthorError(place(script), what, step) for what, step in weaknesses(record.exercises)]


def weaknesses(exercises: Sequence[ExerciseAudit]) -> list[tuple[str, str]]:
    """What an audit finds that must not stay, each with the next step."""
    found = []
    again = f'then run "{COMMAND}".'
    sharpen, mend = f"Sharpen the tests, {again}", f"Mend the tests, {again}"
    for e in exercises:
        if e.kill_rate < LEAST_KILLED:
            what = f"{e.name}: the tests notice {e.killed} of {e.mutants} mutants ({100 * e.kill_rate:.1f} %)."
            found.append((what, f"Sharpen them for the survivors in the record, {again}"))
        for hollow in e.hollow_survivors:
            found.append((f"{e.name}: an answer that computes nothing passes.\n{hollow}\n", sharpen))
        for name in e.wrong_kept:
            found.append((f'{e.name}: the wrong variant "{name}" keeps its points.', sharpen))
        for name in e.right_lost:
            found.append((f'{e.name}: the right variant "{name}" loses points.', mend))
    lied = [f'"{name}" of {e.name}' for e in exercises for name in e.misdiagnosed]
    if len(lied) > MOST_MISDIAGNOSED * sum(e.wrong_variants for e in exercises):
        found.append((f"wrong variants with a wrong diagnosis: {', '.join(lied)}.", f"Mend the checks, {again}"))
    return found


def differences(record: Record, fresh: LessonAudit) -> list[str]:
    """Mutants that were tried again and fared otherwise than the record says."""
    survived = {(e.name, diff) for e in record.exercises for diff in (*e.survivors, *e.equivalent)}
    return [
        f"{exercise}: this mutant {'now survives' if survives else 'is now noticed'}:\n{diff}"
        for (exercise, diff), survives in fresh.tried.items()
        if survives != ((exercise, diff) in survived)
    ]


def _graded(lesson: Lesson) -> list[str]:
    return [f"{cell.kind} {cell.name}\n{cell.source}" for cell in lesson.of(Kind.GIVEN, Kind.EXERCISE, Kind.TEST)]


def _problems(texts: Iterable[str]) -> list[Path]:
    """The modules of the makers of random problems that these texts name."""
    names = {name for text in texts for name in PROBLEM.findall(text)}
    makers = (getattr(problems, name, None) for name in names)
    return sorted({Path(inspect.getfile(maker)) for maker in makers if inspect.isfunction(maker)})


def _code(places: Iterable[Path]) -> list[str]:
    """The modules at these places, each with its name."""
    files = [file for path in places for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return [f"{file.name}\n{text}" for file in files for text in _text(file)]


def _text(path: Path) -> list[str]:
    return [path.read_text(encoding="utf-8")] if path.is_file() else []


def _hash(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
