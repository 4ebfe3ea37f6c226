"""Week 11: names, small networks that read letters, and networks set by hand that must say one thing."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from startcode import layers

__all__ = [
    "a_name",
    "a_reading",
    "a_step",
    "a_training",
    "an_alphabet",
    "counts_to",
    "is_exact",
    "memoryless",
    "read_probabilities",
    "reading_slips",
    "spells",
    "tireless",
    "two_words",
    "uneven_shares",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Alphabet = dict[str, int]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SURE = 20.0  # a score so much above the others is as good as certain


def an_alphabet(rng: np.random.Generator, letters: int) -> Alphabet:
    """`letters` letters and the end of a line, numbered in random order; the end is neither the first nor the last."""
    chosen = [str(letter) for letter in rng.choice(list(LETTERS), size=letters, replace=False)]
    chosen.insert(int(rng.integers(1, letters)), "\n")
    return {letter: number for number, letter in enumerate(chosen)}


def a_name(rng: np.random.Generator, letters: int, length: int) -> tuple[str, Alphabet]:
    """A name of `length` letters, no letter twice in a row, and an alphabet of `letters` letters and the end."""
    char_to_ix = an_alphabet(rng, letters)
    usable = [letter for letter in char_to_ix if letter != "\n"]
    name = ""
    for _ in range(length):
        name += str(rng.choice([letter for letter in usable if letter not in name[-1:]]))
    return name, char_to_ix


def some_names(rng: np.random.Generator, letters: int, count: int) -> tuple[list[str], Alphabet]:
    """`count` different names of three to five letters, and their alphabet."""
    char_to_ix = an_alphabet(rng, letters)
    usable = sorted(set(char_to_ix) - {"\n"})
    names: list[str] = []
    while len(names) < count:
        name = "".join(rng.choice(usable, size=int(rng.integers(3, 6))))
        if name not in names:
            names.append(name)
    return names, char_to_ix


def letter_network(rng: np.random.Generator, letters: int, n_a: int) -> Parameters:
    """Parameters of a plain recurrent net for an alphabet of so many letters; all numbers count."""
    shapes = {"Wax": (n_a, letters), "Waa": (n_a, n_a), "Wya": (letters, n_a), "ba": (n_a, 1), "by": (letters, 1)}
    return {name: rng.normal(scale=0.6, size=shape) for name, shape in shapes.items()}


def a_reading(rng: np.random.Generator, letters: int, n_a: int, T_x: int) -> tuple[Any, ...]:
    """What a step of learning sees: X and Y of a name of T_x - 1 letters, a state (n_a, 1) that is not 0, a network."""
    end, first = rng.choice(letters, size=2, replace=False)
    inside = [int(first)]
    while len(inside) < T_x - 1:
        inside.append(int(rng.choice([k for k in range(letters) if k not in (end, inside[-1])])))
    state = rng.uniform(-0.9, 0.9, size=(n_a, 1))
    return [None, *inside], [*inside, int(end)], state, letter_network(rng, letters, n_a)


def a_step(rng: np.random.Generator, letters: int, n_a: int, T_x: int) -> tuple[Any, ...]:
    """As `a_reading`, with a learning rate, and a bound that some of the slopes pass."""
    return *a_reading(rng, letters, n_a, T_x), float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.11, 0.23))


def read_probabilities(rng: np.random.Generator, letters: int, T_x: int) -> tuple[Array, list[int]]:
    """Probabilities (letters, T_x), and the letters that came: the likeliest at some steps, not at all."""
    shares = layers.softmax(rng.normal(scale=1.2, size=(letters, T_x)))
    came = rng.permutation(np.arange(T_x) % letters)
    return shares, [int(letter) for letter in came]


def a_training(rng: np.random.Generator, letters: int, count: int, n_a: int, steps: int) -> tuple[Any, ...]:
    """Names, their alphabet, a network, a number of steps that is no multiple of their number, and a learning rate."""
    names, char_to_ix = some_names(rng, letters, count)
    network = letter_network(rng, len(char_to_ix), n_a)
    return names, char_to_ix, network, steps, float(rng.uniform(0.05, 0.15))


def spells(word: str, char_to_ix: Alphabet) -> Parameters:
    """A network that says this word, whose letters all differ, and then the end of the line, whatever is drawn.

    Unit k is near 1 behind letter k and near -1 otherwise; before the first letter all are near -1.
    """
    return two_words(word, word, char_to_ix)


def two_words(one: str, other: str, char_to_ix: Alphabet) -> Parameters:
    """As `spells`, for two words without a letter in common: the first letter is drawn, and decides which it is."""
    n = len(char_to_ix)
    after, begin = np.zeros((n, n)), np.zeros((n, 1))
    for word in (one, other):
        path = [char_to_ix[letter] for letter in word] + [char_to_ix["\n"]]
        begin[path[0]] = SURE
        for here, there in pairwise(path):
            after[there, here] = 3 * SURE
    return {
        "Wax": 2 * SURE * np.eye(n), "Waa": np.zeros((n, n)), "ba": np.full((n, 1), -SURE),
        "Wya": after, "by": begin + after.sum(axis=1, keepdims=True),
    }  # fmt: skip


def counts_to(steps: int, letter: str, char_to_ix: Alphabet) -> Parameters:
    """A network that says one letter `steps` times and then the end: it counts in its state, one unit a step.

    A state that is not carried on, or that does not begin with 0, never gets there.
    """
    n, by = len(char_to_ix), np.full((len(char_to_ix), 1), -3 * SURE)
    by[char_to_ix[letter]] = 0
    by[char_to_ix["\n"]] = -SURE
    Wax, Waa, Wya = np.zeros((steps + 1, n)), np.zeros((steps + 1, steps + 1)), np.zeros((n, steps + 1))
    Wax[0], Waa[1:, :-1] = -2 * SURE, SURE * np.eye(steps)
    ba = np.zeros((steps + 1, 1))
    ba[0] = SURE
    Wya[char_to_ix["\n"], steps] = 2 * SURE
    return {"Wax": Wax, "Waa": Waa, "ba": ba, "Wya": Wya, "by": by}


def is_exact(letter: str, char_to_ix: Alphabet) -> Parameters:
    """A network that says one letter and then the end, if the input behind it is exactly 1 and the state what it was.

    Two units are on either side of the input 1, two on either side of the first state of a fifth, which never changes.
    Off by a thousandth, and the letter is repeated for ever.
    """
    n, steep, near, kept = len(char_to_ix), 2000.0, 2.0, 0.354
    Wax, Waa, Wya = np.zeros((5, n)), np.zeros((5, 5)), np.zeros((n, 5))
    Wax[:2, char_to_ix[letter]], Waa[2:4, 4] = steep, steep
    aim = np.array([near - steep, -near - steep, near - steep * kept, -near - steep * kept, np.arctanh(kept)])
    Wya[char_to_ix["\n"]] = SURE * np.array([1, -1, 1, -1, 0])
    by = np.full((n, 1), -3 * SURE)
    by[char_to_ix["\n"]], by[char_to_ix[letter]] = 0, 3 * SURE
    return {"Wax": Wax, "Waa": Waa, "ba": aim[:, np.newaxis], "Wya": Wya, "by": by}


def tireless(char_to_ix: Alphabet) -> Parameters:
    """A network to which all letters are equally likely, at every step, and the end of the line never comes."""
    shares = np.ones((len(char_to_ix), 1))
    shares[char_to_ix["\n"]] = 1e-30
    return memoryless(shares)


def memoryless(shares: Array) -> Parameters:
    """A network that gives the letters these shares (n, 1) at every step, whatever came before."""
    n = len(shares)
    still = {"Wax": np.zeros((2, n)), "Waa": np.zeros((2, 2)), "ba": np.zeros((2, 1)), "Wya": np.zeros((n, 2))}
    return {**still, "by": np.log(shares / shares.sum())}


def uneven_shares(rng: np.random.Generator, char_to_ix: Alphabet) -> Array:
    """Shares (n, 1) for `memoryless`: the end of the line comes at every eighth place, the letters differ widely."""
    shares = rng.permutation(np.geomspace(1, 12, len(char_to_ix)))[:, np.newaxis]
    end = char_to_ix["\n"]
    shares[end] = 0
    shares[end] = shares.sum() / 7
    return np.asarray(shares / shares.sum())


def reading_slips(
    X: Sequence[int | None], Y: Sequence[int], start: Array, parameters: Parameters
) -> dict[str, dict[str, Array]]:
    """What the usual slips make of the slopes: a slip in words, and all five slopes by name."""
    wide = np.zeros((len(parameters["by"]), 1, len(X)))
    for place, letter in enumerate(X):
        if letter is not None:
            wide[letter, 0, place] = 1.0
    states, shares, trip = layers.rnn_forward(wide, start, parameters)
    right = layers.one_hot(np.array(Y), len(parameters["by"]))
    before = np.concatenate([start, states[:, 0, :-1]], axis=1)
    last = np.arange(len(Y)) == len(Y) - 1

    def slopes(error: Array, seen: Array, share: float = 1.0) -> dict[str, Array]:
        back = layers.rnn_backward(np.dot(parameters["Wya"].T, error).reshape(states.shape), trip)
        found = {"dWya": np.dot(error, seen.T), "dby": np.sum(error, axis=1)[:, np.newaxis]}
        found |= {name: back[name] for name in ("dWax", "dWaa", "dba")}
        return {name: share * value for name, value in found.items()}

    error, seen = shares[:, 0] - right, states[:, 0]
    return {
        "the error with its sign turned": slopes(-error, seen),
        "leaving out the 1 of the right letter": slopes(shares[:, 0], seen),
        "the mean over the letters, where the loss is a sum": slopes(error, seen, 1 / len(Y)),
        "the states one step too early": slopes(error, before),
        "the last letter alone": slopes(error * last, seen),
        "the letters that came in, where those that should come out are meant": slopes(shares[:, 0] - wide[:, 0], seen),
    }
