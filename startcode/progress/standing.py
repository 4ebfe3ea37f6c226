"""How far a learner is in one notebook."""

from dataclasses import dataclass

from startcode.progress.lessons import Exercise
from startcode.progress.states import State


@dataclass(frozen=True)
class Item:
    """An exercise as its last check left it."""

    exercise: Exercise
    state: State


@dataclass(frozen=True)
class Standing:
    """All exercises of a notebook, in order."""

    lesson: str
    items: tuple[Item, ...]

    def of(self, *states: State) -> list[Item]:
        """Those in one of these states."""
        return [item for item in self.items if item.state in states]

    @property
    def done(self) -> int:
        """How many are done."""
        return len(self.of(State.DONE))

    @property
    def left(self) -> list[Item]:
        """Those that are still to be done."""
        return self.of(State.PARTLY, State.FAILING, State.NOT_ATTEMPTED)

    @property
    def next(self) -> Item | None:
        """The first that is not done: later ones build on it."""
        return next(iter(self.left), None)

    @property
    def is_begun(self) -> bool:
        """Whether any check has said more than "not attempted"."""
        return len(self.of(State.NOT_ATTEMPTED)) < len(self.items)

    @property
    def count(self) -> str:
        """Such as "4 of 10 exercises done"; what is skipped does not count."""
        return f"{self.done} of {self.done + len(self.left)} exercises done"

    @property
    def points(self) -> str:
        """What the done ones are worth, such as "35 of 100 points"."""
        done = sum(item.exercise.points for item in self.of(State.DONE))
        return f"{done:g} of {sum(item.exercise.points for item in self.items):g} points"
