"""What ends a block of checks early."""

from startcode.checks.outcome import Outcome


class Failure(Exception):  # noqa: N818 - a verdict on way to the report, not an error of the program
    """The first check that did not hold, in the learner's words.

    `headline` says the kind of mistake in one sentence, `details` what was got and expected (visible tests only),
    `diagnosis` the relation that was recognised, `rung` the hint (1, 2 or 3) that fits.
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
    ) -> None:
        super().__init__(headline)
        self.headline, self.details = headline, details
        self.diagnosis, self.rung = diagnosis, rung
        self.outcome, self.traceback = outcome, traceback
