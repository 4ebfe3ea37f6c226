"""Gradient descent of a whole network: a problem to train on, and what any program that trains it must do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.checks import Check, Dict, Tuple
from startcode.problems.binary import labels
from startcode.problems.deep import deep_network

__all__ = [
    "Descent",
    "check_descent",
    "untrained",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Suspects = Mapping[str, Any]
ANEW = "drawing new parameters although start is given"


def untrained(rng: np.random.Generator, layers_dims: list[int], m: int) -> tuple[Array, Array, Parameters]:
    """Examples X (n_x, m) with labels Y (n_L, m) of both classes, and a network to begin with; see `deep_network`."""
    X, start = deep_network(rng, layers_dims, m)
    return X, np.concatenate([labels(rng, m) for _ in range(layers_dims[-1])]), start


@dataclass(frozen=True)
class Descent:
    """What a training program is given, and the parts that a step of it is made of.

    `net` holds the parts (`startcode.layers`, or a learner's own); `initialize` draws parameters from a generator.
    """

    net: Any
    initialize: Callable[[np.random.Generator], Parameters]
    layers_dims: Sequence[int]
    X: Array
    Y: Array
    start: Parameters
    learning_rate: float

    def rng(self, stream: int = 0) -> np.random.Generator:
        """The generator that the program gets, always in the same state."""
        return np.random.default_rng([self.X.size, stream])

    def drawn(self, times: int = 1) -> Parameters:
        """What that generator gives at the first, second, ... draw."""
        rng = self.rng()
        return [self.initialize(rng) for _ in range(times)][-1]

    def predictions(self, parameters: Parameters) -> Array:
        """Probabilities (1, m)."""
        return np.asarray(self.net.L_model_forward(self.X, parameters)[0])

    def cost(self, parameters: Parameters) -> float:
        """The cost of all examples."""
        return float(np.squeeze(self.net.compute_cost(self.predictions(parameters), self.Y)))

    def train(
        self, check: Check, steps: int, start: Parameters | None, *, stream: int = 0
    ) -> tuple[Parameters, list[float]]:
        """The learner's program, let loose for so many steps from `start`, or from what it draws itself."""
        shapes = Dict(**{name: value.shape for name, value in self.start.items()})
        given = (self.X, self.Y, self.layers_dims, self.learning_rate, steps, False, self.rng(stream), start)
        parameters, costs = check.call(*given, returns=Tuple(parameters=shapes, costs=list))
        return {name: parameters[name] for name in self.start}, costs


def check_descent(check: Check, descent: Descent, *, draws: Suspects, costs: Suspects, slopes: Suspects) -> None:
    """What every training program must do: begin, step, and go on stepping.

    `draws`, `costs` and `slopes` are suspects (see `Check.close`) for the first parameters, for their cost, and for the
    slope of the cost along the last bias.
    """
    _check_beginning(check, descent, draws)
    one = _check_first_step(check, descent, costs, slopes)
    _check_rounds(check, descent, one)
    _check_costs(check, descent)


def _check_beginning(check: Check, descent: Descent, draws: Suspects) -> None:
    drawn, costs = descent.train(check, 0, None)
    told = "num_iterations is 0, and yet the program takes steps: does the loop obey it?"
    check.that(len(costs) == 0, told, diagnosis="num_iterations", rung=1)
    again, other = descent.train(check, 0, None)[0], descent.train(check, 0, None, stream=1)[0]
    told = "the same rng gives other parameters each time: draw them with the rng that comes in."
    check.that(np.array_equal(drawn["W1"], again["W1"]), told, diagnosis="global generator", rung=1)
    told = "two different rng give the same parameters: draw them with the rng that comes in."
    check.that(not np.array_equal(drawn["W1"], other["W1"]), told, diagnosis="seed", rung=1)
    because = "what net draws with this rng"
    check.close("parameters after 0 steps", drawn, descent.drawn(), because=because, suspects=draws, rung=1)
    still, _ = descent.train(check, 0, descent.start)
    anew = {ANEW: descent.drawn()}
    check.close("parameters after 0 steps from start", still, descent.start, because="start", suspects=anew, rung=1)


def _check_first_step(check: Check, descent: Descent, costs: Suspects, slopes: Suspects) -> Parameters:
    start, rate = descent.start, descent.learning_rate
    one, reported = descent.train(check, 1, start)
    count = f"costs holds {len(reported)} entries after 1 step; one is wanted, for step 0."
    check.that(len(reported) == 1, count, diagnosis="count", rung=1)
    with np.errstate(all="ignore"):
        turned = descent.net.compute_cost(descent.Y, descent.predictions(start))
    known = {ANEW: descent.cost(descent.drawn()), "labels and predictions exchanged": turned}
    check.close("costs[0]", reported[0], descent.cost(start), because="the cost of start", suspects={**known, **costs})
    moved = {name: (start[name] - one[name]) / rate for name in start}
    stuck = "after one step all parameters are where they were: is what net.update_parameters returns kept?"
    check.that(any(np.any(slope) for slope in moved.values()), stuck, diagnosis="not-kept", rung=1)
    last = f"b{len(descent.layers_dims) - 1}"
    check.that(np.any(moved[last]), f"{last} does not move at all.", diagnosis="one-parameter", rung=1)
    error = float(np.mean(descent.predictions(start) - descent.Y))
    ways = {"stepping uphill": -error, "a step of another length than learning_rate says": 0.0075 / rate * error}
    name = f"the step of {last}, divided by learning_rate"
    because = f"the mean error, which is the slope of the cost along {last}"
    check.close(name, moved[last].item(), error, because=because, suspects={**slopes, **ways})
    for name in reversed(list(start)):  # from the last layer on, as slopes are computed
        lent = {f"the slope of {last} in the place of that of {name}": np.full(moved[name].shape, error)}
        check.gradient(
            f"the step of {name}, divided by learning_rate",
            moved[name],
            of=lambda value, name=name: descent.cost({**start, name: value}),  # type: ignore[misc]
            at=start[name],
            suspects=lent,
        )
    return one


def _check_rounds(check: Check, descent: Descent, one: Parameters) -> None:
    def stepped(here: Parameters) -> Parameters:
        return descent.train(check, 1, here)[0]

    start = descent.start
    here = one
    for _ in range(2):  # every step is computed where one stands, and taken from the start
        here = {name: start[name] + value - here[name] for name, value in stepped(here).items()}
    known = {
        "the slope of the start in every step": {name: 3 * one[name] - 2 * start[name] for name in start},
        "steps that all begin at the start: the step before is forgotten": here,
    }
    far, two_more = descent.train(check, 3, start)[0], descent.train(check, 2, one)[0]
    because = "the same as 1 step and then 2 more"
    check.close("parameters after 3 steps", far, two_more, because=because, suspects=known, rung=1)
    far, from_drawn = descent.train(check, 3, None)[0], descent.train(check, 3, descent.drawn())[0]
    because = "the same as 3 steps from what rng draws"
    check.close("parameters after 3 steps from rng", far, from_drawn, because=because, rung=1)


def _check_costs(check: Check, descent: Descent) -> None:
    _, costs = descent.train(check, 250, descent.start)
    count = f"costs holds {len(costs)} entries after 250 steps; those of steps 0, 100 and 200 are wanted."
    check.that(len(costs) == 3, count, diagnosis="count", rung=1)
    check.that(costs[2] < costs[1] < costs[0], "the cost does not fall from step 0 over 100 to 200.", rung=1)
