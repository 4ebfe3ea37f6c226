"""What is to be tried on a lesson: its mutants, all or a random share, and its variants."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.audit.answer import Answer
from autograder.audit.marks import Mark, excuse, read_marks
from autograder.audit.mutants import Mutant, mutants
from autograder.authoring.cells import Kind, Lesson
from autograder.authoring.lesson import read_lesson
from autograder.authoring.libraries import library_of
from autograder.authoring.variants import Variant, read_variants
from startcode.optional import is_installed


@dataclass(frozen=True)
class Plan:
    """What is to be tried on one lesson; `marked` are the mutants that are the same function, chosen or not.

    Exercises in `skipped` need a library that is not installed here; nothing of them is tried.
    """

    script: Path
    lesson: Lesson
    mutants: tuple[Mutant, ...]
    marked: Mapping[Mutant, Mark]
    variants: tuple[Variant, ...]
    skipped: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Such as "week02/logistic_regression"."""
        return f"{self.lesson.week}/{self.lesson.name}"

    @property
    def items(self) -> tuple[Mutant | Variant, ...]:
        """Everything that is tried."""
        return (*self.mutants, *self.variants)

    @property
    def exercises(self) -> list[str]:
        """The names of the exercises that are tried, in order."""
        return [cell.name for cell in self.lesson.of(Kind.EXERCISE) if cell.name not in self.skipped]


def make_plan(script: Path, *, sample: float = 1.0, seed: int = 1) -> Plan:
    """The plan for the lesson in `script`; AuthorError for a mark that names no mutant.

    With `sample` below 1 each mutant is chosen with that chance; the same seed chooses the same ones.
    """
    lesson = read_lesson(script)
    every = [mutant for answer in _answers(lesson) for mutant in mutants(answer)]
    marked = excuse(script, every, read_marks(script))
    skipped = tuple(_out_of_reach(lesson))
    chosen = tuple(mutant for mutant in every if mutant.exercise not in skipped and _lot(mutant, seed) < sample)
    variants = tuple(variant for variant in read_variants(script) if variant.exercise not in skipped)
    return Plan(script, lesson, chosen, marked, variants, skipped)


def _out_of_reach(lesson: Lesson) -> Iterator[str]:
    """Exercises whose tests need a library that is not installed here."""
    for cell in lesson.of(Kind.TEST):
        library = library_of(cell.source)
        if library and not is_installed(library):
            yield cell.name


def _answers(lesson: Lesson) -> Iterator[Answer]:
    """The reference answers of the lesson, in order."""
    earlier = ""
    for cell in lesson.of(Kind.EXERCISE):
        yield Answer.of(cell, earlier)
        earlier = cell.name


def _lot(mutant: Mutant, seed: int) -> float:
    """A number in [0, 1) that depends on nothing but the mutant and the seed."""
    text = f"{seed} {mutant.exercise} {mutant.diff}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48
