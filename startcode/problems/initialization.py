"""Where a network starts: what every function that draws it must do, nets that stretch, and layers with twins."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from startcode.checks import Check, Dict
from startcode.checks.failure import Failure

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Spread = Callable[[int, int], float]  # standard deviation of the weights for (n_prev, n_l)
CLOSE = 0.03  # allowed relative error of a measured spread; at least ten standard errors for 30,000 weights
NAMED = 0.025  # a slip is named when every layer is this near to what it gives
SIGMAS = 6  # standard errors that a mean may be away from zero
EVEN = 2.1  # kurtosis: even numbers have 1.8, normal ones 3, normal ones cut off at two deviations 2.4


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


def check_start(
    check: Check, spread: Spread, slips: Mapping[str, Spread], *, narrow: Sequence[Sequence[int]], wide: Sequence[int]
) -> None:
    """What every function `f(layers_dims, *, rng)` that draws a random start must do.

    Keys and shapes, biases of zero, numbers from the `rng` that comes in: for each of the `narrow` nets. Centred normal
    weights of the right spread: for the `wide` one, whose layers should have 30,000 weights or more. `slips` maps a
    mistake, in words that go on from "the weights spread by", to the spread that it gives.
    """
    for layers_dims in narrow:
        _check_luck(check, layers_dims)
    parameters = check_start_shapes(check, wide, rng=check.rng)
    layers = [parameters[f"W{layer}"] for layer in range(1, len(wide))]
    for layer, W in enumerate(layers, start=1):
        _check_normal(check, f"W{layer}", W)
    _check_spread(check, layers, spread, slips)


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


def _check_spread(check: Check, layers: Sequence[Array], spread: Spread, slips: Mapping[str, Spread]) -> None:
    def off(rule: Spread) -> Array:
        return np.array([abs(np.std(W) / rule(*W.shape[::-1]) - 1) for W in layers])

    wrong = off(spread)
    if (wrong < CLOSE).all():
        return
    for words, rule in slips.items():
        check.that((off(rule) > NAMED).any(), f"the weights spread by {words}.", diagnosis="spread", rung=2)
    place = int(np.argmax(wrong))
    ratio = np.std(layers[place]) / spread(*layers[place].shape[::-1])
    told = f"the weights of W{place + 1} spread {ratio:.3g} times as widely as they should."
    raise Failure(told, diagnosis="spread", rung=2)


def _pairs(layers_dims: Sequence[int]) -> list[tuple[int, int]]:
    """The shapes of the weights, (n_l, n_prev)."""
    return list(zip(layers_dims[1:], layers_dims[:-1], strict=True))
