"""How an exercise can end."""

from enum import StrEnum


class Outcome(StrEnum):
    """Every way in which an exercise can end; only `PASSED` earns its points."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not attempted"
    SKIPPED = "skipped"  # it needs a library that is not installed here, and carries no points
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    DAMAGED = "damaged"
