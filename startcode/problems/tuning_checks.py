"""What every function that draws on a log scale, and every search, must do."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from startcode.checks import Check
from startcode.problems.tuning import Array, Result, Settings, Space, Stage

__all__ = [
    "check_results",
    "check_sampling",
    "check_settings",
]

FAR = 3.0  # sqrt(n) times the largest distance of two distribution functions: once in 30 million samples by chance


def check_sampling(check: Check, low: float, high: float, n: int, *, from_one: bool = False) -> None:
    """The learner's `f(low, high, n, rng)` draws n numbers between low and high whose logarithm is uniform.

    With `from_one` it is the distance to 1 whose logarithm is uniform. By chance a right answer fails once in ten
    million times.
    """
    told = "one number came back where n are wanted: how does the generator learn how many?"
    check.that(np.ndim(check.call(low, high, n, check.rng)) > 0, told, diagnosis="one-draw", rung=1)
    one, other = check.rng.spawn(2)
    values, again, another = (check.call(low, high, n, rng, returns=(n,)) for rng in (one, one, other))
    _check_luck(check, values, again, another)
    outside = n - _inside(values, low, high)
    if from_one:
        told = "the numbers lie where the distances to 1 do, between 1 - high and 1 - low: the other end is wanted."
        check.that(not outside or _inside(1 - values, low, high) < n, told, diagnosis="distances", rung=2)
    ask = "between which ends are the distances drawn?" if from_one else "does the power undo the logarithm?"
    told = f"{outside} of {n} numbers are not between low = {low:g} and high = {high:g}: {ask}"
    check.that(not outside, told, diagnosis="outside", rung=2)
    if from_one:
        values, low, high = 1 - values, 1 - high, 1 - low
    told = f"drawn evenly between low and high, hardly any of the numbers {'is near 1' if from_one else 'is small'}."
    check.that(_distance((values - low) / (high - low)) > FAR / np.sqrt(n), told, diagnosis="linear", rung=1)
    if from_one:
        told = "the logarithm of the number itself is spread evenly; near 1 it is the distance to 1 that counts."
        direct = np.log((1 - values) / (1 - high)) / np.log((1 - low) / (1 - high))
        check.that(_distance(direct) > FAR / np.sqrt(n), told, diagnosis="not-from-one", rung=1)
    _check_exponents(check, np.log10(values), np.log10(low), np.log10(high))


def _inside(values: Array, low: float, high: float) -> int:
    """How many numbers lie between the ends, rounding aside."""
    return int(np.sum((values >= low * (1 - 1e-9)) & (values <= high * (1 + 1e-9))))


def _check_exponents(check: Check, exponents: Array, low: float, high: float) -> None:
    """Exponents of ten are spread evenly between low and high."""
    n = len(exponents)
    told = "logarithm and power have two different bases: log10 goes with 10 to the power, log with exp."
    mixed = (exponents * np.log(10) - low) / (high - low)
    check.that(_distance(mixed) > FAR / np.sqrt(n), told, diagnosis="bases", rung=1)
    exponents = (exponents - low) / (high - low)
    told = "the same numbers come again and again: exponents may be fractions, and nothing is to be cut off."
    check.that(np.unique(np.round(exponents, 12)).size > 0.99 * n, told, diagnosis="repeated", rung=1)
    told = f"some decades get far more of the {n} numbers than others, and chance does not explain it."
    check.that(_distance(exponents) < FAR / np.sqrt(n), told, diagnosis="uneven", rung=2)
    told = "the numbers never come close to one of the ends."
    check.that(exponents.min() < 20 / n and exponents.max() > 1 - 20 / n, told, diagnosis="ends", rung=2)


def _check_luck(check: Check, values: Array, again: Array, another: Array) -> None:
    """Numbers that differ from each other, drawn from the generator that came in."""
    told = "all numbers are the same: one draw was made where n are wanted."
    check.that(np.unique(values).size > 1, told, diagnosis="one-draw", rung=1)
    told = "the same rng gives other numbers each time: draw from the rng that comes in."
    check.that(np.array_equal(values, again), told, diagnosis="global generator", rung=2)
    told = "two different rng give the same numbers: are they drawn from rng, or is a seed set inside?"
    check.that(not np.array_equal(values, another), told, diagnosis="seed", rung=2)
    told = "the numbers come in order of size: each is to be drawn by itself."
    check.that(bool(np.any(np.diff(values) < 0) and np.any(np.diff(values) > 0)), told, diagnosis="ordered", rung=2)


def _distance(numbers: Array) -> float:
    """The largest distance of the distribution function of these numbers to that of uniform ones from 0 to 1."""
    ordered, n = np.sort(numbers), len(numbers)
    steps = np.arange(n + 1) / n
    return float(max(np.max(steps[1:] - ordered), np.max(ordered - steps[:-1])))


def check_settings(check: Check, asked: Sequence[Settings], space: Space) -> None:
    """The settings that networks were trained with are numbers in the space, new ones in every trial."""
    for settings in asked:
        told = f"a network was trained with a {type(settings).__name__} for its settings: a dict is wanted."
        check.that(isinstance(settings, Mapping), told, diagnosis="settings", rung=2)
        given = ", ".join(map(str, settings)) or "nothing"
        told = f"a network was trained with values for {given}; {', '.join(space)} are wanted."
        check.that(settings.keys() == space.keys(), told, diagnosis="settings", rung=2)
        for name, (scale, low, high) in space.items():
            _check_value(check, name, settings[name], scale, (low, high))
    for name, (scale, _, _) in space.items():
        different = len({float(settings[name]) for settings in asked})
        told = f"every trial has the same {name}: draw anew in each of them."
        check.that(different > 1, told, diagnosis="one-draw", rung=1)
        told = f"{len(asked)} trials have only {different} different values of {name}: that is a grid."
        check.that(scale == "whole" or different == len(asked), told, diagnosis="grid", rung=1)


def _check_value(check: Check, name: str, value: Any, scale: str, ends: tuple[float, float]) -> None:  # noqa: ANN401
    told = f"a network was trained with a {type(value).__name__} for {name}: one number is wanted."
    single = np.ndim(value) == 0 and np.asarray(value).dtype.kind in "iuf"
    check.that(single, told, diagnosis="settings", rung=2)
    told = f"a network was trained with {name} = {value:g}, and the space goes from {ends[0]:g} to {ends[1]:g}."
    check.that(ends[0] <= value <= ends[1], told, diagnosis="outside", rung=2)
    told = f"a network was trained with {name} = {value:g}: a whole number is wanted."
    check.that(scale != "whole" or float(value).is_integer(), told, diagnosis="not-whole", rung=2)


def check_results(check: Check, results: Sequence[Result], stage: Stage) -> None:
    """One result for each trial, with the settings of that trial and the accuracies that it was given."""
    told = f"{len(results)} results came back from {len(stage.asked)} trials."
    check.that(len(results) == len(stage.asked), told, diagnosis="results-missing", rung=2)
    for result in results:
        check.that(isinstance(result, Mapping), "each result is to be a dict.", diagnosis="not-a-dict", rung=2)
        missing = [name for name in ("settings", "train", "dev") if name not in result]
        told = f"a result has no {' and no '.join(missing)}: settings and accuracies belong into it."
        check.that(not missing, told, diagnosis="missing-key", rung=2)
        told = 'the "settings" of a result are to be a dict.'
        check.that(isinstance(result["settings"], Mapping), told, diagnosis="not-a-dict", rung=2)
    settings = [dict(result["settings"]) for result in results]
    told = "every result has the settings of the last trial: one and the same dict is filled again and again."
    same = len(results) > 1 and all(_equal(one, stage.asked[-1]) for one in settings)
    check.that(not same, told, diagnosis="same-dict", rung=1)
    for one, result in zip(settings, results, strict=True):
        places = [place for place, asked in enumerate(stage.asked) if _equal(one, asked)]
        told = "a result has settings with which no network was trained."
        check.that(places, told, diagnosis="other-settings", rung=2)
        told = "a result has other accuracies than its settings got."
        right = any(_equal(stage.given[place], {part: result[part] for part in ("train", "dev")}) for place in places)
        check.that(right, told, diagnosis="other-accuracies", rung=2)


def _equal(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    """Equal names and numbers; what is no number equals nothing."""
    return one.keys() == other.keys() and all(np.ndim(one[name]) == 0 and one[name] == other[name] for name in other)
