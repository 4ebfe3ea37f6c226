"""What the grader's end of a conversation tells to whoever listens, and asks of them."""

from typing import Protocol

from autograder.engine.remote.errors import LearnerStoppedError, Told


class Listener(Protocol):
    """Everything that a conversation needs to know, and what it has to tell."""

    def before_request(self, word: str) -> None:
        """A request is about to be written: whatever must reach the learner's process first may ask now."""

    def seconds_for(self, wanted: float | None) -> float:
        """How long the next answer may take."""

    def hear(self, chunks: tuple[object, ...], warned: tuple[object, ...], rebound: tuple[object, ...]) -> None:
        """What the learner's code wrote and warned of, and names that hold other objects now; BadFrame if not."""

    def after_request(self) -> None:
        """An answer has come: warnings that came with it may be given now, and may raise."""

    def learner_raised(self, error: BaseException, told: Told) -> None:
        """The learner's code raised this."""

    def stopped(self, reason: LearnerStoppedError) -> None:
        """The learner's process is gone."""
