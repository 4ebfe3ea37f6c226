"""What goes to a worker and what comes back: bytes, names and numbers, so that they may cross to any machine."""

import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from autograder.course import Course
from autograder.engine.results import ExerciseResult

SEEDS_FROM = ".grading_secret"  # a file in the course


class Standing(StrEnum):
    """What became of a notebook."""

    GRADED = "graded"
    MISSING = "missing"
    DAMAGED = "damaged"  # handed in, but no verdict could be reached


@dataclass(frozen=True)
class Task:
    """One notebook to grade."""

    course: str  # the course's folder
    week: str
    notebook: str
    student: str
    source: bytes  # the instructor's notebook
    submitted: bytes
    seed: int
    trust: bool = False


@dataclass(frozen=True)
class Graded:
    """What grading one notebook found; `text` is the executed notebook, as JSON."""

    student: str
    notebook: str
    standing: Standing
    text: str
    score: float
    max_score: float
    exercises: tuple[ExerciseResult, ...] = ()
    message: str = ""
    remarks: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    cpu_seconds: float = field(default=0.0, compare=False)
    memory_bytes: int = field(default=0, compare=False)


def fingerprint(submitted: bytes, timestamp: bytes) -> str:
    """A hash of what was handed in and when: what has another one is graded again."""
    inner = hashlib.sha256(submitted).digest() + hashlib.sha256(timestamp).digest()
    return hashlib.sha256(inner).hexdigest()


def seed_for(secret: bytes, week: str, notebook: str, student: str) -> int:
    """The seed (32 bits) of one submission's random inputs: always the same, and no learner can tell it beforehand."""
    about = "\0".join([week, notebook, student]).encode("utf-8", "surrogateescape")
    return int.from_bytes(hmac.digest(secret, about, "sha256")[:4], "big")


def course_secret(course: Course) -> bytes:
    """What the seeds of a course are made from; kept in a file that only its owner reads, made when first needed."""
    path = course.root / SEEDS_FROM
    if not path.exists():
        draft = path.with_name(f"{SEEDS_FROM}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        with suppress(FileExistsError):  # of two graders that start together, one makes the secret of both
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_bytes().strip()
