"""Better steps than plain gradient descent: objects that remember earlier slopes.

optimizer = layers.Adam(learning_rate=0.002)
parameters = optimizer.step(parameters, grads)
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.layers.parameters import update_parameters

Array = NDArray[Any]
Arrays = dict[str, Array]


@dataclass
class Momentum:
    """Gradient descent along an exponentially weighted average of the slopes, with weight 1 - `beta` on the newest.

    An optimiser belongs to one network, whose averages it keeps. The learning rate may be changed between steps.
    """

    learning_rate: float = 0.01
    beta: float = 0.9
    _velocity: Arrays = field(default_factory=dict, init=False, repr=False)

    def step(self, parameters: Mapping[str, Array], grads: Mapping[str, Array]) -> Arrays:
        """The parameters one step on; each needs its slope in `grads`, named with a d before it, as from layers."""
        for name in _slopes(parameters, grads):
            _drift(self._velocity, name, grads[name], 1 - self.beta)
        return update_parameters(parameters, self._velocity, self.learning_rate)


@dataclass
class Adam:
    """Momentum, divided by the root of the average square of the slopes; both averages are corrected for their start.

    D. Kingma and J. Ba, "Adam: a method for stochastic optimization" (2015), in the order of computation that the end
    of its section 2 gives: both corrections in one number.
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    steps: int = field(default=0, init=False)
    _slope: Arrays = field(default_factory=dict, init=False, repr=False)
    _square: Arrays = field(default_factory=dict, init=False, repr=False)

    def step(self, parameters: Mapping[str, Array], grads: Mapping[str, Array]) -> Arrays:
        """The parameters one step on; `grads` as for `Momentum`."""
        self.steps += 1
        root = math.sqrt(1 - self.beta2**self.steps)
        directions = {}
        for name in _slopes(parameters, grads):
            _drift(self._slope, name, grads[name], 1 - self.beta1)
            _drift(self._square, name, np.square(grads[name]), 1 - self.beta2)
            directions[name] = self._slope[name] / (np.sqrt(self._square[name]) + float(self.epsilon) * root)
        return update_parameters(parameters, directions, self.learning_rate * root / (1 - self.beta1**self.steps))


def _slopes(parameters: Mapping[str, Array], grads: Mapping[str, Array]) -> list[str]:
    """The names of the slopes that belong to parameters; of those that are missing `update_parameters` speaks."""
    return [f"d{name}" for name in parameters if f"d{name}" in grads]


def _drift(averages: Arrays, name: str, newest: Array, share: float) -> None:
    """Move an average that began at zero by this share of the way to the newest value."""
    before = averages.get(name, np.zeros_like(newest))
    averages[name] = before + float(share) * (newest - before)
