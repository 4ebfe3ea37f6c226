"""Week 12: three programs that judge reviews, each with a bug."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Table = Mapping[str, Array]
Numbers = Mapping[str, int]
Labelled = tuple[Sequence[str], Sequence[int]]  # texts and stars
UNITS, BATCH, STEPS, RATE, FAR = 12, 40, 150, 0.02, 60
CLASSES = 5


@dataclass(frozen=True)
class Judge:
    """What a training run reports: the loss at every tenth step, and accuracies in per cent.

    `changed` says how many reviews of the test, in per cent, get other stars when asked about in reverse order.
    """

    losses: Array
    train_accuracy: float
    test_accuracy: float
    changed: float


def broken_judges(train: Labelled, test: Labelled, vectors: Table, *, seed: int = 0) -> dict[int, Judge]:
    """Three broken programs, by number, that learn from reviews and their stars.

    1: averages, whose sum is built inside the table of vectors; 2: a recurrent net that is asked after 60 columns,
    however short the review is; 3: a recurrent net, whose test reviews are numbered by their own dictionary.
    """
    known = {word: number for number, word in enumerate(vectors, start=1)}
    own = list(dict.fromkeys(word for text in test[0] for word in text.split() if word in vectors))
    anew = {word: number for number, word in enumerate(own, start=1)}
    return {
        1: _averaging(train, test, vectors),
        2: _reading(train, test, vectors, (known, known), FAR, seed),
        3: _reading(train, test, vectors, (known, anew), 0, seed),
    }


def _labels(part: Labelled) -> Array:
    return np.asarray(part[1]) - 1


def _judged(losses: Sequence[float], said: Callable[[Labelled], Array], train: Labelled, test: Labelled) -> Judge:
    """The report on a program that answers `said(part)` (5, m): training, the test, and the test in reverse order."""
    backwards = test[0][::-1], test[1][::-1]
    stars = [np.argmax(said(part), axis=0) for part in (train, test, backwards)]
    shares = [100 * float(np.mean(found == _labels(part))) for found, part in zip(stars, (train, test), strict=False)]
    changed = 100 * float(np.mean(stars[1] != stars[2][::-1]))
    return Judge(np.mean(np.reshape(losses, (-1, 10)), axis=1), shares[0], shares[1], changed)


def _averaging(train: Labelled, test: Labelled, vectors: Table) -> Judge:
    table = {word: vector.copy() for word, vector in vectors.items()}

    def spoiled(part: Labelled) -> Array:
        columns = []
        for text in part[0]:
            first, *rest = (word for word in text.split() if word in table)
            total = table[first]  # no copy: here the bug begins
            for word in rest:
                total += table[word]
            total /= 1 + len(rest)
            columns.append(total.copy())
        return np.stack(columns, axis=1)

    seen, truth = spoiled(train), layers.one_hot(_labels(train), CLASSES)
    network = {"W": np.zeros((CLASSES, len(seen))), "b": np.zeros((CLASSES, 1))}
    adam, losses = layers.Adam(0.1), []
    for _ in range(STEPS):
        cost, slope = layers.softmax_cross_entropy(np.dot(network["W"], seen) + network["b"], truth)
        network = adam.step(network, {"dW": np.dot(slope, seen.T), "db": slope.sum(axis=1)[:, np.newaxis]})
        losses.append(cost)

    def said(part: Labelled) -> Array:
        return np.asarray(np.dot(network["W"], spoiled(part)) + network["b"])

    return _judged(losses, said, train, test)


def _coded(texts: Sequence[str], numbers: Numbers) -> Array:
    rows = [[numbers[word] for word in text.split() if word in numbers] for text in texts]
    longest = max(map(len, rows))
    return np.array([row + [0] * (longest - len(row)) for row in rows])


def _said(x: Array, network: Mapping[str, Array], column: int) -> tuple[Array, Array, Array, Any, Any]:
    """Answers and states where they are asked for, and where that is: at `column`, or after the last word for 0."""
    wide = np.pad(x, ((0, 0), (0, max(0, column - x.shape[1]))))
    vectors, trip = layers.embedding_forward(wide, network["E"])
    start = np.zeros((UNITS, len(wide)))
    states, said, _, walk = layers.lstm_forward(np.moveaxis(vectors, 2, 0), start, network)
    ends = np.full(len(wide), column) if column else np.count_nonzero(wide, axis=1)
    chosen = np.arange(wide.shape[1]) == ends[:, np.newaxis] - 1  # (m, T)
    return np.sum(said * chosen, axis=2), np.sum(states * chosen, axis=2), chosen, trip, walk


def _reading(
    train: Labelled, test: Labelled, vectors: Table, numbers: tuple[Numbers, Numbers], column: int, seed: int
) -> Judge:
    rng = np.random.default_rng(seed)
    network = _begun(vectors, rng)
    x, truth = _coded(train[0], numbers[0]), layers.one_hot(_labels(train), CLASSES)
    adam, losses = layers.Adam(RATE), []
    for _ in range(STEPS):
        some = rng.choice(len(x), size=BATCH, replace=False)
        cost, slopes = _slopes(x[some], truth[:, some], network, column)
        network = adam.step(network, slopes)
        losses.append(cost)

    def said(part: Labelled) -> Array:
        return _said(_coded(part[0], numbers[part is not train]), network, column)[0]

    return _judged(losses, said, train, test)


def _begun(vectors: Table, rng: np.random.Generator) -> dict[str, Array]:
    rows = np.stack(list(vectors.values()))
    wide = UNITS + rows.shape[1]
    gates = {f"W{gate}": rng.normal(scale=wide**-0.5, size=(UNITS, wide)) for gate in "fico"}
    biases = {f"b{gate}": np.full((UNITS, 1), float(gate == "f")) for gate in "fico"}
    ends = {"Wy": rng.normal(scale=UNITS**-0.5, size=(CLASSES, UNITS)), "by": np.zeros((CLASSES, 1))}
    return {**gates, **biases, **ends, "E": np.pad(rows, ((1, 0), (0, 0)))}


def _slopes(x: Array, truth: Array, network: dict[str, Array], column: int) -> tuple[float, dict[str, Array]]:
    said, states, chosen, trip, walk = _said(x, network, column)
    error = (said - truth) / len(x)
    found = layers.lstm_backward(np.dot(network["Wy"].T, error)[..., np.newaxis] * chosen, walk)
    found |= {"dWy": np.dot(error, states.T), "dby": error.sum(axis=1)[:, np.newaxis]}
    found["dE"] = layers.embedding_backward(np.moveaxis(found["dx"], 0, 2), trip)
    return float(-np.mean(np.log(said[truth > 0]))), found
