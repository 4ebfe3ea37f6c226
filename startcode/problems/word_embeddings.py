"""Week 12: random words and vectors, questions about them, and the answers that well-known slips give."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

__all__ = [
    "a_biased_word",
    "a_couple",
    "a_lookup",
    "a_neighbourhood",
    "a_question",
    "analogy_slips",
    "equalize_slips",
    "gendered_pairs",
    "neighbour_slips",
    "pairs_slips",
    "two_vectors",
]

Array = np.ndarray[Any, np.dtype[Any]]
Vectors = dict[str, Array]
CLEAR = 1e-3  # by so much the right answer is ahead of any other
TRIES = 3000
DIFFERENT = 6  # at least so many slips give another answer than the right one
TOLD_APART = (
    "the least",
    "the order",
    "ranked by the dot",
    "ranked by the distance",
    "ranked by the size",
    "words in the order of the map",
)


def some_words(rng: np.random.Generator, count: int) -> list[str]:
    """So many different words of two or three syllables, in small letters; alphabetical order means nothing."""
    words: dict[str, None] = {}
    while len(words) < count:
        syllables = [str(rng.choice(list("bdfgklmnprst"))) + str(rng.choice(list("aeiou"))) for _ in range(3)]
        words["".join(syllables[: int(rng.integers(2, 4))])] = None
    return list(words)


def a_lookup(rng: np.random.Generator, n_e: int, V: int, T: int) -> tuple[Array, list[int]]:
    """An embedding matrix (n_e, V) and the numbers of T words, of which the last is the first again."""
    few = min(n_e, V)
    indices = [int(number) for number in rng.choice(few, size=T - 1, replace=few < T - 1)]
    return rng.normal(size=(n_e, V)), [*indices, indices[0]]


def two_vectors(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Two vectors (n,) of different lengths, neither alike nor opposite nor at a right angle."""
    while True:
        u, v = rng.normal(size=n) * 2.3, rng.normal(size=n) * 0.7
        if 0.2 < abs(_cosines(u[np.newaxis], v)[0]) < 0.9:
            return u, v


def a_neighbourhood(rng: np.random.Generator, words: int, n: int, k: int) -> tuple[str, Vectors, int]:
    """A word, vectors (n,) of many lengths, and a number of neighbours; the usual slips all give another list."""
    for _ in range(TRIES):
        names = some_words(rng, words)
        lengths = np.exp(rng.normal(size=(words, 1)))
        vectors = dict(zip(names, lengths * rng.normal(size=(words, n)), strict=True))
        word = names[int(rng.integers(1, words - 1))]
        ranked = np.sort(_cosines(np.array(list(vectors.values())), vectors[word]))
        slips = neighbour_slips(word, vectors, k)
        told = len({tuple(wrong) for wrong in slips.values()}) == len(slips)  # no two slips give the same list
        if (
            told
            and np.diff(ranked).min() > CLEAR
            and all(any(slip.startswith(t) for slip in slips) for t in TOLD_APART)
        ):
            return word, vectors, k
    raise AssertionError("no such words were found")  # pragma: no cover


def neighbour_slips(word: str, vectors: Mapping[str, Array], k: int) -> dict[str, list[str]]:
    """The lists that the usual slips give, of those slips that are none by chance."""
    right = _ranked(word, vectors, k, _cosines)
    others = [other for other in _ranked(word, vectors, len(vectors), _cosines) if other != word]
    slips = {
        "the word itself is in the list: it is no neighbour of itself": [word, *others[: k - 1]],
        "the least similar words, where the most similar are wanted": others[::-1][:k],
        "the order is turned: the most similar word comes first": others[:k][::-1],
        "ranked by the dot product, which long vectors win": _ranked(word, vectors, k, np.dot),
        "ranked by the distance between the points, where the angle counts": _ranked(word, vectors, k, _nearness),
        "ranked by the size of the cosine, without its sign": _ranked(
            word, vectors, k, lambda t, v: abs(_cosines(t, v))
        ),
        "words in the order of the map": [other for other in vectors if other != word][:k],
        "one neighbour too few": others[: k - 1],
        "one neighbour too many": others[: k + 1] if k != 4 else right,
        "5 neighbours, whatever k is": others[:5],
        "k is left out: all words came": others,
    }
    return {slip: wrong for slip, wrong in slips.items() if wrong != right}


def _ranked(word: str, vectors: Mapping[str, Array], k: int, score: Callable[[Array, Array], Array]) -> list[str]:
    """The k other words with the highest score."""
    others = [other for other in vectors if other != word]
    scores = score(np.array([vectors[other] for other in others]), vectors[word])
    return [others[place] for place in np.argsort(-scores)[:k]]


def _cosines(table: Array, vector: Array) -> Array:
    """Cosine of every row with the vector; 0 for a row of zeros."""
    sizes = np.linalg.norm(table, axis=1) * np.linalg.norm(vector)
    return np.asarray(table @ vector / np.where(sizes > 0, sizes, 1.0))


