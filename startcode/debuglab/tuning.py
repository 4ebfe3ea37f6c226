"""Week 7: searches for good settings, each with one bug."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Pair = tuple[Array, Array]
Settings = dict[str, Any]
Train = Callable[[Array, Array, Settings], Any]
Judge = Callable[[Any, Array, Array], float]
TRIALS, UNITS = 12, 16
SHARES = 0.7, 0.15, 0.15
SCALE = 0.05, 1.0  # of the learning rate where it is drawn as it should be
WIDE = 1e-4, 100.0
FEW = 120  # examples of the colleague who draws with replacement: enough to learn them by heart


@dataclass(frozen=True)
class Report:
    """What a search tells of itself: accuracies of the network that was best on dev, and all learning rates tried."""

    train: float
    dev: float
    test: float
    rates: Array


def searches(train: Train, accuracy: Judge, X: Array, Y: Array, classes: Array) -> dict[int, Report]:
    """Three broken searches on X (n_x, m), Y (1, m), by number; `classes` (1, m) is what a file is sorted by.

    1: training and dev part drawn with replacement from the same few examples; 2: parts cut in the order of the
    classes; 3: learning rates drawn evenly. The learner's `train` and `accuracy` are used as they are.
    """
    rng = np.random.default_rng(11)
    order = rng.permutation(X.shape[1])
    well = _cut(X, Y, order)
    held_back = well[2]
    few = order[:FEW]
    mixed = [_pick(X, Y, rng.choice(few, size=FEW)) for _ in range(2)]
    in_order = _cut(X, Y, np.argsort(classes[0], kind="stable"))
    low, high = (float(np.log10(end)) for end in SCALE)
    log_rates = 10.0 ** rng.uniform(low, high, size=(2, TRIALS))
    return {
        1: _search(train, accuracy, [*mixed, held_back], log_rates[0]),
        2: _search(train, accuracy, in_order, log_rates[1]),
        3: _search(train, accuracy, well, rng.uniform(*WIDE, size=TRIALS)),
    }


def _search(train: Train, accuracy: Judge, parts: list[Pair], rates: Array) -> Report:
    networks = [train(*parts[0], {"learning_rate": float(rate), "n_h": UNITS}) for rate in rates]
    best = networks[int(np.argmax([accuracy(network, *parts[1]) for network in networks]))]
    shares = [float(accuracy(best, *part)) for part in parts]
    return Report(shares[0], shares[1], shares[2], rates)


def _cut(X: Array, Y: Array, order: Array) -> list[Pair]:
    """The examples in this order, cut into three parts."""
    ends = np.round(np.cumsum(SHARES) * len(order)).astype(int)
    return [_pick(X, Y, piece) for piece in np.split(order, ends[:-1])]


def _pick(X: Array, Y: Array, chosen: Array) -> Pair:
    return X[:, chosen], Y[:, chosen]
