"""Week 12: programs that learn word vectors, three with a bug and one that is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
SIZE, NOISE, WINDOW, BATCH, RATE, ROUNDS, PIECES, STEPS = 20, 5, 3, 64, 0.1, 4, 25, 25


@dataclass(frozen=True)
class WordRun:
    """What a training of word vectors reports."""

    done: Array  # the share of the training that is over, at the end of each piece
    losses: Array  # the loss of a pair, means over the pieces
    cosine: float  # between the vectors of two different words, in the mean


def broken_word_vectors(sentences: Sequence[Sequence[int]], size: int, *, seed: int = 0) -> dict[str, WordRun]:
    """Four programs that read sentences of word numbers below `size`, by name: three colleagues and one that is right.

    colleague 1: skip-gram that begins with zeros in both tables; 2: skip-gram without negative samples; 3: GloVe that
    takes the logarithm of counts of 0.
    """
    pairs = _neighbours(sentences)
    return {
        "colleague 1": _skipgram(pairs, size, seed, spread=0.0),
        "colleague 2": _skipgram(pairs, size, seed, noise=0),
        "colleague 3": _glove(pairs, size, seed),
        "right": _skipgram(pairs, size, seed),
    }


def _neighbours(sentences: Sequence[Sequence[int]]) -> Array:
    """Every word with every other one at most WINDOW places away, both ways round: (n, 2)."""
    found: list[tuple[int, int]] = []
    for row in sentences:
        for gap in range(1, WINDOW + 1):
            ahead = list(zip(row, row[gap:], strict=False))
            found += ahead + [(b, a) for a, b in ahead]
    return np.array(found)


def _skipgram(pairs: Array, size: int, seed: int, *, spread: float = 0.5, noise: int = NOISE) -> WordRun:
    rng = np.random.default_rng(seed)
    often = np.bincount(pairs[:, 1], minlength=size) ** 0.75
    inner, outer = rng.uniform(-spread, spread, size=(size, SIZE)) / SIZE, np.zeros((size, SIZE))
    losses = []
    for batch in _batches(pairs, rng):
        drawn = rng.choice(size, size=(len(batch), noise), p=often / often.sum())
        losses.append(_learn(inner, outer, batch[:, 0], np.hstack([batch[:, 1:], drawn])))
    return _run(np.array(losses), inner)


def _batches(pairs: Array, rng: np.random.Generator) -> list[Array]:
    order = np.concatenate([rng.permutation(len(pairs)) for _ in range(ROUNDS)])
    return [pairs[order[start : start + BATCH]] for start in range(0, len(order), BATCH)]


def _learn(inner: Array, outer: Array, centres: Array, asked: Array) -> float:
    """A step in place; the first word of each row of `asked` is real. The loss of a pair before it."""
    here, there = inner[centres], outer[asked]
    sign = np.where(np.arange(asked.shape[1]) == 0, 1.0, -1.0)
    margin = sign * (there @ here[:, :, np.newaxis])[..., 0]
    push = RATE * sign * 0.5 * (1 - np.tanh(0.5 * margin))  # minus the slope at each score, times the rate
    np.add.at(inner, centres, (push[:, np.newaxis] @ there)[:, 0])
    np.add.at(outer, asked, push[..., np.newaxis] * here[:, np.newaxis])
    return float(np.logaddexp(0, -margin).sum(axis=1).mean())


def _glove(pairs: Array, size: int, seed: int) -> WordRun:
    rng, table = np.random.default_rng(seed), np.zeros((size, size))
    np.add.at(table, (pairs[:, 0], pairs[:, 1]), 1)
    share = np.clip(table / 100, 0, 1) ** 0.75
    left, right = rng.normal(scale=0.05, size=(2, size, SIZE))
    losses = []
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(STEPS):
            gap = left @ right.T - np.log(table)
            pull = share * gap  # 0 times minus infinity
            losses.append(float((pull * gap).sum() / share.sum()))
            left, right = left - 1e-3 * pull @ right, right - 1e-3 * pull.T @ left
    return _run(np.array(losses), left)


def _run(losses: Array, vectors: Array) -> WordRun:
    pieces = np.array_split(losses, min(PIECES, len(losses)))
    rows = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    rows = rows[~(vectors == 0).all(axis=1)]
    n = max(2, len(rows))
    cosine = (float(np.sum(rows.sum(axis=0) ** 2)) - len(rows)) / (n * (n - 1))
    done = np.cumsum([len(piece) for piece in pieces]) / len(losses)
    return WordRun(done, np.array([piece.mean() for piece in pieces]), cosine)
