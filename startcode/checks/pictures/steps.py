"""At which time steps is a result right, and what does that say?"""

from dataclasses import dataclass
from typing import Any

import numpy as np

_SHOWN = 6  # step numbers that a sentence names one by one


@dataclass(frozen=True)
class Steps:
    """Which time steps, counted from 0, are wrong; at least one is."""

    wrong: tuple[bool, ...]

    @property
    def count(self) -> int:
        """How many time steps there are."""
        return len(self.wrong)

    @property
    def first(self) -> int:
        """The first wrong step."""
        return self.wrong.index(True)

    @property
    def after(self) -> int:
        """The step after the last wrong one."""
        return self.count - self.wrong[::-1].index(True)

    @property
    def is_partly_right(self) -> bool:
        """Whether there is a step without a mistake."""
        return not all(self.wrong)

    def words(self) -> str:
        """One clause: up to which step the result is right, or from which, and where to look."""
        if not self.is_partly_right:
            return "wrong at every time step, the first and the last included: work out a single step by hand first"
        first, after, last = self.first, self.after, self.count - 1
        unbroken = all(self.wrong[first:after])
        if unbroken and after == 1:
            return "wrong at time step 0 only, the first: look at what a sequence starts with"
        if unbroken and first == last:
            return f"right up to time step {last - 1}, wrong at the last, {last}: does a loop end one step too early?"
        if unbroken and after == self.count:
            hand_on = f"look at what step {first} takes over from step {first - 1}"
            return f"right up to time step {first - 1}, wrong from step {first} on: {hand_on}"
        if unbroken and first == 0:
            carry = f"look at what is carried back from step {after} to step {after - 1}"
            return f"wrong up to time step {after - 1}, right from step {after} on: {carry}"
        return f"right up to time step {first - 1}; {self._which()}" if first else self._which()

    def _which(self) -> str:
        steps = [str(step) for step, wrong in enumerate(self.wrong) if wrong]
        if len(steps) == 1:
            return f"of {self.count} time steps only step {steps[0]} is wrong: what is special about it?"
        named = ", ".join(steps[:_SHOWN]) + (" …" if len(steps) > _SHOWN else "")
        return f"of {self.count} time steps {len(steps)} are wrong ({named}): what do they share?"


def steps_of(right: np.ndarray[Any, np.dtype[Any]], time_axis: int | None) -> Steps | None:
    """The steps along `time_axis` of a result whose entries are right or not; None without the axis or a mistake."""
    if time_axis is None or not -right.ndim <= time_axis < right.ndim or right.shape[time_axis] < 2 or right.all():
        return None
    by_step = np.moveaxis(right, time_axis, 0).reshape(right.shape[time_axis], -1)
    return Steps(tuple(not step.all() for step in by_step))
