"""What an audit found."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from autograder.errors import StartCodeError

CONTRACT = (
    *("lesson", "name", "mutants", "killed", "survivors"),
    *("wrong_variants", "wrong_caught", "right_variants", "right_accepted"),
)


@dataclass(frozen=True)
class ExerciseAudit:
    """How good the tests of one exercise are; `mutants` and `survivors` leave out the marked equivalent ones."""

    lesson: str  # "week02/logistic_regression"
    name: str
    mutants: int
    killed: int
    crashed: int  # of the killed, those that raised an error, which any test notices
    survivors: tuple[str, ...]
    hollow_survivors: tuple[str, ...]  # of the survivors, those that compute nothing
    equivalent: tuple[str, ...]
    wrong_variants: int
    wrong_kept: tuple[str, ...]
    right_variants: int
    right_lost: tuple[str, ...]
    diagnosed: int  # wrong variants that got the right diagnosis
    undiagnosed: int  # that got none
    misdiagnosed: tuple[str, ...]

    @property
    def wrong_caught(self) -> int:
        """Wrong variants that lose their points."""
        return self.wrong_variants - len(self.wrong_kept)

    @property
    def right_accepted(self) -> int:
        """Right variants that keep all points."""
        return self.right_variants - len(self.right_lost)

    @property
    def kill_rate(self) -> float:
        """The share of mutants that the tests notice; 1 if there are none."""
        return self.killed / self.mutants if self.mutants else 1.0

    def public(self) -> dict[str, Any]:
        """What `autograder audit --json` says."""
        return {key: _plain(getattr(self, key)) for key in CONTRACT}

    def recorded(self) -> dict[str, Any]:
        """All of it, as it stands in a record."""
        return {key: _plain(value) for key, value in asdict(self).items()}

    @classmethod
    def of(cls, recorded: Mapping[str, Any]) -> "ExerciseAudit":
        """From a record; KeyError or TypeError if it is of another form."""
        return cls(**{f.name: _frozen(recorded[f.name]) for f in fields(cls)})


@dataclass(frozen=True)
class LessonAudit:
    """The audit of one lesson: `tried` tells of every mutant (exercise, diff) that was tried whether it survived;
    `errors` are marks that excuse a real mistake; of the exercises in `skipped` nothing could be tried here."""

    lesson: str
    exercises: tuple[ExerciseAudit, ...]
    tried: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    errors: tuple[StartCodeError, ...] = ()
    skipped: tuple[str, ...] = ()


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON knows
    return list(value) if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value
