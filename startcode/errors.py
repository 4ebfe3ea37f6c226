"""A user's mistake, said in one message: where, what, what next."""


class StartCodeError(Exception):
    """Base of every error that a learner, author or instructor can mend.

    Anything else that escapes from these packages is a defect of ours.
    """

    def __init__(self, where: str, what: str, next_step: str) -> None:
        super().__init__(where, what, next_step)
        self.where, self.what, self.next_step = where, what, next_step

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.next_step}".rstrip()


class DatasetError(StartCodeError):
    """A data file is missing, damaged or of another schema."""