def _nearness(table: Array, vector: Array) -> Array:
    return -np.asarray(np.linalg.norm(table - vector, axis=1))


def a_question(rng: np.random.Generator, words: int, n: int, tempting: str) -> tuple[str, str, str, Vectors]:
    """Words a, b, c and vectors (n,), such that the right answer is clear and most slips give others.

    `tempting` says which of the three would win if it were not left out: "a" (when b is), "b", or "c", which wins
    where all similarities are below 0.
    """
    for _ in range(TRIES):
        names = some_words(rng, words)
        table = rng.normal(size=(words, n))
        table[3:] *= np.exp(rng.normal(size=(words - 3, 1)))  # words at many distances
        step = table[1] - table[0]
        if tempting == "a":
            table[2] = table[0] - 0.9 * step + 0.2 * rng.normal(size=n)
        elif tempting == "b":
            table[2] = table[0] + 0.2 * rng.normal(size=n)
        else:
            table[2] += 4 * step
            table[3:] += 0.1 * table[2] - rng.uniform(0.1, 1, size=(words - 3, 1)) * step
        a, b, c = names[:3]
        vectors = {names[place]: table[place] for place in rng.permutation(words)}
        if _is_clear(a, b, c, vectors, tempting):
            return a, b, c, vectors
    raise AssertionError("no such question was found")  # pragma: no cover


def _is_clear(a: str, b: str, c: str, vectors: Vectors, tempting: str) -> bool:
    ranking = _answers(a, b, c, vectors)
    scores = [score for _, score in ranking]
    free = [word for word, _ in ranking if word not in (a, b, c)]
    gap = scores[[word for word, _ in ranking].index(free[0])] - scores[[word for word, _ in ranking].index(free[1])]
    below = max(score for word, score in ranking if word in free) < -CLEAR
    first = next(word for word, _ in ranking if not (tempting == "a" and word == b))  # a never beats b
    wins = first == {"a": a, "b": b, "c": c}[tempting] and below == (tempting == "c")
    different = sum(answer != free[0] for answer in analogy_slips(a, b, c, vectors).values())
    return bool(wins and gap > CLEAR and different >= DIFFERENT)


def _answers(a: str, b: str, c: str, vectors: Mapping[str, Array]) -> list[tuple[str, float]]:
    """All words, the likeliest answer first, with their cosines."""
    steps = np.array([vector - vectors[c] for vector in vectors.values()])
    scores = _cosines(steps, vectors[b] - vectors[a])
    return sorted(zip(vectors, scores.tolist(), strict=True), key=lambda pair: -pair[1])


def analogy_slips(a: str, b: str, c: str, vectors: Mapping[str, Array]) -> dict[str, str]:
    """The answers that the usual slips give."""
    free = [word for word in vectors if word not in (a, b, c)]
    table = np.array([vectors[word] for word in free])
    first, second, third = (vectors[word] for word in (a, b, c))

    def best(scores: Array) -> str:
        return free[int(np.argmax(scores))]

    step = second - first
    return {
        "a sign is turned: the least similar word, or a - b where b - a is meant": best(_cosines(table - third, -step)),
        "the cosine of b - a with the word itself, where its difference from c is meant": best(_cosines(table, step)),
        "the difference of the word from a, where that from c is meant": best(_cosines(table - first, step)),
        "the difference of the word from b, where that from c is meant": best(_cosines(table - second, step)),
        "the word nearest to c + b - a by distance, where the cosine of the differences counts": best(
            _nearness(table, third + step)
        ),
        "the dot product of the differences, without their lengths": best((table - third) @ step),
        "a, b and c in another order": best(_cosines(table - second, third - first)),
        "the last word that was looked at, whatever its similarity": free[-1],
        "the first word that was looked at, whatever its similarity": free[0],
    }


def gendered_pairs(rng: np.random.Generator, pairs: int, n: int) -> tuple[list[tuple[str, str]], Vectors]:
    """Pairs of words, and vectors (n,) in which all pairs differ in about the same direction, by unequal lengths."""
    names = some_words(rng, 2 * pairs + 3)
    couples = [(names[2 * place], names[2 * place + 1]) for place in range(pairs)]
    vectors = {name: rng.normal(size=n) for name in names}
    common = rng.normal(size=n)
    for place, (one, other) in enumerate(couples):
        vectors[other] = vectors[one] + (1 + 0.7 * place) * common + 0.4 * rng.normal(size=n)
    return couples, {name: vectors[name] for name in sorted(vectors)}


