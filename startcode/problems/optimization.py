"""Steps of optimisers: slopes and averages for nets of any depth, numbered examples, series of numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from startcode import checks
from startcode.problems.deep import evidence

__all__ = [
    "average_slips",
    "averages",
    "check_zeros",
    "correction_slips",
    "entrywise",
    "form_like",
    "net_and_slopes",
    "numbered_examples",
    "series",
    "step_taken",
]

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = dict[str, Array]


def numbered_examples(rng: np.random.Generator, n_x: int, n_y: int, m: int) -> tuple[Array, Array]:
    """X (n_x, m) and Y (n_y, m), in which no number comes twice: the whole part of each is the number of its column."""
    rows = rng.permutation(np.arange(1, n_x + n_y + 1))[:, np.newaxis] / (n_x + n_y + 2)
    numbers = np.arange(m) + rows
    return numbers[:n_x], numbers[n_x:]


def series(rng: np.random.Generator, T: int) -> Array:
    """Numbers x (T,), each between 1 and 10 in size, of both signs."""
    (numbers,) = evidence(rng, 1, T)
    return np.asarray(np.sign(numbers[0]) * (1 + 3 * np.abs(numbers[0])))


def average_slips(x: Array, beta: float) -> dict[str, Array]:
    """What the usual slips give for the exponentially weighted average (T,) of x, each under a phrase for messages."""
    plain = _by_weights(x, beta, 1 - beta)
    days = np.arange(1, len(x) + 1)
    return {
        "exchanging β and 1 − β": _by_weights(x, 1 - beta, beta),
        "beginning with the first number in place of 0": plain + beta**days * x[0],
        "giving the new number the weight 1 in place of 1 − β": plain / (1 - beta),
        "the plain mean of all numbers so far": np.cumsum(x) / days,
        "the number of another day: day t has x[t - 1]": _by_weights(np.roll(x, 1), beta, 1 - beta),
        "the next day's number: day t has x[t - 1]": _by_weights(np.roll(x, -1), beta, 1 - beta),
    }


def correction_slips(x: Array, plain: Array, beta: float) -> dict[str, Array]:
    """What the usual slips make of the uncorrected average `plain` (T,) of x in the place of its correction."""
    days = np.arange(1, len(x) + 1)
    kept, fed_back = 0.0, []
    for day, number in enumerate(x, start=1):
        kept = (number + beta * (kept - number)) / (1 - beta**day)
        fed_back.append(kept)
    return {
        "no correction, although bias_correction is True": plain,
        "a t that is one too large": plain / (1 - beta ** (days + 1)),
        "dividing by 1 − β where 1 − βᵗ is meant": plain / (1 - beta),
        "β times t where β to the power t is meant": plain / (1 - beta * days),
        "multiplying by 1 − βᵗ": plain * (1 - beta**days),
        "letting the corrected value go on to the next day": np.array(fed_back),
    }


def _by_weights(x: Array, past: float, newest: float) -> Array:
    """Averages (T,): the newest number has the weight `newest`, each one before it `past` times as much as the next."""
    lags = np.subtract.outer(np.arange(len(x)), np.arange(len(x)))
    return np.asarray(np.where(lags < 0, 0.0, newest * past ** np.abs(lags)) @ x)


def net_and_slopes(rng: np.random.Generator, layer_dims: list[int]) -> tuple[Arrays, Arrays]:
    """Parameters W1, b1 ... WL, bL of a net with these widths, and slopes dW1 ... of the same shapes, none near 0.

    Slopes of both signs occur, and parameters are no larger than slopes: in what a step leaves, no digits get lost.
    """
    parameters: Arrays = {}
    grads: Arrays = {}
    for layer in range(1, len(layer_dims)):
        for letter, columns in (("W", layer_dims[layer - 1]), ("b", 1)):
            parameters[f"{letter}{layer}"] = rng.normal(size=(layer_dims[layer], columns))
            (by_column,) = evidence(rng, columns, layer_dims[layer])
            grads[f"d{letter}{layer}"] = by_column.T.copy()
    return parameters, grads


def averages(rng: np.random.Generator, layer_dims: list[int]) -> tuple[Arrays, Arrays, Arrays, Arrays]:
    """Parameters and slopes as in `net_and_slopes`, and averages that earlier steps left: v, and s, all positive."""
    parameters, grads = net_and_slopes(rng, layer_dims)
    v = {name: np.asarray(rng.normal(size=value.shape)) for name, value in grads.items()}
    s = {name: np.asarray(rng.uniform(0.3, 2.0, size=value.shape)) for name, value in grads.items()}
    return parameters, grads, v, s


def entrywise(function: Callable[..., Any], *dicts: Mapping[str, Any]) -> dict[str, Any]:
    """Dicts with the keys of the first, put together value by value."""
    return {key: function(*(values[key] for values in dicts)) for key in dicts[0]}


def step_taken(before: Mapping[str, Array], after: Mapping[str, Array], rate: float = 1.0) -> Arrays:
    """What a step took off each parameter, over the learning rate, under the names of the slopes."""
    return {f"d{name}": (before[name] - after[name]) / rate for name in before}


def form_like(arrays: Mapping[str, Array], prefix: str = "", *, finite: bool = True) -> checks.Dict:
    """The form of a dict with an array for each of these, its key behind the prefix."""
    return checks.Dict(**{prefix + name: checks.Array(value.shape, finite) for name, value in arrays.items()})


def check_zeros(check: checks.Check, parts: Sequence[str]) -> None:
    """The learner's function gives a dict of zeros for the slopes of any parameters, or several, one for each part."""
    for layer_dims in ([3, 5, 2], [4, 2, 6, 3]):
        parameters, grads = check.draw(net_and_slopes, layer_dims=layer_dims)
        for part, zeros in _parts(check, parameters, parts, dict):
            wanted = "those of the slopes are wanted, dW1, db1, ..."
            named_alike = f"the keys of {part} are those of the parameters, W1, b1, ...: {wanted}"
            check.that(not parameters.keys() & zeros.keys(), named_alike, diagnosis="keys", rung=1)
            missing = ", ".join(name for name in grads if name not in zeros)
            depth = f"this net has {len(layer_dims) - 1} layers"
            check.that(not missing, f"{part} has no {missing}: {depth}.", diagnosis="missing", rung=1)
            check.that(len(zeros) == len(grads), f"{part} has too many keys: {depth}.", diagnosis="too-many", rung=1)
        for part, zeros in _parts(check, parameters, parts, form_like(grads)):
            for name in grads:
                entry, fractions = f"{name} of {part}", np.asarray(zeros[name]).dtype.kind == "f"
                nothing = f"{entry} is not zero: nothing has been averaged yet."
                check.that(not np.any(zeros[name]), nothing, diagnosis="not-zero", rung=1)
                whole = f"{entry} holds whole numbers: averages of slopes are fractions."
                check.that(fractions, whole, diagnosis="dtype", rung=2)


def _parts(check: checks.Check, parameters: Arrays, parts: Sequence[str], form: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    """What the learner's function gives, by the names of its parts."""
    if len(parts) == 1:
        return [(parts[0], check.call(parameters, returns=form))]
    given = check.call(parameters, returns=checks.Tuple(**dict.fromkeys(parts, form)))
    return list(zip(parts, given, strict=True))
