"""Mutants that are no mistakes: the same function in other words. Each is marked beside the lesson, with the reason.

    # course/week02/logistic_regression.audit.toml
    [[equivalent]]
    exercise = "predict"
    reason = "At exactly one half the exercise accepts either answer."
    mutants = ["Y_prediction = (A >= 0.5).astype(float)"]

A mutant is named by the lines that it brings, or, where that is not enough, by its whole diff (`- before`, `+ after`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.audit.mutants import Mutant
from autograder.authoring.script import place
from autograder.errors import AuthorError

SUFFIX = ".audit.toml"
KEYS = {"exercise", "reason", "mutants"}


@dataclass(frozen=True)
class Mark:
    """One mutant that no test has to notice, and why."""

    exercise: str
    mutant: str
    reason: str


def marks_path(script: Path) -> Path:
    """Where the marks of the lesson in `script` stand."""
    return script.with_name(script.stem + SUFFIX)


def read_marks(script: Path) -> list[Mark]:
    """The marks beside the lesson in `script`, none if there is no such file; AuthorError at the first mistake."""
    path = marks_path(script)
    if not path.is_file():
        return []
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthorError(place(path), f"this is not valid TOML ({error}).", "Mend it.") from error
    if strange := set(content) - {"equivalent"}:
        raise AuthorError(place(path), f"[[{min(strange)}]] means nothing here.", "Write [[equivalent]].")
    return [mark for entry in content.get("equivalent", []) for mark in _marks(path, entry)]


def excuse(script: Path, mutants: Iterable[Mutant], marks: Iterable[Mark]) -> dict[Mutant, Mark]:
    """The mark of every mutant that has one; AuthorError for a mark that names no mutant, or several."""
    found: dict[Mutant, Mark] = {}
    pool = list(mutants)
    for mark in marks:
        named = [mutant for mutant in pool if mutant.exercise == mark.exercise and _names(mark, mutant)]
        if len(named) != 1:
            what = f'{mark.exercise}: "{mark.mutant}" names {len(named) or "no"} mutant{"s" * (len(named) > 1)}.'
            step = "Write its whole diff, as the audit shows it." if named else "Delete the mark, or correct it."
            raise AuthorError(place(marks_path(script)), what, step)
        found[named[0]] = mark
    return found


def _marks(path: Path, entry: Mapping[str, object]) -> list[Mark]:
    named = entry.get("mutants")
    if set(entry) != KEYS or not isinstance(named, list) or not str(entry["reason"]).strip():
        what = f"a mark has the keys {', '.join(sorted(KEYS))}; this one has {', '.join(sorted(entry)) or 'none'}."
        raise AuthorError(place(path), what, 'Write mutants = ["..."] and a reason that is a sentence.')
    return [Mark(str(entry["exercise"]), str(text), str(entry["reason"])) for text in named]


def _names(mark: Mark, mutant: Mutant) -> bool:
    new = "\n".join(line[2:] for line in mutant.diff.splitlines() if line.startswith("+ "))
    return _plain(mark.mutant) in (_plain(mutant.diff), _plain(new))


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.replace('"', "'").strip().splitlines())