def pairs_slips(pairs: Sequence[tuple[str, str]], vectors: Mapping[str, Array]) -> dict[str, Array]:
    """The directions that the usual slips give."""
    table = np.array([[vectors[word] for word in pair] for pair in pairs])  # (pairs, 2, n)
    steps = table[:, 1] - table[:, 0]
    middle = steps.sum(axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    return {
        "the mean itself: it is not yet brought to length 1": middle / len(pairs),
        "the sum of the differences: it is not yet brought to length 1": middle,
        "first minus second, where second minus first is meant": -middle / np.linalg.norm(middle),
        "the first pair alone": steps[0] / lengths[0],
        "the last pair alone": steps[-1] / lengths[-1],
        "each difference brought to length 1 before the mean: only the mean is": _unit((steps.T / lengths).sum(axis=1)),
        "the mean of all words, where differences are meant": _unit(table.sum(axis=(0, 1))),
        "dividing by the squared length": middle / np.dot(middle, middle) * len(pairs),
    }


def _unit(vector: Array) -> Array:
    return np.asarray(vector / np.linalg.norm(vector))


def a_biased_word(rng: np.random.Generator, words: int, n: int) -> tuple[str, Array, Vectors]:
    """A word, a direction (n,) that is not of length 1, and vectors that are not at a right angle to it."""
    names = some_words(rng, words)
    g = _unit(rng.normal(size=n)) * float(rng.uniform(1.4, 2.2))
    vectors = {name: rng.normal(size=n) + float(rng.uniform(0.4, 0.9)) * g for name in names}
    return names[int(rng.integers(words))], g, vectors


def a_couple(
    rng: np.random.Generator, words: int, n: int, side: int, length: float
) -> tuple[tuple[str, str], Array, Vectors]:
    """Two words, a direction (n,) of this length, and vectors of length 1.

    Both words lie on the same side of zero, along the direction (1) or against it (-1); either may be further out.
    """
    names = some_words(rng, words)
    axis = _unit(rng.normal(size=n))
    vectors = {name: _unit(rng.normal(size=n)) for name in names}
    one, other = (names[int(place)] for place in rng.choice(words, size=2, replace=False))
    for name, along in ((one, rng.uniform(0.2, 0.4)), (other, rng.uniform(0.7, 1.0))):
        flat = vectors[name] - np.dot(vectors[name], axis) * axis
        vectors[name] = _unit(_unit(flat) + side * float(along) * axis)
    pair = (one, other) if rng.random() < 0.5 else (other, one)
    return pair, axis * length, vectors


def equalize_slips(pair: tuple[str, str], g: Array, vectors: Mapping[str, Array]) -> dict[str, tuple[Array, Array]]:
    """What the usual slips make of the two vectors."""
    table = np.array([vectors[word] for word in pair])
    axis = _unit(g)
    along = np.outer(np.dot(table, axis), axis)  # what each has along the direction
    centre, inside = np.mean(table, axis=0), np.mean(along, axis=0)
    outside = centre - inside
    offsets = along - inside
    sizes = np.linalg.norm(offsets, axis=1)
    reach = float(np.sqrt(1 - np.dot(outside, outside)))
    whole = np.linalg.norm((table - outside) - inside, axis=1)

    def both(shifted: Array, rest: Array = outside) -> tuple[Array, Array]:
        first, second = shifted + rest
        return first, second

    scaled = (reach * offsets.T / sizes).T
    longer = float(np.sqrt(abs(1 - np.dot(centre, centre))))
    return {
        "the two vectors exchanged": both(scaled[::-1]),
        "leaving out the square root": both(scaled * reach),
        "leaving out the factor with the square root: the lengths are not 1": both((offsets.T / sizes).T),
        "the parts along the direction as they were, not scaled": both(along),
        "the offsets from the mean, not scaled": both(offsets),
        "leaving out the part at a right angle, which is added at the end": both(scaled, 0 * outside),
        "adding the whole mean at the end, where its part at a right angle is meant": both(scaled, centre),
        "the length of the whole mean under the square root, where that of its part at a right angle is meant": both(
            scaled * longer / reach
        ),
        "another published version, which divides by the length of (e - mu_orth) - mu_B": both(
            (reach * offsets.T / whole).T
        ),
        "leaving mu_B out of the numerator": both((reach * along.T / np.linalg.norm(along, axis=1)).T),
        "the first vector alone corrected": (scaled[0] + outside, table[1]),
        "the vectors as they were": (table[0], table[1]),
        "both neutralised: nothing is left along the direction": both(table - along, 0 * outside),
        "the same vector twice: the two no longer differ": (centre, centre),
        "dividing by the length of g, where its square is meant": _one_power(table, g),
    }


def _one_power(table: Array, g: Array) -> tuple[Array, Array]:
    """Equalised with projections that are too long by the length of g."""
    axis = _unit(g) * float(np.sqrt(np.linalg.norm(g)))
    along = np.outer(np.dot(table, axis), axis)
    inside = np.mean(along, axis=0)
    outside = np.mean(table, axis=0) - inside
    offsets = along - inside
    reach = np.sqrt(np.abs(1 - np.dot(outside, outside)))
    first, second = (reach * offsets.T / np.linalg.norm(offsets, axis=1)).T + outside
    return first, second
