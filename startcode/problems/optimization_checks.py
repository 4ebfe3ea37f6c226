"""What every cutting into mini-batches must do, and every training program that is made of given optimisers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers
from startcode.checks import Check, Tuple
from startcode.problems.deep import labelled_network
from startcode.problems.optimization import Array, Arrays, form_like, numbered_examples

__all__ = [
    "check_mini_batches",
    "check_training",
]

Pairs = list[tuple[Array, Array]]
MANY = 20  # examples, for which chance does not bring back an order
ADAM = {"beta1": 0.7, "beta2": 0.8, "epsilon": 0.01}
RATE, BETA, OTHER_RATE = 0.07, 0.6, 0.4  # of a training program under test


def check_mini_batches(check: Check, n_x: int, n_y: int, m: int, size: int) -> None:
    """The learner's `f(X, Y, size, seed, rng)` gives all m examples once, shuffled, in pairs of `size` or fewer."""
    X, Y = check.draw(numbered_examples, n_x=n_x, n_y=n_y, m=m)
    one, other = check.rng.spawn(2)

    def cut(rng: np.random.Generator | None, seed: int = 0) -> Pairs:
        pairs: Pairs = check.call(X, Y, size, seed, rng, returns=list)
        _check_pairs(check, pairs, (n_x, n_y, m, size))
        return pairs

    def order(rng: np.random.Generator | None, seed: int = 0) -> Array:
        return np.concatenate([x[0] for x, _ in cut(rng, seed)]).astype(int)

    pairs, told = cut(one), "the same rng gives another order each time: draw from the rng that comes in."
    columns = _check_columns(check, pairs, X, Y)
    _check_cuts(check, columns, [x.shape[1] for x, _ in pairs], m, size)
    check.that(np.array_equal(columns, order(one)), told, diagnosis="global generator", rung=2)
    told, few = "two different rng give the same order: is rng used?", m < MANY
    check.that(few or not np.array_equal(columns, order(other)), told, diagnosis="rng-unused", rung=2)
    first, again, another = (order(None, seed) for seed in (3, 3, 4))
    told = "without rng, seed decides the order: equal seeds, equal orders, and other seeds, others."
    decides = np.array_equal(first, again) and (few or not np.array_equal(first, another))
    check.that(decides, told, diagnosis="seed", rung=2)


def _check_pairs(check: Check, pairs: Any, sizes: tuple[int, int, int, int]) -> None:  # noqa: ANN401 - the learner's
    """A list of pairs of matrices with the right rows, none of them empty."""
    n_x, n_y, m, size = sizes
    check.that(pairs, "the list is empty.", diagnosis="empty", rung=1)
    two = all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs)
    two = two and all(np.ndim(part) == 2 for pair in pairs for part in pair)
    told = "the list holds something else than pairs of two matrices."
    check.that(two, told, diagnosis="pairs-wanted", rung=1)
    rows, columns = ({tuple(part.shape[axis] for part in pair) for pair in pairs} for axis in (0, 1))
    of_x, of_y = min(rows - {(n_x, n_y)}, default=(n_x, n_y))
    found = f"a mini-batch of X has {of_x} rows and one of Y {of_y}, but X has {n_x} and Y {n_y}"
    check.that(rows == {(n_x, n_y)}, f"{found}: cut columns, and leave the rows whole.", diagnosis="rows", rung=2)
    rest = f"{m} examples in mini-batches of {size} leave no such rest"
    told = f"there is an empty mini-batch: {rest}. The mean over no example is nan."
    check.that(all(0 not in held for held in columns), told, diagnosis="empty", rung=1)
    told = "a mini-batch holds another number of examples than of labels."
    check.that(all(x == y for x, y in columns), told, diagnosis="pairs", rung=1)


def _check_columns(check: Check, pairs: Pairs, X: Array, Y: Array) -> Array:
    """The numbers of the columns as they come, each with its own label."""
    x, y = (np.concatenate(parts, axis=1) for parts in zip(*pairs, strict=True))
    columns: Array = x[0].astype(int)
    known = bool(np.all(np.isin(columns, np.arange(X.shape[1])))) and np.array_equal(x, X[:, columns])
    check.that(known, "the columns of the mini-batches are not columns of X.", diagnosis="columns", rung=2)
    share = np.mean(np.any(y != Y[:, columns], axis=0))
    told = f"{share:.0%} of the examples have the label of another one: both arrays go into the same order."
    check.that(share == 0, told, diagnosis="pairs", rung=1)
    return columns


