"""Measures how often each relation is right when it is named, and writes the table of `startcode.diagnosis`.

    python -m tests.startcode.diagnosis.evaluation            prints the rates
    python -m tests.startcode.diagnosis.evaluation --write    and writes startcode/diagnosis/confidence.py

Every relation is planted in random results; results with no named mistake are mixed in. A diagnosis is right if it
names the planted relation, wrong if it names another one (or any, where none is planted), and silent otherwise.
"""

import inspect
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from startcode.diagnosis import confidence, engine
from startcode.diagnosis.registry import RELATIONS

from . import plants_kinds, plants_values, unrelated
from .material import Planted

Plant = Callable[[np.random.Generator], Planted]
TABLE = Path(confidence.__file__)
COMMAND = "python -m tests.startcode.diagnosis.evaluation --write"
NONE = ""  # the relation of results with no named mistake
_OTHER_KEYS = {
    "transpose_shape": "transpose",
    "axis_order_shape": "axis-order",
    "reshape_shape": "reshape",
    "axis_shape": "axis",
    "off_by_one_shape": "off-by-one",
    "keepdims_shape": "keepdims",
    "off_by_one_number": "off-by-one",
    "shared_sign": "sign",
    "shared_sum_for_mean": "sum-for-mean",
    "shared_array": "aliased",
}


@dataclass
class Tally:
    """What was said about the results in which one relation was planted."""

    right: int = 0
    silent: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.right + self.silent + self.wrong.total()


@dataclass
class Measurement:
    """The tallies by planted relation, and how often each relation was named, rightly or not."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    named_rightly: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, planted: Planted) -> None:
        """Ask for a diagnosis and count it."""
        key, tally = key_of(name), self.tallies.setdefault(name, Tally())
        said = said_of(planted)
        if said is None:
            tally.silent += 1
            return
        right = said == key or (key != NONE and said in planted.also)
        self.named[said] += 1
        self.named_rightly[said] += right
        tally.right += right
        if not right:
            tally.wrong[said] += 1

    def trust(self, key: str) -> float:
        """The share of right namings, with one right and one wrong added, as for a coin of unknown bias."""
        return (self.named_rightly[key] + 1) / (self.named[key] + 2)

    @property
    def planted(self) -> set[str]:
        """The sorts of results with a named mistake."""
        return {name for name in self.tallies if key_of(name) != NONE}

    def share_wrong(self, planted: bool) -> float:
        """The share of wrong diagnoses among the results with, or without, a named mistake."""
        tallies = [tally for name, tally in self.tallies.items() if (name in self.planted) == planted]
        return sum(tally.wrong.total() for tally in tallies) / sum(tally.total for tally in tallies)


def said_of(planted: Planted) -> str | None:
    """Return the relation that is found, without the name of a suspect."""
    question = engine.Question(planted.got, planted.expected, planted.sizes, planted.inputs, planted.suspects)
    finding = engine.find(question)
    return finding.relation.key if finding else None


def key_of(name: str) -> str:
    """Return the key of the relation that a planting function plants."""
    if hasattr(unrelated, name):
        return NONE
    return _OTHER_KEYS.get(name, name.strip("_").replace("_", "-"))


def plants(single: bool) -> dict[str, Plant]:
    """Return the planting functions of arrays, or those of single numbers."""
    found: dict[str, Plant] = {}
    for name, function in _functions(plants_values, plants_kinds):
        if not single:
            found[name] = function
        elif "size" in inspect.signature(function).parameters:
            found[name] = lambda rng, function=function: function(rng, ())
    if single:
        found["off_by_one_number"] = plants_values.off_by_one_number
    else:
        del found["off_by_one_number"]
    return found


def noise(single: bool) -> dict[str, Plant]:
    """Return the functions that make results with no named mistake: single numbers or arrays."""
    of_numbers = {"numbers", "costs", "whole_numbers", "simple_fractions", "accuracies", "accuracies_of_a_set"}
    of_numbers |= {
        "cost_with_one_term",
        "mean_square_for_cross_entropy",
        "areas_as_sums_of_sides",
        "numbers_among_many",
    }
    return {name: function for name, function in _functions(unrelated) if (name in of_numbers) == single}


def measure(single: bool, times: int, seed: int = 0) -> Measurement:
    """Plant every relation, and every sort of unrelated result, that many times."""
    measurement = Measurement()
    for name, plant in {**plants(single), **noise(single)}.items():
        rng = np.random.default_rng([zlib.crc32(name.encode()), single, seed])
        for _ in range(times):
            measurement.add(name, plant(rng))
    return measurement


def table(arrays: Measurement, numbers: Measurement) -> str:
    """Return the text of confidence.py."""
    rows = [f'    "{key}": Confidence({arrays.trust(key):.3f}, {numbers.trust(key):.3f}),' for key in RELATIONS]
    head = TABLE.read_text(encoding="utf-8").split("MEASURED:")[0]
    return "\n".join([f"{head}MEASURED: dict[str, Confidence] = {{", *rows, "}", ""])


def report(measurement: Measurement) -> str:
    """Return right, silent and wrong for each sort of result, and over all."""
    lines = [f"{'planted':28} {'right':>6} {'silent':>6} {'wrong':>6}"]
    for name, tally in measurement.tallies.items():
        said = ", ".join(f"{key} {count}" for key, count in tally.wrong.items())
        shares = [count / tally.total for count in (tally.right, tally.silent, tally.wrong.total())]
        lines.append(f"{name:28} {shares[0]:6.1%} {shares[1]:6.1%} {shares[2]:6.1%}  {said}")
    for planted, what in ((True, "with a named mistake"), (False, "with none")):
        lines.append(f"wrong diagnoses of results {what}: {measurement.share_wrong(planted):.2%}")
    return "\n".join(lines)


def _functions(*modules: object) -> Iterator[tuple[str, Plant]]:
    for module in modules:
        for name, function in vars(module).items():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
                yield name, function


def main(arguments: list[str]) -> None:
    """Print the rates; with --write also write the table."""
    arrays, numbers = measure(single=False, times=100), measure(single=True, times=100)
    sys.stdout.write(f"arrays\n{report(arrays)}\n\nsingle numbers\n{report(numbers)}\n")
    if "--write" in arguments:
        TABLE.write_text(table(arrays, numbers), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
