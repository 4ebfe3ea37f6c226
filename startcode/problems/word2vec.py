"""Week 12: small texts, windows over them, and the vectors of a word and its neighbours."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

__all__ = [
    "a_centre",
    "a_centre_with_noise",
    "a_heap_of_words",
    "a_thinning",
    "a_window_of_words",
    "keeping_slips",
    "lines_of_words",
    "noise_slips",
    "pair_slips",
    "prediction_slips",
    "table_slips",
    "word_counts",
    "words_in_a_row",
]

Array = np.ndarray[Any, np.dtype[Any]]
Pairs = list[tuple[Any, Any]]
Near = Callable[[int, int], bool]  # do the places i (centre) and j of a text make a pair?
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made_up_words(rng: np.random.Generator, count: int) -> list[str]:
    """`count` different words of three to five letters, in random order."""
    words: list[str] = []
    while len(words) < count:
        word = "".join(rng.choice(list(LETTERS), size=int(rng.integers(3, 6))))
        if word not in words:
            words.append(word)
    return words


def a_heap_of_words(rng: np.random.Generator, words: int, min_count: int, max_size: int) -> tuple[list[str], int, int]:
    """A shuffled text in which two words come once, two twice, two three times and so on; and the two bounds."""
    tokens = [word for place, word in enumerate(made_up_words(rng, words)) for _ in range(1 + place // 2)]
    return [str(token) for token in rng.permutation(tokens)], min_count, max_size


def words_in_a_row(rng: np.random.Generator, length: int, window: int) -> tuple[list[str], int]:
    """A sentence whose first words all differ, but for one that stands twice in a row; and a window."""
    words = made_up_words(rng, length - 1)
    twice = int(rng.integers(0, len(words)))
    return [*words[: twice + 1], *words[twice:]], window


def lines_of_words(rng: np.random.Generator, words: int, lengths: tuple[int, ...]) -> list[list[str]]:
    """Sentences of these lengths out of so many words, each of which comes at least once."""
    known = made_up_words(rng, words)
    drawn = known + [str(word) for word in rng.choice(known, size=max(0, sum(lengths) - words))]
    text = [str(word) for word in rng.permutation(drawn)]
    ends = np.cumsum((0, *lengths))
    return [text[begin:end] for begin, end in pairwise(ends)]


def word_counts(rng: np.random.Generator, words: int) -> Array:
    """How often each word comes, (words,): whole numbers, no two equal, the largest some hundred times the smallest."""
    return np.asarray(rng.permutation(np.geomspace(3, 1500, words).astype(np.int64) + np.arange(words)))


def a_thinning(rng: np.random.Generator, words: int, length: int) -> tuple[list[int], Array, float]:
    """A text of word numbers, all equally frequent in it, the counts of a larger text, and a threshold amid them."""
    counts = word_counts(rng, words)
    shares = np.sort(counts / counts.sum())
    tokens = [int(token) for token in rng.permutation(np.arange(length) % words)]
    return tokens, counts, float(shares[1] + 0.4 * (shares[2] - shares[1]))


def a_centre(rng: np.random.Generator, V: int, d: int) -> tuple[Array, int, Array]:
    """The vector of a centre word (d,), the number of a word in its window, and the vectors of all words (V, d)."""
    return rng.normal(size=d), int(rng.integers(1, V - 1)), rng.normal(scale=0.7, size=(V, d))


def a_centre_with_noise(rng: np.random.Generator, V: int, d: int, K: int) -> tuple[Array, int, Array, Array]:
    """As `a_centre`, and K numbers of other words: the first three are one and the same, some word is left out."""
    centre, outside, vectors = a_centre(rng, V, d)
    others = rng.permutation([word for word in range(V) if word != outside])
    drawn = np.concatenate([np.repeat(others[0], 3), rng.choice(others[:-1], size=K)])[:K]
    return centre, outside, vectors, np.asarray(drawn)


def a_window_of_words(rng: np.random.Generator, V: int, d: int, words: int) -> tuple[Any, ...]:
    """What `skipgram` sees: a word, a window, its outside words (one comes twice), the numbers of all, two tables."""
    known = made_up_words(rng, V)
    numbers = {word: int(number) for word, number in zip(known, rng.permutation(V), strict=True)}
    around = [str(word) for word in rng.choice(known[1:], size=words - 1, replace=False)]
    around.insert(int(rng.integers(0, words)), around[0])
    return known[0], -(-words // 2), around, numbers, rng.normal(size=(V, d)), rng.normal(scale=0.7, size=(V, d))


def pair_slips(tokens: list[str], window: int) -> dict[str, Pairs]:
    """What the usual slips make of the pairs of a sentence: a slip in words, and all its pairs."""
    n = len(tokens)

    def pairs(near: Near) -> Pairs:
        return [(tokens[i], tokens[j]) for i in range(n) for j in range(n) if near(i, j)]

    def meets(i: int, j: int) -> bool:
        return i != j and abs(i - j) <= window

    return {
        "counting the centre word as its own neighbour": pairs(lambda i, j: abs(i - j) <= window),
        "looking to the right only": pairs(lambda i, j: 0 < j - i <= window),
        "looking to the left only": pairs(lambda i, j: 0 < i - j <= window),
        "a window that ends one word too early on the right": pairs(lambda i, j: meets(i, j) and j - i < window),
        "a window that is one word too wide": pairs(lambda i, j: i != j and abs(i - j) <= window + 1),
        "a window that is one word too narrow": pairs(lambda i, j: i != j and abs(i - j) < window),
        "leaving out a neighbour that is the same word as the centre": pairs(
            lambda i, j: meets(i, j) and tokens[i] != tokens[j]
        ),
        "leaving out words whose window is cut off by the end of the sentence": pairs(
            lambda i, j: meets(i, j) and window <= i < n - window
        ),
        "an index below 0, which counts from the end": pairs(
            lambda i, j: meets(i, j) or (i - window <= j - n < 0 and i < window)
        ),
        "a slice that begins below 0, and is empty": pairs(
            lambda i, j: meets(i, j) and (j > i or i >= window)
        ),
        "the first and the last word of the window only": pairs(lambda i, j: abs(i - j) == window),
    }  # fmt: skip


def table_slips(corpus: list[list[str]], numbers: dict[str, int], window: int) -> dict[str, Array]:
    """What the usual slips make of the table of counts, by the slip in words."""

    def table(sentences: list[list[str]], near: Near) -> Array:
        counted = np.zeros((len(numbers), len(numbers)))
        for text in sentences:
            for i, j in np.ndindex(len(text), len(text)):
                counted[numbers[text[i]], numbers[text[j]]] += near(i, j)
        return counted

    def meets(i: int, j: int) -> bool:
        return 0 < abs(i - j) <= window

    right = table(corpus, meets)
    whole = [[word for sentence in corpus for word in sentence]]
    return {
        "windows that reach into the next sentence": table(whole, meets),
        "counting the centre word as its own neighbour": table(corpus, lambda i, j: abs(i - j) <= window),
        "looking to one side only": table(corpus, lambda i, j: 0 < j - i <= window),
        "looking to the left only": table(corpus, lambda i, j: 0 < i - j <= window),
        "counting every pair twice": 2 * right,
        "a 1 for every pair that was met, however often": (right > 0).astype(float),
        "a window of 4, whatever window_size is": table(corpus, lambda i, j: 0 < abs(i - j) <= 4),
        "the last sentence alone": table(corpus[-1:], meets),
        "leaving out a word beside itself": right - np.diag(np.diag(right)),
    }


def keeping_slips(tokens: list[int], counts: Array, t: float) -> dict[str, Array]:
    """With which probability the usual slips keep each word (words,), by the slip in words."""
    shares = counts / counts.sum()
    here = np.bincount(tokens, minlength=len(counts)) / len(tokens)
    right = np.minimum(1, np.sqrt(t / shares))
    return {
        "the probability of dropping a word, where that of keeping it is meant": 1 - right,
        "leaving out the square root": np.minimum(1, t / shares),
        "a square where the root is meant": np.minimum(1, (t / shares) ** 2),
        "f / t, where t / f is meant": np.minimum(1, np.sqrt(shares / t)),
        "how frequent a word is in tokens, where counts should say it": np.minimum(1, np.sqrt(t / here)),
        "counts that are not divided by their sum": np.minimum(1, np.sqrt(t / counts)),
        "dropping every word that is more frequent than t": (shares <= t).astype(float),
        "keeping everything": np.ones(len(counts)),
        "one probability for all words: the mean": np.full(len(counts), right.mean()),
    }


def prediction_slips(centre: Array, outside: int, vectors: Array) -> dict[str, dict[str, Any]]:
    """What the usual slips make of the loss of the softmax and of its two slopes, by the part and the slip in words."""
    powers = np.exp(vectors @ centre)
    shares = powers / np.sum(powers)
    truth = np.arange(len(vectors)) == outside
    gap, plus = shares - truth, shares + truth
    only = np.where(truth[:, np.newaxis], np.outer(gap, centre), 0)
    wrong_sign, forgotten = "adding 1 to the probability of the outside word", "leaving out the 1 of the outside word"
    turned, all_words = "the sign turned: right minus said", "all words, where only the outside word counts"
    return {
        "loss": {
            all_words: -np.log(shares).sum(),
            "the probability itself, where its logarithm is meant": shares[outside],
            "the score of the outside word alone": -float(vectors[outside] @ centre),
            "the likeliest word, where the outside word is meant": -np.log(shares.max()),
            "the logarithm to the base 2": -np.log2(shares[outside]),
            "the mean over the vocabulary": -np.log(shares[outside]) / len(vectors),
        },
        "gradCenterVec": {
            wrong_sign: plus @ vectors, forgotten: shares @ vectors, turned: -gap @ vectors,
            "the outside word alone": -vectors[outside],
            "the outside word alone, with its share": gap[outside] * vectors[outside],
        },
        "gradOutsideVecs": {
            wrong_sign: np.outer(plus, centre), forgotten: np.outer(shares, centre), turned: -np.outer(gap, centre),
            "the row of the outside word alone": only,
            "all rows but that of the outside word": np.outer(gap, centre) - only,
        },
    }  # fmt: skip


def noise_slips(centre: Array, outside: int, vectors: Array, drawn: Array) -> dict[str, dict[str, Any]]:
    """What the usual slips make of the loss with negative samples and of its two slopes."""
    scores, noise = float(vectors[outside] @ centre), vectors[drawn] @ centre
    chance, chances = 1 / (1 + np.exp(-scores)), 1 / (1 + np.exp(-noise))
    pull, push = (chance - 1) * vectors[outside], chances @ vectors[drawn]

    def rows(outside_share: float, shares: Array, words: Array = drawn) -> Array:
        one_hot = np.eye(len(vectors))
        return np.outer(outside_share * one_hot[outside] + shares @ one_hot[words], centre)

    once, where = np.unique(drawn, return_index=True)
    no_minus = "leaving out the minus in the sigmoid of the negative samples"
    single, mean = "a word that was drawn several times counted once", "the mean over the negative samples"
    bare, alone = "leaving out the negative samples", "leaving out the outside word"
    attract = "drawing the negative samples near, where they should be pushed away"
    return {
        "loss": {
            no_minus: -np.log(chance) - np.log(chances).sum(),
            mean: -np.log(chance) - np.log(1 - chances).mean(),
            bare: -np.log(chance), alone: -np.log(1 - chances).sum(),
            single: -np.log(chance) - np.log(1 - chances)[where].sum(),
            "adding what should be subtracted": -np.log(chance) + np.log(1 - chances).sum(),
            "probabilities, where their logarithms are meant": -chance - (1 - chances).sum(),
            "1 minus the loss of the outside word": -np.log(1 - chance) - np.log(1 - chances).sum(),
        },
        "gradCenterVec": {
            no_minus: pull + (chances - 1) @ vectors[drawn], mean: pull + push / len(drawn), bare: pull, alone: push,
            single: pull + chances[where] @ vectors[once], attract: pull - push, "the sign turned": -pull - push,
            "leaving out the minus 1 of the outside word": chance * vectors[outside] + push,
        },
        "gradOutsideVecs": {
            single: rows(chance - 1, chances[where], once), no_minus: rows(chance - 1, chances - 1),
            mean: rows(chance - 1, chances / len(drawn)), bare: rows(chance - 1, 0 * chances), alone: rows(0, chances),
            attract: rows(chance - 1, -chances), "the sign turned": rows(1 - chance, -chances),
            "leaving out the minus 1 of the outside word": rows(chance, chances),
        },
    }  # fmt: skip
