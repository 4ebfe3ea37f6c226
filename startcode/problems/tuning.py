"""Sets to split, search spaces, results of trials, and stand-ins for training that note what a search asks of them."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = [
    "PairedRuns",
    "Stage",
    "Workshop",
    "search_space",
    "searched",
    "sorted_examples",
    "trial_results",
]

Array = np.ndarray[Any, np.dtype[Any]]
Settings = dict[str, Any]
Result = dict[str, Any]
Space = dict[str, tuple[str, float, float]]
POINTS = 997  # in each set of a trial: no two accuracies are equal
PARTS = "train", "dev", "test"
OTHER = "another set"


def sorted_examples(rng: np.random.Generator, n_x: int, m: int, classes: int) -> tuple[Array, Array]:
    """X (n_x, m), all numbers different, and labels Y (1, m) in the order of the classes; about as many of each."""
    X = rng.permutation(n_x * m).reshape(n_x, m) / 8
    return X, (np.arange(m) * classes // m).reshape(1, m)


def search_space(rng: np.random.Generator, decades: int, units: int) -> Space:
    """A rate on a log scale over some decades, a whole number up to `units`, and a beta above 0.9; in any order."""
    low = float(rng.uniform(1e-5, 1e-4))
    space: Space = {
        "learning_rate": ("log", low, low * 10.0**decades),
        "n_h": ("whole", 2, units),
        "beta": ("beta", float(rng.uniform(0.85, 0.9)), float(rng.uniform(0.995, 0.999))),
    }
    names = list(space)
    return {names[place]: space[names[place]] for place in rng.permutation(len(names))}


def trial_results(rng: np.random.Generator, trials: int) -> list[Result]:
    """Results of 5 or more trials: settings, and accuracies in per cent under "train", "dev" and "test".

    Each column is highest in another row, neither the first nor the last, and no accuracy comes twice in a column.
    """
    best = dict(zip(PARTS, rng.choice(np.arange(1, trials - 1), size=3, replace=False), strict=True))
    columns = {
        part: _highest_at(rng.choice(np.arange(600, POINTS), trials, replace=False), best[part]) for part in PARTS
    }
    rates = 10.0 ** rng.uniform(-4, 0, size=trials)
    units = rng.choice(np.arange(3, 3 + 9 * trials), size=trials, replace=False)
    return [
        {
            "settings": {"learning_rate": float(rates[trial]), "n_h": int(units[trial])},
            **{part: 100 * float(columns[part][trial]) / POINTS for part in PARTS},
        }
        for trial in range(trials)
    ]


def searched(rng: np.random.Generator, trials: int, keep: int) -> tuple[Space, list[Result], int]:
    """A search space, results of trials drawn in it, as in `trial_results`, and how many of the best to keep."""
    results = trial_results(rng, trials)
    space: Space = {
        "learning_rate": ("log", 1e-5, 10.0),
        "n_h": ("whole", 1, 10 * trials + 9),
        "decay": ("linear", 0, 1),
    }
    for result in results:
        result["settings"]["decay"] = float(rng.uniform(0.1, 0.9))
    return space, results, keep


class Stage:
    """A stand-in for training and judging: each trial gets accuracies of its own, and what was asked is noted."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self.asked: list[Settings] = []
        self.given: list[dict[str, float]] = []

    def train_and_eval(self, settings: Settings) -> dict[str, float]:
        """Accuracies {"train": ..., "dev": ...} in per cent."""
        self.asked.append(copy.deepcopy(settings))
        self.given.append({part: float(self._rng.uniform(50, 100)) for part in PARTS[:2]})
        return dict(self.given[-1])


class Workshop:
    """Three sets, and stand-ins for training and judging that note which network met which set, in which order."""

    def __init__(self, rng: np.random.Generator, trials: int, sizes: Sequence[int]) -> None:
        self.parts = [(rng.normal(size=(3, m)), rng.integers(0, 2, size=(1, m))) for m in sizes]
        self.scores = [{part: result[part] for part in PARTS} for result in trial_results(rng, trials)]
        self.trained: list[tuple[str, Settings]] = []
        self.judged: list[tuple[int, str]] = []

    def train(self, X: Array, Y: Array, settings: Settings) -> dict[str, int]:
        """A network: no more than its number."""
        self.trained.append((self._part(X, Y), copy.deepcopy(settings)))
        return {"network": len(self.trained) - 1}

    def accuracy(self, model: Mapping[str, int], X: Array, Y: Array) -> float:
        """The accuracy in per cent that was laid down for this network on this set; 0 where there is no plan."""
        number, part = model["network"], self._part(X, Y)
        self.judged.append((number, part))
        return self.scores[number][part] if part in PARTS and number < len(self.scores) else 0.0

    def best(self, part: str) -> int:
        """The number of the network that was laid down to be best on this set."""
        return int(np.argmax([score[part] for score in self.scores]))

    def _part(self, X: Array, Y: Array) -> str:
        for name, (ours, labels) in zip(PARTS, self.parts, strict=True):
            if np.array_equal(X, ours) and np.array_equal(Y, labels):
                return name
        return OTHER


class PairedRuns:
    """A stand-in for training with a seed: two settings, and seeds that make more of a difference than these do."""

    def __init__(self, rng: np.random.Generator, runs: int) -> None:
        self.one, self.other = ({"learning_rate": float(rate)} for rate in rng.uniform(0.01, 1.0, size=2))
        self.seeds = [int(seed) for seed in rng.choice(10**6, size=runs, replace=False)]
        shared = rng.normal(scale=5.0, size=runs)  # a lucky seed is lucky for both
        self.one_scores = 85 + shared + rng.normal(scale=1.0, size=runs)
        self.other_scores = 84 + shared + rng.normal(scale=1.0, size=runs)
        self.asked: list[tuple[Settings, Any]] = []

    def dev_accuracy(self, settings: Settings, seed: int) -> float:
        """The accuracy of a run; 0 for settings or a seed of no plan."""
        self.asked.append((copy.deepcopy(settings), seed))
        if seed not in self.seeds or settings not in (self.one, self.other):
            return 0.0
        scores = self.one_scores if settings == self.one else self.other_scores
        return float(scores[self.seeds.index(seed)])


def _highest_at(counts: Array, place: int) -> Array:
    """The same numbers, the highest of them moved to `place`."""
    highest = int(np.argmax(counts))
    counts[[highest, place]] = counts[[place, highest]]
    return counts
