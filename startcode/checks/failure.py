"""What ends a block of checks early."""

from typing import TYPE_CHECKING

from startcode.checks.outcome import Outcome

if TYPE_CHECKING:
    from startcode.checks.pictures import Picture


class Failure(Exception):  # noqa: N818 - a verdict on way to the report, not an error of the program
    """The first check that did not hold, in the learner's words.

    `headline` says the kind of mistake in one sentence, `details` what was got and expected (visible tests only),
    `diagnosis` the relation that was recognised, `rung` the hint (1, 2 or 3) that fits, `picture` where it is wrong,
    `inside` the learner's functions that had been entered when their code stopped, the innermost last.
    """

    def __init__(
        self,
        headline: str,
        *,
        details: str = "",
        diagnosis: str | None = None,
        rung: int | None = None,
        outcome: Outcome = Outcome.FAILED,
        traceback: str | None = None,
        picture: "Picture | None" = None,
        inside: tuple[str, ...] = (),
    ) -> None:
        super().__init__(headline)
        self.headline, self.details = headline, details
        self.diagnosis, self.rung = diagnosis, rung
        self.outcome, self.traceback, self.picture, self.inside = outcome, traceback, picture, inside


def sentence(text: str) -> str:
    """The text with its full stop, unless it ends as a question."""
    return text if text.endswith("?") else text.rstrip(".") + "."
