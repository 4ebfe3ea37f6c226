"""Week 12: sentences of made-up words, tables of vectors, a small network that reads; and what slips make of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "confusion_slips",
    "judged_reviews",
    "last_slips",
    "lookup_slips",
    "numbering_slips",
    "rating_slips",
    "reader_slips",
    "review_lookup",
    "review_reader",
    "review_sentence",
    "review_states",
    "review_texts",
    "review_training",
    "sentence_average",
    "sentence_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Table = dict[str, Array]
LETTERS = list("abcdefghijklmnopqrstuvwxyz")
GATES = ("Wf", "Wi", "Wc", "Wo", "bf", "bi", "bc", "bo")


def made_up(rng: np.random.Generator, count: int) -> list[str]:
    """So many different words of four letters."""
    words: list[str] = []
    while len(words) < count:
        word = "".join(rng.choice(LETTERS, size=4))
        if word not in words:
            words.append(word)
    return words


def review_sentence(rng: np.random.Generator, words: int, known: int, d: int) -> tuple[str, Table]:
    """A sentence of `words` words, of which `known` are in a table of vectors (d,).

    The first known word stands there twice if there are three or more; some words have capitals, and the table knows
    words that the sentence has not.
    """
    vocabulary = made_up(rng, words + 3)
    inside, outside = vocabulary[:known], vocabulary[known:words]
    if known > 2:
        inside[1] = inside[0]
    said = [str(word) for word in rng.permutation(inside + outside)]
    said[0] = said[0].capitalize()
    said[-1] = said[-1].upper()
    table = {word: rng.normal(size=d) for word in [*dict.fromkeys(inside), *vocabulary[words:]]}
    return " ".join(said), table


def sentence_average(sentence: str, table: Mapping[str, Array]) -> Array:
    """The average vector of the words that the table knows, or zeros."""
    size = np.shape(next(iter(table.values())))
    total, count = np.zeros(size), 0
    for word in sentence.casefold().split(" "):
        total, count = (total + table[word], count + 1) if word in table else (total, count)
    return total / max(1, count)


def sentence_slips(sentence: str, table: Mapping[str, Array]) -> dict[str, Array]:
    """What the usual slips make of the average, in words."""
    small = sentence.lower().split()
    rows = [table[word] for word in small if word in table]
    kept = [table[word] for word in sentence.split() if word in table] or [np.zeros_like(rows[0])]
    unknown = len(small) - len(rows)
    return {
        "dividing by the number of all words, the unknown ones too": np.sum(rows, axis=0) / len(small),
        "words with capitals, which are not found": np.mean(kept, axis=0),
        "counting a word once, however often it stands there": np.mean(
            [table[word] for word in dict.fromkeys(small) if word in table], axis=0
        ),
        "the sum, where the average is meant": np.sum(rows, axis=0),
        "the first known word counted twice": (np.sum(rows, axis=0) + rows[0]) / len(rows),
        "leaving out the first known word": np.sum(rows[1:], axis=0) / len(rows) + 0 * rows[0],
        "the average over the numbers of each vector": np.full_like(rows[0], np.mean(rows)),
        "dividing by the number of letters": np.sum(rows, axis=0) / len(sentence),
        "dividing by one word more": np.sum(rows, axis=0) / (len(rows) + 1) if unknown != 1 else 7 * rows[0],
    }


def review_training(rng: np.random.Generator, m: int, C: int, d: int, steps: int) -> tuple[Any, ...]:
    """m texts, their labels one-hot (C, m), a table of vectors (d,), a learning rate, a number of steps."""
    vocabulary = made_up(rng, 2 * C + 3)
    table = {word: rng.normal(size=d) for word in vocabulary}
    texts = [" ".join(rng.choice(vocabulary, size=int(rng.integers(2, 6)))) for _ in range(m)]
    Y = layers.one_hot(rng.permutation(np.arange(m) % (C - 1) + (np.arange(m) == 0)), C)
    return texts, Y, table, float(rng.uniform(0.23, 0.47)), steps


def rating_slips(seen: Array, Y: Array, rate: float, steps: int) -> dict[str, tuple[Array, Array, list[float]]]:
    """W, b and costs of softmax regression on the averages `seen` (d, m): right first, then with the usual slips."""
    m, still = seen.shape[1], np.zeros((len(Y), 1))

    def run(share: float = 1.0, bias: float = 1.0, count: int = steps) -> tuple[Array, Array, list[float]]:
        W, b, costs = np.zeros((len(Y), len(seen))), still, []
        for _ in range(count):
            cost, slope = layers.softmax_cross_entropy(np.dot(W, seen) + b, Y)
            costs.append(cost)
            W = W - rate * share * np.dot(slope, np.transpose(seen))
            b = b - rate * share * bias * slope.sum(axis=1)[:, np.newaxis]
        return W, b, costs

    return {
        "": run(),
        "going uphill: said minus right, and a step down": run(share=-1.0),
        "leaving out the division by m": run(share=m),
        "a bias that never moves": run(bias=0.0),
        "dividing by m twice": run(share=1 / m),
        "a bias whose slope is divided by m twice": run(bias=1 / m),
        "beginning every step from zeros": run(count=1),
        "a learning rate of 0.01, whatever learning_rate is": run(share=0.01 / rate),
    }


def judged_reviews(rng: np.random.Generator, m: int, C: int) -> tuple[Array, Array, int]:
    """True and predicted labels (m,) of C classes; the last class is never predicted, and pairs come repeatedly."""
    truth = rng.permutation(np.arange(m) % C)
    guess = rng.integers(0, C - 1, size=m)
    right = (rng.random(m) < 0.5) & (truth < C - 1)
    return truth, np.where(right, truth, guess), C


def confusion_slips(truth: Array, predicted: Array, C: int) -> dict[str, Array]:
    """The table of counts (C, C): right first, under "", then with the usual slips."""
    pairs = np.dot(layers.one_hot(truth, C), layers.one_hot(predicted, C).T)
    return {
        "": pairs,
        "rows and columns exchanged": pairs.T,
        "counting a pair once, however often it comes": np.minimum(pairs, 1),
        "shares of each row, where counts are meant": pairs / pairs.sum(axis=1)[:, np.newaxis],
        "shares of all, where counts are meant": pairs / len(truth),
        "only what is right": np.diag(np.diag(pairs)),
    }


def review_texts(rng: np.random.Generator, m: int, V: int, max_len: int) -> tuple[list[str], dict[str, int], int]:
    """m texts and the numbers 1 ... V of known words; one is too long, one is empty, some words are unknown."""
    vocabulary = made_up(rng, V + 2)
    numbers = {word: int(number) for word, number in zip(vocabulary, rng.permutation(V) + 1, strict=False)}
    strangers, texts = vocabulary[V:], []
    for place in range(m):
        count = (max_len + 3, max_len, 0)[place] if place < 3 else int(rng.integers(2, max_len))
        said = [str(word) for word in rng.choice(vocabulary[:V], size=count)]
        if count > 1:
            said.insert(1, strangers[place % 2])
            said[0] = said[0].capitalize()
        texts.append(" ".join(said))
    return texts, numbers, max_len


def numbering_slips(texts: Sequence[str], numbers: Mapping[str, int], max_len: int) -> dict[str, Array]:
    """The rows of numbers: right first, under "", then with the usual slips."""
    coded = [[numbers[word] for word in text.lower().split() if word in numbers] for text in texts]
    gaps = [[numbers.get(word, 0) for word in text.lower().split()] for text in texts]
    large = [[numbers[word] for word in text.split() if word in numbers] for text in texts]

    def rows(lists: Sequence[Sequence[int]], ahead: bool = False, late: int = 0) -> Array:
        table = np.zeros((len(lists), max_len))
        for row, found in zip(table, lists, strict=True):
            used = list(found)[: max_len - late]
            start = max_len - len(used) if ahead else late
            row[start : start + len(used)] = used
        return table

    return {
        "": rows(coded),
        "padding in front, where zeros belong behind": rows(coded, ahead=True),
        "beginning with the second column": rows(coded, late=1),
        "an unknown word that leaves a gap of 0": rows(gaps),
        "words with capitals, which are not found": rows(large),
        "the last words of a long review, where the first are meant": rows([found[-max_len:] for found in coded]),
        "reading backwards": rows([found[:max_len][::-1] for found in coded]),
        "the words in alphabetical order": rows([sorted(found[:max_len]) for found in coded]),
        "numbers that are one too small": rows([[k - 1 for k in found] for found in coded]),
        "numbers that are one too large": rows([[k + 1 for k in found] for found in coded]),
        "cutting before the unknown words are left out": rows(
            [[k for k in found[:max_len] if k] for found in gaps]
        ),
    }  # fmt: skip


def review_lookup(rng: np.random.Generator, m: int, T: int, V: int, d: int) -> tuple[Array, Array, Array]:
    """Numbers x (m, T) of the rows of a table W (V, d), and a slope (m, T, d); one row is read often, one never."""
    x = rng.integers(1, V - 1, size=(m, T))
    x[:, 1] = 2
    return x, rng.normal(size=(V, d)), rng.normal(size=(m, T, d))


def lookup_slips(x: Array, W: Array, dout: Array) -> dict[str, Array]:
    """The slope at the table: right first, under "", then with the usual slips."""
    numbers, flow = x.ravel(), dout.reshape(-1, W.shape[1])
    hits = layers.one_hot(numbers, len(W))  # (V, m T)
    total, last = np.dot(hits, flow), np.zeros(W.shape)
    for number, slope in zip(numbers, flow, strict=True):
        last[number] = slope
    return {
        "": total,
        "keeping one place of each word: repeated words are forgotten": last,
        "the mean over the places of a word, where the sum is meant": total
        / np.maximum(1, hits.sum(axis=1))[:, np.newaxis],
        "beginning with the table, where zeros are meant": W + total,
        "the step instead of the slope": W - total,
        "counting the places of a word, where their slopes are meant": np.ones_like(W)
        * hits.sum(axis=1)[:, np.newaxis],
        "rows that are numbered from 1 on": np.roll(total, -1, axis=0),
    }


def last_slips(a: Array, lengths: Array) -> dict[str, Array]:
    """The columns (n, m) after the last words: right first, under "", then with the usual slips."""
    m = a.shape[1]
    asked = {
        "": lengths - 1,
        "the last column, which may be padding": np.full(m, -1),
        "one step too late: steps are counted from 0": lengths,
        "one step too early": lengths - 2,
        "the first step of all": np.zeros(m, int),
        "the step of the longest review for all": np.full(m, lengths.max() - 1),
    }
    found = {words: np.stack([a[:, i, step] for i, step in enumerate(row)], axis=1) for words, row in asked.items()}
    return found | {"the mean over all steps": a.mean(axis=2)}


def review_states(rng: np.random.Generator, n: int, m: int, T: int) -> tuple[Array, Array]:
    """States (n, m, T) of m sequences of unequal lengths (m,), from 1 to T - 1."""
    lengths = rng.permutation(np.arange(m) % (T - 1)) + 1
    return rng.normal(size=(n, m, T)), lengths


def review_reader(
    rng: np.random.Generator, m: int, T: int, V: int, d: int, n_a: int, n_y: int
) -> tuple[Array, Array, Table]:
    """Reviews x (m, T) as numbers with zeros behind them, stars Y (n_y, m) one-hot, and the parameters of a reader."""
    lengths = rng.permutation(np.arange(m) % (T - 1)) + 1
    x = rng.integers(1, V, size=(m, T)) * (np.arange(T) < lengths[:, np.newaxis])
    x[lengths > 2, 1] = x[lengths > 2, 0]
    shapes = {name: (n_a, n_a + d) if name[0] == "W" else (n_a, 1) for name in GATES}
    shapes |= {"Wy": (n_y, n_a), "by": (n_y, 1), "E": (V, d)}
    parameters = {name: rng.normal(scale=0.7, size=shape) for name, shape in shapes.items()}
    return x, layers.one_hot(rng.permutation(np.arange(m) % n_y), n_y), parameters


def reader_slips(x: Array, Y: Array, parameters: Mapping[str, Array]) -> dict[str, Table]:
    """What the usual slips make of the slopes of the reader's loss: right first, under "", then a slip in words."""
    m, T = x.shape
    vectors, trip = layers.embedding_forward(x, parameters["E"])
    start = np.zeros((len(parameters["bf"]), m))
    states, said, _, walk = layers.lstm_forward(np.moveaxis(vectors, 2, 0), start, parameters)
    ends = np.arange(T) == np.count_nonzero(x, axis=1)[:, np.newaxis] - 1  # (m, T)
    final = np.arange(T) == T - 1 + 0 * ends

    def slopes(asked: Array, seen: Array, share: float = 1.0, drop: bool = False) -> Table:
        answer = np.sum(said * seen, axis=2)
        error = share / m * (answer - Y)
        found = layers.lstm_backward((np.dot(parameters["Wy"].T, error))[..., np.newaxis] * asked, walk)
        found |= {"dWy": np.dot(error, np.sum(states * seen, axis=2).T), "dby": error.sum(axis=1)[:, np.newaxis]}
        flow = np.moveaxis(found["dx"], 0, 2)
        found["dE"] = layers.embedding_backward(flow, trip)
        if drop:
            found["dE"] = np.zeros_like(found["dE"])
            for place in np.ndindex(m, T):
                found["dE"][x[place]] = flow[place]
        return {f"d{name}": found[f"d{name}"] for name in parameters}

    right = slopes(ends, ends)
    at_the_end = np.dot(np.sum(said * ends, axis=2) - Y, states[..., -1].T) / m
    return {
        "": right,
        "the error with its sign turned": slopes(ends, ends, share=-1.0),
        "leaving out the division by m": slopes(ends, ends, share=float(m)),
        "asking the last column, which may be padding": slopes(final, ends) | {"dWy": right["dWy"]},
        "reading and asking the last column, which may be padding": slopes(final, final),
        "the states of the last column in dWy, which may be padding": right | {"dWy": at_the_end},
        "asking every step, where only the last word's is asked": slopes(np.ones_like(ends), ends),
        "a table whose repeated words keep one slope": slopes(ends, ends, drop=True),
    }
