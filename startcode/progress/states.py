"""How far an exercise is, in one word."""

from enum import StrEnum


class State(StrEnum):
    """Of one exercise, as its last check left it."""

    DONE = "done"
    PARTLY = "partly done"  # it fails, and some of its checks hold
    FAILING = "failing"
    NOT_ATTEMPTED = "not attempted"
    SKIPPED = "skipped"  # it needs a library that is not installed here, and carries no points

    @property
    def sign(self) -> str:
        """One character that tells it without colour."""
        return _SIGNS[self]


_SIGNS = {
    State.DONE: "✓",
    State.PARTLY: "◐",
    State.FAILING: "×",
    State.NOT_ATTEMPTED: "·",
    State.SKIPPED: "–",
}
_SAID = {"passed": State.DONE, "not attempted": State.NOT_ATTEMPTED, "skipped": State.SKIPPED}


def state_of(outcome: str, *, some_hold: bool) -> State:
    """From the outcome of a check, and whether a part of it held."""
    if outcome in _SAID:
        return _SAID[outcome]
    return State.PARTLY if outcome == "failed" and some_hold else State.FAILING
