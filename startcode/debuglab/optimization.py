"""Week 6: a small network on points in the plane, trained with mini-batches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Update = Callable[[Weights, Weights], Weights]  # parameters, slopes -> parameters
WIDTHS, SIZE = (2, 8, 1), 16
EPOCHS = 30
RATE, LONG_RATE, ADAM_RATE, DECAY_RATE = 0.3, 1.2, 0.02, 0.4


@dataclass(frozen=True)
class Optimization:
    """The learner's functions that the broken runs are made of."""

    random_mini_batches: Callable[..., Any]
    initialize_adam: Callable[[Weights], Any]
    update_parameters_with_adam: Callable[..., Any]
    update_lr: Callable[[float, int, float], float]


def optimization(own: Optimization, X: Array, Y: Array, *, rng: np.random.Generator) -> dict[int, Array]:
    """The costs of three broken runs on X (2, m) and Y (1, m), by number; each holds the cost after every step.

    1: Adam that is told t = 0; 2: gradient descent whose last mini-batch of an epoch holds a single example, from all
    but the last of which it comes (m is cut down to that); 3: a learning rate that decays from the last one in place
    of the first. Once a cost is no number, all later ones are nan.
    """
    start = layers.initialize_parameters_deep(WIDTHS, rng=rng)
    one_over = (X.shape[1] - 1) // SIZE * SIZE + 1
    with np.errstate(all="ignore"):  # one of the bugs ends in nan, and is meant to
        return {
            1: _train(start, X, Y, _batches(own, X, Y, rng), _adam_at_zero(own, start)),
            2: _train(start, X, Y, _batches(own, X[:, :one_over], Y[:, :one_over], rng), _descent(LONG_RATE)),
            3: _train(start, X, Y, _batches(own, X, Y, rng), _ever_slower(own, -(-X.shape[1] // SIZE))),
        }


def _batches(own: Optimization, X: Array, Y: Array, rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    for _ in range(EPOCHS):
        yield from own.random_mini_batches(X, Y, SIZE, rng=rng)


def _train(here: Weights, X: Array, Y: Array, batches: Iterator[tuple[Array, Array]], update: Update) -> Array:
    """The cost on all examples after each step."""
    costs: list[float] = []
    for x, y in batches:
        AL, caches = layers.L_model_forward(x, here)
        try:
            here = update(here, layers.L_model_backward(AL, y, caches))
        except ZeroDivisionError:  # some write the division by 1 - beta ** 0 between plain numbers
            here = {name: np.full_like(value, np.nan) for name, value in here.items()}
        everybody = layers.L_model_forward(X, here)[0]
        costs.append(layers.compute_cost(everybody, Y) if np.isfinite(everybody).all() else np.nan)
    return np.array(costs)


def _descent(rate: float) -> Update:
    return lambda parameters, grads: layers.update_parameters(parameters, grads, rate)


def _adam_at_zero(own: Optimization, start: Weights) -> Update:
    v, s = own.initialize_adam(start)

    def update(parameters: Weights, grads: Weights) -> Weights:
        nonlocal v, s
        stepped, v, s, *_ = own.update_parameters_with_adam(parameters, grads, v, s, 0, ADAM_RATE)
        return dict(stepped)

    return update


def _ever_slower(own: Optimization, steps_an_epoch: int) -> Update:
    """Gradient descent whose rate is decayed from the rate of the epoch before."""
    rate, step = RATE, 0

    def update(parameters: Weights, grads: Weights) -> Weights:
        nonlocal rate, step
        if step % steps_an_epoch == 0:
            rate = float(own.update_lr(rate, step // steps_an_epoch, DECAY_RATE))
        step += 1
        return layers.update_parameters(parameters, grads, rate)

    return update
