"""Where a network starts: what every function that draws it must do, nets that stretch, and layers with twins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode.checks import Check, Dict
from startcode.checks.failure import Failure

__all__ = [
    "HE",
    "LARGE",
    "XAVIER",
    "Luck",
    "check_start",
    "check_start_shapes",
    "miscounts",
    "stretched_sizes",
    "stretching",
    "twins",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Spread = Callable[[int, int], float]  # standard deviation of the weights for (n_prev, n_l)
CLOSE = 0.03  # allowed relative error of a measured spread; seven standard errors or more for 30,000 weights
NAMED = 0.025  # a slip is named when every layer is this near to what it gives
SIGMAS = 6  # standard errors that a mean may be away from zero
EVEN = 2.1  # kurtosis: even numbers have 1.8, normal ones 3, normal ones cut off at two deviations 2.4


@dataclass(frozen=True)
class Luck:
    """How wide the weights of a start spread, and the slips that people make.

    `slips` maps a mistake, in words that go on from "the weights spread by", to the spread that it gives.
    """

    spread: Spread
    slips: Mapping[str, Spread]


LARGE = Luck(
    lambda *_: 10,
    {
        "1, not by 10: the factor is missing": lambda *_: 1,
        "0.01, not by 10": lambda *_: 0.01,
        "√10: the factor belongs to the spread, not to its square": lambda *_: np.sqrt(10),
        "10/√n of the layer before, not by 10": lambda n_prev, _: 10 / np.sqrt(n_prev),
    },
)
HE = Luck(  # K. He and others, "Delving deep into rectifiers", 2015
    lambda n_prev, _: np.sqrt(2 / n_prev),
    {
        "1: the factor is missing": lambda *_: 1,
        "0.01, whatever the layer": lambda *_: 0.01,
        "2/n, which is the variance: the root is missing": lambda n_prev, _: 2 / n_prev,
        "√2/n: the root covers the 2 only": lambda n_prev, _: np.sqrt(2) / n_prev,
        "2/√n: the root covers n only": lambda n_prev, _: 2 / np.sqrt(n_prev),
        "1/√n: the 2 is missing, as if there were no ReLU": lambda n_prev, _: 1 / np.sqrt(n_prev),
        "√(n/2): the fraction stands upside down": lambda n_prev, _: np.sqrt(n_prev / 2),
        "√(2/n) with the n of its own layer: the layer before counts": lambda _, n: np.sqrt(2 / n),
        "√(2/(n_prev + n)), which is for tanh": lambda n_prev, n: np.sqrt(2 / (n_prev + n)),
        "10 times as much as wanted": lambda n_prev, _: 10 * np.sqrt(2 / n_prev),
    },
)
XAVIER = Luck(  # X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward networks", 2010
    lambda n_prev, n: np.sqrt(2 / (n_prev + n)),
    {
        "1: the factor is missing": lambda *_: 1,
        "0.01, whatever the layer": lambda *_: 0.01,
        "√(2/n_prev), which is He's start for ReLU": lambda n_prev, _: np.sqrt(2 / n_prev),
        "1/√n_prev: the widths of both layers count": lambda n_prev, _: 1 / np.sqrt(n_prev),
        "1/√n of its own layer: the widths of both layers count": lambda _, n: 1 / np.sqrt(n),
        "√(1/(n_prev + n)): the 2 is missing": lambda n_prev, n: np.sqrt(1 / (n_prev + n)),
        "2/(n_prev + n), which is the variance: the root is missing": lambda n_prev, n: 2 / (n_prev + n),
        "√2/(n_prev + n): the root covers the 2 only": lambda n_prev, n: np.sqrt(2) / (n_prev + n),
        "2/√(n_prev + n): the root does not cover the 2": lambda n_prev, n: 2 / np.sqrt(n_prev + n),
        "√(6/(n_prev + n)), how far even numbers reach, not how far normal ones spread": lambda n_prev, n: np.sqrt(
            6 / (n_prev + n)
        ),
        "√(2/n_prev + n): parentheses are missing": lambda n_prev, n: np.sqrt(2 / n_prev + n),
    },
)


def stretching(rng: np.random.Generator, n: int, m: int, depth: int) -> tuple[Array, Parameters, Array]:
    """Positive X (n, m), a net that only stretches it and shuffles rows, and the factor of each layer (depth,).

    Every layer has n units, each reading one of the layer before; biases are zero. No factor is near 1.
    """
    factors = rng.uniform(1.3, 2.0, size=depth) ** rng.choice([-1.0, 1.0], size=depth)
    parameters: Parameters = {}
    for layer, factor in enumerate(factors, start=1):
        parameters[f"W{layer}"] = factor * rng.permutation(np.eye(n))
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return rng.uniform(0.2, 2.0, size=(n, m)), parameters, factors


def stretched_sizes(X: Array, factors: Array) -> tuple[list[float], dict[str, list[float]]]:
    """The root mean squares of the layers of a `stretching` net, and what slips give, each in words."""
    measures: dict[str, Callable[[Array], float]] = {
        "taking the mean of the squares without the root": lambda A: float(np.mean(A * A)),
        "taking the root of the sum, where the mean is meant": lambda A: float(np.linalg.norm(A)),
        "taking the mean, not the root of the mean square": lambda A: float(np.mean(A)),
        "taking the root of the mean, without squares": lambda A: float(np.sqrt(np.mean(A))),
        "taking the standard deviation, which measures from the mean, not from 0": lambda A: float(np.std(A)),
        "taking the largest entry": lambda A: float(np.max(A)),
    }
    size, grown = float(np.linalg.norm(X) / np.sqrt(X.size)), np.cumprod(factors)
    slips = {words: [measure(factor * X) for factor in grown] for words, measure in measures.items()}
    slips["giving every layer X, not what the layer before gave out"] = list(size * factors)
    return list(size * grown), slips


def twins(rng: np.random.Generator, different: int, copies: int, n_prev: int) -> tuple[Array, Array]:
    """W (n_l, n_prev) and b (n_l, 1) of a layer with `different` kinds of units, n_l = different + copies in all.

    Eight or more kinds: some agree in all but their bias, in all but a weight, in their numbers but not in the order of
    these, and some in all but 4e-6 or a little more. Copies are up to 4e-7 away from what they copy.
    """
    units = np.round(rng.uniform(-2, 2, size=(different, n_prev + 1)), 4)
    units[0] = np.round(units[0], 2)
    columns = np.eye(n_prev + 1)
    units[1] = units[0] + columns[-1]
    units[2] = units[0] + columns[-2]
    units[3] = np.roll(units[0], 1)
    units[4:7] = units[0] + np.outer([4e-6, 1e-4, 2e-4], columns[0])
    copied = units[np.arange(copies) % different] + rng.uniform(-4e-7, 4e-7, size=(copies, n_prev + 1))
    layer = rng.permutation(np.concatenate([units, copied]))
    return layer[:, :-1], layer[:, -1:]


def miscounts(W: Array, b: Array) -> dict[str, int]:
    """How many units a layer has if one counts wrongly, for each slip in words."""
    units = np.round(np.hstack([W, b]), 6)
    kept: dict[str, Array] = {
        "the biases are left out, so that units which differ in them alone count once": np.unique(
            units[:, :-1], axis=0
        ),
        "the weights are left out, so that units which share a bias count once": np.unique(units[:, -1]),
        "units that differ by rounding errors only are counted apart, or copies are not looked for": units,
        "differences that count are rounded away": np.unique(np.round(units, 2), axis=0),
        "different numbers are counted, not rows": np.unique(units),
        "different columns are counted, not rows": np.unique(units, axis=1).T,
        "the numbers in the different rows are counted, not the rows": np.unique(units, axis=0).ravel(),
    }
    return {words: len(rows) for words, rows in kept.items()}


def check_start_shapes(check: Check, layers_dims: Sequence[int], **given: Any) -> Parameters:  # noqa: ANN401
    """The learner's start for these widths: W1, b1, ..., WL, bL and no more, each of its own, none of whole numbers.

    `given` is what the learner's function takes beside the widths: nothing, or the `rng`.
    """
    shapes = {f"W{layer}": pair for layer, pair in enumerate(_pairs(layers_dims), start=1)}
    shapes |= {f"b{layer}": (n, 1) for layer, n in enumerate(layers_dims[1:], start=1)}
    found = check.call(list(layers_dims), returns=dict, **given)
    missing = [name for name in shapes if name not in found]
    told = f"{', '.join(missing)} missing for {len(layers_dims) - 1} layers: which keys does the loop fill?"
    check.that(not missing, told, diagnosis="missing-key", rung=1)
    told = "there are more keys than W1 ... WL and b1 ... bL: layer 0 is the input and has no parameters."
    check.that(len(found) == len(shapes), told, diagnosis="extra-key", rung=1)
    parameters: Parameters = check.call(list(layers_dims), returns=Dict(**shapes), **given)
    for name, value in parameters.items():
        told = f"{name} can hold whole numbers only: the small steps of learning would be lost in it."
        check.that(value.dtype.kind == "f", told, diagnosis="integer-dtype", rung=2)
    values = list(parameters.values())
    shared = any(np.shares_memory(one, other) for place, one in enumerate(values) for other in values[:place])
    told = "two keys hold one and the same array: a change to one would change the other."
    check.that(not shared, told, diagnosis="aliased", rung=2)
    return parameters


def check_start(check: Check, luck: Luck, *, narrow: Sequence[Sequence[int]], wide: Sequence[int]) -> None:
    """What every function `f(layers_dims, *, rng)` that draws a random start must do.

    Keys and shapes, biases of zero, numbers from the `rng` that comes in: for each of the `narrow` nets. Centred normal
    weights of the right spread: for the `wide` one, whose layers should have 30,000 weights or more.
    """
    for layers_dims in narrow:
        _check_luck(check, layers_dims)
    parameters = check_start_shapes(check, wide, rng=check.rng)
    layers = [parameters[f"W{layer}"] for layer in range(1, len(wide))]
    for layer, W in enumerate(layers, start=1):
        _check_normal(check, f"W{layer}", W)
    _check_spread(check, layers, luck)


def _check_luck(check: Check, layers_dims: Sequence[int]) -> None:
    """Weights all different, drawn from the generator that was given; biases zero."""
    one, other = check.rng.spawn(2)
    start, again, another = (check_start_shapes(check, layers_dims, rng=rng) for rng in (one, one, other))
    for name, value in start.items():
        if name[0] == "b":
            told = f"{name} is not zero: the weights tell the units apart already."
            check.that(not np.any(value), told, diagnosis="biases", rung=2)
            continue
        told = f"{name} holds nothing but zero: all its units would stay twins."
        check.that(np.any(value), told, diagnosis="zero-weights", rung=1)
        told = f"{name} holds one number several times: units that start alike stay alike."
        check.that(np.unique(value).size == value.size, told, diagnosis="alike", rung=1)
        told = f"the same rng gives another {name} each time: is it drawn from NumPy's global generator?"
        check.that(np.array_equal(value, again[name]), told, diagnosis="global generator", rung=2)
        told = f"two different rng give the same {name}: is a seed set inside?"
        check.that(not np.array_equal(value, another[name]), told, diagnosis="seed", rung=2)


def _check_normal(check: Check, name: str, W: Array) -> None:
    deviation = float(np.std(W))
    told = f"{name} is not centred on 0: numbers of both signs are wanted, and rng.random() gives positive ones."
    check.that(abs(W.mean()) < SIGMAS * deviation / np.sqrt(W.size), told, diagnosis="not centred", rung=1)
    told = f"{name} holds numbers spread evenly between two ends; normal ones, most of them near 0, are wanted."
    check.that(np.mean((W - W.mean()) ** 4) > EVEN * deviation**4, told, diagnosis="uniform", rung=2)


def _check_spread(check: Check, layers: Sequence[Array], luck: Luck) -> None:
    def off(rule: Spread) -> Array:
        return np.array([abs(np.std(W) / rule(*W.shape[::-1]) - 1) for W in layers])

    wrong = off(luck.spread)
    if (wrong < CLOSE).all():
        return
    for words, rule in luck.slips.items():
        check.that((off(rule) > NAMED).any(), f"the weights spread by {words}.", diagnosis="spread", rung=2)
    place = int(np.argmax(wrong))
    ratio = np.std(layers[place]) / luck.spread(*layers[place].shape[::-1])
    told = f"the weights of W{place + 1} spread {ratio:.3g} times as widely as they should."
    raise Failure(told, diagnosis="spread", rung=2)


def _pairs(layers_dims: Sequence[int]) -> list[tuple[int, int]]:
    """The shapes of the weights, (n_l, n_prev)."""
    return list(zip(layers_dims[1:], layers_dims[:-1], strict=True))
