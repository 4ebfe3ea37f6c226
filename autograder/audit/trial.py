"""One answer tried on one exercise's tests, in this process."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.authoring.rehearsal import Rehearsal
from startcode.checks import Outcome, Report


@dataclass(frozen=True)
class Trial:
    """An answer to try, with each of these random streams until it fails; `limit` is in seconds of processor time."""

    lesson: str  # "week02/logistic_regression"
    exercise: str
    source: str | None = None  # None: the reference
    limit: float = 60.0
    seeds: tuple[int, ...] = (1,)


@dataclass(frozen=True)
class Verdict:
    """What the tests said."""

    outcome: Outcome
    diagnosis: str | None = None
    message: str = ""
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether the answer got its points."""
        return self.outcome is Outcome.PASSED


Tell = Callable[[int, int], None]  # so many trials are done, of so many
Judge = Callable[[Sequence[Trial], Tell], list[Verdict]]  # verdicts in the order of the trials


def untold(_done: int, _all: int) -> None:
    """Nobody watches."""


def judge(rehearsal: Rehearsal, trial: Trial) -> Verdict:
    """The verdict on the first random stream that the answer does not pass, else on the last."""
    started = time.process_time()
    for seed in trial.seeds:
        report = _report(rehearsal, trial, seed)
        if report.outcome is not Outcome.PASSED:
            break
    return Verdict(report.outcome, report.diagnosis, report.message, time.process_time() - started)


def _report(rehearsal: Rehearsal, trial: Trial, seed: int) -> Report:
    try:
        return rehearsal.grade(trial.exercise, trial.source, seed=seed)
    except (Exception, SystemExit) as error:  # raised in a test cell, outside of its block of checks
        return Report(trial.exercise, Outcome.CRASHED, f"{type(error).__name__}: {error}", "crash")
