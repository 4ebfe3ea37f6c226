"""Week 11: three networks that learned to write names, each with a bug."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Parameters = dict[str, Array]
Draw = Callable[[Array, np.random.Generator], int]  # shares of the letters (n,) -> a letter
UNITS, RATE, BOUND, PIECE, LONGEST, WORDS = 40, 0.03, 2.0, 200, 30, 5


@dataclass(frozen=True)
class Writer:
    """What a training run reports: the loss per letter, means over so many names, and names that it writes."""

    read: Array  # how many names had been read
    losses: Array
    words: tuple[str, ...]


def broken_writers(names: Sequence[str], char_to_ix: Mapping[str, int], *, seed: int = 0) -> dict[int, Writer]:
    """Three broken programs that read `names` once, by number.

    1: what should come out is what has just come in; 2: the likeliest letter is taken, none is drawn; 3: no name ends.
    A name is cut off after 30 letters.
    """
    end = char_to_ix["\n"]
    coded = [[char_to_ix[letter] for letter in name] for name in names]
    shifted = [([None, *name], [*name, end]) for name in coded]
    itself = [([*name, end], [*name, end]) for name in coded]
    endless = [([None, *name[:-1]], name) for name in coded]
    programs: dict[int, tuple[list[tuple[list[Any], list[int]]], Draw]] = {
        1: (itself, _drawn),
        2: (shifted, lambda shares, _: int(np.argmax(shares))),
        3: (endless, _drawn),
    }
    return {number: _trained(tasks, char_to_ix, draw, seed) for number, (tasks, draw) in programs.items()}


def _drawn(shares: Array, rng: np.random.Generator) -> int:
    return int(rng.choice(len(shares), p=shares))


def _trained(tasks: list[tuple[list[Any], list[int]]], char_to_ix: Mapping[str, int], draw: Draw, seed: int) -> Writer:
    rng, size = np.random.default_rng(seed), len(char_to_ix)
    shapes = {"Wax": (UNITS, size), "Waa": (UNITS, UNITS), "Wya": (size, UNITS), "ba": (UNITS, 1), "by": (size, 1)}
    network = {name: rng.normal(scale=0.05, size=shape) for name, shape in shapes.items()}
    losses = []
    for came, wanted in tasks:
        loss, slopes = _slopes(came, wanted, network)
        network = layers.update_parameters(network, layers.clip(slopes, BOUND), RATE)
        losses.append(loss / len(wanted))
    pieces = np.array_split(np.array(losses), max(1, len(losses) // PIECE))
    words = tuple(_written(network, char_to_ix, draw, rng) for _ in range(WORDS))
    return Writer(np.cumsum([len(piece) for piece in pieces]), np.array([piece.mean() for piece in pieces]), words)


def _columns(letters: Sequence[int | None], size: int) -> Array:
    """One-hot columns (size, 1, T); None is a column of zeros."""
    row = np.array([size if letter is None else letter for letter in letters])
    return np.eye(size + 1)[:size, np.newaxis, row]


def _slopes(came: Sequence[int | None], wanted: Sequence[int], network: Parameters) -> tuple[float, Parameters]:
    size = len(network["by"])
    states, shares, trip = layers.rnn_forward(_columns(came, size), np.zeros((UNITS, 1)), network)
    truth = layers.one_hot(np.array(wanted), size)
    error = shares[:, 0] - truth
    back = layers.rnn_backward((network["Wya"].T @ error).reshape(states.shape), trip)
    outer = {"dWya": np.dot(error, states[:, 0].T), "dby": error.sum(axis=1)[:, np.newaxis]}
    return float(-np.log(shares[:, 0][truth > 0]).sum()), {**back, **outer}


def _written(network: Parameters, char_to_ix: Mapping[str, int], draw: Draw, rng: np.random.Generator) -> str:
    letters = {number: letter for letter, number in char_to_ix.items()}
    state, came, word = np.zeros((UNITS, 1)), _columns([None], len(letters)), ""
    while len(word) < LONGEST:
        states, shares, _ = layers.rnn_forward(came, state, network)
        said = draw(shares[:, 0, 0], rng)
        if letters[said] == "\n":
            return word
        word, state, came = word + letters[said], states[..., 0], _columns([said], len(letters))
    return word + "…"