def _check_cuts(check: Check, columns: Array, held: list[int], m: int, size: int) -> None:
    """Every column once, in mini-batches of the right size, not in the order of before."""
    told = f"the last {m % size} examples are in no mini-batch: they make a smaller one."
    check.that(len(columns) != m - m % size or not m % size, told, diagnosis="rest-missing", rung=1)
    once = len(np.unique(columns))
    told = f"{m - once} examples are in no mini-batch, and {len(columns) - once} come once more"
    told = f"{told}: one begins where the last one ends."
    check.that(once == m == len(columns), told, diagnosis="overlap", rung=2)
    told = f"the mini-batches hold {held} examples: all but the last hold mini_batch_size."
    check.that(held[:-1] == [size] * (len(held) - 1) and held[-1] <= size, told, diagnosis="sizes", rung=2)
    neighbours = np.mean(np.abs(np.diff(columns)) == 1)
    told = "the examples stand side by side as before: shuffle first, then cut."
    check.that(m < MANY or neighbours < 0.5, told, diagnosis="not-shuffled", rung=1)


Update = Callable[[Arrays, Arrays, Arrays, Arrays, int], Any]  # parameters, grads, v, s, t -> parameters, v, s, ...


@dataclass(frozen=True)
class _Own:
    """The learner's earlier functions, of which their training program is made."""

    check: Check

    def update(self, optimizer: str, rate: float = RATE, beta: float = BETA, **adam: float) -> Update:
        """A step by the learner's own function, told as parameters, v, s and what else comes back."""
        numbers = {**ADAM, **adam}
        if optimizer == "gd":
            return lambda parameters, grads, v, s, _: (layers.update_parameters(parameters, grads, rate), v, s)
        own = self.check.uses(f"update_parameters_with_{optimizer}")
        if optimizer == "momentum":
            return lambda parameters, grads, v, s, _: (*own(parameters, grads, v, beta, rate), s)
        if optimizer == "adam":
            return lambda parameters, grads, v, s, t: own(parameters, grads, v, s, t, rate, *numbers.values())

        def rmsprop(parameters: Arrays, grads: Arrays, v: Arrays, s: Arrays, _: int) -> tuple[Arrays, Arrays, Arrays]:
            moved, squares = own(parameters, grads, s, rate, beta, numbers["epsilon"])
            return moved, v, squares

        return rmsprop

    def slips(self, optimizer: str) -> dict[str, Update]:
        """Updates that people make in place of the right one, each under a phrase for messages."""
        right, unset = self.update(optimizer), {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
        kept = "forgetting the averages: the v and s that come back are needed at the next step, in the next epoch, too"
        slips: dict[str, Update] = {
            "plain gradient descent": self.update("gd"),
            kept: lambda parameters, grads, v, s, t: (right(parameters, grads, v, s, t)[0], v, s),
            "always learning_rate, where rate is meant, which follows the schedule": self.update(optimizer, OTHER_RATE),
            "the numbers that the update takes if none are given": self.update(optimizer, 0.01, 0.9, **unset),
        }
        if optimizer == "momentum":
            slips["exchanging beta and the learning rate"] = self.update(optimizer, BETA, RATE)
        if optimizer == "adam":
            slips["a t that stays 1"] = lambda parameters, grads, v, s, _: right(parameters, grads, v, s, 1)
            slips["going on with the corrected averages"] = lambda *given: (lambda five: (five[0], five[3], five[4]))(
                right(*given)
            )
            slips["handing in the learning rate only, not beta1, beta2 and epsilon"] = self.update(optimizer, **unset)
        return slips

    def train(self, start: Arrays, epochs: list[Pairs], update: Update) -> tuple[Arrays, Array]:
        """The parameters at the end, and for each epoch the cost and the size of each mini-batch (2, epochs, k)."""
        parameters, (v, s) = start, self.check.uses("initialize_adam")(start)
        told: list[tuple[float, int]] = []
        for t, (x, y) in enumerate((pair for pairs in epochs for pair in pairs), start=1):
            AL, caches = layers.L_model_forward(x, parameters)
            told.append((layers.compute_cost(AL, y), x.shape[1]))
            parameters, v, s, *_ = update(parameters, layers.L_model_backward(AL, y, caches), v, s, t)
        return parameters, np.array(told).T.reshape(2, len(epochs), -1)


def check_training(check: Check, n_x: int, n_h: int, m: int, size: int, epochs: int, optimizers: list[str]) -> None:
    """The learner's `model` does, step by step, what their own functions do: one epoch, or several of equal examples.

    Of several epochs only the first order can be known; with equal examples no order matters, and no label goes astray.
    """
    own, dims, seed = _Own(check), [n_x, n_h, 1], int(check.rng.integers(10**9))
    X, Y, _ = check.draw(labelled_network, layer_dims=dims, m=m)
    if epochs > 1:
        X, Y = np.repeat(X[:, :1], m, axis=1), np.repeat(Y[:, :1], m, axis=1)
    rng = np.random.default_rng(seed)
    start = layers.initialize_parameters_deep(dims, rng=rng)
    pairs = check.uses("random_mini_batches")(X, Y, size, 0, rng)
    told = "it leaves examples out, or makes an empty mini-batch"
    told = f"model builds on random_mini_batches, which is not right yet: {told}."
    check.that(pairs and all(x.shape[1] for x, _ in pairs), told, diagnosis="depends", rung=1)
    for optimizer in optimizers:
        parameters, costs = _trained(check, (X, Y, dims, optimizer), size, epochs, seed)
        _check_moved(check, optimizer, parameters, start)
        wanted, measured = own.train(start, [pairs] * epochs, own.update(optimizer))
        right = all(np.allclose(parameters[name], wanted[name], rtol=1e-6) for name in wanted)
        slips = {} if right else own.slips(optimizer)
        check.close(
            f'the parameters after {epochs} epoch{"s" * (epochs > 1)} with "{optimizer}"',
            parameters,
            wanted,
            because="what your own functions give, step by step",
            suspects={words: own.train(start, [pairs] * epochs, slip)[0] for words, slip in slips.items()},
        )
        _check_costs(check, np.array(costs), measured[0], measured[1], m)


def _trained(check: Check, given: tuple[Any, ...], size: int, epochs: int, seed: int) -> tuple[Arrays, list[float]]:
    """What the learner's `model` gives; for several epochs the rate comes by the schedule, else as learning_rate."""
    start = layers.initialize_parameters_deep(given[2], rng=np.random.default_rng(seed))
    rates: dict[str, Any] = {"learning_rate": RATE}
    if epochs > 1:
        rates = {"learning_rate": OTHER_RATE, "schedule": [RATE] * epochs}
    parameters, costs = check.call(
        *given,
        **{**rates, **ADAM, "beta": BETA, "mini_batch_size": size, "num_epochs": epochs},
        rng=np.random.default_rng(seed),
        returns=Tuple(parameters=form_like(start, finite=False), costs=list),
        quiet=True,
    )
    told = f"{len(costs)} costs came for {epochs} epoch{'s' * (epochs > 1)}: one an epoch is wanted."
    check.that(len(costs) == epochs, told, diagnosis="costs", rung=1)
    return parameters, costs


def _check_moved(check: Check, optimizer: str, parameters: Arrays, start: Arrays) -> None:
    told = f'with "{optimizer}" parameters become nan or infinite: what is t at the first step?'
    check.that(all(np.all(np.isfinite(value)) for value in parameters.values()), told, diagnosis="t-zero", rung=1)
    moved = any(not np.array_equal(parameters[name], start[name]) for name in start)
    check.that(moved, f'"{optimizer}" does not move the parameters at all.', diagnosis="does-not-move", rung=1)


def _check_costs(check: Check, costs: Array, each: Array, held: Array, m: int) -> None:
    """The costs (epochs,) are the means over all examples of the costs of mini-batches, `each` (epochs, k)."""
    check.close(
        "the costs of the epochs",
        costs,
        np.sum(each * held, axis=1) / m,
        because="every mini-batch by its share of the examples",
        suspects={
            "the mean of the mini-batches, each counted alike": np.mean(each, axis=1),
            "the sum over the mini-batches": np.sum(each, axis=1),
            "the sum over the examples, not divided by m": np.sum(each * held, axis=1),
            "dividing the sum over mini-batches by m": np.sum(each, axis=1) / m,
            "the cost of the last mini-batch alone": each[:, -1],
            "the share of the last mini-batch alone": each[:, -1] * held[:, -1] / m,
        },
    )
